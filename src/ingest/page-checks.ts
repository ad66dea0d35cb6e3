/** Pages: labels, contents, layouts, slots and pins. */
import type { Diagnostics, Place } from "../diagnostics/diagnostic.js";
import { nameHint } from "../json/wording.js";
import type { Article } from "../model/article.js";
import type { IssueFile, PageFile } from "../model/issue.js";
import type { LayoutNode, Theme } from "../model/theme.js";

type At = (path: string) => Place;

/** A label stands in file names. */
const labelPattern = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;

/**
 * Adds `bad-label`, `duplicate-label`, `empty-page`, `slots-and-articles`, `unknown-page`, `page-in-two-sections`,
 * `page-of-other-section` and `section-page-layout`;
 * `guide-page-missing` is a warning.
 */
export function checkPages(issue: IssueFile, at: At, diagnostics: Diagnostics): void {
  const labels = new Map<string, number>();
  const inSection = new Map<string, string>();
  for (const [s, section] of (issue.sections ?? []).entries()) for (const [i, label] of section.pages.entries()) {
    const place = at(`sections[${s}].pages[${i}]`);
    if (!issue.pages.some((page) => page.label === label)) unknownPage(label, "unknown-page", "error", place, diagnostics);
    const other = inSection.get(label);
    if (other !== undefined) {
      diagnostics.add({
        code: "page-in-two-sections", severity: "error", place,
        zh: `第${label}版已属于“${other}”`, en: `page ${label} already belongs to "${other}"`,
      });
    }
    inSection.set(label, other ?? section.name);
    const page = issue.pages.find((candidate) => candidate.label === label);
    if (page?.section !== undefined && page.section !== section.name && issue.sections?.some(({ name }) => name === page.section)) {
      diagnostics.add({
        code: "page-of-other-section", severity: "error", place: { ...place, page: label },
        zh: `第${label}版写着属于“${page.section}”，不属于“${section.name}”`, en: `page ${label} says that it belongs to "${page.section}", not to "${section.name}"`,
      });
    }
    if (page !== undefined && page.slots === undefined && page.layout !== undefined && page.layout !== "auto") {
      diagnostics.add({
        code: "section-page-layout", severity: "error", place: { ...place, page: label },
        zh: `第${label}版由程序分稿，版样只能是 auto`, en: `page ${label} is filled by the program: its layout must be auto`,
        hint: { zh: "写 auto，或用 slots 写明全部稿件", en: "Write auto, or name all its articles in slots." },
      });
    }
  }
  issue.pages.forEach((page, p) => {
    const path = `pages[${p}]`;
    const error = (code: string, where: string, zh: string, en: string, hint?: { zh: string; en: string }) =>
      diagnostics.add({ code, severity: "error", place: { ...at(where), page: page.label }, zh, en, ...(hint && { hint }) });
    if (!labelPattern.test(page.label)) {
      error("bad-label", `${path}.label`, `版号“${page.label}”只能用文字、数字和 . _ -`, `the page label "${page.label}" may hold letters, digits and . _ - only`);
    }
    const before = labels.get(page.label);
    if (before !== undefined) {
      const line = at(`pages[${before}].label`).line;
      error("duplicate-label", `${path}.label`, `版号“${page.label}”重复（第 ${line} 行已有）`, `the page label "${page.label}" is used twice (first on line ${line})`);
    }
    labels.set(page.label, before ?? p);
    const slots = page.slots?.length ?? 0;
    const articles = page.articles?.length ?? 0;
    if (slots + articles === 0 && !inSection.has(page.label)) {
      error("empty-page", path, `第${page.label}版没有稿件`, `page ${page.label} has no articles`,
        { zh: "写 slots、articles，或把它列入一个 section", en: "give it slots or articles, or list it in a section" });
    }
    if (page.slots !== undefined && articles > 0) {
      error("slots-and-articles", `${path}.articles`, `第${page.label}版既有 slots 又有 articles，只能用一种`,
        `page ${page.label} has both slots and articles; it may have one of them`);
    }
    page.ears?.guide?.forEach((item, i) => {
      if (issue.pages.some((other) => other.label === item.page)) return;
      unknownPage(item.page, "guide-page-missing", "warning", { ...at(`${path}.ears.guide[${i}].page`), page: page.label }, diagnostics);
    });
  });
}

