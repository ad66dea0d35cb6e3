/** Jumps (转版) set by hand: both ends exist and name each other. */
import { counted } from "../diagnostics/counted.js";
import type { Diagnostics, Place } from "../diagnostics/diagnostic.js";
import type { Article } from "../model/article.js";
import type { IssueFile } from "../model/issue.js";

/**
 * Adds `jump-target-missing`, `jump-to-itself`, `jump-not-continued`, `continued-without-jump`, `jump-after-end`,
 * `jump-chained`, and the warnings `jump-backward` and `jump-forbidden`.
 */
export function checkJumps(
  issue: IssueFile, articleOf: (id: string) => Article | undefined, at: (path: string) => Place, diagnostics: Diagnostics,
): void {
  for (const [p, page] of issue.pages.entries()) for (const [s, slot] of (page.slots ?? []).entries()) {
    const path = `pages[${p}].slots[${s}]`;
    const error = (code: string, where: string, zh: string, en: string) =>
      diagnostics.add({ code, severity: "error", place: { ...at(where), page: page.label, module: slot.article }, zh, en });
    if (slot.continued === true && !jumpsTo(issue, slot.article, page.label)) {
      error("continued-without-jump", `${path}.continued`,
        `没有哪一版把稿件“${slot.article}”转到第${page.label}版`, `no page jumps the article "${slot.article}" to page ${page.label}`);
    }
    if (slot.jump === undefined) continue;
    if (slot.continued === true) {
      error("jump-chained", `${path}.jump`, `稿件“${slot.article}”转来后不能再转`, `the continuation of "${slot.article}" may not jump again`);
    }
    const { to, afterBlocks } = slot.jump;
    const target = issue.pages.find((candidate) => candidate.label === to);
    if (to === page.label) {
      error("jump-to-itself", `${path}.jump.to`, `稿件“${slot.article}”转到了它所在的版`, `the article "${slot.article}" jumps to its own page`);
    } else if (target === undefined) {
      error("jump-target-missing", `${path}.jump.to`, `没有第${to}版可转`, `there is no page ${to} to jump to`);
    } else if (!target.slots?.some((other) => other.article === slot.article && other.continued === true)) {
      error("jump-not-continued", `${path}.jump.to`,
        `第${to}版没有接稿件“${slot.article}”的位置（continued: true）`,
        `page ${to} has no slot with continued: true for the article "${slot.article}"`);
    }
    if (target !== undefined && issue.pages.indexOf(target) < p) {
      diagnostics.add({
        code: "jump-backward", severity: "warning", place: { ...at(`${path}.jump.to`), page: page.label, module: slot.article },
        zh: `稿件“${slot.article}”从第${page.label}版往前转到第${to}版，读者是往后翻的`, en: `the article "${slot.article}" jumps back from page ${page.label} to page ${to}; readers turn forward`,
        hint: { zh: "让它在前面的版开头，转到后面的版", en: "let it begin on the earlier page and go on on the later one" },
      });
    }
    const article = articleOf(slot.article);
    if (article === undefined) continue;
    if (afterBlocks >= article.blocks.length) {
      error("jump-after-end", `${path}.jump.afterBlocks`,
        `稿件只有 ${article.blocks.length} 段，不能在第 ${afterBlocks} 段后转版`,
        `the article has ${counted(article.blocks.length, "block")}; it cannot jump after block ${afterBlocks}`);
    }
    if (article.jumpable === false || article.constraints?.noJump === true) {
      diagnostics.add({
        code: "jump-forbidden", severity: "warning", place: { ...at(`${path}.jump`), page: page.label, module: slot.article },
        zh: `稿件“${slot.article}”注明不转版`, en: `the article "${slot.article}" says that it may not jump`,
      });
    }
  }
}

function jumpsTo(issue: IssueFile, article: string, label: string): boolean {
  return issue.pages.some((page) => page.slots?.some((slot) => slot.article === article && slot.jump?.to === label) ?? false);
}
