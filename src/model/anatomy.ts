/** Where things stand inside a module: pure arithmetic on the grid, shared by make-up and placing. */
import type { PlanModule, PlanPicture } from "./plan.js";
import type { ThemeFile } from "./theme.js";

export type Grid = ThemeFile["grid"];

/** A run of free rows in one text column: text flows down legs in reading order. */
export interface Leg {
  readonly col: number;
  /** First row, from the top of the text area. */
  readonly row: number;
  readonly rows: number;
}

/** Width of `cols` basic columns in em: k·n + (k − 1)·gap (layout convention of the long column, 长栏). */
export function spanEm(grid: Grid, cols: number): number {
  return cols * grid.measureEm + (cols - 1) * grid.gutterEm;
}

/** Left edge of a basic column in pt, from the type area's left. */
export function columnPt(grid: Grid, col: number): number {
  return col * (grid.measureEm + grid.gutterEm) * grid.bodyPt;
}

/** White inside a box, on each side, in em. */
export const boxPadEm = 1;

/** Width of a module's contents in em: a box takes its padding off. */
export function innerEm(grid: Grid, cols: number, boxed: boolean): number {
  return spanEm(grid, cols) - (boxed ? 2 * boxPadEm : 0);
}

/** Rows that a box takes below its text. */
export const boxFootRows = 1;

/** Rows of text area: the module without head and, in a box, without its foot. */
export function textRows(module: Pick<PlanModule, "rect" | "head" | "boxed">): number {
  return module.rect.rows - module.head.rows - (module.boxed ? boxFootRows : 0);
}

/**
 * The legs that pictures leave free in `columns` text columns of `rows` rows, in reading order:
 * column by column, from the top down.
 */
export function legsOf(columns: number, rows: number, pictures: readonly PlanPicture[]): Leg[] {
  const legs: Leg[] = [];
  const downwards = pictures.length > 1 ? [...pictures].sort((a, b) => a.row - b.row) : pictures;
  for (let col = 0; col < columns; col++) {
    let row = 0;
    for (const picture of downwards) {
      if (picture.col > col || col >= picture.col + picture.cols) continue;
      if (picture.row > row) legs.push({ col, row, rows: picture.row - row });
      row = Math.max(row, picture.row + picture.rows);
    }
    if (row < rows) legs.push({ col, row, rows: rows - row });
  }
  return legs;
}

/** What stands in a module's text area besides text: its pictures, and its head where that is vertical. */
export function obstaclesOf({ head, pictures }: Pick<PlanModule, "head" | "pictures">): readonly PlanPicture[] {
  return head.vertical ? [...pictures, verticalObstacle(head.vertical)] : pictures;
}

/** A vertical head as the room it takes. */
export function verticalObstacle({ col, rows }: { readonly col: number; readonly rows: number }): PlanPicture {
  return { figure: "", col, row: 0, cols: 1, rows, captionRows: 0 };
}

/** Rows an option takes at a place: air above is left out at the top of a leg. */
export function rowsAt(option: { readonly rows: number; readonly airRows: number }, atLegTop: boolean): number {
  return atLegTop ? option.rows - option.airRows : option.rows;
}

/** Air below a picture and its caption, in rows. */
export const pictureAirRows = 0.6;

/** Height in pt of the picture itself in the rows planned for it with its caption and air. */
export function pictureHeightPt(leadingPt: number, rows: number, captionRows: number): number {
  return (rows - captionRows - pictureAirRows) * leadingPt;
}

/**
 * The page row of a row of the text area: text stands below the head, a picture above the head
 * at the module's top, below its air.
 */
export function pageRow(module: Pick<PlanModule, "rect" | "head">, row: number): number {
  const { rect, head } = module;
  return row < head.pictureRows ? rect.row + head.airRows + row : rect.row + head.rows + row;
}

/** First page row of the head block, air left out. */
export function headRow({ rect, head }: Pick<PlanModule, "rect" | "head">): number {
  return rect.row + head.airRows + head.pictureRows;
}
