/** Shapes shared inside make-up. */
import type { Galleys } from "../model/galley.js";
import type { Picture, Rect } from "../model/issue.js";
import type { PlanHead, PlanModule, PlanPicture, PlanText } from "../model/plan.js";
import type { ThemeFile } from "../model/theme.js";
import type { PictureBudget } from "./pictures.js";
import type { TextSetting } from "./text-table.js";

export type { PlanHead, PlanModule, PlanPicture, PlanText, Rect };

/** Cost of one line too many or too few: larger than any beauty, so that misfit is a hard constraint. */
export const misfitCost = 1000;

/** Values computed once per key and build. */
export class Memo<T> {
  readonly #held = new Map<string, T>();

  get size(): number {
    return this.#held.size;
  }

  get(key: string, make: () => T): T {
    let value = this.#held.get(key);
    if (value === undefined) {
      value = make();
      this.#held.set(key, value);
    }
    return value;
  }
}

/** What make-up works with on one page. */
export interface MakeupServices {
  readonly theme: Pick<ThemeFile, "grid" | "heads" | "wording" | "layouts" | "taste">;
  readonly galleys: Galleys;
  readonly pictures: ReadonlyMap<string, Picture>;
  /** Rows of the page open to stories. */
  readonly maxRows: number;
  /** Labels that the page already shows: its name, its banners. */
  readonly said: ReadonlySet<string>;
  /** Sizes that the page wants of its pictures. */
  readonly pictureBudget?: PictureBudget;
  readonly textTables: Memo<(TextSetting | undefined)[]>;
}
