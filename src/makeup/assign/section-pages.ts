/** The pages of a section: which the program fills, what stands on each of them already, which articles have a page. */
import type { ArticleCopy, Copy } from "../../model/copy.js";
import type { Galleys } from "../../model/galley.js";
import type { PageFile } from "../../model/issue.js";
import { pageItems } from "../../model/page-items.js";
import { pageRegion } from "../../model/page-region.js";
import { automatic } from "../page-work.js";
import type { OpenPage } from "./page-price.js";
import { type PlannedPages, plannedPages } from "./planned-pages.js";
import type { Section } from "./section-contents.js";
import { type Unit, unitsOf } from "./units.js";

export interface SectionPages {
  readonly own: readonly PageFile[];
  /** Pages that the program fills: not those on a named layout, nor those of an edited plan. */
  readonly open: readonly PageFile[];
  /** The same as the draft sees them. */
  readonly rooms: readonly OpenPage[];
  /** Pages of the section that an edited plan names. */
  readonly edited: ReadonlySet<string>;
  readonly planned: PlannedPages;
  units(articles: readonly ArticleCopy[]): Unit[];
}

export function sectionPages(copy: Copy, section: Section, galleys: Galleys): SectionPages {
  const { issue: { file, theme, plan } } = copy;
  const own = file.pages.filter(({ label }) => section.pages.includes(label));
  const edited = new Set(plan?.pages.map(({ label }) => label).filter((label) => section.pages.includes(label)));
  const open = own.filter((page) => automatic(page) && !edited.has(page.label));
  const cells = (page: PageFile): number => pageRegion(copy.issue, file.pages.indexOf(page)).rows * theme.grid.columns;
  const mean = own.reduce((sum, page) => sum + cells(page), 0) / own.length;
  const planned = plannedPages(copy, section, edited, new Set(open.map(({ label }) => label)));
  // Where a page is open, a related story can join what stands there.
  const placed = new Map<string, string>(planned.placed);
  for (const page of open) {
    const named = [...(page.articles ?? []), ...(page.slots ?? []).filter(({ continued }) => continued !== true).map(({ article }) => article)];
    for (const id of [...named, ...(page.series ?? []).flatMap(({ articles }) => articles), ...(page.pins ?? []).map(({ article }) => article)]) if (!planned.placed.has(id)) placed.set(id, page.label);
  }
  const units = (articles: readonly ArticleCopy[]): Unit[] => unitsOf(articles, own.length, mean, placed, copy, galleys);
  const stated = (page: PageFile): Unit[] => pageItems(copy, { ...page, series: [] }, theme.wording)
    .flatMap((item) => units([item.copy]).map((unit): Unit => (item.kind === "continued" ? { ...unit, mayLead: false } : unit)));
  return { own, open, edited, planned, units, rooms: open.map((page) => ({ label: page.label, cells: cells(page), fixed: stated(page) })) };
}
