/** Make-up: from copy to plan. Every page is made up by itself; its layout's slots are given whole rows. */
import { createHash } from "node:crypto";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { Copy } from "../model/copy.js";
import type { Galleys } from "../model/galley.js";
import type { PageFile } from "../model/issue.js";
import { type PageItem, pageItems, saidLabels } from "../model/page-items.js";
import { type PageRegion, pageRegion } from "../model/page-region.js";
import type { Layout } from "../model/theme.js";
import type { Plan, PlanModule, PlanPage } from "../model/plan.js";
import { automaticPage } from "./automatic-page.js";
import { replayPage } from "./edited-plan.js";
import { deskChecks } from "./desk-checks.js";
import { tasteOf } from "./taste.js";
import { checkAllPlaced } from "./all-placed.js";
import { reportFit } from "./fit-report.js";
import { type Assignment, automaticAssignments, namedAssignment, secondBreadth, spanVariants } from "./layouts.js";
import { levelHeads } from "./level-heads.js";
import { pageMetrics, pageTaste } from "./metrics.js";
import { itemShape } from "./series.js";
import type { Shape } from "./shapes.js";
import { Stacks, nodeShape, slotsOf } from "./tree.js";
import { type MakeupServices, Memo, misfitCost } from "./types.js";

interface Solved {
  readonly layout: string;
  readonly shape: Shape;
  readonly cost: number;
}

function solve(assignment: Assignment, region: PageRegion, services: MakeupServices, shapes: Memo<Shape>, stacks: Stacks): Solved {
  const shape = nodeShape(assignment.layout.tree, services.theme.grid.columns, true, services.maxRows, (slot, cols, atTop, node) => {
    const item = assignment.items.get(slot) as PageItem;
    const rank = node.rank ?? "third";
    const boxed = node.boxed ?? false;
    // A shape does not depend on the slot's name, so that layouts share it.
    const { cost, place } = shapes.get(`${item.key}|${cols}|${rank}|${boxed}|${atTop}`, () => itemShape(item, { slot, cols, rank, boxed, atTop }, services));
    return { cost, place: (rows, col, row) => place(rows, col, row).map((module) => ({ ...module, slot })) };
  }, stacks);
  return { layout: assignment.layout.name, shape, cost: shape.cost[region.rows] };
}

/** Solved layouts that are placed and looked at as whole pages. */
const finalists = 24;

/** Given where make-up can rest: other work of the process gets its turn. */
export const pause = Symbol("pause");

function* best(assignments: readonly Assignment[], region: PageRegion, services: MakeupServices): Generator<typeof pause, Solved | undefined> {
  const shapes = new Memo<Shape>();
  const stacks = new Stacks();
  const solved: Solved[] = [];
  for (const assignment of assignments) {
    solved.push(solve(assignment, region, services, shapes, stacks));
    yield pause;
  }
  solved.sort((a, b) => a.cost - b.cost);
  let found = solved[0];
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of solved.slice(0, finalists)) {
    if (!Number.isFinite(candidate.cost)) break;
    const taste = pageTaste(candidate.shape.place(region.rows, 0, region.row), region, services.theme.grid.columns);
    if (candidate.cost + taste < least) {
      least = candidate.cost + taste;
      found = candidate;
    }
  }
  return found;
}

