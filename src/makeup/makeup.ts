/** Make-up: from copy to plan. Every page is made up by itself; its layout's slots are given whole rows. */
import { createHash } from "node:crypto";
import { Diagnostics } from "../diagnostics/diagnostic.js";
import type { Copy } from "../model/copy.js";
import type { Galleys } from "../model/galley.js";
import type { PageFile } from "../model/issue.js";
import { type PageItem, pageItems, saidLabels } from "../model/page-items.js";
import { type PageRegion, pageRegion } from "../model/page-region.js";
import type { Plan, PlanPage } from "../model/plan.js";
import type { Solution } from "../model/solution.js";
import { automaticPage } from "./automatic-page.js";
import { replayPage } from "./edited-plan.js";
import { reportConstraints } from "./constraint-report.js";
import { explainHeld, heldFit, lockedModules, pinnedModules } from "./held-modules.js";
import type { HeldModule } from "./leaves.js";
import { checkAllPlaced } from "./all-placed.js";
import { reportFit } from "./fit-report.js";
import { levelHeads } from "./level-heads.js";
import { bestLayout, candidates, searchWider } from "./layout-page.js";
import { pictureBudget } from "./picture-budget.js";
import { rankItems } from "./ranks.js";
import { solutionsOf } from "./solutions.js";
import { pageLook } from "./page-look.js";
import { misfitCost } from "./misfit.js";
import { type MakeupServices, pageTables } from "./types.js";

/** Given where make-up can rest: other work of the process gets its turn. */
export const pause = Symbol("pause");

/** A search's rests are make-up's pauses. */
function* resting<T>(work: Generator<void, T>): Generator<typeof pause, T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    yield pause;
  }
}

/** No line too many or too few. */
const fits = ({ modules }: PlanPage): boolean => modules.every(({ fit }) => fit.oversetLines === 0 && fit.holeLines === 0);

const automatic = (page: PageFile): boolean => page.layout === undefined || page.layout === "auto";

function servicesFor(copy: Copy, page: PageFile, items: readonly PageItem[], region: PageRegion, galleys: Galleys): MakeupServices {
  const { theme, pictures } = copy.issue;
  return {
    theme, galleys, pictures, maxRows: region.rows, said: saidLabels(page), tables: pageTables(), misfits: true,
    pictureBudget: pictureBudget(rankItems(items), region.rows * theme.grid.columns, 2.4),
  };
}

/** What would make a page full that is not; a page whose plan or settings are at fault is not tried. */
function* proposals(copy: Copy, page: PageFile, index: number, galleys: Galleys, nearest: PlanPage | undefined): Generator<typeof pause, readonly Solution[]> {
  if (nearest && fits(nearest)) return [];
  const region = pageRegion(copy.issue, index);
  const items = pageItems(copy, page, copy.issue.theme.wording);
  const trial = function* (other: Copy, rest: PageFile): Generator<void, PlanPage | undefined> {
    const work = makeupPage(other, rest, index, galleys, new Diagnostics(), true);
    for (;;) {
      const step = work.next();
      if (step.done) return step.value && fits(step.value) ? step.value : undefined;
      yield;
    }
  };
  return yield* resting(solutionsOf({ copy, page, items, region, services: servicesFor(copy, page, items, region, galleys), nearest }, trial));
}

/**
 * Makes up one page, or reports why it cannot be.
 * @param trial only the first search for layouts: many trials of a page that is not full must not take minutes
 */
