/** The only file that knows the order of the stages short of the browser. */
import { type CopyDeskServices, copydesk } from "./copydesk/copydesk.js";
import type { Diagnostics } from "./diagnostics/diagnostic.js";
import { missingGlyphs } from "./fonts/missing-glyphs.js";
import { openFonts } from "./fonts/open-fonts.js";
import { composerOf } from "./held-composer.js";
import type { HeldFiles } from "./ingest/held-files.js";
import { ingest } from "./ingest/ingest.js";
import { keptCopy } from "./kept-copy.js";
import { keptAssignment, keptPlans } from "./kept-plans.js";
import { type Assignment, assignedPages, assignSections } from "./makeup/assign/sections.js";
import { heldByDesk, heldByPlanFinding } from "./makeup/held-copy.js";
import { makeupPages, pause, planOf, seeking } from "./makeup/makeup.js";
import { noteOmissions } from "./makeup/omission-notes.js";
import type { Cache, Fonts } from "./model/context.js";
import type { Copy } from "./model/copy.js";
import type { Dummy, DummyPage } from "./model/dummy.js";
import type { Issue } from "./model/issue.js";
import { omittedOn, withoutBlocks } from "./model/taken-out.js";
import type { Plan, PlanPage } from "./model/plan.js";
import type { Solution } from "./model/solution.js";
import type { Theme } from "./model/theme.js";
import { turn } from "./diagnostics/given-up.js";
import type { Typesetter } from "./model/typesetter.js";
import { pressDir, themesDir } from "./package-files.js";
import { placePage } from "./place/place.js";
import { holdPlaced, placedBefore } from "./placed-pages.js";
import type { ProgressListener } from "./progress.js";
import type { Stopwatch } from "./stopwatch.js";
import { SubsetThread } from "./subset-thread.js";
import { suppliedThread } from "./supplied-thread.js";
import { unknownPage } from "./unknown-page.js";
import { wordThread } from "./word-thread.js";

export interface DeskOptions {
  readonly diagnostics: Diagnostics;
  readonly cache: Cache;
  readonly stopwatch: Stopwatch;
  /** Only this page. */
  readonly page?: string | undefined;
  /** Reads of the issue only what its first page shows; nothing can be said of the others then, and nothing is read where that page cannot be told alone. */
  readonly firstPage?: boolean | undefined;
  /** Takes the place of the folder's plan.json. */
  readonly edited?: Plan | undefined;
  /** What is read in place of files. */
  readonly held?: HeldFiles | undefined;
  /** Raised where the work is given up: it ends at its next rest. */
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ProgressListener | undefined;
}

/** An issue read and edited, or as far as it came; `copy` is there only where its pages can be made up. */
export interface OpenDesk {
  readonly issue: Issue | undefined;
  readonly copy: Copy | undefined;
  readonly fonts: Fonts;
  /** What the program gave to the pages of sections; issue and copy are those with it. */
  readonly assignment?: Assignment;
  /** Pages made up on the way. */
  readonly solved?: ReadonlyMap<string, PlanPage>;
  /** The copy on its way to the cache. */
  readonly keeping?: Promise<void>;
}

/** An issue made up and placed, or as far as it came. */
export interface Desk extends OpenDesk {
  readonly plan: Plan | undefined;
  readonly dummy: Dummy | undefined;
  readonly typesetter: Typesetter | undefined;
  /** What would make pages full that are not, in page order; a reader's number is the index + 1. */
  readonly solutions: readonly Solution[];
}

/** Blocks that the plan takes out; one that is not optional is refused: copy is cut by editors. */
function takenOut(issue: Issue, diagnostics: Diagnostics): { article: string; block: number }[] {
  return (issue.plan?.omitted ?? []).filter(({ article, block }) => {
    const own = issue.articles.get(article)?.article.blocks[block];
    if (own && "optional" in own && own.optional) return true;
    diagnostics.add({
      code: "omission-not-optional", severity: "error", place: { file: "plan.json", path: "omitted", module: article },
      zh: `“${article}”的 blocks[${block}] 没有标为可删`, en: `blocks[${block}] of "${article}" is not optional.`,
      hint: { zh: "在稿件里给它写 optional: true，或从 omitted 里删去", en: "Give it optional: true in the article, or take it off omitted." },
    });
    return false;
  });
}

/** What the copy desk works with: the theme's faces, whose metrics are loaded, and the thread of words. */
export function copyDeskServices({ faces: ofTheme, styles }: Theme, fonts: Fonts): CopyDeskServices {
  return {
    missingGlyphs: (text, style) => missingGlyphs(text, ofTheme[styles[style].face], (source) => fonts.metrics(source)),
    faces: Object.entries(ofTheme).map(([name, sources]) => [name, sources.map((source) => [source.id, source.only, fonts.metrics(source).sha256])]),
    words: wordThread,
  };
}

/**
 * Ingest → copy desk.
 * @throws the reason of `signal` where it is raised
 */
