/** An edited plan is honoured: its rectangles stand, and what is not locked inside them adapts. */
import { counted } from "../diagnostics/counted.js";
import type { Diagnostic, Diagnostics } from "../diagnostics/diagnostic.js";
import { innerEm } from "../model/anatomy.js";
import { columnLabel, type PageItem } from "../model/page-items.js";
import type { Issue } from "../model/issue.js";
import type { PageRegion } from "../model/page-region.js";
import type { PlanModule, PlanPage } from "../model/plan.js";
import { sharedCols, sharedRows, underBanner } from "./page-geometry.js";
import { pageLook } from "./page-look.js";
import { lockedSetting } from "./held-modules.js";
import { type SlotSetting, storyShape } from "./shapes.js";
import { standingModule } from "./standing-module.js";
import type { MakeupServices } from "./types.js";

/** Two rectangles of the plan that share a cell, or a cell that none covers. */
function uncovered(modules: readonly PlanModule[], region: PageRegion, columns: number): { doubled: number; bare: number } {
  const cells = new Uint8Array(region.rows * columns);
  let outside = 0;
  for (const { rect } of modules) {
    // What leaves the page is counted, not walked: a plan may ask for any number of rows.
    const [top, bottom] = [Math.max(rect.row, region.row), Math.min(rect.row + rect.rows, region.row + region.rows)];
    const right = Math.min(rect.col + rect.cols, columns);
    outside += rect.rows * rect.cols - Math.max(0, bottom - top) * Math.max(0, right - rect.col);
    for (let row = top; row < bottom; row++) for (let col = rect.col; col < right; col++) cells[(row - region.row) * columns + col]++;
  }
  return { doubled: outside + cells.filter((n) => n > 1).length, bare: cells.filter((n) => n === 0).length };
}

/** A lock that asks for what cannot be: a head wider than its module, columns wider than it, pictures that are not the story's. */
function lockFault(module: PlanModule, item: PageItem, services: MakeupServices): Pick<Diagnostic, "code" | "zh" | "en"> | undefined {
  const { grid } = services.theme;
  const widthEm = innerEm(grid, module.rect.cols, module.boxed);
  const { head, pictures } = lockedSetting(module);
  if (item.copy.main?.vertical && (head || pictures))
    return { code: "plan-vertical-head", zh: `“${item.key}”是竖题，标题与图片还不能锁定`, en: `"${item.key}" has a vertical head: its head and pictures cannot be locked yet.` };
  if (head && head.sizePt > 0) {
    const label = columnLabel(item.copy, services.said);
    const block = services.galleys.head({ article: item.copy, rank: module.rank, sizePt: head.sizePt, maxLines: head.maxLines, widthPt: widthEm * grid.bodyPt, label });
    const rows = (block?.heightPt ?? 0) / grid.leadingPt;
    if (!block || rows > head.rows - head.airRows)
      return { code: "plan-head", zh: `锁定的标题（${head.sizePt} 磅，${head.maxLines} 行）放不进“${item.key}”`, en: `The locked head (${head.sizePt} pt, ${counted(head.maxLines, "line")}) does not fit "${item.key}".` };
  }
  if (pictures) {
    const { columns, measureEm, gutterEm } = pictures.text;
    if (columns * measureEm + (columns - 1) * gutterEm > widthEm + 1e-6)
      return { code: "plan-columns", zh: `锁定的 ${columns} 栏 × ${measureEm} 字宽于“${item.key}”`, en: `The locked ${columns} columns × ${measureEm} em are wider than "${item.key}".` };
    const wanted = item.copy.figures.map((f) => f.figure.id).sort().join(" ");
    if (pictures.places.map((p) => p.figure).sort().join(" ") !== wanted || pictures.places.some((p) => p.col + p.cols > columns))
      return { code: "plan-pictures", zh: `锁定的图片与“${item.key}”的图片（${wanted || "无"}）不符`, en: `The locked pictures are not those of "${item.key}" (${wanted || "none"}).` };
  }
  return undefined;
}

/** Which rectangles lie over one another. */
function overlapHint(modules: readonly PlanModule[]): { zh: string; en: string } {
  const found = modules.flatMap((a, i) => modules.slice(i + 1).filter((b) => sharedCols(a.rect, b.rect) > 0 && sharedRows(a.rect, b.rect) > 0).map((b) => {
    const [from, to] = [Math.max(a.rect.row, b.rect.row), Math.min(a.rect.row + a.rect.rows, b.rect.row + b.rect.rows) - 1];
    return { names: [a.articles.join("+"), b.articles.join("+")], from, to };
  }));
  if (found.length === 0) return { zh: "有矩形超出了版心", en: "A rectangle leaves the page." };
  return {
    zh: found.map(({ names: [a, b], from, to }) => `“${a}”与“${b}”在第 ${from + 1}～${to + 1} 行重叠`).join("；"),
    en: found.map(({ names: [a, b], from, to }) => `"${a}" and "${b}" overlap in rows ${from + 1} to ${to + 1}`).join("; "),
  };
}

