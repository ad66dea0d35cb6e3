/** What an edited plan has on the pages that it names: articles of the section, jumps included, both ends checked. */
import { counted } from "../../diagnostics/counted.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Copy } from "../../model/copy.js";
import type { Jump } from "../../model/jumps.js";
import type { PlanModule } from "../../model/plan.js";
import type { Given, Section } from "./section-contents.js";

export interface PlannedPages {
  /** By label. */
  readonly given: ReadonlyMap<string, readonly Given[]>;
  /** Page of each article that begins on a page of the plan. */
  readonly placed: ReadonlyMap<string, string>;
  /** Jumps to pages that the plan does not name: the rest is assigned there. */
  readonly jumps: readonly Jump[];
  readonly findings: readonly Diagnostic[];
}

/** @param open labels of the section's pages that the program fills */
export function plannedPages(copy: Copy, section: Section, edited: ReadonlySet<string>, open: ReadonlySet<string>): PlannedPages {
  const pages = (copy.issue.plan?.pages ?? []).filter(({ label }) => edited.has(label));
  const own = (module: PlanModule): string[] => (module.kind === "banner" ? [] : module.articles.filter((id) => section.articles.includes(id)));
  const findings: Diagnostic[] = [];
  const error = (code: string, page: string, article: string, zh: string, en: string): void => {
    findings.push({ code, severity: "error", place: { file: "plan.json", page, module: article }, zh, en });
  };
  const continued = new Set(pages.flatMap(({ label, modules }) => modules.filter(({ kind }) => kind === "continued").flatMap((m) => own(m).map((id) => `${id} ${label}`))));
  const placed = new Map<string, string>();
  const valid = new Map<string, Jump>();
  for (const { label, modules } of pages) for (const module of modules) {
    if (module.kind === "continued") continue;
    for (const id of own(module)) if (!placed.has(id)) placed.set(id, label);
    const [article] = own(module);
    const { to, afterBlocks } = module.jump ?? {};
    if (article === undefined || to === undefined || afterBlocks === undefined) continue;
    const blocks = copy.issue.articles.get(article)?.article.blocks.length ?? 0;
    if (to === label) error("jump-to-itself", label, article, `稿件“${article}”转到了它所在的版`, `the article "${article}" jumps to its own page`);
    else if (afterBlocks >= blocks) error("jump-after-end", label, article, `稿件只有 ${blocks} 段，不能在第 ${afterBlocks} 段后转版`, `the article has ${counted(blocks, "block")}; it cannot jump after block ${afterBlocks}`);
    else if (open.has(to) || continued.has(`${article} ${to}`)) valid.set(article, { article, from: label, to, afterBlocks });
    else if (edited.has(to)) error("jump-not-continued", label, article, `版样的第${to}版没有接稿件“${article}”的模块`, `page ${to} of the plan has no module that continues the article "${article}"`);
    else error("jump-target-missing", label, article, `“${section.name}”没有第${to}版可转`, `"${section.name}" has no page ${to} to jump to`);
  }
  const given = new Map(pages.map(({ label, modules }) => [label, modules.flatMap((module) => own(module).flatMap((article): Given[] => {
    const jump = valid.get(article);
    if (module.kind !== "continued") return placed.get(article) === label ? [jump ? { article, jump: { to: jump.to, afterBlocks: jump.afterBlocks } } : { article }] : [];
    if (jump?.to === label) return [{ article, continued: true }];
    error("continued-without-jump", label, article, `版样里没有哪一版把稿件“${article}”转到第${label}版`, `no page of the plan jumps the article "${article}" to page ${label}`);
    return [];
  }))] as const));
  return { given, placed, jumps: [...valid.values()].filter(({ to }) => open.has(to)), findings };
}
