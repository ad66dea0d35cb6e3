/** Make-up: from copy to plan. Every page is made up by itself; its layout's slots are given whole rows. */
import { createHash } from "node:crypto";
import { Diagnostics } from "../diagnostics/diagnostic.js";
import type { Copy } from "../model/copy.js";
import { copySum } from "./copy-sum.js";
import type { Galleys } from "../model/galley.js";
import type { PageFile } from "../model/issue.js";
import { pageItems } from "../model/page-items.js";
import type { Plan, PlanPage } from "../model/plan.js";
import type { Solution } from "../model/solution.js";
import { distinctOmissions, omittedOn, withoutBlocks } from "../model/taken-out.js";
import { replayPage } from "./edited-plan.js";
import { reportConstraints } from "./constraint-report.js";
import { heldByDesk } from "./held-copy.js";
import { explainHeld, lockedModules } from "./held-modules.js";
import type { HeldModule } from "./leaves.js";
import { checkAllPlaced } from "./all-placed.js";
import { reportFit } from "./fit-report.js";
import { freePage } from "./free-page.js";
import { fits, namedPage } from "./named-page.js";
import type { MadePage, Trial } from "./not-full.js";
import { automatic, pageWork, wholeText } from "./page-work.js";
import { checkPlannedPage } from "./planned-page-checks.js";
import { reportSupplied } from "./supplied-sizes.js";
import { noteSetBack } from "./set-back.js";
import { solutionsOf } from "./solutions.js";

/** Given where make-up can rest: other work of the process gets its turn. */
export const pause = Symbol("pause");

/** Given where all pages are made up and solutions for those that are not full are looked for: that may take longer than they did. */
export const seeking = Symbol("seeking");

/** A search's rests are make-up's pauses. */
function* resting<T>(work: Generator<void, T>): Generator<typeof pause, T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    yield pause;
  }
}

/** Most pages that are made up in search of solutions: for one page that is not full, and for all of an issue. */
const mostTrials = { page: 16, issue: 24 };
/** The same in search of jumps, which take two pages each. */
const mostJumpTrials = { page: 8, issue: 12 };

/** Findings of a page that other copy may mend; where the plan or a lock is at fault, nothing is tried. */
const mendable: ReadonlySet<string> = new Set(["overset", "hole", "unsolvable-page", "no-layout"]);

/** A late replacement stands in the old story's rectangle, and nothing else of its page moves. */
const frozen = (copy: Copy, label: string): boolean => {
  const fresh = new Set((copy.issue.plan?.replaced ?? []).map((one) => one.new));
  return copy.issue.plan?.pages.find((own) => own.label === label)?.modules.some(({ articles }) => articles.some((id) => fresh.has(id))) ?? false;
};

/** The copy without the plan's page, so that it is made up anew; what is locked keeps its page in the plan. */
function unplanned(copy: Copy, label: string): Copy {
  const { plan } = copy.issue;
  if (!plan || plan.pages.some((own) => own.label === label && own.modules.some(({ lock, hand }) => lock.length > 0 || hand !== undefined))) return copy;
  return { ...copy, issue: { ...copy.issue, plan: { ...plan, pages: plan.pages.filter((own) => own.label !== label) } } };
}

/** A trial of make-up: the page where it is exactly full. */
function* onlyIfFull(made: Generator<typeof pause, PlanPage | undefined>): Generator<void, PlanPage | undefined> {
  for (;;) {
    const step = made.next();
    if (step.done) return step.value && fits(step.value) ? step.value : undefined;
    yield;
  }
}

/** The same trial for `most` times; then nothing is found any more. */
function limited<A extends readonly unknown[]>(most: number, trial: (...args: A) => Generator<void, PlanPage | undefined>): (...args: A) => Generator<void, PlanPage | undefined> {
  let left = most;
  return function* (...args) {
    return left-- > 0 ? yield* trial(...args) : undefined;
  };
}

/**
 * What would make a page full that is not, with a bounded number of pages made up in search of it.
 * @param count pages of the issue that are not full
 */
