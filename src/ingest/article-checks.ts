/** What a schema cannot say of one article. */
import type { Diagnostics, Place } from "../diagnostics/diagnostic.js";
import { nearest } from "../json/nearest.js";
import type { Article, RichText } from "../model/article.js";

/** A finding's place by JSON path. */
type At = (path: string) => Place;

/** Kinds that may do without a main head. */
const headless: ReadonlySet<Article["kind"]> = new Set(["brief", "photo", "advert"]);

/** Roles that the page has one place for; `web` heads are not printed. */
const singleRoles = ["kicker", "sub", "summary", "jumpHead"] as const;

/**
 * Adds `missing-main-headline`, `several-main-headlines`, `headline-repeated`, `headline-lines`, `vertical-head`, `empty-article`,
 * `duplicate-figure-id`, `unknown-figure`, `figure-twice`, `missing-alt`, `crop-outside`, `blank-text`,
 * `subhead-without-text` and `bad-constraint`.
 */
export function checkArticle(article: Article, at: At, diagnostics: Diagnostics): void {
  checkHeadlines(article, at, diagnostics);
  checkFigures(article, at, diagnostics);
  checkBlank(article, at, diagnostics);
  checkSubheads(article, at, diagnostics);
  const { minCols, maxCols } = article.constraints ?? {};
  if (minCols !== undefined && maxCols !== undefined && minCols > maxCols) {
    diagnostics.add({
      code: "bad-constraint", severity: "error", place: at("constraints.minCols"),
      zh: `最少 ${minCols} 栏多于最多 ${maxCols} 栏`, en: `at least ${minCols} columns is more than at most ${maxCols}`,
    });
  }
}

/** Kinds whose text has columns that a vertical head can stand in. */
const verticalKinds: ReadonlySet<Article["kind"]> = new Set(["news", "interview", "feature", "commentary", "chronicle"]);

/** A head may run downwards where make-up can give it a column; everywhere else it is refused, never set horizontally. */
function checkVertical(article: Article, at: At, diagnostics: Diagnostics): void {
  const headlines = article.headlines ?? [];
  headlines.forEach(({ role, direction }, i) => {
    if (direction !== "vertical") return;
    const refuse = (zh: string, en: string): void => diagnostics.add({
      code: "vertical-head", severity: "error", place: at(`headlines[${i}].direction`),
      zh: `标题不能竖排：${zh}`, en: `this head cannot be vertical: ${en}`,
      hint: { zh: "去掉 direction，或改在有正文的稿件的主题上用", en: "take direction out, or use it on the main head of a story with copy" },
    });
    if (role !== "main") refuse(`只有主题（main）可以竖排，${role} 随主题`, `only a main head can be; a ${role} follows it`);
    else if (!verticalKinds.has(article.kind)) refuse(`体裁 ${article.kind} 没有可以容纳竖题的正文栏`, `an article of kind ${article.kind} has no text columns for it`);
    else if (headlines.some((headline) => headline.role === "summary")) refuse("有提要题的稿件没有竖题", "an article with a summary has none");
  });
}

function checkHeadlines(article: Article, at: At, diagnostics: Diagnostics): void {
  const headlines = article.headlines ?? [];
  const mains = headlines.flatMap((headline, i) => (headline.role === "main" ? [i] : []));
  if (mains.length === 0 && !headless.has(article.kind)) {
    diagnostics.add({
      code: "missing-main-headline", severity: "error", place: at("headlines"),
      zh: "稿件没有主题（role 为 main 的标题）", en: "the article has no main headline",
      hint: { zh: "简讯、图片、广告可以没有主题", en: "only a brief, a photo or an advert may do without" },
    });
  }
  for (const i of mains.slice(1)) {
    diagnostics.add({
      code: "several-main-headlines", severity: "error", place: at(`headlines[${i}]`),
      zh: `稿件有 ${mains.length} 个主题，只能有一个`, en: `the article has ${mains.length} main headlines; it may have one`,
      hint: { zh: "分行写在 lines 里，副题用 role: sub", en: "put line breaks in lines, a deck in role sub" },
    });
  }
  for (const role of singleRoles) {
    const second = headlines.findIndex((headline, i) => headline.role === role && headlines.findIndex((h) => h.role === role) < i);
    if (second < 0) continue;
    diagnostics.add({
      code: "headline-repeated", severity: "error", place: at(`headlines[${second}]`),
      zh: `标题 ${role} 出现不止一次`, en: `the headline role ${role} is given more than once`,
      hint: { zh: "合成一条，各行写在 lines 里", en: "make it one headline and put its lines in lines" },
    });
  }
  checkVertical(article, at, diagnostics);
  headlines.forEach((headline, i) => {
    if (headline.lines === undefined || spaceless(headline.lines.join("")) === spaceless(headline.value)) return;
    diagnostics.add({
      code: "headline-lines", severity: "error", place: at(`headlines[${i}].lines`),
      zh: `lines 连起来是“${headline.lines.join("")}”，与 value“${headline.value}”不同`,
      en: `lines joined are "${headline.lines.join("")}", which is not the value "${headline.value}"`,
      hint: { zh: "除空格外两者应一字不差", en: "spaces aside the two must be the same" },
    });
  });
}

