/** The lead's head is the largest of its page by a third (desk check 2): others give way inside their own rows. */
import { innerEm } from "../model/anatomy.js";
import { type PageItem, columnLabel } from "../model/page-items.js";
import type { MakeupServices, PlanModule } from "./types.js";

/** Least ratio of the lead's main head to any other. */
const leadRatio = 1.3;
/** Steps of the ladder that a head may come down to, in pt. */
const ladderPt = [40, 36, 34, 32, 30, 28, 26, 24, 22, 20, 18, 16];

/** Modules with heads that rival the lead's set smaller; the rows they take stay as they are. */
export function levelHeads(modules: readonly PlanModule[], items: readonly PageItem[], services: MakeupServices): PlanModule[] {
  const lead = modules.find((m) => m.rank === "lead" && m.head.sizePt > 0);
  if (!lead) return [...modules];
  const most = lead.head.sizePt / leadRatio;
  const stories = items.flatMap((item) => (item.series ? [...item.series.members] : [item]));
  return modules.map((module) => {
    if (module === lead || module.head.vertical || module.head.sizePt <= most || module.lock.includes("head")) return module;
    const item = stories.find((s) => s.key === module.articles.join("+"));
    if (!item) return module;
    const sizePt = ladderPt.find((size) => size <= most && fits(module, item, size, services));
    return sizePt === undefined ? module : { ...module, head: { ...module.head, sizePt } };
  });
}

function fits(module: PlanModule, item: PageItem, sizePt: number, services: MakeupServices): boolean {
  const { grid } = services.theme;
  const block = services.galleys.head({
    article: item.copy, rank: module.rank, sizePt, maxLines: module.head.maxLines,
    widthPt: innerEm(grid, module.rect.cols, module.boxed) * grid.bodyPt, label: columnLabel(item.copy, services.said),
  });
  return block !== undefined && block.heightPt <= (module.head.rows - module.head.airRows) * grid.leadingPt;
}
