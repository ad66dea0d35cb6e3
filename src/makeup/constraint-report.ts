/** Says which wishes of the copy a page does not keep: none is passed over in silence. */
import { counted } from "../diagnostics/counted.js";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { Copy } from "../model/copy.js";
import type { PageFile } from "../model/issue.js";
import type { PageItem } from "../model/page-items.js";
import type { PlanPage } from "../model/plan.js";
import { type RelationKind, Relations } from "./relations.js";

const words: Record<RelationKind, { readonly zh: string; readonly en: string }> = {
  above: { zh: "应在其上方", en: "should stand above" },
  adjacent: { zh: "应相邻", en: "should touch" },
  notAdjacent: { zh: "不应相邻", en: "should not touch" },
};

/** Adds `constraint-not-kept` (a warning) for each wish that the made-up page breaks. */
export function reportConstraints(planned: PlanPage, items: readonly PageItem[], page: PageFile, copy: Copy, diagnostics: Diagnostics): void {
  const warn = (article: string, zh: string, en: string): void =>
    diagnostics.add({
      code: "constraint-not-kept", severity: "warning", place: { file: copy.articles.get(article)?.file ?? "issue.json", page: page.label, module: article, path: "constraints" },
      zh, en, hint: { zh: "放宽限制，或用 plan.json 固定位置", en: "Relax the constraint, or hold the place in plan.json." },
    });
  const modulesOf = (item: PageItem): PlanPage["modules"] => planned.modules.filter((m) => m.kind !== "banner" && m.articles.some((id) => item.articles.includes(id)));
  const relations = new Relations(items);
  for (const { kind, one, other } of relations.notKept((item) => modulesOf(items[item]).map(({ rect }) => rect)))
    warn(items[one].articles[0], `“${items[one].key}”与“${items[other].key}”：${words[kind].zh}，本版没有做到`, `"${items[one].key}" ${words[kind].en} "${items[other].key}"; this page does not keep that.`);
  for (const item of items.flatMap((one) => (one.series ? [...one.series.members] : [one]))) {
    const { constraints } = item.copy;
    if (!constraints) continue;
    for (const { rect, head } of modulesOf(item)) {
      if (constraints.minCols !== undefined && rect.cols < constraints.minCols) warn(item.articles[0], `“${item.key}”排了 ${rect.cols} 栏，要求至少 ${constraints.minCols} 栏`, `"${item.key}" stands on ${counted(rect.cols, "column")}; at least ${constraints.minCols} are asked for.`);
      if (constraints.maxCols !== undefined && rect.cols > constraints.maxCols) warn(item.articles[0], `“${item.key}”排了 ${rect.cols} 栏，要求至多 ${constraints.maxCols} 栏`, `"${item.key}" stands on ${counted(rect.cols, "column")}; at most ${constraints.maxCols} are asked for.`);
      if (constraints.maxHeadSize !== undefined && head.sizePt > constraints.maxHeadSize) warn(item.articles[0], `“${item.key}”的标题是 ${head.sizePt} 磅，要求至多 ${constraints.maxHeadSize} 磅`, `The head of "${item.key}" is ${head.sizePt} pt; at most ${constraints.maxHeadSize} are asked for.`);
    }
    const here = new Set(items.flatMap(({ articles }) => articles));
    for (const id of constraints.samePage ?? []) if (!here.has(id)) warn(item.articles[0], `“${item.key}”应与“${id}”同版`, `"${item.key}" should stand on the same page as "${id}".`);
  }
}
