/** Sections (叠): the program gives each article a page of its section, or holds it (压稿) and says why. */
import type { Diagnostics } from "../../diagnostics/diagnostic.js";
import type { Copy } from "../../model/copy.js";
import type { Galleys } from "../../model/galley.js";
import type { IssueFile, PageFile } from "../../model/issue.js";
import { pageRegion } from "../../model/page-region.js";
import type { Plan, PlanPage } from "../../model/plan.js";
import { fullPage, pageWork } from "../page-work.js";
import { draftOf, type OpenPage } from "./draft.js";
import { settle } from "./settle.js";
import { type Unit, unitsOf } from "./units.js";

type Section = NonNullable<IssueFile["sections"]>[number];

export interface Assignment {
  /** Articles of the pages that the program fills, by label. */
  readonly pages: Readonly<Record<string, readonly string[]>>;
  readonly held: Plan["held"];
}

/** The assignment with the pages that were made up on the way, by label. */
export interface MadeAssignment extends Assignment {
  readonly solved: ReadonlyMap<string, PlanPage>;
}

/** The copy with its articles on the pages that they were given. */
export function assignedCopy(copy: Copy, { pages }: Assignment): Copy {
  const file = { ...copy.issue.file, pages: copy.issue.file.pages.map((page) => (pages[page.label] ? { ...page, articles: [...pages[page.label]] } : page)) };
  return { ...copy, issue: { ...copy.issue, file } };
}

/** A section's articles that must stand on some page: a series or a pin says so, or a plan that people edited. */
function placedBy(section: Section, pages: readonly PageFile[], plan: Plan | undefined): Map<string, string> {
  const placed = new Map<string, string>();
  for (const page of pages) {
    for (const id of [...(page.articles ?? []), ...(page.slots ?? []).map(({ article }) => article)]) placed.set(id, page.label);
    for (const id of [...(page.series ?? []).flatMap(({ articles }) => articles), ...(page.pins ?? []).map(({ article }) => article)]) placed.set(id, page.label);
    for (const id of plan?.pages.find(({ label }) => label === page.label)?.modules.flatMap(({ articles }) => articles) ?? [])
      if (section.articles.includes(id)) placed.set(id, page.label);
  }
  return placed;
}

function* assignSection(copy: Copy, section: Section, galleys: Galleys): Generator<void, MadeAssignment> {
  const { issue: { file, theme, plan } } = copy;
  const own = file.pages.filter(({ label }) => section.pages.includes(label));
  const placed = placedBy(section, own, plan);
  const edited = new Set(plan?.pages.map(({ label }) => label));
  const heldBefore = (plan?.held ?? []).filter(({ article }) => section.articles.includes(article) && !placed.has(article));
  const articles = section.articles.filter((id) => !heldBefore.some(({ article }) => article === id)).flatMap((id) => copy.articles.get(id) ?? []);
  const cells = (page: PageFile): number => pageRegion(copy.issue, file.pages.indexOf(page)).rows * theme.grid.columns;
  const open = own.filter(({ label, slots }) => slots === undefined && !edited.has(label));
  const mean = own.reduce((sum, page) => sum + cells(page), 0) / own.length;
  const units = (list: typeof articles): Unit[] => unitsOf(list, own.length, mean, placed, copy, galleys);
  const stated = (page: PageFile): Unit[] => units((page.articles ?? []).flatMap((id) => copy.articles.get(id) ?? []));
  const pages = open.map((page): OpenPage => ({ label: page.label, cells: cells(page), fixed: stated(page) }));
  const all = units(articles);
  const elsewhere = all.filter(({ page }) => page !== undefined && edited.has(page));
  const rest = all.filter((unit) => !elsewhere.includes(unit));
  const listed = (page: PageFile, assigned: readonly Unit[]): string[] => [...(page.articles ?? []),
    ...[...assigned].sort((a, b) => b.priority - a.priority || section.articles.indexOf(a.articles[0]) - section.articles.indexOf(b.articles[0])).flatMap((unit) => unit.articles)];
  const byLabel: Record<string, readonly string[]> = {};
  for (const page of own) if (edited.has(page.label)) byLabel[page.label] = listed(page, elsewhere.filter((unit) => unit.page === page.label));
  if (open.length === 0) {
    const why = "plan.json has no place for it";
    return { pages: byLabel, solved: new Map(), held: [...heldBefore, ...rest.flatMap((unit) => unit.articles.map((article) => ({ article, why })))] };
  }
  const known = new Map<string, PlanPage | undefined>();
  const oracle = function* (at: number, assigned: readonly Unit[]): Generator<void, PlanPage | undefined> {
    const page: PageFile = { ...open[at], articles: listed(open[at], assigned) };
    const key = `${page.label} ${page.articles?.join()}`;
    if (!known.has(key)) {
      const work = pageWork(copy, page, file.pages.indexOf(open[at]), galleys);
      known.set(key, yield* fullPage(copy, page, work, work.pins));
    }
    return known.get(key);
  };
  const { draft, held } = yield* settle(pages, draftOf(pages, rest), section.mayHold ?? Number.POSITIVE_INFINITY, oracle);
  const solved = new Map<string, PlanPage>();
  for (const [at, page] of open.entries()) {
    byLabel[page.label] = listed(page, draft[at]);
    const made = known.get(`${page.label} ${byLabel[page.label].join()}`);
    if (made) solved.set(page.label, made);
  }
  const why = held.flatMap(({ unit, page }) => unit.articles.map((article) => ({ article, why: `page ${page} is exactly full without it; priority ${unit.priority}` })));
  return { pages: byLabel, held: [...heldBefore, ...why], solved };
}

/** Assigns the articles of every section; undefined where the issue has none. */
export function* assignSections(copy: Copy, galleys: Galleys): Generator<void, MadeAssignment | undefined> {
  const sections = copy.issue.file.sections ?? [];
  if (sections.length === 0) return undefined;
  const pages: Record<string, readonly string[]> = {};
  const held: Plan["held"] = [];
  const solved = new Map<string, PlanPage>();
  for (const section of sections) {
    const one = yield* assignSection(copy, section, galleys);
    Object.assign(pages, one.pages);
    held.push(...one.held);
    for (const [label, page] of one.solved) solved.set(label, page);
  }
  return { pages, held, solved };
}

/** Adds a warning for each article that is held: the desk must know what is not in the paper. */
export function reportHeld(held: Plan["held"], copy: Copy, diagnostics: Diagnostics): void {
  for (const { article, why } of held)
    diagnostics.add({
      code: "article-held", severity: "warning", place: { file: copy.articles.get(article)?.file ?? "issue.json" },
      zh: `稿件“${article}”压稿（${why}）`, en: `The article "${article}" is held: ${why}.`,
      hint: { zh: "给这一叠更多版面，或提高它的 priority", en: "Give the section more pages, or the article a higher priority." },
    });
}