export async function openDesk(path: string, options: DeskOptions): Promise<OpenDesk> {
  const { diagnostics, stopwatch, cache, signal, progress } = options;
  const fonts = openFonts(cache, new SubsetThread());
  // A glance at copy that is known needs no words, and the browser needs the other core.
  if (!options.firstPage) wordThread();
  signal?.throwIfAborted();
  progress?.({ stage: "ingest" });
  const issue = await stopwatch.time("ingest", () => ingest(path, { themesDir, pressDir, cache, plan: options.edited, firstPage: options.firstPage, held: options.held, supplied: suppliedThread() }, diagnostics));
  if (!issue) return { issue, copy: undefined, fonts };
  const { theme } = issue;
  const labels = issue.file.pages.map(({ label }) => label);
  if (options.page !== undefined && !labels.includes(options.page)) {
    diagnostics.add(unknownPage(options.page, labels));
    return { issue, copy: undefined, fonts };
  }
  progress?.({ stage: "fonts" });
  await stopwatch.time("fonts", () => fonts.load(Object.values(theme.faces).flat(), diagnostics, signal));
  await turn(signal);
  if (diagnostics.hasErrors) return { issue, copy: undefined, fonts };
  progress?.({ stage: "copydesk" });
  const services = copyDeskServices(theme, fonts);
  const kept = await stopwatch.time("copydesk", () => keptCopy(issue, services, cache));
  if (!kept.whole) wordThread();
  const edited = await stopwatch.time("copydesk", () => copydesk(issue, services, diagnostics));
  // The desk need not wait for the disk; who makes up the pages does, at the end.
  const keeping = kept.keep();
  const copy = withoutBlocks(edited, takenOut(issue, diagnostics));
  if (!issue.file.sections?.length || diagnostics.hasErrors) return { issue, copy, fonts, keeping };
  return { ...(await assigned({ issue, copy, fonts }, options)), keeping };
}

/** Articles of sections get their pages, before anything else is made of the pages. */
async function assigned({ issue, copy, fonts }: { readonly issue: Issue; readonly copy: Copy; readonly fonts: Fonts }, { stopwatch, cache, signal }: DeskOptions): Promise<OpenDesk> {
  const kept = await keptAssignment(copy, fonts, cache);
  let assignment: Assignment;
  let solved: ReadonlyMap<string, PlanPage> = new Map();
  if (kept.found) assignment = kept.found;
  else {
    const work = assignSections(copy, composerOf(issue.theme, fonts).galleys);
    for (;;) {
      const next = await stopwatch.time("makeup", () => work.next());
      if (!next.done) {
        await turn(signal);
        continue;
      }
      if (!next.value) return { issue, copy, fonts };
      assignment = next.value;
      solved = next.value.solved;
      await kept.keep(assignment);
      break;
    }
  }
  const given = <T extends Issue>(of: T): T => ({ ...of, file: { ...of.file, pages: assignedPages(of.file.pages, assignment.pages) } });
  return { issue: given(issue), copy: { ...copy, issue: given(copy.issue) }, fonts, assignment, solved };
}

/**
 * Make-up → place. Pages are finished one after another, those that need no search for a plan first; at every pause other work of the process gets its turn,
 * so that a page is set in the browser while the next one is made up.
 * @param give takes each page with its plan as soon as it is placed, pages at fault included; where it gives a promise, the next page waits for that
 * @throws the reason of `signal` where it is raised
 */
export async function layOut(open: OpenDesk, options: DeskOptions, give: (page: DummyPage, planned: PlanPage) => Promise<void> | void = () => {}): Promise<Desk> {
  const { issue, copy, fonts } = open;
  const { diagnostics, stopwatch } = options;
  if (!issue || !copy || diagnostics.hasErrors) return { ...open, plan: undefined, dummy: undefined, typesetter: undefined, solutions: [] };
  for (const finding of open.assignment?.findings ?? []) if (options.page === undefined || options.page === (finding.place.page ?? options.page)) diagnostics.add(finding);
  const { typesetter, galleys } = composerOf(issue.theme, fonts);
  const kept = await keptPlans(copy, fonts, options.cache);
  const planned = new Map<string, PlanPage>();
  const placed = new Map<string, DummyPage>();
  const solutions: Solution[] = [];
  const count = options.page === undefined ? issue.file.pages.length : 1;
  const told = (): void => options.progress?.({ stage: "makeup", pages: { done: placed.size, of: count } });
  told();
  const pages = makeupPages(copy, galleys, diagnostics, options.page, kept.pages, open.solved, solutions);
  for (;;) {
    const next = await stopwatch.time("makeup", () => pages.next());
    if (next.done) break;
    await turn(options.signal);
    if (next.value === seeking) options.progress?.({ stage: "solutions" });
    if (next.value === pause || next.value === seeking) continue;
    const planPage = next.value;
    const key = kept.placedKey(planPage.label);
    // Only a page whose plan was found again is the same page.
    const before = kept.pages.has(planPage.label) ? placedBefore(key) : undefined;
    const page = before ?? await stopwatch.time("place", () => placePage(planPage, withoutBlocks(copy, omittedOn(planPage)), galleys, typesetter, diagnostics));
    if (!before && !diagnostics.all.some(({ place }) => place.page === page.label)) holdPlaced(key, page, issue.file.pages.length);
    planned.set(page.label, planPage);
    placed.set(page.label, page);
    told();
    await give(page, planPage);
  }
  const inOrder = <T>(made: ReadonlyMap<string, T>): T[] => issue.file.pages.flatMap(({ label }) => made.get(label) ?? []);
  const plan = planOf(copy, inOrder(planned), open.assignment?.held);
  await stopwatch.time("makeup", () => kept.keep(plan, diagnostics));
  for (const held of heldByDesk(copy, open.assignment?.held ?? [])) diagnostics.add(heldByPlanFinding(held, copy));
  await open.keeping;
  noteOmissions(plan.omitted ?? [], copy, diagnostics);
  return { ...open, copy: withoutBlocks(copy, plan.omitted ?? []), plan, dummy: { pages: inOrder(placed) }, typesetter, solutions: issue.file.pages.flatMap(({ label }) => solutions.filter(({ page }) => page === label)) };
}

/** Ingest → copy desk → make-up → place: everything short of the browser. */
export async function desk(path: string, options: DeskOptions): Promise<Desk> {
  return layOut(await openDesk(path, options), options);
}
