/** What report.html shows: the report in the order in which a desk reads it. */
import { checkNames } from "./makeup/check-names.js";
import { rules } from "./makeup/taste.js";
import type { Diagnostic, Diagnostics, Place } from "./diagnostics/diagnostic.js";
import type { Copy } from "./model/copy.js";
import { moduleCopy } from "./model/module-copy.js";
import type { PlanModule, PlanPage } from "./model/plan.js";
import { solutionWords } from "./model/solution.js";
import type { Desk } from "./pipeline.js";
import { omissionsOf } from "./report.js";
import { thumbnailOf } from "./report-thumbnail.js";

/** Rules of whose weight alone is in the theme: they have a price without breaches. */
const priced: Readonly<Record<string, string>> = { position: "重要稿件的位置", proportion: "版块比例", box: "加框", deskCheck: "未过的版面检查" };

const severityWords = { error: { zh: "错误", en: "error" }, warning: { zh: "警告", en: "warning" }, info: { zh: "提示", en: "note" } } as const;

const placeOf = ({ file, line, path, page, module }: Place): string =>
  [page === undefined ? "" : `第${page}版`, file === undefined ? "" : line === undefined ? file : `${file}:${line}`, path ?? "", module ?? ""].filter((part) => part !== "").join(" · ");

const findingOf = ({ code, severity, place, zh, en, hint }: Diagnostic) =>
  ({ code, severity, word: severityWords[severity], place: placeOf(place), zh, en, hint: hint ?? null });

function moduleRow(module: PlanModule, copy: Copy) {
  const { rect, head, text, fit, levers } = module;
  const { oversetLines, oversetChars, holeLines } = fit;
  return {
    articles: module.articles.join("+"),
    title: module.banner?.join(" ") ?? moduleCopy(module, copy)?.main?.text ?? "",
    rank: module.kind === "banner" ? "banner" : module.rank,
    place: `${rect.cols} × ${rect.rows} @ ${rect.col}, ${rect.row}`,
    head: head.sizePt > 0 ? `${head.sizePt} pt × ${head.maxLines}` : "–",
    columns: module.kind === "banner" ? "–" : `${text.columns} × ${text.measureEm} em`,
    pictures: module.pictures.length,
    levers: levers.rows.join(" ") + (levers.creditRow ? " +1" : "") + (levers.omitted ?? []).map(({ article, block }) => ` −${article}.blocks[${block}]`).join(""),
    wrong: oversetLines + holeLines > 0,
    fit: oversetLines > 0 ? `超 ${oversetLines} 行（${oversetChars} 字） over` : holeLines > 0 ? `空 ${holeLines} 行 short` : "满 full",
    cost: fit.cost,
    lock: module.lock.join(" "),
  };
}

function pageView(page: PlanPage, copy: Copy) {
  const { file, theme } = copy.issue;
  const index = file.pages.findIndex(({ label }) => label === page.label);
  const { metrics } = page;
  const terms = Object.entries(metrics).filter(([name]) => name.startsWith("taste.")).map(([name, price]) => {
    const rule = name.slice("taste.".length);
    const known = rules.find((one) => one.name === rule);
    return { name: rule, zh: known?.zh ?? priced[rule] ?? "", weight: theme.taste[rule as keyof typeof theme.taste] ?? "", source: known?.source ?? "", price };
  }).sort((a, b) => b.price - a.price || (a.name < b.name ? -1 : 1));
  const look = terms.reduce((sum, { price }) => sum + price, 0);
  return {
    label: page.label, name: file.pages[index]?.name ?? "", layout: page.layout,
    full: page.modules.every(({ fit }) => fit.oversetLines + fit.holeLines === 0),
    drawing: thumbnailOf(page, copy, index),
    passed: metrics.checksPassed ?? 0,
    checks: checkNames.map(({ zh, en }, i) => ({ number: i + 1, zh, en, holds: metrics[`check${i + 1}`] === 1 })),
    terms, look: Math.round(100 * look) / 100, settings: metrics.cost ?? 0, total: Math.round(100 * (look + (metrics.cost ?? 0))) / 100,
    picturePct: metrics.picturePct ?? 0, fillPct: metrics.fillPct ?? 0,
    modules: page.modules.map((module) => moduleRow(module, copy)),
  };
}

/** The view that `templates/report.hbs` is filled with. */
export function reportView(desk: Desk, diagnostics: Diagnostics): object {
  const { issue, copy, plan } = desk;
  const count = (severity: Diagnostic["severity"]): number => diagnostics.all.filter((one) => one.severity === severity).length;
  const order = ["error", "warning", "info"];
  return {
    title: issue?.file.title ?? "", id: issue?.id ?? "", date: issue?.file.date ?? "", ok: !diagnostics.hasErrors,
    errors: count("error"), warnings: count("warning"), notes: count("info"),
    findings: [...diagnostics.all].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity)).map(findingOf),
    solutions: desk.solutions.map((solution, i) => ({ number: i + 1, page: solution.page, applies: solution.applies, ...solutionWords(solution) })),
    pages: copy && plan ? plan.pages.map((page) => pageView(page, copy)) : [],
    held: plan?.held ?? [],
    omissions: omissionsOf(desk),
  };
}
