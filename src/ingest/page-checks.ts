/** Pages: labels, contents, layouts, slots and pins. */
import type { Diagnostics, Place } from "../diagnostics/diagnostic.js";
import { nearest } from "../json/nearest.js";
import type { Article } from "../model/article.js";
import type { IssueFile, PageFile } from "../model/issue.js";
import type { LayoutNode, Theme } from "../model/theme.js";

type At = (path: string) => Place;

/** A label stands in file names. */
const labelPattern = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;

/**
 * Adds `bad-label`, `duplicate-label`, `empty-page`, `slots-and-articles`, `unknown-page` and `page-in-two-sections`;
 * `guide-page-missing` is a warning.
 */
export function checkPages(issue: IssueFile, at: At, diagnostics: Diagnostics): void {
  const labels = new Map<string, number>();
  const inSection = new Map<string, string>();
  issue.sections?.forEach((section, s) => section.pages.forEach((label, i) => {
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
  }));
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
    if (slots > 0 && articles > 0) {
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

/** Adds `unknown-layout`, `slots-without-layout`, `unknown-slot`, `slot-twice`, `slot-refuses-kind`. */
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
      error("unknown-layout", `${path}.layout`, `版式里没有版样“${page.layout}”`, `the theme has no layout "${page.layout}"`, suggestion(page.layout, ["auto", ...names]));
    }
    if ((page.slots?.length ?? 0) > 0 && (page.layout === undefined || page.layout === "auto")) {
      error("slots-without-layout", `${path}.slots`, `第${page.label}版有 slots，须写明 layout`, `page ${page.label} has slots and must name its layout`, suggestion("", names));
    }
    if (layout !== undefined) checkFills(page, slotsOf(layout.tree), articleOf, path, error);
  });
}

type AddError = (code: string, path: string, zh: string, en: string, hint?: { zh: string; en: string }) => void;
type Slot = Extract<LayoutNode, { slot: string }>;

function checkFills(
  page: PageFile, slots: readonly Slot[], articleOf: (id: string) => Article | undefined, path: string, error: AddError,
): void {
  page.slots?.forEach((fill, i) => {
    const slot = slots.find((candidate) => candidate.slot === fill.slot);
    const article = articleOf(fill.article);
    if (slot === undefined) {
      error("unknown-slot", `${path}.slots[${i}].slot`, `版样“${page.layout}”没有版位“${fill.slot}”`,
        `the layout "${page.layout}" has no slot "${fill.slot}"`, suggestion(fill.slot, slots.map((s) => s.slot)));
    } else if (article !== undefined && slot.accepts !== undefined && !slot.accepts.includes(article.kind)) {
      error("slot-refuses-kind", `${path}.slots[${i}].article`, `版位“${fill.slot}”不收 ${article.kind} 稿件`,
        `the slot "${fill.slot}" takes no article of kind ${article.kind}`,
        { zh: `可收：${slot.accepts.join("、")}`, en: `it takes: ${slot.accepts.join(", ")}` });
    }
    // Several briefs may share a slot: they are set as one group.
    const first = page.slots?.findIndex((other) => other.slot === fill.slot) ?? i;
    const brief = (id: string | undefined) => id !== undefined && articleOf(id)?.kind === "brief";
    if (first < i && !(brief(fill.article) && brief(page.slots?.[first]?.article))) {
      error("slot-twice", `${path}.slots[${i}].slot`, `版位“${fill.slot}”给了两篇稿件`, `the slot "${fill.slot}" is given two articles`,
        { zh: "只有简讯可以合用一个版位", en: "only briefs may share a slot" });
    }
  });
}

function slotsOf(node: LayoutNode): readonly Slot[] {
  if ("slot" in node) return [node];
  return ("across" in node ? node.across : node.down).flatMap(slotsOf);
}

function suggestion(name: string, known: readonly string[]): { zh: string; en: string } {
  const near = name === "" ? undefined : nearest(name, known);
  return near === undefined
    ? { zh: `现有：${known.join("、")}`, en: `known: ${known.join(", ")}` }
    : { zh: `是不是“${near}”？`, en: `did you mean "${near}"?` };
}
