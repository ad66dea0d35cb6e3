import type { BoxPt } from "../../model/dummy.js";
import type { PageContent } from "../page-protocol.js";
import type { ModuleState } from "../protocol.js";

/** Where a rectangle of the grid lies on its page, pt from the trim's top left. */
export function gridBox({ col, row, cols, rows }: ModuleState["rect"], { area, grid: { columnPt, gutterPt, leadingPt } }: Pick<PageContent, "area" | "grid">): BoxPt {
  return {
    xPt: area.xPt + col * (columnPt + gutterPt), yPt: area.yPt + row * leadingPt,
    widthPt: cols * columnPt + (cols - 1) * gutterPt, heightPt: rows * leadingPt,
  };
}

export type PageSize = Pick<PageContent, "widthPt" | "heightPt">;

/** Lays an element of a page's sheet over a box of the page, at any zoom. */
export function putAt({ style }: HTMLElement, { xPt, yPt, widthPt, heightPt }: BoxPt, page: PageSize): void {
  const percent = (part: number, whole: number): string => `${(100 * part) / whole}%`;
  Object.assign(style, { left: percent(xPt, page.widthPt), top: percent(yPt, page.heightPt), width: percent(widthPt, page.widthPt), height: percent(heightPt, page.heightPt) });
}
