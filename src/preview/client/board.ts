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

/** A paper opens on its first page; then 2 and 3 face one another, and so on. Rows are filled in order, and no spread is torn. */
export function boardCells(pages: number, columns: number): BoardCell[] {
  const cells: BoardCell[] = [];
  let row = 1;
  let column = 1;
  for (let first = 0; first < pages; first += first === 0 ? 1 : 2) {
    const wide = first === 0 || first === pages - 1 ? 1 : 2;
    if (column > 1 && column + wide - 1 > columns) {
      row++;
      column = 1;
    }
    for (let i = 0; i < wide; i++) cells.push({ row, column: column++, right: i === 1 });
  }
  return cells;
}

/**
 * @param ratio height of a page by its width
 * @returns the width of every page in px, and where it stands
 */
export function board(pages: number, ratio: number, { widthPx, heightPx, captionPx }: BoardRoom): { readonly pagePx: number; readonly cells: readonly BoardCell[] } {
  let best = { pagePx: 0, cells: boardCells(pages, 2) };
  for (let columns = Math.min(2, pages); columns <= Math.max(2, pages); columns++) {
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
