/** The issue as the preview tells it: pages, their modules and fits, findings and ways out. */
import { basename, dirname, resolve } from "node:path";
import { type Diagnostic, Diagnostics } from "../diagnostics/diagnostic.js";
import type { HeldFiles } from "../ingest/held-files.js";
import { checkNames } from "../makeup/check-names.js";
import { bodyLines } from "./body-lines.js";
import type { Dummy, DummyPage, PlacedModule } from "../model/dummy.js";
import type { Issue } from "../model/issue.js";
import type { Plan, PlanModule, PlanPage } from "../model/plan.js";
import { solutionWords } from "../model/solution.js";
import type { Desk } from "../pipeline.js";
import { noneHeld } from "./held-articles.js";
import { handState } from "./hand-state.js";
import { leverWords } from "./lever-words.js";
import type { PageContent } from "./page-protocol.js";
import { byHeads } from "./refusal-words.js";
import type { CheckState, FitState, IssueState, ModuleState, PageState } from "./protocol.js";

const noFit: FitState = { oversetLines: 0, oversetChars: 0, holeLines: 0, holeChars: 0 };
export const sum = (fits: readonly FitState[]): FitState => fits.reduce((all, one) => ({
  oversetLines: all.oversetLines + one.oversetLines, oversetChars: all.oversetChars + one.oversetChars,
  holeLines: all.holeLines + one.holeLines, holeChars: all.holeChars + one.holeChars,
}), noFit);

export const fitOf = ({ fit, text }: PlanModule): FitState => ({
  oversetLines: fit.oversetLines, oversetChars: fit.oversetChars, holeLines: fit.holeLines, holeChars: Math.floor(fit.holeLines * text.measureEm),
});

/** The name by which the desk knows a module: its main head, else how its text begins. */
export function titleOf(module: PlanModule, issue: Issue): string {
  if (module.banner) return module.banner.join(" ");
  if (module.kind === "briefs") return issue.theme.wording.briefs;
  const article = issue.articles.get(module.articles[0] ?? "")?.article;
  const main = article?.headlines?.find(({ role }) => role === "main")?.value;
  if (main) return main;
  const text = article?.blocks.flatMap((block) => ("text" in block ? [block.text] : []))[0];
  return (typeof text === "string" ? text : (text ?? []).map(({ t }) => t).join("")).slice(0, 16);
}

/** A module of the plan as it was placed; a group of briefs has a copy of its own. */
const placedOf = ({ articles, kind }: PlanModule, page: DummyPage): PlacedModule | undefined =>
  page.modules.find((placed) => placed.article === articles.join("+") && (placed.kind === "banner") === (kind === "banner"))
  ?? page.modules.find((placed) => placed.article === articles[0] && (placed.kind === "banner") === (kind === "banner"));

function moduleState(module: PlanModule, page: DummyPage, issue: Issue): ModuleState {
  const [first = ""] = module.articles;
  const placed = placedOf(module, page);
  const sourced = issue.articles.get(first);
  return {
    id: placed?.id ?? `${page.label}-${first}`,
    articles: module.articles,
    title: titleOf(module, issue),
    kind: module.kind === "story" ? (sourced?.article.kind ?? "news") : module.kind,
    rank: module.rank,
    priority: sourced?.article.priority,
    lines: placed ? bodyLines(placed) : 0,
    rect: module.rect,
    box: placed?.box ?? page.area,
    boxed: module.boxed,
    headPt: module.head.sizePt,
    fit: fitOf(module),
    levers: leverWords(module, issue.theme.grid),
    lock: module.lock,
    hand: handState(module, issue, page.label),
    source: sourced && { file: sourced.file, line: sourced.lineOf("headlines") ?? sourced.lineOf("blocks") ?? 1 },
  };
}

/** Modules as they follow one another on the page, which is the order of its structure. */
function inReadingOrder(modules: readonly ModuleState[], page: DummyPage): ModuleState[] {
  const at = ({ id }: ModuleState): number => page.modules.findIndex((placed) => placed.id === id);
  return [...modules].sort((a, b) => at(a) - at(b));
}

const checksOf = ({ metrics }: PlanPage): CheckState[] => checkNames.map(({ zh, en }, i) => ({ zh, en, holds: metrics[`check${i + 1}`] !== 0 }));

const count = (diagnostics: readonly Diagnostic[], label: string, severity: Diagnostic["severity"]): number =>
  diagnostics.filter((one) => one.severity === severity && one.place.page === label).length;

/** Ids of modules that stand as they last were. */
const heldOf = (modules: readonly ModuleState[], issue: Issue, { articles: held }: HeldFiles): string[] =>
  modules.filter(({ articles }) => articles.some((id) => held.has(issue.articles.get(id)?.file ?? ""))).map(({ id }) => id);

