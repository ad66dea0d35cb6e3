/** Shapes shared inside make-up. */
import type { Galleys } from "../model/galley.js";
import type { Picture, Rect } from "../model/issue.js";
import type { PlanHead, PlanModule, PlanPicture, PlanText } from "../model/plan.js";
import type { ThemeFile } from "../model/theme.js";
import { Memo } from "./memo.js";
import type { PictureBudget } from "./pictures.js";
import type { TextArea } from "./text-area.js";

export type { PlanHead, PlanModule, PlanPicture, PlanText, Rect };

/** One setting of a head, in whole rows. */
export interface HeadChoice {
  readonly sizePt: number;
  readonly maxLines: number;
  readonly airRows: number;
  readonly rows: number;
  readonly cost: number;
}

/** Tables of a page that its slots and attempts share; good for one number of rows. */
export interface PageTables {
  readonly areas: Memo<TextArea>;
  readonly heads: Memo<readonly HeadChoice[]>;
}

export const pageTables = (): PageTables => ({ areas: new Memo(), heads: new Memo() });

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
  /** Largest part of a picture that may be cropped; the usual one when absent. */
  readonly cropLimit?: number;
  readonly tables: PageTables;
  /** Settings that do not fit are looked at too, so that the desk is told how far they are from fitting. */
  readonly misfits: boolean;
  /** Optional blocks may be left out; not where an edited plan says itself what is. */
  readonly omissions?: boolean;
}
