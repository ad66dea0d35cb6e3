/** Writes generated pages as issue folders: ten pages an issue, the first of them a front page. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Budget, makePage } from "./page-maker.js";

/** Rows open to stories in the classic theme: below masthead and above imprint, or below the folio. */
export const front: Budget = { columns: 8, rows: 85, measureEm: 13 };
export const inside: Budget = { columns: 8, rows: 99, measureEm: 13 };

export interface MadeIssue {
  readonly folder: string;
  /** Items asked for on each page, in page order. */
  readonly items: readonly number[];
}

/** Items of page `k` of the suite: four pages of five carry 6 to 12, the fifth 13 to 20. */
export function itemsOf(k: number): number {
  return k % 5 === 4 ? 13 + ((k * 7) % 8) : 6 + ((k * 5 + Math.floor(k / 5)) % 7);
}

/** A landscape in greys, so that any target takes it. */
export const drawing = ([width, height]: readonly [number, number]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="#cccccc"/><circle cx="${width * 0.7}" cy="${height * 0.3}" r="${height * 0.1}" fill="#ffffff"/><path d="M0 ${height * 0.7} L${width * 0.3} ${height * 0.35} L${width * 0.6} ${height * 0.7} L${width * 0.8} ${height * 0.5} L${width} ${height * 0.7} V${height} H0 Z" fill="#888888"/></svg>`;

/** Writes issue folders for pages `1 … count` of the seed into `root`. */
export async function writeIssues(root: string, seed: number, count: number): Promise<MadeIssue[]> {
  const issues: MadeIssue[] = [];
  for (let from = 0; from < count; from += 10) {
    const folder = join(root, `issue-${String(from / 10 + 1).padStart(2, "0")}`);
    await mkdir(join(folder, "articles"), { recursive: true });
    await mkdir(join(folder, "pictures"), { recursive: true });
    const items = Array.from({ length: Math.min(10, count - from) }, (_, k) => itemsOf(from + k));
    const pages = [];
    for (const [k, n] of items.entries()) {
      const label = String(k + 1).padStart(2, "0");
      const { articles, pictures } = makePage(seed * 1000 + from + k + 1, n, k === 0 ? front : inside, `p${label}`);
      for (const article of articles) await writeFile(join(folder, "articles", `${article.id}.json`), JSON.stringify(article, null, 1));
      for (const [name, size] of Object.entries(pictures)) await writeFile(join(folder, "pictures", name), drawing(size));
      pages.push({ label, name: k === 0 ? "要闻" : "综合新闻", layout: "auto", articles: articles.map(({ id }) => id) });
    }
    const issue = {
      id: `made-${seed}-${from / 10 + 1}`, title: "江城报", titleLatin: "JIANGCHENG BAO", date: "2026-12-07", cn: "CN 00-0009", theme: "classic",
      imprint: { organiser: "江城报社", address: "江城市滨江路1号", printer: "江城印务" }, pages,
    };
    await writeFile(join(folder, "issue.json"), JSON.stringify(issue, null, 1));
    issues.push({ folder, items });
  }
  return issues;
}