function* proposals(copy: Copy, { page, index, planned: nearest }: MadePage, later: readonly MadePage[], galleys: Galleys, count: number, diagnostics: Diagnostics): Generator<typeof pause, readonly Solution[]> {
  const work = nearest && fits(nearest) ? undefined : pageWork(copy, page, index, galleys, false);
  if (!work) return [];
  if (copy.issue.plan?.pages.some(({ label }) => label === page.label) && !frozen(copy, page.label) && (yield* resting(onlyIfFull(makeupPage(unplanned(copy, page.label), page, index, galleys, new Diagnostics(), true)))))
    diagnostics.add({
      code: "plan-outdated", severity: "info", place: { file: "plan.json", page: page.label },
      zh: `不按 plan.json 重排，第${page.label}版正好排满`, en: `made up anew, without what plan.json says of it, page ${page.label} is exactly full`,
      hint: { zh: `从 plan.json 的 pages 里删去第${page.label}版，或在预览里点“本版重排”`, en: `take page ${page.label} out of the pages of plan.json, or make it up anew in the preview` },
    });
  const share = (most: typeof mostTrials): number => Math.min(most.page, Math.floor(most.issue / count));
  const trial = (other: Copy, own: PageFile, at: number) => onlyIfFull(makeupPage(unplanned(other, own.label), own, at, galleys, new Diagnostics(), true));
  const here: Trial = (other, own) => trial(other, own, index);
  // Who cuts or adds words does that alone: the plan stands, and what is told must be true under it.
  const underPlan: Trial = (other, own) => onlyIfFull(makeupPage(other, own, index, galleys, new Diagnostics(), true));
  const most = share(mostTrials);
  const trials = frozen(copy, page.label) ? undefined : {
    without: limited(Math.ceil(most / 2), here),
    rewritten: limited(Math.floor(most / 2), underPlan),
    jumped: limited(share(mostJumpTrials), (other: Copy, at: number) => trial(other, other.issue.file.pages[at], at)),
  };
  return yield* resting(solutionsOf({ copy, page, index, later: later.filter((one) => !frozen(copy, one.page.label)), items: work.items, region: work.region, services: work.services, nearest }, trials));
}

/**
 * Makes up one page, or reports why it cannot be.
 * @param trial only the first search for layouts: many trials of a page that is not full must not take minutes
 */
function* makeupPage(copy: Copy, page: PageFile, index: number, galleys: Galleys, diagnostics: Diagnostics, trial = false): Generator<typeof pause, PlanPage | undefined> {
  // A solution names all that it leaves out.
  const work = pageWork(copy, page, index, galleys, !trial);
  if (!work) return undefined;
  const { region, items, services, pins } = work;
  if (!automatic(page)) for (const pin of page.pins ?? [])
    diagnostics.add({
      code: "pin-not-supported", severity: "error", place: { file: "issue.json", page: page.label, path: `pages[${index}].pins` },
      zh: `定位块“${pin.article}”在版式模式下不能使用`, en: `The pin of "${pin.article}" cannot be honoured in layout mode.`,
      hint: { zh: "给它一个版式里的位置", en: "Give it a slot of the layout." },
    });
  const edited = copy.issue.plan?.pages.find((p) => p.label === page.label);
  const around = function* (held: readonly HeldModule[], file: string): Generator<typeof pause, PlanPage | undefined> {
    const outcome = { unproven: false };
    const found = yield* resting(freePage(copy, page, index, work, held, outcome));
    if (found) return found;
    if (held.length > 0) yield* resting(explainHeld(outcome, held, items, region, services, { file, page: page.label }, diagnostics));
    return undefined;
  };
  if (edited) {
    if (!checkPlannedPage(edited, items, copy.issue.theme, diagnostics)) return undefined;
    const held = lockedModules(edited, items);
    const own = new Diagnostics();
    const replayed = replayPage(edited, items, region, copy.issue, services, own);
    if (!automatic(page) || held.length === 0 || (replayed && (fits(replayed) || frozen(copy, page.label)))) {
      for (const finding of own.all) diagnostics.add(finding);
      if (replayed) noteSetBack(edited.modules, replayed.modules, madeOf(copy), page.label, diagnostics);
      return replayed;
    }
    // What is locked was moved, or other copy came: the rest of the page is made up anew around it.
    const locks = new Map(edited.modules.map((module) => [module.articles.join("+"), module.lock]));
    const adapted = yield* around([...held, ...pins.filter(({ key }) => !held.some((one) => one.key === key))], "plan.json");
    // What no lock keeps in its place is made up anew as a whole.
    const inPlace = edited.modules.filter(({ lock }) => lock.includes("rect") || lock.includes("page"));
    if (adapted) noteSetBack(inPlace, adapted.modules, madeOf(copy), page.label, diagnostics);
    return adapted && { ...adapted, modules: adapted.modules.map((module) => ({ ...module, lock: locks.get(module.articles.join("+")) ?? [] })) };
  }
  if (automatic(page)) {
    const found = yield* around(pins, "issue.json");
    if (found || pins.length > 0) return found;
  }
  const named = yield* resting(namedPage(copy, page, index, work, diagnostics, trial));
  if (!named || fits(named) || omittedOn(named).length === 0) return named;
  // Nothing is left out of a page that is not full all the same.
  return yield* resting(namedPage(copy, page, index, wholeText(work), new Diagnostics(), trial));
}

