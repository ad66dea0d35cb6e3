/** Headlines of an article → heads of copy. */
import type { Article, Headline } from "../model/article.js";
import type { ArticleCopy, CopyHead } from "../model/copy.js";
import { headRanks, type Theme } from "../model/theme.js";
import type { FileDesk } from "./file-desk.js";
import { headBreaks } from "./heads.js";

type Heads = Pick<ArticleCopy, "kicker" | "main" | "deck" | "summary" | "jumpHead">;

/** The five printed heads. Web heads are left out and said so (the ledger's listed omissions). */
export function copyHeads(desk: FileDesk, article: Article, theme: Theme): Heads {
  const headlines = article.headlines ?? [];
  headlines.forEach((headline, i) => {
    if (headline.role !== "web") return;
    desk.tools.diagnostics.add({
      code: "web-head-omitted", severity: "info", place: desk.place(`headlines[${i}]`),
      zh: `网络标题“${headline.value}”不上版。`, en: `the web head "${headline.value}" is not printed`,
    });
  });
  const head = (role: Headline["role"], styles: readonly string[]): CopyHead | undefined => {
    const found = headlines.flatMap((h, i) => (h.role === role ? [copyHead(desk, h, `headlines[${i}]`, styles)] : []));
    return joined(found, desk);
  };
  const main = mainStyles(theme, article.kind);
  return {
    kicker: head("kicker", ranked(theme, "kicker")),
    main: head("main", main),
    deck: head("sub", ranked(theme, "deck")),
    summary: head("summary", ["summary"]),
    jumpHead: head("jumpHead", main),
  };
}

function copyHead(desk: FileDesk, headline: Headline, path: string, styles: readonly string[]): CopyHead {
  const text = desk.text(headline.value, `${path}.value`, "head");
  const lines = headline.lines?.map((line, i) => desk.text(line, `${path}.lines[${i}]`, "head"));
  for (const style of styles) desk.checkGlyphs(text, style, `${path}.value`);
  return {
    text, breaks: headBreaks(text, desk.tools.segmenter), lines, path: `${path}.value`,
    ...(headline.direction === "vertical" ? { vertical: true as const } : {}),
  };
}

/** Several heads of one role (two decks) become one, each on lines of its own, so that none is lost. */
function joined(heads: readonly CopyHead[], desk: FileDesk): CopyHead | undefined {
  const [first] = heads;
  if (first === undefined || heads.length === 1) return first;
  const text = heads.map((h) => h.text).join("\u3000");
  return {
    text, path: first.path,
    breaks: headBreaks(text, desk.tools.segmenter),
    lines: heads.flatMap((h) => h.lines ?? [h.text]),
  };
}

/** A head's rank is not known yet, so its characters must be in the face of every rank. */
function ranked(theme: Theme, part: "main" | "kicker" | "deck"): string[] {
  return [...new Set(headRanks.map((rank) => theme.heads[rank][part]))];
}

function mainStyles(theme: Theme, kind: Article["kind"]): string[] {
  const own = theme.headFaces?.[kind];
  if (own !== undefined) return [...new Set([own, theme.heads.brief.main])];
  return kind === "brief" ? [theme.heads.brief.main] : ranked(theme, "main");
}
