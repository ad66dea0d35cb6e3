/** The part of a page's grid that is open to stories: below masthead or folio, above the imprint line. */
import type { Issue } from "./issue.js";

export interface PageRegion {
  readonly template: "front" | "inside";
  /** First row open to stories. */
  readonly row: number;
  readonly rows: number;
  /** Rows at the foot of the front page that carry the imprint. */
  readonly imprintRows: number;
}

/** Rows of the imprint line at the foot of the front page. */
const imprintLineRows = 2;

/** The region of page `index`; the first page is the front wherever the theme has a masthead. */
export function pageRegion(issue: Pick<Issue, "file" | "theme">, index: number): PageRegion {
  const { grid } = issue.theme;
  // A single page that is not numbered first (a page from an archive) is an inside page.
  const isFirst = index === 0 && /^[A-Za-z]?0*1$/.test(issue.file.pages[0].label);
  if (isFirst && grid.mastheadRows > 0) {
    const imprintRows = issue.file.imprint || issue.file.pages[index].editors?.length ? imprintLineRows : 0;
    return { template: "front", row: grid.mastheadRows, rows: grid.rows - grid.mastheadRows - imprintRows, imprintRows };
  }
  return { template: "inside", row: grid.folioRows, rows: grid.rows - grid.folioRows, imprintRows: 0 };
}