function spaceless(text: string): string {
  return text.replace(/\p{White_Space}/gu, "");
}

function checkFigures(article: Article, at: At, diagnostics: Diagnostics): void {
  const ids = new Set<string>();
  (article.figures ?? []).forEach((figure, i) => {
    if (ids.has(figure.id)) {
      diagnostics.add({
        code: "duplicate-figure-id", severity: "error", place: at(`figures[${i}].id`),
        zh: `图片编号“${figure.id}”重复`, en: `the figure id "${figure.id}" is used twice`,
      });
    }
    ids.add(figure.id);
    if (figure.alt.trim() === "") {
      diagnostics.add({
        code: "missing-alt", severity: "error", place: at(`figures[${i}].alt`),
        zh: `figures[${i}].alt 只有空格`, en: `figures[${i}].alt is blank`,
        hint: altHint,
      });
    }
    const { crop } = figure;
    if (typeof crop === "object" && (crop.x + crop.width > 1 + 1e-9 || crop.y + crop.height > 1 + 1e-9 || crop.width === 0 || crop.height === 0)) {
      diagnostics.add({
        code: "crop-outside", severity: "error", place: at(`figures[${i}].crop`),
        zh: "裁切框超出图片或没有面积", en: "the crop leaves the picture or is empty",
        hint: { zh: "x、y、width、height 是图片宽高的几分之几", en: "x, y, width and height are fractions of the picture" },
      });
    }
  });
  const used = new Set<string>();
  article.blocks.forEach((block, i) => {
    if (block.type !== "figure") return;
    const place = at(`blocks[${i}].figure`);
    if (!ids.has(block.figure)) {
      const near = nearest(block.figure, ids);
      diagnostics.add({
        code: "unknown-figure", severity: "error", place,
        zh: `稿件里没有图片“${block.figure}”`, en: `the article has no figure "${block.figure}"`,
        ...(near === undefined ? {} : { hint: { zh: `是不是“${near}”？`, en: `did you mean "${near}"?` } }),
      });
    }
    if (used.has(block.figure)) {
      diagnostics.add({
        code: "figure-twice", severity: "error", place,
        zh: `图片“${block.figure}”排了两次`, en: `the figure "${block.figure}" is placed twice`,
      });
    }
    used.add(block.figure);
  });
}

/** What every picture needs for readers who do not see it. */
export const altHint = {
  zh: "用一句话说出图上是什么，供看不见图的读者", en: "say in a sentence what the picture shows, for readers who cannot see it",
};

function plain(text: RichText): string {
  return typeof text === "string" ? text : text.map((run) => run.t).join("");
}

/** A character that leaves ink: neither white space nor one that Unicode lets a renderer ignore (UAX #44, Default_Ignorable_Code_Point). */
const seen = /[^\s\p{Default_Ignorable_Code_Point}\p{Cf}]/u;

/** Text of spaces alone would make an empty line, an article with nothing an empty frame. */
function checkBlank(article: Article, at: At, diagnostics: Diagnostics): void {
  const blank = (text: string, path: string) => {
    if (seen.test(text)) return;
    diagnostics.add({ code: "blank-text", severity: "error", place: at(path), zh: `${path} 只有空格或看不见的字符`, en: `${path} is blank: it has no character that can be seen` });
  };
  for (const [i, headline] of (article.headlines ?? []).entries()) blank(headline.value, `headlines[${i}].value`);
  article.blocks.forEach((block, i) => {
    if ("text" in block) blank(plain(block.text), `blocks[${i}].text`);
    if (block.type === "list") {
      for (const [j, item] of block.items.entries()) blank(plain(item), `blocks[${i}].items[${j}]`);
    }
  });
  const figures = article.figures ?? [];
  const needsText = !headless.has(article.kind);
  if (article.blocks.length === 0 && (needsText || (figures.length === 0 && (article.headlines ?? []).length === 0))) {
    diagnostics.add({
      code: "empty-article", severity: "error", place: at("blocks"),
      zh: "稿件没有正文", en: "the article has no copy",
    });
  }
}

/** A subhead at the end heads nothing, and could stand at no foot of a column (背题); one that another of its level follows has lost its text. Pictures have places of their own: they are no text of it. */
function checkSubheads(article: Article, at: At, diagnostics: Diagnostics): void {
  article.blocks.forEach((block, i) => {
    if (block.type !== "subhead") return;
    const next = article.blocks.slice(i + 1).find(({ type }) => type !== "figure");
    if (next && (next.type !== "subhead" || (next.level ?? 2) > (block.level ?? 2))) return;
    diagnostics.add({
      code: "subhead-without-text", severity: next ? "warning" : "error", place: at(`blocks[${i}].text`),
      ...(next
        ? { zh: `小标题“${plain(block.text)}”下面没有正文`, en: `the subhead "${plain(block.text)}" has no text below it` }
        : { zh: `稿件以小标题“${plain(block.text)}”收尾，其下没有正文`, en: `the article ends on the subhead "${plain(block.text)}", which heads no text` }),
      hint: { zh: "补上它的正文，或删去这个小标题", en: "give it its text, or take the subhead out" },
    });
  });
}
