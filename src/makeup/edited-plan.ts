/** An edited plan is honoured: its rectangles stand, and what is not locked inside them adapts. */
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { PageItem } from "../model/page-items.js";
import type { PageRegion } from "../model/page-region.js";
import type { PlanModule, PlanPage } from "../model/plan.js";
import { pageMetrics } from "./metrics.js";
import { storyShape } from "./shapes.js";
import type { MakeupServices } from "./types.js";

/** Two rectangles of the plan that share a cell, or a cell that none covers. */
function uncovered(modules: readonly PlanModule[], region: PageRegion, columns: number): { doubled: number; bare: number } {
  const cells = new Uint8Array(region.rows * columns);
  let outside = 0;
  for (const { rect } of modules)
    for (let row = rect.row; row < rect.row + rect.rows; row++)
      for (let col = rect.col; col < rect.col + rect.cols; col++) {
        const at = (row - region.row) * columns + col;
        if (row < region.row || row >= region.row + region.rows || col >= columns) outside++;
        else cells[at]++;
      }
  return { doubled: outside + cells.filter((n) => n > 1).length, bare: cells.filter((n) => n === 0).length };
}

/** Makes up a page from the rectangles of its plan. */
export function replayPage(plan: PlanPage, items: readonly PageItem[], region: PageRegion, services: MakeupServices, diagnostics: Diagnostics): PlanPage | undefined {
  const stories = items.flatMap((item) => (item.series ? [...item.series.members] : [item]));
  const place = { file: "plan.json", page: plan.label };
  const planned = new Set(plan.modules.flatMap((m) => m.articles));
  const missing = stories.flatMap((item) => item.articles).filter((id) => !planned.has(id));
  const { doubled, bare } = uncovered(plan.modules, region, services.theme.grid.columns);
  if (missing.length > 0)
    diagnostics.add({ code: "plan-misses-article", severity: "error", place, zh: `版样里没有稿件 ${missing.join("、")}`, en: `The plan has no module for ${missing.join(", ")}.`, hint: { zh: "补上模块，或删去 plan.json 重排", en: "Add a module, or delete plan.json to make up anew." } });
  if (doubled > 0)
    diagnostics.add({ code: "plan-overlap", severity: "error", place, zh: `版样的矩形有 ${doubled} 格重叠或出界`, en: `Rectangles of the plan overlap or leave the page in ${doubled} cells.` });
  if (bare > 0)
    diagnostics.add({ code: "plan-gap", severity: "error", place, zh: `版样有 ${bare} 格没有模块`, en: `${bare} cells of the plan carry no module.` });
  if (missing.length > 0 || doubled > 0 || bare > 0) return undefined;
  const modules: PlanModule[] = [];
  for (const module of plan.modules) {
    if (module.kind === "banner") {
      modules.push(module);
      continue;
    }
    const item = stories.find((s) => s.key === module.articles.join("+"));
    if (!item) {
      diagnostics.add({ code: "plan-unknown-article", severity: "error", place: { ...place, module: module.articles.join("+") }, zh: `版样里的“${module.articles.join("+")}”不在本版`, en: `"${module.articles.join("+")}" of the plan is not on this page.` });
      return undefined;
    }
    const atTop = module.rect.row === region.row;
    const shape = storyShape(item, { slot: module.slot, cols: module.rect.cols, rank: module.rank, boxed: module.boxed, atTop }, services);
    if (!Number.isFinite(shape.cost[module.rect.rows])) {
      diagnostics.add({ code: "plan-no-setting", severity: "error", place: { ...place, module: item.key }, zh: `“${item.key}”放不进 ${module.rect.cols} 栏 × ${module.rect.rows} 行`, en: `"${item.key}" has no setting in ${module.rect.cols} columns × ${module.rect.rows} rows.` });
      return undefined;
    }
    const [set] = shape.place(module.rect.rows, module.rect.col, module.rect.row);
    modules.push({ ...set, lock: module.lock });
  }
  return { ...plan, modules, metrics: pageMetrics(modules, region, services.theme.grid.columns) };
}
