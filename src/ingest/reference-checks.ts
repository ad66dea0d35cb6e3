/** Every article that the issue names exists and stands in one place. */
import type { Diagnostics, Place } from "../diagnostics/diagnostic.js";
import { nearest } from "../json/nearest.js";
import type { IssueFile } from "../model/issue.js";
import type { Mention } from "./page-articles.js";

type At = (path: string) => Place;

/** Adds `unknown-article` for each mention of an article that no file has. */
export function checkMentions(mentions: readonly Mention[], known: ReadonlySet<string>, at: At, diagnostics: Diagnostics): void {
  for (const { article, path, page } of mentions) {
    if (known.has(article)) continue;
    unknownArticle(article, known, { ...at(path), ...(page === undefined ? {} : { page }) }, diagnostics);
  }
}

/** Adds `unknown-article` at a place. */
export function unknownArticle(article: string, known: ReadonlySet<string>, place: Place, diagnostics: Diagnostics): void {
  const near = nearest(article, known);
  diagnostics.add({
    code: "unknown-article", severity: "error", place: { ...place, module: article },
    zh: `没有编号为“${article}”的稿件`, en: `there is no article "${article}"`,
    hint: near === undefined
      ? { zh: `应有文件 articles/${article}.json`, en: `articles/${article}.json was expected` }
      : { zh: `是不是“${near}”？`, en: `did you mean "${near}"?` },
  });
}

/**
 * Adds `article-twice` where an article is placed again (a continuation, which is one more place, once only),
 * `article-not-on-page` where a series or a pin speaks of an article that its page does not have, and
 * `series-twice` where two series share an article.
 */
export function checkPlacing(issue: IssueFile, mentions: readonly Mention[], at: At, diagnostics: Diagnostics): void {
  const first = new Map<string, Mention>();
  const inSeries = new Set<string>();
  for (const mention of mentions) {
    const { article, page, path } = mention;
    if (mention.role === "places") {
      const key = isContinuation(issue, mention) ? `${article} continued` : article;
      const before = first.get(key);
      if (before !== undefined) {
        const line = at(before.path).line;
        diagnostics.add({
          code: "article-twice", severity: "error", place: placed(at, mention),
          zh: `稿件“${article}”已在第 ${line} 行安排过`, en: `the article "${article}" is already placed on line ${line}`,
          hint: { zh: "转版须在前一处写 jump，后一处写 continued: true", en: "a jump needs jump at the first place and continued: true at the second" },
        });
      }
      first.set(key, before ?? mention);
    } else if (!onPage(issue, mentions, mention)) {
      diagnostics.add({
        code: "article-not-on-page", severity: "error", place: placed(at, mention),
        zh: `稿件“${article}”不在本版的稿件里`, en: `the article "${article}" is not among this page's articles`,
        hint: { zh: "也写进本版的 articles 或 slots", en: "list it in the page's articles or slots as well" },
      });
    }
    if (!/\.series\[\d+\]\.articles/.test(path)) continue;
    if (inSeries.has(`${page} ${article}`)) {
      diagnostics.add({
        code: "series-twice", severity: "error", place: placed(at, mention),
        zh: `稿件“${article}”已在一个系列里`, en: `the article "${article}" is already in a series`,
      });
    }
    inSeries.add(`${page} ${article}`);
  }
}

function placed(at: At, mention: Mention): Place {
  return { ...at(mention.path), ...(mention.page === undefined ? {} : { page: mention.page }) };
}

function isContinuation(issue: IssueFile, mention: Mention): boolean {
  const found = /^pages\[(\d+)\]\.slots\[(\d+)\]/.exec(mention.path);
  return found !== null && issue.pages[Number(found[1])]?.slots?.[Number(found[2])]?.continued === true;
}

function onPage(issue: IssueFile, mentions: readonly Mention[], mention: Mention): boolean {
  if (mentions.some((m) => m.role === "places" && m.page === mention.page && m.article === mention.article)) return true;
  const page = issue.pages.find(({ label }) => label === mention.page);
  // A page on a named layout is given nothing by its section.
  if (page?.layout !== undefined && page.layout !== "auto") return false;
  return issue.sections?.some((s) => s.articles.includes(mention.article) && s.pages.includes(mention.page ?? "")) ?? false;
}
