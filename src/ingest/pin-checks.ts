/** Pins: rectangles inside the grid that do not overlap. */
import type { Diagnostics, Place } from "../diagnostics/diagnostic.js";
import type { IssueFile, Rect } from "../model/issue.js";

/** Adds `pin-outside-grid`, `pin-twice` and `pins-overlap`. The grid is counted in columns and rows. */
export function checkPins(
  issue: IssueFile, grid: { readonly columns: number; readonly rows: number }, at: (path: string) => Place, diagnostics: Diagnostics,
): void {
  for (const [p, page] of issue.pages.entries()) for (const [i, pin] of (page.pins ?? []).entries()) {
    const path = `pages[${p}].pins[${i}]`;
    const error = (code: string, where: string, zh: string, en: string) =>
      diagnostics.add({ code, severity: "error", place: { ...at(where), page: page.label, module: pin.article }, zh, en });
    if (pin.rect.col + pin.rect.cols > grid.columns || pin.rect.row + pin.rect.rows > grid.rows) {
      error("pin-outside-grid", `${path}.rect`,
        `定位框到第 ${pin.rect.col + pin.rect.cols} 栏、第 ${pin.rect.row + pin.rect.rows} 行，版心只有 ${grid.columns} 栏 ${grid.rows} 行`,
        `the pin reaches column ${pin.rect.col + pin.rect.cols} and row ${pin.rect.row + pin.rect.rows}; the page has ${grid.columns} columns and ${grid.rows} rows`);
    }
    for (const other of page.pins?.slice(0, i) ?? []) {
      if (other.article === pin.article) {
        error("pin-twice", `${path}.article`, `稿件“${pin.article}”定了两个位置`, `the article "${pin.article}" is pinned twice`);
      }
      if (overlap(other.rect, pin.rect)) {
        error("pins-overlap", `${path}.rect`, `与稿件“${other.article}”的定位框重叠`, `the pin overlaps that of the article "${other.article}"`);
      }
    }
  }
}

function overlap(a: Rect, b: Rect): boolean {
  return a.col < b.col + b.cols && b.col < a.col + a.cols && a.row < b.row + b.rows && b.row < a.row + a.rows;
}