function candidates(copy: Copy, page: PageFile, index: number, items: readonly PageItem[], diagnostics: Diagnostics): readonly Assignment[] {
  const { layouts, grid: { columns } } = copy.issue.theme;
  const type = pageRegion(copy.issue, index).template;
  const place = { file: "issue.json", page: page.label, path: `pages[${index}].layout` };
  if (page.layout !== undefined && page.layout !== "auto") {
    const layout = layouts.find((l) => l.name === page.layout);
    if (!layout) {
      const names = layouts.map((l) => l.name).join(", ");
      diagnostics.add({ code: "unknown-layout", severity: "error", place, zh: `没有名为“${page.layout}”的版式`, en: `There is no layout "${page.layout}".`, hint: { zh: `可用的版式：auto, ${names}`, en: `Layouts of the theme: auto, ${names}` } });
      return [];
    }
    if (!page.slots) {
      const found = automaticAssignments([layout], layout.page, columns, items);
      if (found.length === 0) {
        const slots = slotsOf(layout.tree).length;
        diagnostics.add({
          code: "layout-does-not-take", severity: "error", place,
          zh: `版式“${layout.name}”有 ${slots} 个位置，放不进本版的 ${items.length} 项内容`,
          en: `Layout "${layout.name}" has ${slots} slots and does not take the ${items.length} items of this page.`,
          hint: { zh: "换一个版式或写 auto；也可以用 slots 逐一指定", en: "Take another layout or auto, or name the slots one by one." },
        });
      }
      return found;
    }
    const named = namedAssignment(page, items, layout, diagnostics);
    return named ? [named] : [];
  }
  const automatic = automaticAssignments(layouts, type, columns, items);
  if (automatic.length === 0)
    diagnostics.add({
      code: "no-layout", severity: "error", place,
      zh: `主题“${copy.issue.theme.name}”没有能放下这 ${items.length} 项内容的${type === "front" ? "头版" : "内版"}版式`,
      en: `Theme "${copy.issue.theme.name}" has no ${type} layout for these ${items.length} items.`,
      hint: { zh: "增减稿件，或在主题里添加版式", en: "Change the number of articles, or add a layout to the theme." },
    });
  return automatic;
}

/** A search's rests are make-up's pauses. */
function* resting<T>(work: Generator<void, T>): Generator<typeof pause, T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    yield pause;
  }
}

const automatic = (page: PageFile): boolean => page.layout === undefined || page.layout === "auto";

/**
 * Where no layout fits exactly, the desk is not told before more has been tried: columns shared out differently,
 * then more ways of giving the items to the slots.
 */
function* searchWider(assignments: readonly Assignment[], items: readonly PageItem[], region: PageRegion, services: MakeupServices, nearest: Solved): Generator<typeof pause, Solved> {
  const { columns } = services.theme.grid;
  const variants = new Memo<Layout[]>();
  const variantsOf = (layout: Layout): Layout[] => variants.get(layout.name, () => spanVariants(layout, columns));
  const layouts = [...new Set(assignments.map(({ layout }) => layout))];
  const rounds = [
    () => assignments.flatMap(({ layout, items: placed }) => variantsOf(layout).map((variant) => ({ layout: variant, items: placed }))),
    () => automaticAssignments(layouts, region.template, columns, items, secondBreadth),
    () => automaticAssignments(layouts.flatMap(variantsOf), region.template, columns, items, secondBreadth),
  ];
  let found = nearest;
  for (const round of rounds) {
    const solved = yield* best(round(), region, services);
    if (solved && solved.cost < found.cost) found = solved;
    if (found.cost < misfitCost) break;
  }
  return found;
}

/** Figures of a page, what its look costs by rule, and the desk's ten checks (1 where one holds). */
function lookedAt(modules: readonly PlanModule[], items: readonly PageItem[], region: PageRegion, copy: Copy, services: MakeupServices): Record<string, number> {
  const { theme, file } = copy.issue;
  const view = { modules, items, region, columns: theme.grid.columns };
  const checks = deskChecks({ ...view, theme, galleys: services.galleys, said: services.said, artwork: file.masthead !== undefined });
  const { terms } = tasteOf(view, theme.taste);
  return {
    ...pageMetrics(modules, region, theme.grid.columns),
    checksPassed: checks.filter((ok) => ok).length,
    ...Object.fromEntries(checks.map((ok, i) => [`check${i + 1}`, ok ? 1 : 0])),
    ...Object.fromEntries(Object.entries(terms).map(([rule, price]) => [`taste.${rule}`, price])),
  };
}

