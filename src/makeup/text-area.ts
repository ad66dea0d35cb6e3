/** The text area of an item at a width, with the tables of it that the page has asked for. */
import type { PlanPictureSize } from "../model/plan.js";
import { Memo } from "./memo.js";
import type { PictureStand, PictureWish } from "./pictures.js";
import type { ColumnSetting } from "./text-space.js";
import { TextTable } from "./text-table.js";

export class TextArea {
  readonly #space: readonly ColumnSetting[];
  readonly #display: boolean;
  readonly #maxRows: number;
  readonly #misfits: boolean;
  readonly #tables = new Memo<TextTable>();

  /**
   * @param display white space around it is no hole
   * @param misfits settings that do not fit are told too
   */
  constructor(space: readonly ColumnSetting[], { display, maxRows, misfits }: { readonly display: boolean; readonly maxRows: number; readonly misfits: boolean }) {
    this.#space = space;
    this.#display = display;
    this.#maxRows = maxRows;
    this.#misfits = misfits;
  }

  /**
   * The cheapest settings with the picture at its place and the pictures as large as the page wishes.
   * @param sizes that an editor has set of some: only settings that have them
   */
  table(stand: PictureStand | undefined, wish: PictureWish | undefined, sizes?: readonly PlanPictureSize[]): TextTable {
    const key = `${stand ?? ""}|${wish ? [wish.scale, ...wish.cells.values()].join(" ") : ""}|${sizes ? JSON.stringify(sizes) : ""}`;
    return this.#tables.get(key, () => new TextTable(this.#space, { maxRows: this.#maxRows, display: this.#display, misfits: this.#misfits, stand, wish, sizes }));
  }
}