function* makeupPage(copy: Copy, page: PageFile, index: number, galleys: Galleys, diagnostics: Diagnostics, trial = false): Generator<typeof pause, PlanPage | undefined> {
  const { theme } = copy.issue;
  const region = pageRegion(copy.issue, index);
  const items = pageItems(copy, page, theme.wording);
  const services = servicesFor(copy, page, items, region, galleys);
  const pins = pinnedModules(page, items);
  if (!automatic(page)) for (const pin of page.pins ?? [])
    diagnostics.add({
      code: "pin-not-supported", severity: "error", place: { file: "issue.json", page: page.label, path: `pages[${index}].pins` },
      zh: `定位块“${pin.article}”在版式模式下不能使用`, en: `The pin of "${pin.article}" cannot be honoured in layout mode.`,
      hint: { zh: "给它一个版式里的位置", en: "Give it a slot of the layout." },
    });
  const edited = copy.issue.plan?.pages.find((p) => p.label === page.label);
  const around = function* (held: readonly HeldModule[], file: string): Generator<typeof pause, PlanPage | undefined> {
    const found = heldFit(held, items, region, services) ? yield* resting(automaticPage(items, region, services, held)) : undefined;
    if (found) return { label: page.label, layout: "auto", modules: [...found.modules], metrics: pageLook(found.modules, items, region, copy.issue, services) };
    if (held.length > 0) yield* resting(explainHeld(held, items, region, services, { file, page: page.label }, diagnostics));
    return undefined;
  };
  if (edited) {
    const held = lockedModules(edited, items);
    const own = new Diagnostics();
    const replayed = replayPage(edited, items, region, copy.issue, services, own);
    if (!automatic(page) || held.length === 0 || (replayed && fits(replayed))) {
      for (const finding of own.all) diagnostics.add(finding);
      return replayed;
    }
    // What is locked was moved, or other copy came: the rest of the page is made up anew around it.
    const locks = new Map(edited.modules.map((module) => [module.articles.join("+"), module.lock]));
    const adapted = yield* around([...held, ...pins.filter(({ key }) => !held.some((one) => one.key === key))], "plan.json");
    return adapted && { ...adapted, modules: adapted.modules.map((module) => ({ ...module, lock: locks.get(module.articles.join("+")) ?? [] })) };
  }
  if (automatic(page)) {
    const found = yield* around(pins, "issue.json");
    if (found || pins.length > 0) return found;
  }
  const assignments = candidates(copy, page, index, items, diagnostics);
  let solved = yield* resting(bestLayout(assignments, items, region, services));
  if (solved && solved.cost >= misfitCost && automatic(page) && !trial) solved = yield* resting(searchWider(assignments, items, region, services, solved));
  if (!solved) return undefined;
  if (!Number.isFinite(solved.cost)) {
    for (const item of items.filter(({ copy: { main } }) => main?.vertical))
      diagnostics.add({
        code: "vertical-head-place", severity: "warning", place: { file: item.copy.file, page: page.label, module: item.key },
        zh: "竖题要占一栏，旁边至少还要有一栏正文", en: "A vertical head takes a column and wants a column of text beside it.",
        hint: { zh: "给它两栏以上的位置，或改为横题", en: "Give it a slot of two columns and more, or make the head horizontal." },
      });
    diagnostics.add({
      code: "unsolvable-page", severity: "error", place: { file: "issue.json", page: page.label },
      zh: "没有一种版式能把这些稿件放进本版", en: "No layout can take these articles on this page.",
      hint: { zh: "稿件远多于或远少于一版；请增减稿件或换版式", en: "There is far too much or too little copy: change the articles or the layout." },
    });
    return undefined;
  }
  const modules = levelHeads(solved.shape.place(region.rows, 0, region.row), items, services);
  return { label: page.label, layout: solved.layout, modules, metrics: pageLook(modules, items, region, copy.issue, services) };
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
 * @param solutions takes what would make a page full that is not
 */
export function* makeupPages(copy: Copy, galleys: Galleys, diagnostics: Diagnostics, only?: string, known: ReadonlyMap<string, PlanPage> = new Map(), solutions: Solution[] = []): Generator<PlanPage | typeof pause> {
  if (copy.issue.file.sections?.length)
    diagnostics.add({
      code: "sections-not-supported", severity: "error", place: { file: "issue.json", path: "sections" },
      zh: "叠（sections）里的稿件还不能自动分版", en: "Articles of sections cannot be assigned to pages yet.",
      hint: { zh: "在 pages 里给每一版写明稿件", en: "Name the articles of every page in its pages entry." },
    });
  for (const [index, page] of quickestFirst(copy.issue.file.pages, known)) {
    if (only !== undefined && page.label !== only) continue;
    const held = known.get(page.label);
    if (held) {
      yield held;
      continue;
    }
    const planned = yield* makeupPage(copy, page, index, galleys, diagnostics);
    const reported = planned && reportFit(planned, copy, page, galleys, diagnostics);
    checkAllPlaced(page, planned, diagnostics);
    if (planned || diagnostics.all.some(({ code, place }) => code === "unsolvable-page" && place.page === page.label)) solutions.push(...(yield* proposals(copy, page, index, galleys, planned)));
    if (planned) reportConstraints(planned, pageItems(copy, page, copy.issue.theme.wording), page, copy, diagnostics);
    if (reported) yield reported;
  }
}

/** The plan that holds these pages. */
export function planOf(copy: Copy, pages: readonly PlanPage[]): Plan {
  const { grid } = copy.issue.theme;
  return {
    version: 1,
    inputHash: inputHash(copy),
    grid: { columns: grid.columns, rows: grid.rows, measureEm: grid.measureEm, gutterEm: grid.gutterEm, bodyPt: grid.bodyPt, leadingPt: grid.leadingPt },
    pages: [...pages],
    held: copy.issue.plan?.held ?? [],
    ...(copy.issue.plan?.omitted?.length ? { omitted: copy.issue.plan.omitted } : {}),
    ...(copy.issue.plan?.replaced?.length ? { replaced: copy.issue.plan.replaced } : {}),
  };
}

/** Hash of the copy that the plan was made for: an edited plan can tell which copy changed. */
function inputHash(copy: Copy): string {
  const hash = createHash("sha256");
  for (const [id, article] of [...copy.articles].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(id).update(JSON.stringify(article));
  return `sha256:${hash.digest("hex")}`;
}