/** Makes up one page, or reports why it cannot be. */
function* makeupPage(copy: Copy, page: PageFile, index: number, galleys: Galleys, diagnostics: Diagnostics): Generator<typeof pause, PlanPage | undefined> {
  const { theme } = copy.issue;
  const region = pageRegion(copy.issue, index);
  const items = pageItems(copy, page, theme.wording);
  const services: MakeupServices = {
    theme, galleys, pictures: copy.issue.pictures, maxRows: region.rows,
    said: saidLabels(page), textTables: new Memo(),
  };
  for (const pin of page.pins ?? [])
    diagnostics.add({
      code: "pin-not-supported", severity: "error", place: { file: "issue.json", page: page.label, path: `pages[${index}].pins` },
      zh: `定位块“${pin.article}”在版式模式下不能使用`, en: `The pin of "${pin.article}" cannot be honoured in layout mode.`,
      hint: { zh: "给它一个版式里的位置", en: "Give it a slot of the layout." },
    });
  const edited = copy.issue.plan?.pages.find((p) => p.label === page.label);
  if (edited) return replayPage(edited, items, region, services, diagnostics);
  if (automatic(page)) {
    const found = yield* resting(automaticPage(items, region, services));
    if (found) {
      const modules = [...found.modules];
      return { label: page.label, layout: "auto", modules, metrics: lookedAt(modules, items, region, copy, services) };
    }
  }
  const assignments = candidates(copy, page, index, items, diagnostics);
  let solved = yield* best(assignments, region, services);
  if (solved && solved.cost >= misfitCost && automatic(page)) solved = yield* searchWider(assignments, items, region, services, solved);
  if (!solved) return undefined;
  if (!Number.isFinite(solved.cost)) {
    diagnostics.add({
      code: "unsolvable-page", severity: "error", place: { file: "issue.json", page: page.label },
      zh: "没有一种版式能把这些稿件放进本版", en: "No layout can take these articles on this page.",
      hint: { zh: "稿件远多于或远少于一版；请增减稿件或换版式", en: "There is far too much or too little copy: change the articles or the layout." },
    });
    return undefined;
  }
  const modules = levelHeads(solved.shape.place(region.rows, 0, region.row), items, services);
  return { label: page.label, layout: solved.layout, modules, metrics: pageMetrics(modules, region, theme.grid.columns) };
}

/**
 * The plans of an issue's pages, one after another, with pauses. Pages that cannot be made up are left out with an error;
 * stories that do not fit exactly are reported in lines and characters.
 * @param known pages by label that were made up before from the same copy
 */
export function* makeupPages(copy: Copy, galleys: Galleys, diagnostics: Diagnostics, only?: string, known: ReadonlyMap<string, PlanPage> = new Map()): Generator<PlanPage | typeof pause> {
  if (copy.issue.file.sections?.length)
    diagnostics.add({
      code: "sections-not-supported", severity: "error", place: { file: "issue.json", path: "sections" },
      zh: "叠（sections）里的稿件还不能自动分版", en: "Articles of sections cannot be assigned to pages yet.",
      hint: { zh: "在 pages 里给每一版写明稿件", en: "Name the articles of every page in its pages entry." },
    });
  for (const [index, page] of copy.issue.file.pages.entries()) {
    if (only !== undefined && page.label !== only) continue;
    const held = known.get(page.label);
    if (held) {
      yield held;
      continue;
    }
    const planned = yield* makeupPage(copy, page, index, galleys, diagnostics);
    const reported = planned && reportFit(planned, copy, page, galleys, diagnostics);
    checkAllPlaced(page, planned, diagnostics);
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
    held: [],
  };
}

/** The plan of an issue, made at one go. */
export function makeup(copy: Copy, galleys: Galleys, diagnostics: Diagnostics): Plan {
  return planOf(copy, [...makeupPages(copy, galleys, diagnostics)].filter((page) => page !== pause));
}

/** Hash of the copy that the plan was made for: an edited plan can tell which copy changed. */
function inputHash(copy: Copy): string {
  const hash = createHash("sha256");
  for (const [id, article] of [...copy.articles].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(id).update(JSON.stringify(article));
  return `sha256:${hash.digest("hex")}`;
}
