/** An issue of 70 articles on 8 pages, given as one section: the program has to assign them. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { drawing, front, inside } from "./made-issues.js";
import { type MadePage, makePage } from "./page-maker.js";

const articlesWanted = 70;
const pageCount = 8;

/** Pages by the same desk as the suite's, whose articles come to 70: the last page's number of modules and seed make up the number. */
function madePages(seed: number): MadePage[] {
  const pages = Array.from({ length: pageCount - 1 }, (_, k) => makePage(seed * 1000 + 700 + k, 8 + (k % 2), k === 0 ? front : inside, `s${k + 1}`));
  const missing = articlesWanted - pages.reduce((sum, { articles }) => sum + articles.length, 0);
  for (let tries = 0; tries < 1000; tries++) {
    const last = makePage(seed * 1000 + 720 + tries, Math.max(3, missing - (tries % 4)), inside, `s${pageCount}`);
    if (last.articles.length === missing) return [...pages, last];
  }
  throw new RangeError(`seed ${seed} gives no issue of ${articlesWanted} articles`);
}

/** Writes the issue into `folder`. The list is in the order of ids; nothing tells which page an article was drawn for but its id. */
export async function writeIssue70(folder: string, seed: number): Promise<void> {
  await mkdir(join(folder, "articles"), { recursive: true });
  await mkdir(join(folder, "pictures"), { recursive: true });
  const made = madePages(seed);
  const articles = made.flatMap((page) => page.articles);
  for (const article of articles) await writeFile(join(folder, "articles", `${article.id}.json`), JSON.stringify(article, null, 1));
  for (const { pictures } of made) for (const [name, size] of Object.entries(pictures)) await writeFile(join(folder, "pictures", name), drawing(size));
  const labels = made.map((_, k) => String(k + 1).padStart(2, "0"));
  const issue = {
    id: `made70-${seed}`, title: "江城报", titleLatin: "JIANGCHENG BAO", date: "2026-12-07", cn: "CN 00-0009", theme: "classic",
    imprint: { organiser: "江城报社", address: "江城市滨江路1号", printer: "江城印务" },
    pages: labels.map((label, k) => ({ label, name: k === 0 ? "要闻" : "综合新闻", layout: "auto" })),
    sections: [{ name: "新闻", articles: articles.map(({ id }) => id), pages: labels }],
  };
  await writeFile(join(folder, "issue.json"), JSON.stringify(issue, null, 1));
}