function unknownPage(label: string, code: string, severity: "error" | "warning", place: Place, diagnostics: Diagnostics): void {
  diagnostics.add({ code, severity, place, zh: `没有第${label}版`, en: `there is no page ${label}` });
}

/**
 * Adds `unknown-layout`, `unknown-slot`, `slot-twice`, `slot-refuses-kind`. With the layout left to the program
 * (`auto` or none) slot names are only a wish, and are not checked.
 */
export function checkSlots(
  issue: IssueFile, theme: Theme, articleOf: (id: string) => Article | undefined, at: At, diagnostics: Diagnostics,
): void {
  const names = theme.layouts.map((layout) => layout.name);
  issue.pages.forEach((page, p) => {
    const path = `pages[${p}]`;
    const error = (code: string, where: string, zh: string, en: string, hint?: { zh: string; en: string }) =>
      diagnostics.add({ code, severity: "error", place: { ...at(where), page: page.label }, zh, en, ...(hint && { hint }) });
    const layout = theme.layouts.find((candidate) => candidate.name === page.layout);
    if (page.layout !== undefined && page.layout !== "auto" && layout === undefined) {
      error("unknown-layout", `${path}.layout`, `主题里没有版式“${page.layout}”`, `the theme has no layout "${page.layout}"`, nameHint(page.layout, ["auto", ...names]));
    }
    if (layout !== undefined) checkFills(page, slotsOf(layout.tree), articleOf, path, error);
  });
}

type AddError = (code: string, path: string, zh: string, en: string, hint?: { zh: string; en: string }) => void;
type Slot = Extract<LayoutNode, { slot: string }>;

function checkFills(
  page: PageFile, slots: readonly Slot[], articleOf: (id: string) => Article | undefined, path: string, error: AddError,
): void {
  const kindOf = (id: string): string | undefined => (seriesOf(page, id) === undefined ? articleOf(id)?.kind : "series");
  page.slots?.forEach((fill, i) => {
    const slot = slots.find((candidate) => candidate.slot === fill.slot);
    const kind = kindOf(fill.article);
    if (slot === undefined) {
      error("unknown-slot", `${path}.slots[${i}].slot`, `版式“${page.layout}”没有位置“${fill.slot}”`,
        `the layout "${page.layout}" has no slot "${fill.slot}"`, nameHint(fill.slot, slots.map((s) => s.slot)));
    } else if (kind !== undefined && slot.accepts !== undefined && !slot.accepts.includes(kind)) {
      error("slot-refuses-kind", `${path}.slots[${i}].article`, `位置“${fill.slot}”不收 ${kind} 稿件`,
        `the slot "${fill.slot}" takes no article of kind ${kind}`,
        { zh: `可收：${slot.accepts.join("、")}`, en: `it takes: ${slot.accepts.join(", ")}` });
    }
    const first = page.slots?.find((other) => other.slot === fill.slot) ?? fill;
    if (first === fill || (kind === "brief" && kindOf(first.article) === "brief")) return;
    const series = seriesOf(page, fill.article);
    if (series !== undefined && series === seriesOf(page, first.article)) return;
    error("slot-twice", `${path}.slots[${i}].slot`, `位置“${fill.slot}”给了两篇稿件`, `the slot "${fill.slot}" is given two articles`,
      { zh: "只有简讯或同一系列的稿件可以合用一个位置", en: "only briefs, or the articles of one series, may share a slot" });
  });
}

/** Which of the page's series an article belongs to: a series is set as one module. */
function seriesOf(page: PageFile, article: string): number | undefined {
  const at = page.series?.findIndex((series) => series.articles.includes(article)) ?? -1;
  return at < 0 ? undefined : at;
}

function slotsOf(node: LayoutNode): readonly Slot[] {
  if ("slot" in node) return [node];
  return ("across" in node ? node.across : node.down).flatMap(slotsOf);
}
