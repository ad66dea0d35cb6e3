/** The sample issues lose no word at the desk: each text of an article is found again in its copy. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { copydesk } from "../../../src/copydesk/copydesk.js";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import { articleSchema, type Article } from "../../../src/model/article.js";
import type { ArticleCopy } from "../../../src/model/copy.js";
import type { Issue } from "../../../src/model/issue.js";
import type { PressProfile } from "../../../src/model/press.js";
import type { Theme } from "../../../src/model/theme.js";

const root = new URL("../../../", import.meta.url);
const read = (path: string | URL): unknown => JSON.parse(readFileSync(path, "utf8")) as unknown;
const theme = read(new URL("styles/themes/classic/theme.json", root)) as Theme;
const samples = readdirSync(new URL("samples/", root)).filter((name) => existsSync(new URL(`samples/${name}/articles/`, root)));

const words = (texts: readonly string[]): string => texts.join("").replace(/[^\p{L}\p{N}]/gu, "");

/** Every string of an article that is printed, one by one. */
function printed({ blocks, headlines, figures, credits, editorNote, dateline, column }: Article): string[] {
  const strings = (value: unknown, key: string): string[] => {
    if (typeof value === "string") return ["type", "style", "href", "figure", "id", "alt", "role", "crop", "position", "cut", "direction"].includes(key) ? [] : [value];
    if (Array.isArray(value)) return value.flatMap((item) => strings(item, key));
    return value !== null && typeof value === "object" ? Object.entries(value).flatMap(([k, v]) => strings(v, k)) : [];
  };
  return strings({ blocks, headlines, figures, credits: credits?.map((c) => c.text ?? c.names), editorNote, dateline: dateline?.text, column }, "");
}

function shown(copy: ArticleCopy): string {
  const heads = [copy.kicker, copy.main, copy.deck, copy.summary, copy.jumpHead].map((h) => h?.text ?? "");
  const blocks = copy.blocks.flatMap((b) => [...b.runs.map((r) => r.text), ...(b.cells ?? []).flat()]);
  return words([...copy.column, ...heads, ...blocks, ...copy.figures.flatMap((f) => f.caption.map((r) => r.text))]);
}

describe.each(samples)("sample %s", (name) => {
  const folder = new URL(`samples/${name}/articles/`, root);
  const articles = readdirSync(folder).map((file) => ({ article: articleSchema.parse(read(new URL(file, folder))), file: `articles/${file}`, source: "", lineOf: () => undefined }));
  const issue: Issue = {
    id: name, folder: "", source: "", pictures: new Map(), theme, profile: {} as PressProfile, plan: undefined,
    file: { title: name, date: "2026-12-07", pages: [{ label: "01", name: "要闻" }] },
    articles: new Map(articles.map((a) => [a.article.id, a])),
  };
  const desk = () => copydesk(issue, { missingGlyphs: () => [] }, new Diagnostics());

  it("loses no word", () => {
    const copy = desk();
    for (const { article } of articles) {
      const found = shown(copy.articles.get(article.id) as ArticleCopy);
      for (const text of printed(article)) expect(found, article.id).toContain(words([text]));
    }
  });
  it("gives the same copy twice", () => expect(desk()).toEqual(desk()));
});
