/** The lead's head is the largest of its page by a third, and there are no more than five sizes (desk check 2): heads give way inside their own rows. */
import { innerEm } from "../model/anatomy.js";
import { type PageItem, columnLabel } from "../model/page-items.js";
import { itemOf } from "./item-index.js";
import type { MakeupServices, PlanModule } from "./types.js";

/** Least ratio of the lead's main head to any other. */
const leadRatio = 1.3;
/** Steps of the ladder that a head may come down to, in pt. */
const ladderPt = [40, 36, 34, 32, 30, 28, 26, 24, 22, 20, 18, 16];

/** Most sizes of story heads that one page shows (desk check 2). */
const mostSizes = 5;

/** An editor has decided on its head. */
const kept = ({ lock, hand }: PlanModule): boolean => lock.includes("head") || hand?.headPt !== undefined;

/** Heads set down to the next smaller size of the page, the nearest two sizes first, until there are no more than five. */
function fewerSizes(modules: readonly PlanModule[], lead: PlanModule, items: readonly PageItem[], services: MakeupServices): PlanModule[] {
  let set = modules;
  const tried = new Set<number>();
  for (;;) {
    const shown = new Set<number>();
    for (const { head, rank, kind } of set) if (head.sizePt > 0 && rank !== "brief" && kind !== "banner") shown.add(head.sizePt);
    if (shown.size <= mostSizes) return [...set];
    const sizes = [...shown].sort((a, b) => b - a);
    const open = sizes.slice(0, -1).map((size, i) => ({ size, next: sizes[i + 1] })).filter(({ size }) => size !== lead.head.sizePt && !tried.has(size));
    if (open.length === 0) return [...set];
    const { size, next } = open.reduce((a, b) => (b.size - b.next < a.size - a.next ? b : a));
    tried.add(size);
    const moved = set.map((module) => {
      if (module.head.sizePt !== size || module === lead || kept(module)) return module;
      const item = itemOf(module, items);
      return item && fits(module, item, next, services) ? { ...module, head: { ...module.head, sizePt: next } } : module;
    });
    if (moved.every((m) => m.head.sizePt !== size)) tried.clear();
    set = moved;
  }
}

/** Modules with heads that rival the lead's set smaller; the rows they take stay as they are. */
export function levelHeads(modules: readonly PlanModule[], items: readonly PageItem[], services: MakeupServices): PlanModule[] {
  const lead = modules.find((m) => m.rank === "lead" && m.head.sizePt > 0);
  if (!lead) return [...modules];
  const most = lead.head.sizePt / leadRatio;
  const levelled = modules.map((module) => {
    if (module === lead || module.head.vertical || module.head.sizePt <= most || kept(module)) return module;
    const item = itemOf(module, items);
    if (!item) return module;
    const smaller = ladderPt.filter((size) => size <= most);
    const sizePt = smaller.find((size) => fits(module, item, size, services)) ?? smaller.find((size) => fits(module, item, size, services, Number.POSITIVE_INFINITY));
    return sizePt === undefined ? module : { ...module, head: { ...module.head, sizePt } };
  });
  return fewerSizes(levelled, lead, items, services);
}

/** Most free rows in a head block: 45 % of them stand above the head, below one row of air (desk check 4). */
const mostFreeRows = 3.3;

function fits(module: PlanModule, item: PageItem, sizePt: number, services: MakeupServices, mostFree = mostFreeRows): boolean {
  const { grid } = services.theme;
  const block = services.galleys.head({
    article: item.copy, rank: module.rank, sizePt, maxLines: module.head.maxLines,
    widthPt: innerEm(grid, module.rect.cols, module.boxed) * grid.bodyPt, label: columnLabel(item.copy, services.said),
  });
  if (!block) return false;
  const free = module.head.rows - module.head.airRows - block.heightPt / grid.leadingPt;
  return free >= 0 && free <= mostFree;
}
