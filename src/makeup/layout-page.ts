/** Make-up by named layouts: the theme's trees of slots, their heights found by the solver. */
import { counted } from "../diagnostics/counted.js";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { Copy } from "../model/copy.js";
import type { PageFile } from "../model/issue.js";
import type { PageItem } from "../model/page-items.js";
import { type PageRegion, pageRegion } from "../model/page-region.js";
import type { Layout } from "../model/theme.js";
import { type Assignment, automaticAssignments, namedAssignment, secondBreadth, spanVariants } from "./layouts.js";
import { itemShape } from "./series.js";
import type { Shape } from "./shapes.js";
import { tasteOf } from "./taste.js";
import { type ShapeOf, Stacks, leavesOf, nodeShape, slotsOf } from "./tree.js";
import { fullnessOf, reportOverfull } from "./least-space.js";
import { Memo } from "./memo.js";
import { misfitCost } from "./misfit.js";
import type { MakeupServices } from "./types.js";

/** An assignment with the shape of its page. */
export interface Solved {
  readonly layout: string;
  readonly shape: Shape;
  readonly cost: number;
}

function* solve(assignment: Assignment, region: PageRegion, services: MakeupServices, shapes: Memo<Shape>, stacks: Stacks): Generator<void, Solved> {
  const { tree } = assignment.layout;
  const { columns } = services.theme.grid;
  const shapeOf: ShapeOf = (slot, cols, atTop, node) => {
    const item = assignment.items.get(slot) as PageItem;
    const rank = node.rank ?? "third";
    const boxed = node.boxed ?? false;
    // A shape does not depend on the slot's name, so that layouts share it.
    const { cost, place } = shapes.get(`${item.key}|${cols}|${rank}|${boxed}|${atTop}`, () => itemShape(item, { slot, cols, rank, boxed, atTop }, services));
    return { cost, place: (rows, col, row) => place(rows, col, row).map((module) => ({ ...module, slot })) };
  };
  // New shapes take most of the time: each is made between two rests, then the tree finds them all.
  for (const leaf of leavesOf(tree, columns)) {
    const known = shapes.size;
    shapeOf(leaf.node.slot, leaf.cols, leaf.atTop, leaf.node);
    if (shapes.size > known) yield;
  }
  const shape = nodeShape(tree, columns, true, services.maxRows, shapeOf, stacks);
  return { layout: assignment.layout.name, shape, cost: shape.cost[region.rows] };
}

/** Solved layouts that are placed and looked at as whole pages. */
const finalists = 24;

/** The assignment whose page fits and looks best; the one nearest to fitting where none does. */
export function* bestLayout(assignments: readonly Assignment[], items: readonly PageItem[], region: PageRegion, services: MakeupServices): Generator<void, Solved | undefined> {
  const shapes = new Memo<Shape>();
  const stacks = new Stacks();
  const solved: Solved[] = [];
  for (const assignment of assignments) {
    solved.push(yield* solve(assignment, region, services, shapes, stacks));
    yield;
  }
  solved.sort((a, b) => a.cost - b.cost);
  let found = solved[0];
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of solved.slice(0, finalists)) {
    if (!Number.isFinite(candidate.cost)) break;
    const modules = candidate.shape.place(region.rows, 0, region.row);
    const look = tasteOf({ modules, items, region, columns: services.theme.grid.columns }, services.theme.taste, least - candidate.cost);
    if (candidate.cost + look.cost < least) {
      least = candidate.cost + look.cost;
      found = candidate;
    }
  }
  return found;
}

/** The assignments that a page may take; findings where there is none. */
export function candidates(copy: Copy, page: PageFile, index: number, items: readonly PageItem[], diagnostics: Diagnostics): readonly Assignment[] {
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
          en: `Layout "${layout.name}" has ${counted(slots, "slot")} and does not take the ${counted(items.length, "item")} of this page.`,
          hint: { zh: "换一个版式或写 auto；也可以用 slots 逐一指定", en: "Take another layout or auto, or name the slots one by one." },
        });
      }
      return found;
    }
    const named = namedAssignment(page, items, layout, diagnostics);
    return named ? [named] : [];
  }
  const automatic = automaticAssignments(layouts, type, columns, items);
  const fullness = fullnessOf(items, pageRegion(copy.issue, index), copy.issue.theme);
  if (automatic.length === 0 && fullness.share > 1) reportOverfull(fullness, items, page, `pages[${index}]`, diagnostics);
  else if (automatic.length === 0)
    diagnostics.add({
      code: "no-layout", severity: "error", place,
      zh: `主题“${copy.issue.theme.name}”没有能放下这 ${items.length} 项内容的${type === "front" ? "头版" : "内版"}版式`,
      en: `Theme "${copy.issue.theme.name}" has no ${type} layout for a page of ${counted(items.length, "item")}.`,
      hint: { zh: "增减稿件，或在主题里添加版式", en: "Change the number of articles, or add a layout to the theme." },
    });
  return automatic;
}

/**
 * Where no layout fits exactly, the desk is not told before more has been tried: columns shared out differently,
 * then more ways of giving the items to the slots.
 */
export function* searchWider(assignments: readonly Assignment[], items: readonly PageItem[], region: PageRegion, services: MakeupServices, nearest: Solved): Generator<void, Solved> {
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
    const solved = yield* bestLayout(round(), items, region, services);
    if (solved && solved.cost < found.cost) found = solved;
    if (found.cost < misfitCost) break;
  }
  return found;
}