/** Pages known already, then those on named layouts, then those that are planned: the browser is never kept waiting for a plan while another page could be set. */
function quickestFirst(pages: readonly PageFile[], known: ReadonlyMap<string, PlanPage>): [number, PageFile][] {
  const rank = (page: PageFile): number => (known.has(page.label) ? 0 : automatic(page) ? 2 : 1);
  return [...pages.entries()].sort(([, a], [, b]) => rank(a) - rank(b));
}

/**
 * The plans of an issue's pages, one after another, with pauses; those that take longest come last. Pages that cannot be made up are left out with an error;
 * stories that do not fit exactly are reported in lines and characters.
 * @param known pages by label that were made up before from the same copy
 * @param solved pages by label that were made up while articles were assigned to them; what is to be said of them is said here
 * @param solutions takes what would make a page full that is not
 */
export function* makeupPages(
  copy: Copy, galleys: Galleys, diagnostics: Diagnostics, only?: string,
  known: ReadonlyMap<string, PlanPage> = new Map(), solved: ReadonlyMap<string, PlanPage> = new Map(), solutions: Solution[] = [],
): Generator<PlanPage | typeof pause | typeof seeking> {
  const notFull: MadePage[] = [];
  const all: MadePage[] = [];
  for (const [index, page] of quickestFirst(copy.issue.file.pages, new Map([...known, ...solved]))) {
    if (only !== undefined && page.label !== only) continue;
    const held = known.get(page.label);
    if (held) {
      all.push({ page, index, planned: held });
      yield held;
      continue;
    }
    const planned = solved.get(page.label) ?? (yield* makeupPage(copy, page, index, galleys, diagnostics));
    const reported = planned && reportFit(planned, copy, page, galleys, diagnostics);
    checkAllPlaced(page, planned, diagnostics);
    all.push({ page, index, planned });
    if (diagnostics.all.some(({ code, place }) => mendable.has(code) && place.page === page.label)) notFull.push({ page, index, planned });
    if (planned) reportSupplied(planned, copy, page, diagnostics);
    if (planned) reportConstraints(planned, pageItems(copy, page, copy.issue.theme.wording), page, copy, diagnostics);
    if (reported) yield reported;
  }
  // Pages that are made up need not wait for this.
  all.sort((a, b) => a.index - b.index);
  if (notFull.length > 0) yield seeking;
  for (const page of notFull) solutions.push(...(yield* proposals(copy, page, all.filter(({ index }) => index > page.index), galleys, notFull.length, diagnostics)));
}

/** The plan that holds these pages, and what was held back from them. */
export function planOf(copy: Copy, pages: readonly PlanPage[], held: Plan["held"] = []): Plan {
  const { grid } = copy.issue.theme;
  const omitted = distinctOmissions([...(copy.issue.plan?.omitted ?? []), ...pages.flatMap(omittedOn)]);
  return {
    version: 1,
    inputHash: inputHash(withoutBlocks(copy, omitted)),
    grid: { columns: grid.columns, rows: grid.rows, measureEm: grid.measureEm, gutterEm: grid.gutterEm, bodyPt: grid.bodyPt, leadingPt: grid.leadingPt },
    pages: [...pages],
    held: [...heldByDesk(copy, held), ...held],
    ...(omitted.length > 0 ? { omitted } : {}),
    ...(copy.issue.plan?.replaced?.length ? { replaced: copy.issue.plan.replaced } : {}),
  };
}

/** Whether the plan in the issue was made of the copy that there is now. */
const madeOf = (copy: Copy): boolean => copy.issue.plan?.inputHash === inputHash(copy);

/** Hash of the copy that the plan was made for: an edited plan can tell which copy changed. */
function inputHash(copy: Copy): string {
  const hash = createHash("sha256");
  for (const [id, article] of [...copy.articles].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(id).update(copySum(article));
  return `sha256:${hash.digest("hex")}`;
}
