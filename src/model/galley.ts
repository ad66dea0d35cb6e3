/** A galley (小样): an article's blocks as items that flow down the legs of a module, in whole rows. */
import type { ArticleCopy, BlockRole } from "./copy.js";
import type { Line } from "./typesetter.js";
import type { HeadRank } from "./theme.js";

/** One way of setting an item. */
export interface GalleyOption {
  /** Rows taken, `airRows` included. */
  readonly rows: number;
  /** Beauty cost, 0 for the natural setting. */
  readonly cost: number;
  /** Lines of the block's own text. */
  readonly lines: number;
  /** Blank rows above, left out at the top of a leg. */
  readonly airRows: number;
  /** The end credit stands on the last text line instead of a row of its own. */
  readonly tailInline: boolean;
}

/** A block (with its tail, where the end credit follows it) that flows through the legs. */
export interface GalleyItem {
  readonly id: string;
  readonly article: ArticleCopy;
  /** Index in the article's blocks. */
  readonly block: number;
  /** Index of the end credit or jump line that follows on the same item. */
  readonly tail: number | undefined;
  readonly role: BlockRole;
  /** Cheapest first; no two with the same number of rows. */
  readonly options: readonly GalleyOption[];
  /** Lines may be parted over two legs. */
  readonly breakable: boolean;
  /** Rows from its start that may not be parted: a drop cap's. */
  readonly keepFirstRows?: number;
  /** Rows of the following item that must stand in the same leg. */
  readonly keepNextRows: number;
}

export interface Galley {
  readonly items: readonly GalleyItem[];
  readonly measurePt: number;
  /** False where a table is wider than the measure even in its smallest size. */
  readonly fits: boolean;
}

/** A set line of an item: its offset from the item's first row, in rows. */
export interface SetLine {
  readonly block: number;
  readonly line: Line;
  readonly rowOffset: number;
  readonly heightRows: number;
  /** Part of a table row: cell column, for the reading order. */
  readonly cell?: { readonly row: number; readonly col: number };
}

/** A rule inside an item (pull quote, table), in rows and pt from the item's top left. */
export interface SetRule {
  readonly xPt: number;
  readonly widthPt: number;
  readonly rowOffset: number;
  readonly weightPt: number;
}

export type HeadPartRole = "label" | "kicker" | "main" | "deck" | "summary" | "byline";

/** A head block (题): its parts from top to bottom, without air. */
export interface HeadBlock {
  readonly parts: readonly {
    readonly role: HeadPartRole;
    readonly lines: readonly { readonly line: Line; readonly yPt: number; readonly heightPt: number }[];
  }[];
  readonly heightPt: number;
  readonly sizePt: number;
  readonly cost: number;
}

/** What a head block is made from. */
export interface HeadRequest {
  readonly article: ArticleCopy;
  readonly rank: HeadRank;
  readonly sizePt: number;
  readonly maxLines: number;
  readonly widthPt: number;
  /** Column label (栏目) above the head; none where the banner or the page name already says it. */
  readonly label: string | undefined;
}

/** A vertical head (竖题) in a text column: lines with the left edge and top of their boxes in the block, blanks included. */
export interface VerticalHeadBlock {
  readonly parts: readonly {
    readonly role: HeadPartRole;
    /** `heightPt` is a line's thickness: its height where it is horizontal, its width where it runs downwards. */
    readonly lines: readonly { readonly line: Line; readonly xPt: number; readonly yPt: number; readonly heightPt: number }[];
  }[];
  readonly heightPt: number;
  readonly sizePt: number;
  readonly cost: number;
}

export interface VerticalHeadRequest {
  readonly article: ArticleCopy;
  readonly rank: HeadRank;
  readonly sizePt: number;
  /** Lines of the main head, exactly. */
  readonly lines: number;
  /** Measure of the text column. */
  readonly widthPt: number;
  readonly label: string | undefined;
}

/** The galley service, built in `compose/`; make-up chooses from it, placing replays it. */
export interface Galleys {
  galley(article: ArticleCopy, blocks: readonly [number, number], measurePt: number): Galley;
  lines(item: GalleyItem, option: GalleyOption, measurePt: number): { readonly lines: readonly SetLine[]; readonly rules: readonly SetRule[] };
  head(request: HeadRequest): HeadBlock | undefined;
  verticalHead(request: VerticalHeadRequest): VerticalHeadBlock | undefined;
  /** Caption lines of a figure at a width; each takes one caption row. */
  caption(article: ArticleCopy, figure: string, widthPt: number): readonly Line[];
}
