/** The board: all pages as large as the window lets them be, pages that face one another side by side. */

/** Room between pages that do not face one another, and above and below captions, px. */
export const boardGapPx = 26;
export const boardPaddingPx = 24;
/** Pages are not made smaller than this to have all of them in sight: then one scrolls. */
const leastWidthPx = 170;

export interface BoardRoom {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Of a caption under a page. */
  readonly captionPx: number;
}

export interface BoardCell {
  /** Counted from 1. */
  readonly row: number;
  readonly column: number;
  /** It is the right-hand page of a spread. */
  readonly right: boolean;
}

/**
 * A paper opens on its first page; then 2 and 3 face one another, and so on. All stand in one row where there are columns
 * enough; else page 1 is the right half of a spread whose left half is empty, so that spreads stand below one another.
 * @param columns an even number, unless all pages have their own
 */
export function boardCells(pages: number, columns: number): BoardCell[] {
  const places = Array.from({ length: pages }, (_, i) => i);
  if (pages <= columns) return places.map((i) => ({ row: 1, column: i + 1, right: i > 0 && i % 2 === 0 }));
  return places.map((i) => ({ row: Math.floor((i + 1) / columns) + 1, column: ((i + 1) % columns) + 1, right: i % 2 === 0 }));
}

/**
 * @param ratio height of a page by its width
 * @returns the width of every page in px, and where it stands
 */
export function board(pages: number, ratio: number, { widthPx, heightPx, captionPx }: BoardRoom): { readonly pagePx: number; readonly cells: readonly BoardCell[] } {
  let best = { pagePx: 0, cells: boardCells(pages, 2) };
  const even = Array.from({ length: Math.ceil(pages / 2) }, (_, i) => 2 * (i + 1)).filter((columns) => columns < pages);
  for (const columns of [...even, pages]) {
    const cells = boardCells(pages, columns);
    const rows = cells.at(-1)?.row ?? 1;
    const wide = (widthPx - 2 * boardPaddingPx - (columns - 1) * boardGapPx) / columns;
    const high = ((heightPx - 2 * boardPaddingPx - (rows - 1) * boardGapPx) / rows - captionPx) / ratio;
    // Too small to be read off: as wide as fits at the least, and the board scrolls.
    const pagePx = Math.max(Math.min(wide, high), Math.min(wide, leastWidthPx));
    // Of pages as large, the board with fewer rows.
    if (pagePx >= best.pagePx) best = { pagePx, cells };
  }
  return best;
}
