/** The pages of a section: which the program fills, what stands on each of them already, which articles have a page. */
import type { ArticleCopy, Copy } from "../../model/copy.js";
import type { Galleys } from "../../model/galley.js";
import type { IssueFile, PageFile } from "../../model/issue.js";
import { pageItems } from "../../model/page-items.js";
import { pageRegion } from "../../model/page-region.js";
import { automatic } from "../page-work.js";
import type { OpenPage } from "./page-price.js";
import { type Unit, unitsOf } from "./units.js";

export type Section = NonNullable<IssueFile["sections"]>[number];

/** What a page carries: slots where it has some, else a list. */
export type PageContents = Pick<PageFile, "articles" | "slots">;

export interface SectionPages {
  readonly own: readonly PageFile[];
  /** Pages that the program fills: not those on a named layout, nor those of an edited plan. */
  readonly open: readonly PageFile[];
  /** The same as the draft sees them. */
  readonly rooms: readonly OpenPage[];
  /** Pages of the section that an edited plan names. */
  readonly edited: ReadonlySet<string>;
  /** The section's articles that an edited plan has on a page, in its order. */
  readonly planned: ReadonlyMap<string, string>;
  units(articles: readonly ArticleCopy[]): Unit[];
}

export function sectionPages(copy: Copy, section: Section, galleys: Galleys): SectionPages {
  const { issue: { file, theme, plan } } = copy;
  const own = file.pages.filter(({ label }) => section.pages.includes(label));
  const edited = new Set(plan?.pages.map(({ label }) => label).filter((label) => section.pages.includes(label)));
  const open = own.filter((page) => automatic(page) && !edited.has(page.label));
  const cells = (page: PageFile): number => pageRegion(copy.issue, file.pages.indexOf(page)).rows * theme.grid.columns;
  const mean = own.reduce((sum, page) => sum + cells(page), 0) / own.length;
  const planned = new Map<string, string>();
  for (const { label, modules } of plan?.pages ?? []) if (edited.has(label))
    for (const id of modules.flatMap(({ articles }) => articles)) if (section.articles.includes(id) && !planned.has(id)) planned.set(id, label);
  // Where a page is open, a related story can join what stands there.
  const placed = new Map<string, string>(planned);
  for (const page of open) {
    const named = [...(page.articles ?? []), ...(page.slots ?? []).filter(({ continued }) => continued !== true).map(({ article }) => article)];
    for (const id of [...named, ...(page.series ?? []).flatMap(({ articles }) => articles), ...(page.pins ?? []).map(({ article }) => article)]) if (!planned.has(id)) placed.set(id, page.label);
  }
  const units = (articles: readonly ArticleCopy[]): Unit[] => unitsOf(articles, own.length, mean, placed, copy, galleys);
  const stated = (page: PageFile): Unit[] => pageItems(copy, { ...page, series: [] }, theme.wording)
    .flatMap((item) => units([item.copy]).map((unit): Unit => (item.kind === "continued" ? { ...unit, mayLead: false } : unit)));
  return { own, open, edited, planned, units, rooms: open.map((page) => ({ label: page.label, cells: cells(page), fixed: stated(page) })) };
}

/** A page's contents with what it is given, in the order of importance. */
export function contentsWith(page: PageFile, articles: readonly string[]): PageContents {
  if (!page.slots) return { articles: [...(page.articles ?? []), ...articles] };
  return { slots: [...page.slots, ...articles.map((article) => ({ slot: "assigned", article }))] };
}
