/** report.json: every finding, edit and omission of a build, and the figures of its pages. */
import type { Diagnostics } from "./diagnostics/diagnostic.js";
import type { Block } from "./model/article.js";
import { optionalKind, optionalNames } from "./model/optional-copy.js";
import { solutionWords } from "./model/solution.js";
import type { Desk } from "./pipeline.js";

/** Copy that is left out on purpose: web heads, column labels that the page already shows, sources, optional copy taken out, held articles. */
export function omissionsOf(desk: Desk): { article: string; what: string; text: string }[] {
  const found: { article: string; what: string; text: string }[] = [];
  const placed = new Map((desk.dummy?.pages ?? []).flatMap((page) => page.ledger.entries.map((entry) => [entry.id, page.label] as const)));
  for (const [id, { article }] of desk.issue?.articles ?? []) {
    for (const head of article.headlines ?? []) if (head.role === "web") found.push({ article: id, what: "web head", text: head.value });
    const shown = [...placed.keys()].some((entry) => entry.endsWith(`-${id}-label`));
    if (!shown) for (const label of article.column ?? []) found.push({ article: id, what: "column label", text: label });
    if (article.infoSources?.length) found.push({ article: id, what: "information sources", text: article.infoSources.join("、") });
  }
  for (const { article, block } of desk.plan?.omitted ?? desk.issue?.plan?.omitted ?? []) {
    const own = desk.issue?.articles.get(article)?.article.blocks[block];
    found.push({ article, what: optionalNames[optionalKind(own?.type ?? "paragraph")].en, text: textOf(own) });
  }
  for (const { article } of desk.plan?.held ?? desk.issue?.plan?.held ?? []) found.push({ article, what: "held article", text: desk.issue?.articles.get(article)?.article.headlines?.find(({ role }) => role === "main")?.value ?? "" });
  return found;
}

/** The words of a block that may be optional. */
function textOf(block: Block | undefined): string {
  if (!block || !("text" in block)) return "";
  return typeof block.text === "string" ? block.text : block.text.map(({ t }) => t).join("");
}

/** The report, in the order in which it is written. */
export function reportOf(desk: Desk, diagnostics: Diagnostics): object {
  return {
    version: 1,
    issue: desk.issue?.id ?? null,
    ok: !diagnostics.hasErrors,
    diagnostics: diagnostics.all,
    pages: (desk.plan?.pages ?? []).map(({ label, layout, metrics, modules }) => ({
      label, layout, metrics,
      modules: modules.map((m) => ({ articles: m.articles, rect: m.rect, fit: m.fit, levers: m.levers, why: m.why })),
    })),
    solutions: desk.solutions.map((solution, i) => ({ number: i + 1, page: solution.page, applies: solution.applies, ...solutionWords(solution), changes: solution.changes })),
    edits: desk.copy?.edits ?? [],
    omissions: omissionsOf(desk),
    held: desk.plan?.held ?? [],
    supplied: suppliedOf(desk),
  };
}

/** The supplied pages that stand in the issue, with what they say: it is no copy of the paper's and stands in no ledger. */
function suppliedOf(desk: Desk): object[] {
  const placed = (desk.dummy?.pages ?? []).flatMap((page) => page.modules.flatMap(({ article, parts }) => parts.flatMap((part) => (part.type === "figure" ? [{ page, article, part }] : []))));
  return placed.flatMap(({ page, article, part: { id, picture, box } }) => {
    if (picture.supplied === undefined) return [];
    const { widthMm, heightMm, highestInkPct, ...said } = picture.supplied;
    const mm = (value: number): number => Number(value.toFixed(2));
    const mmOf = (pt: number): number => mm((pt * 25.4) / 72);
    const inColour = picture.supplied.inks.some((ink) => ink !== "Black");
    return [{
      page: page.label, article, figure: id, file: picture.href, sha256: picture.sha256,
      widthMm: mm(widthMm), heightMm: mm(heightMm), xMm: mmOf(box.xPt), yMm: mmOf(box.yPt), highestInkPct: Number(highestInkPct.toFixed(1)), ...said,
      // PDF/A with an sRGB output intent has no room for device CMYK (ISO 19005-2, 6.2.4.3).
      printed: { press: inColour && (page.ink !== "cmyk" || desk.issue?.file.mourning === true) ? "grey picture" : "as supplied", archive: "picture", screen: "picture", proof: "picture" },
    }];
  });
}
