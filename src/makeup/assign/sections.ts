/** Sections (叠): the program gives each article a page of its section, or holds it (压稿) where that is allowed and says why. */
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Copy } from "../../model/copy.js";
import type { Galleys } from "../../model/galley.js";
import type { PageFile } from "../../model/issue.js";
import type { Plan, PlanPage } from "../../model/plan.js";
import { fullPage, pageWork } from "../page-work.js";
import { draftOf } from "./draft.js";
import { heldBeforehand, putBack } from "./holding.js";
import { elastic, evenly, fillOf, lastUneven, type OpenPage, sectionFill, worthTrying } from "./page-price.js";
import { emptyPage, heldFinding, linesOf, notInPlan, unevenSection } from "./section-findings.js";
import { contentsWith, type PageContents, type Section, sectionPages } from "./section-pages.js";
import { type Oracle, type Settled, settle } from "./settle.js";
import type { Unit } from "./units.js";

/** What sections came to; plain data, so that it can be kept. */
export interface Assignment {
  /** Contents of the section's pages, by label. */
  readonly pages: Readonly<Record<string, PageContents>>;
  readonly held: Plan["held"];
  readonly findings: readonly Diagnostic[];
}

/** The assignment with the pages that were made up on the way, by label. */
export interface MadeAssignment extends Assignment {
  readonly solved: ReadonlyMap<string, PlanPage>;
}

/** Pages with what they were given. */
export const assignedPages = (pages: readonly PageFile[], assigned: Assignment["pages"]): PageFile[] => pages.map((page) => ({ ...page, ...assigned[page.label] }));

/** The articles of units, the most important first, then in the order of the section. */
function listed(units: readonly Unit[], section: Section): string[] {
  const place = (unit: Unit): number => section.articles.indexOf(unit.articles[0]);
  return [...units].sort((a, b) => b.priority - a.priority || place(a) - place(b)).flatMap((unit) => unit.articles);
}

function* assignSection(copy: Copy, section: Section, index: number, galleys: Galleys): Generator<void, MadeAssignment> {
  const { issue: { file, theme, plan } } = copy;
  const { own, open, rooms, edited, planned, units: unitsFor } = sectionPages(copy, section, galleys);
  const place = { file: "issue.json", path: `sections[${index}]` };
  const heldByPlan = (plan?.held ?? []).filter(({ article }) => section.articles.includes(article) && !planned.has(article));
  const pages: Record<string, PageContents> = {};
  for (const page of own) if (edited.has(page.label)) pages[page.label] = contentsWith(page, [...planned].filter(([, label]) => label === page.label).map(([id]) => id));
  const articles = section.articles.filter((id) => !planned.has(id) && !heldByPlan.some(({ article }) => article === id)).flatMap((id) => copy.articles.get(id) ?? []);
  if (open.length === 0) {
    const missing = articles.length === 0 ? [] : [notInPlan(articles.map(({ id }) => id), section)];
    return { pages, held: heldByPlan, solved: new Map(), findings: [...heldByPlan.map((one) => heldFinding(one, copy)), ...missing] };
  }
  // A story that is asked beside one of an edited page cannot go there any more.
  const units = unitsFor(articles).map((unit): Unit => (unit.page !== undefined && edited.has(unit.page) ? { ...unit, page: undefined } : unit));
  const known = new Map<string, PlanPage | undefined>();
  const given = (at: number, assigned: readonly Unit[]): PageContents => contentsWith(open[at], listed(assigned, section));
  const keyOf = (at: number, assigned: readonly Unit[]): string => JSON.stringify([at, given(at, assigned)]);
  const oracle: Oracle = function* (at, assigned) {
    const key = keyOf(at, assigned);
    if (!known.has(key)) {
      const page: PageFile = { ...open[at], ...given(at, assigned) };
      const work = pageWork(copy, page, file.pages.indexOf(open[at]), galleys);
      known.set(key, work && (yield* fullPage(copy, page, work, work.pins)));
    }
    return known.get(key);
  };
  const before = heldBeforehand(rooms, units, section.mayHold ?? 0);
  const settled = yield* bestSettled(rooms, units.filter((unit) => !before.held.includes(unit)), before.left, oracle);
  const final = yield* putBack(rooms, settled.units, before.held, oracle);
  const solved = new Map<string, PlanPage>();
  for (const [at, page] of open.entries()) {
    pages[page.label] = given(at, final.units[at]);
    const made = known.get(keyOf(at, final.units[at]));
    if (made) solved.set(page.label, made);
  }
  const held = [
    ...heldByPlan,
    ...final.held.flatMap((unit) => reasons(unit, linesOf(unit.cells, theme.grid).lines)),
    ...settled.held.flatMap(({ unit, page }) => unit.articles.map((article) => ({
      article, why: { zh: `没有它，第${page}版恰好排满（priority ${unit.priority}）`, en: `page ${page} is exactly full without it (priority ${unit.priority})` },
    }))),
  ];
  const empty = open.flatMap((page, at) => (rooms[at].fixed.length + final.units[at].length === 0 ? [emptyPage(page.label, rooms[at].cells, section, place, theme.grid)] : []));
  const off = rooms.reduce((sum, room, at) => sum + (fillOf(room, final.units[at]) - 1) * room.cells, 0);
  const uneven = settled.unsettled.length === 0 || Math.round(off) === 0 ? [] : [unevenSection(off, section, place, theme.grid)];
  return { pages, held, solved, findings: [...held.map((one) => heldFinding(one, copy)), ...empty, ...uneven] };
}

/** Copy is shared out evenly; where pages are left that do not come out so, what is over or short goes to the last ones, if that spares some. */
function* bestSettled(rooms: readonly OpenPage[], units: readonly Unit[], mayHold: number, oracle: Oracle): Generator<void, Settled> {
  const fill = sectionFill(rooms, units);
  const draft = draftOf(rooms, units, evenly(rooms, fill));
  const hopeful = rooms.some((room, at) => worthTrying(room, draft.units[at]));
  const even = hopeful ? yield* settle(rooms, draft, mayHold, oracle) : undefined;
  if (even && (even.unsettled.length <= 1 || (fill >= elastic.least && fill <= elastic.most))) return even;
  const uneven = yield* settle(rooms, draftOf(rooms, units, lastUneven(rooms, fill)), mayHold, oracle);
  return even && even.unsettled.length <= uneven.unsettled.length ? even : uneven;
}

function reasons({ articles, priority }: Unit, lines: number): Plan["held"] {
  const many = articles.length > 1;
  const why = {
    zh: `稿件多于版面，${many ? `它这一组 ${articles.length} 篇` : "它"}（约 ${lines} 行，priority ${priority}）是可压稿件里最不要紧的`,
    en: `there is more copy than room, and ${many ? `its group of ${articles.length}` : "it"} (about ${lines} lines, priority ${priority}) matters least of what may be held`,
  };
  return articles.map((article) => ({ article, why }));
}

/** Assigns the articles of every section; undefined where the issue has none. */
export function* assignSections(copy: Copy, galleys: Galleys): Generator<void, MadeAssignment | undefined> {
  const sections = copy.issue.file.sections ?? [];
  if (sections.length === 0) return undefined;
  const parts: MadeAssignment[] = [];
  for (const [index, section] of sections.entries()) parts.push(yield* assignSection(copy, section, index, galleys));
  return {
    pages: Object.assign({}, ...parts.map((part) => part.pages)) as Assignment["pages"],
    held: parts.flatMap(({ held }) => held),
    findings: parts.flatMap(({ findings }) => findings),
    solved: new Map(parts.flatMap(({ solved }) => [...solved])),
  };
}