/** The cheapest setting in the module's rectangle; undefined where there is none. */
function setAnew({ rect }: PlanModule, item: PageItem, setting: SlotSetting, services: MakeupServices): PlanModule | undefined {
  const shape = storyShape(item, setting, services);
  return Number.isFinite(shape.cost[rect.rows]) ? shape.place(rect.rows, rect.col, rect.row)[0] : undefined;
}

/** Makes up a page from the rectangles of its plan. */
export function replayPage(plan: PlanPage, items: readonly PageItem[], region: PageRegion, issue: Issue, services: MakeupServices, diagnostics: Diagnostics): PlanPage | undefined {
  const stories = items.flatMap((item) => (item.series ? [...item.series.members] : [item]));
  const place = { file: "plan.json", page: plan.label };
  const planned = new Set(plan.modules.flatMap((m) => m.articles));
  const missing = stories.flatMap((item) => item.articles).filter((id) => !planned.has(id));
  const { doubled, bare } = uncovered(plan.modules, region, services.theme.grid.columns);
  if (missing.length > 0)
    diagnostics.add({ code: "plan-misses-article", severity: "error", place, zh: `版样里没有稿件 ${missing.join("、")}`, en: `The plan has no module for ${missing.join(", ")}.`, hint: { zh: "补上模块，或删去 plan.json 重排", en: "Add a module, or delete plan.json to make up anew." } });
  if (doubled > 0)
    diagnostics.add({ code: "plan-overlap", severity: "error", place, zh: `版样的矩形有 ${doubled} 格重叠或出界`, en: `Rectangles of the plan overlap or leave the page in ${doubled} cells.`, hint: overlapHint(plan.modules) });
  if (bare > 0)
    diagnostics.add({ code: "plan-gap", severity: "error", place, zh: `版样有 ${bare} 格没有模块`, en: `${bare} cells of the plan carry no module.` });
  if (missing.length > 0 || doubled > 0 || bare > 0) return undefined;
  const modules: PlanModule[] = [];
  for (const module of plan.modules) {
    if (module.kind === "banner") {
      if (!items.some(({ series, articles }) => series && articles.join("+") === module.articles.join("+"))) {
        diagnostics.add({ code: "plan-unknown-article", severity: "error", place: { ...place, module: module.articles.join("+") }, zh: `版样里的刊头“${module.articles.join("+")}”不是本版的系列`, en: `The banner of "${module.articles.join("+")}" in the plan is no series of this page.` });
        return undefined;
      }
      modules.push(module);
      continue;
    }
    const item = stories.find((s) => s.key === module.articles.join("+"));
    if (!item) {
      diagnostics.add({ code: "plan-unknown-article", severity: "error", place: { ...place, module: module.articles.join("+") }, zh: `版样里的“${module.articles.join("+")}”不在本版`, en: `"${module.articles.join("+")}" of the plan is not on this page.` });
      return undefined;
    }
    const fault = lockFault(module, item, services);
    if (fault) {
      diagnostics.add({ ...fault, severity: "error", place: { ...place, module: item.key } });
      return undefined;
    }
    const atTop = module.rect.row === region.row;
    const setting = { slot: module.slot, cols: module.rect.cols, rank: module.rank, boxed: module.boxed, atTop, underBanner: underBanner(module, plan.modules), locked: lockedSetting(module) };
    const set = standingModule(module, item, setting, services) ?? setAnew(module, item, setting, services);
    if (!set) {
      diagnostics.add({ code: "plan-no-setting", severity: "error", place: { ...place, module: item.key }, zh: `“${item.key}”放不进 ${module.rect.cols} 栏 × ${module.rect.rows} 行`, en: `"${item.key}" has no setting in ${module.rect.cols} columns × ${module.rect.rows} rows.` });
      return undefined;
    }
    const omitted = (issue.plan?.omitted ?? []).filter(({ article }) => module.articles.includes(article));
    modules.push({ ...set, levers: { ...set.levers, ...(omitted.length > 0 ? { omitted } : {}) }, lock: module.lock });
  }
  return { ...plan, modules, metrics: pageLook(modules, items, region, issue, services) };
}
