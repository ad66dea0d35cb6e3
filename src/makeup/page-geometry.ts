/** Rectangles of a made-up page in page columns and rows: heads, pictures, text areas; how modules lie to each other. */
import { headRow, legsOf, pageRow, textRows } from "../model/anatomy.js";
import type { PlanModule } from "./types.js";

/** A rectangle; columns may be fractions where a module has an odd measure. */
export interface Area {
  readonly col: number;
  readonly row: number;
  readonly cols: number;
  readonly rows: number;
}

export const cells = ({ cols, rows }: Pick<Area, "cols" | "rows">): number => cols * rows;

const shared = (a: number, aLength: number, b: number, bLength: number): number => Math.min(a + aLength, b + bLength) - Math.max(a, b);

/** Columns that two rectangles have in common, 0 or less where there are none. */
export const sharedCols = (a: Area, b: Area): number => shared(a.col, a.cols, b.col, b.cols);
/** Rows that two rectangles have in common. */
export const sharedRows = (a: Area, b: Area): number => shared(a.row, a.rows, b.row, b.rows);

/** A banner stands right above the module: no air above its head. */
export const underBanner = ({ rect }: PlanModule, modules: readonly PlanModule[]): boolean =>
  modules.some((other) => other.kind === "banner" && other.rect.row + other.rect.rows === rect.row && sharedCols(other.rect, rect) > 0);

/** True where two rectangles have part of an edge in common. */
export function touch(a: Area, b: Area): boolean {
  const beside = Math.abs(a.col + a.cols - b.col) < 0.2 || Math.abs(b.col + b.cols - a.col) < 0.2;
  const below = a.row + a.rows === b.row || b.row + b.rows === a.row;
  return (beside && sharedRows(a, b) > 0) || (below && sharedCols(a, b) > 0.2);
}

/** The head block of a module, air left out; undefined where it has none. */
export function headArea(module: PlanModule): Area | undefined {
  if (module.head.sizePt === 0 || module.kind === "banner") return undefined;
  return { col: module.rect.col, cols: module.rect.cols, row: headRow(module), rows: module.head.rows - module.head.airRows };
}

/** The pictures of a module, captions included. */
export function pictureAreas(module: PlanModule): Area[] {
  const step = module.rect.cols / module.text.columns;
  return module.pictures.map((p) => ({ col: module.rect.col + p.col * step, cols: p.cols * step, row: pageRow(module, p.row), rows: p.rows }));
}

/** Rows of the text legs of a module. */
export function legRows(module: PlanModule): number[] {
  return module.kind === "banner" || module.levers.rows.length === 0 ? [] : legsOf(module.text.columns, textRows(module), module.pictures).map(({ rows }) => rows);
}

/** Columns whose left edge is a gutter over all rows of the page. */
export function throughGutters(modules: readonly PlanModule[], columns: number): number {
  let found = 0;
  for (let col = 1; col < columns; col++) if (modules.every(({ rect }) => rect.col >= col || rect.col + rect.cols <= col)) found++;
  return found;
}

/** Rows at which a line runs through from the left edge to the right one. */
export function throughLines(modules: readonly PlanModule[]): number {
  const tops = new Set(modules.map(({ rect }) => rect.row));
  const first = Math.min(...tops);
  return [...tops].filter((row) => row > first && modules.every(({ rect }) => rect.row >= row || rect.row + rect.rows <= row)).length;
}