/** An issue with the pages that are made up so far. */
export interface MadeUp {
  readonly issue: Issue;
  readonly plan: Pick<Plan, "pages">;
  readonly dummy: Dummy;
  /** Articles that stand as they last were. */
  readonly held: HeldFiles;
}

function pageStates({ issue, plan, dummy, held }: MadeUp, diagnostics: readonly Diagnostic[], contents: ReadonlyMap<string, PageContent>): PageState[] {
  return issue.file.pages.map(({ label, name, section, ink }, index): PageState => {
    const planned = plan.pages.find((one) => one.label === label);
    const page = dummy.pages.find((one) => one.label === label);
    const content = contents.get(label);
    const modules = planned && page ? inReadingOrder(planned.modules.map((module) => moduleState(module, page, issue)), page) : [];
    return {
      label, name, section, layout: planned?.layout ?? "", ink: issue.file.mourning ? "k" : (ink ?? "cmyk"), template: page?.template ?? (index === 0 ? "front" : "inside"),
      widthPt: content?.widthPt ?? issue.theme.paper.widthMm * (72 / 25.4), heightPt: content?.heightPt ?? issue.theme.paper.heightMm * (72 / 25.4),
      trimWidthPt: content?.trim.widthPt ?? issue.theme.paper.widthMm * (72 / 25.4),
      version: content?.version, shell: content?.shell, outdated: !page, held: heldOf(modules, issue, held), fit: sum(modules.map(({ fit }) => fit)),
      errors: count(diagnostics, label, "error"), warnings: count(diagnostics, label, "warning"),
      checks: planned ? checksOf(planned) : [], modules,
    };
  });
}

const stated = ({ file, id, folder }: Issue) => ({ revision: 0, tookMs: 0, readable: true, title: file.title, id, date: file.date, folder });

/** The state of an issue that was made up; `contents` are its pages as they are shown. */
export function issueState({ issue, plan, dummy, solutions }: Desk, diagnostics: readonly Diagnostic[], contents: ReadonlyMap<string, PageContent>, held: HeldFiles = noneHeld): IssueState {
  if (!issue || !plan || !dummy) throw new RangeError("an issue that was not made up has no state of its own");
  const pages = pageStates({ issue, plan, dummy, held }, diagnostics, contents);
  const modules = pages.flatMap((page) => page.modules);
  return {
    ...stated(issue), pages, held: [...held.articles.keys()], diagnostics, waiting: 0,
    solutions: solutions.map((solution, i) => ({ number: i + 1, page: solution.page, applies: solution.applies, ...byHeads(solutionWords(solution), modules) })),
  };
}

/** The state while some pages are still made up: of those, what was told of them before, and nothing that the run in hand found of them so far. */
export function partialState(made: MadeUp, diagnostics: readonly Diagnostic[], contents: ReadonlyMap<string, PageContent>, before: IssueState | undefined): IssueState {
  const come = new Set(made.dummy.pages.map(({ label }) => label));
  const asBefore = new Map((before?.pages ?? []).filter(({ label }) => !come.has(label)).map((page) => [page.label, page]));
  const waiting = new Set(made.issue.file.pages.map(({ label }) => label).filter((label) => asBefore.has(label)));
  const ofWaiting = ({ place: { page } }: Diagnostic): boolean => page !== undefined && waiting.has(page);
  // In the order of a whole run, so that none changes its place in a list when the others come.
  const told = new Diagnostics();
  for (const one of diagnostics) if (!ofWaiting(one)) told.add(one);
  for (const one of before?.diagnostics ?? []) if (ofWaiting(one)) told.add(one);
  return {
    ...stated(made.issue), held: [...made.held.articles.keys()],
    pages: pageStates(made, diagnostics, contents).map((page) => (come.has(page.label) ? page : asBefore.get(page.label) ?? { ...page, outdated: false })),
    diagnostics: told.all,
    solutions: before?.solutions ?? [], waiting: made.issue.file.pages.length - come.size,
  };
}

/** The state before, told to be of older files: nothing could be made up of those there are. */
export function outdatedState(before: IssueState | undefined, path: string, diagnostics: readonly Diagnostic[]): IssueState {
  const folder = resolve(path.endsWith(".json") ? dirname(path) : path);
  const empty: IssueState = { revision: 0, tookMs: 0, readable: false, title: basename(folder), id: "", date: "", folder, held: [], pages: [], diagnostics, solutions: [], waiting: 0 };
  return { ...(before ?? empty), readable: false, held: [], diagnostics, solutions: [], waiting: 0, pages: (before?.pages ?? []).map((page) => ({ ...page, outdated: true })) };
}
