/** Sections (叠): the program gives each article a page of its section, or holds it (压稿) where that is allowed and says why. */
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Copy } from "../../model/copy.js";
import type { Galleys } from "../../model/galley.js";
import type { PageFile } from "../../model/issue.js";
import type { Plan, PlanPage } from "../../model/plan.js";
import { heldFinding } from "../held-copy.js";
import { heldBeforehand, putBack } from "./holding.js";
import { jumpsToTry, restUnit } from "./jumps.js";
import { fillOf } from "./page-price.js";
import { emptyPage, heldForPage, heldForRoom, jumpedFinding, notInPlan, unevenSection } from "./section-findings.js";
import { contentsWith, type PageContents, type Section } from "./section-contents.js";
import { type SectionPages, sectionPages } from "./section-pages.js";
import type { Oracle } from "./settle.js";
import { settleSection } from "./strategy.js";
import { Trials } from "./trials.js";
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

/** The units of the open pages: articles that the plan neither places nor holds, and what its pages continue on open ones. */
function openUnits(copy: Copy, section: Section, { edited, planned, units }: SectionPages, heldByPlan: Plan["held"], galleys: Galleys): Unit[] {
  const free = section.articles.filter((id) => !planned.placed.has(id) && !heldByPlan.some(({ article }) => article === id)).flatMap((id) => copy.articles.get(id) ?? []);
  // A story that is asked beside one of an edited page cannot go there any more.
  const whole = units(free).map((unit): Unit => (unit.page !== undefined && edited.has(unit.page) ? { ...unit, page: undefined } : unit));
  return [...whole, ...planned.jumps.flatMap((jump) => {
    const article = copy.articles.get(jump.article);
    return article ? [restUnit(jump, article, copy, galleys)] : [];
  })];
}

function* assignSection(copy: Copy, section: Section, index: number, galleys: Galleys): Generator<void, MadeAssignment> {
  const { issue: { theme, plan } } = copy;
  const own = sectionPages(copy, section, galleys);
  const { open, rooms, planned } = own;
  const place = { file: "issue.json", path: `sections[${index}]` };
  const heldByPlan = (plan?.held ?? []).filter(({ article }) => section.articles.includes(article) && !planned.placed.has(article));
  const pages: Record<string, PageContents> = {};
  for (const page of own.own) if (own.edited.has(page.label)) pages[page.label] = contentsWith(page, planned.given.get(page.label) ?? []);
  const units = openUnits(copy, section, own, heldByPlan, galleys);
  if (open.length === 0) {
    const missing = units.length === 0 ? [] : [notInPlan(units.flatMap(({ articles }) => articles), section)];
    return { pages, held: heldByPlan, solved: new Map(), findings: [...planned.findings, ...heldByPlan.map((one) => heldFinding(one, copy)), ...missing] };
  }
  const trials = new Trials(copy, galleys, open, section);
  const oracle: Oracle = (at, assigned) => trials.full(at, assigned);
  const before = heldBeforehand(rooms, units, section.mayHold ?? 0);
  const settled = yield* settleSection({
    rooms, oracle, mayHold: before.left,
    onLayout: (at, assigned) => trials.onLayout(at, assigned),
    jumps: (current, unsettled, fill) => jumpsToTry(rooms, current, unsettled, fill, copy, galleys),
  }, units.filter((unit) => !before.held.includes(unit)));
  const final = yield* putBack(rooms, settled.units, before.held, oracle);
  const solved = new Map<string, PlanPage>();
  for (const [at, page] of open.entries()) {
    pages[page.label] = trials.contents(at, final.units[at]);
    const made = trials.known(at, final.units[at]);
    if (made) solved.set(page.label, made);
  }
  const held = [...heldByPlan, ...final.held.flatMap((unit) => heldForRoom(unit, theme.grid)), ...settled.held.flatMap(({ unit, page }) => heldForPage(unit, page))];
  const empty = open.flatMap((page, at) => (rooms[at].fixed.length + final.units[at].length === 0 ? [emptyPage(page.label, rooms[at].cells, section, place, theme.grid)] : []));
  const off = rooms.reduce((sum, room, at) => sum + (fillOf(room, final.units[at]) - 1) * room.cells, 0);
  // What was put back may have mended a page.
  const unsettled = settled.unsettled.filter((at) => !trials.known(at, final.units[at]));
  const uneven = unsettled.length === 0 || Math.round(off) === 0 ? [] : [unevenSection(off, section, place, theme.grid)];
  const jumped = final.units.flat().flatMap(({ part }) => (part?.role === "first" ? [jumpedFinding(part.jump, copy)] : []));
  return { pages, held, solved, findings: [...planned.findings, ...held.map((one) => heldFinding(one, copy)), ...jumped, ...empty, ...uneven] };
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
