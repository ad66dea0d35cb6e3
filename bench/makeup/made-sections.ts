/** Issues whose pages are given as one section: the program has to assign the articles. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { drawing, front, inside } from "./made-issues.js";
import { type MadePage, makePage } from "./page-maker.js";

const articlesWanted = 70;
const pageCount = 8;

/** Eight pages by the same desk as the suite's, whose articles come to 70: the last page's number of modules and seed make up the number. */
export function pagesOf70(seed: number): MadePage[] {
  const pages = Array.from({ length: pageCount - 1 }, (_, k) => makePage(seed * 1000 + 700 + k, 8 + (k % 2), k === 0 ? front : inside, `s${k + 1}`));
  const missing = articlesWanted - pages.reduce((sum, { articles }) => sum + articles.length, 0);
  for (let tries = 0; tries < 1000; tries++) {
    const last = makePage(seed * 1000 + 720 + tries, Math.max(3, missing - (tries % 4)), inside, `s${pageCount}`);
    if (last.articles.length === missing) return [...pages, last];
  }
  throw new RangeError(`seed ${seed} gives no issue of ${articlesWanted} articles`);
}

/**
 * Writes an issue of as many pages as were made into `folder`, its articles in one section. The list is in the order of ids;
 * nothing tells which page an article was drawn for but its id.
 */
export async function writeSection(folder: string, id: string, made: readonly MadePage[]): Promise<void> {
  await mkdir(join(folder, "articles"), { recursive: true });
  await mkdir(join(folder, "pictures"), { recursive: true });
  const articles = made.flatMap((page) => page.articles);
  for (const article of articles) await writeFile(join(folder, "articles", `${article.id}.json`), JSON.stringify(article, null, 1));
  for (const { pictures } of made) for (const [name, size] of Object.entries(pictures)) await writeFile(join(folder, "pictures", name), drawing(size));
  const labels = made.map((_, k) => String(k + 1).padStart(2, "0"));
  const issue = {
    id, title: "江城报", titleLatin: "JIANGCHENG BAO", date: "2026-12-07", cn: "CN 00-0009", theme: "classic",
    imprint: { organiser: "江城报社", address: "江城市滨江路1号", printer: "江城印务" },
    pages: labels.map((label, k) => ({ label, name: k === 0 ? "要闻" : "综合新闻", layout: "auto" })),
    sections: [{ name: "新闻", articles: articles.map((article) => article.id), pages: labels }],
  };
  await writeFile(join(folder, "issue.json"), JSON.stringify(issue, null, 1));
}
