/** Shapes of the search for pages: what it is asked, its states, and the pages that it ends with. */
import type { Rect } from "../model/rect.js";
import type { TasteWeights } from "../model/taste.js";
import type { Leaf } from "./leaves.js";
import type { Relations } from "./relations.js";
import type { SubsetTable } from "./subset-table.js";

/** Items whose subsets have one table; a crowded page has several such groups, one below the other. */
export interface ItemGroup {
  readonly table: SubsetTable;
  /** Index of the page's item for each item of the table. */
  readonly items: readonly number[];
}

export interface SearchRequest {
  readonly groups: readonly ItemGroup[];
  readonly columns: number;
  /** Rows of the page and the one above it. */
  readonly rows: number;
  /** Weight of each item of the page; the first is the lead. */
  readonly weights: readonly number[];
  /** Items that stand at the foot (adverts). */
  readonly foot: ReadonlySet<number>;
  readonly taste: TasteWeights;
  /** Rectangles that an item must have (pins, locks), in the rows of the search. */
  readonly fixed?: ReadonlyMap<number, Rect>;
  /** What the copy asks of two items' places. */
  readonly relations?: Relations;
  readonly leaves: (item: number, cols: number, rows: number, top: boolean) => readonly Leaf[];
  /** The lead keeps the top left and adverts the foot; where no page is found so, the same is only dear. */
  readonly strict: boolean;
}

export interface PlacedLeaf {
  readonly leaf: Leaf;
  readonly col: number;
  readonly row: number;
  readonly cols: number;
  readonly rows: number;
}

/** A whole page: its leaves in reading order of their tree. */
export interface Tiling {
  readonly leaves: readonly PlacedLeaf[];
  /** What its settings and their places cost, without what one module means to another. */
  readonly cost: number;
}

/** A rectangle that is still to be cut, with the items that fill it. */
export interface Open {
  readonly group: number;
  readonly set: number;
  readonly col: number;
  readonly row: number;
  readonly cols: number;
  readonly rows: number;
  /** Least that it can cost. */
  readonly bound: number;
}

export interface State {
  readonly open: readonly Open[];
  readonly placed: readonly PlacedLeaf[];
  readonly spent: number;
  /** Spent, the bounds of what is open, and a guess of what is not yet known. */
  readonly key: number;
  readonly guess: number;
}

export interface Cut {
  readonly upper: number;
  readonly lower: number;
  readonly across: boolean;
  /** Rows of the upper part, or columns of the left one. */
  readonly at: number;
  readonly cost: number;
}

export interface Breadth {
  /** States kept after each step. */
  readonly states: number;
  /** Cuts tried of one rectangle. */
  readonly cuts: number;
  /** Price guessed for two heads that a cut sets side by side. */
  readonly sideBySide: number;
  /** Pages given back. */
  readonly pages: number;
}
