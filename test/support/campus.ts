/**
 * A two-page issue, changed so that its front page is not full. Its copy lies in `campus-copy` and not in the samples:
 * tests of what is a line too long must not hang on a sample that is written anew. The pictures are the sample's.
 */
import { cp, mkdir, mkdtemp, readFile, realpath, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sample } from "./built.js";

export interface ArticleJson {
  id: string;
  mayHold?: boolean;
  blocks: { type: string; text: unknown; optional?: boolean }[];
  [key: string]: unknown;
}

/** The issue's copy as it is. */
export const campusCopy = fileURLToPath(new URL("campus-copy", import.meta.url));

const ownFolder = async (): Promise<string> => realpath(await mkdtemp(join(tmpdir(), "banxin-campus-")));

/**
 * A copy of the issue, in a folder of its own where none is named. Its theme lets the program leave out nothing by
 * itself: what is optional goes only as a solution that the editor takes.
 */
export async function campus(into?: string): Promise<string> {
  const folder = into ?? (await ownFolder());
  await cp(campusCopy, folder, { recursive: true });
  await cp(join(sample("yunting-campus"), "pictures"), join(folder, "pictures"), { recursive: true });
  const file = join(folder, "issue.json");
  const issue = JSON.parse(await readFile(file, "utf8")) as { theme: string };
  await mkdir(join(folder, "theme"));
  await writeFile(join(folder, "theme/theme.json"), JSON.stringify({ name: "asks", extends: issue.theme, taste: { omission: 1000 } }));
  await writeFile(file, JSON.stringify({ ...issue, theme: "asks" }));
  return folder;
}

export const articleOf = async (folder: string, id: string): Promise<ArticleJson> =>
  JSON.parse(await readFile(join(folder, "articles", `${id}.json`), "utf8")) as ArticleJson;

/** Changes an article, or makes another one out of it where `as` is another id. */
export async function edit(folder: string, id: string, how: (article: ArticleJson) => void, as = id): Promise<void> {
  const article = await articleOf(folder, id);
  article.id = as;
  how(article);
  await writeFile(join(folder, "articles", `${as}.json`), JSON.stringify(article));
}

/** Says the paragraphs of an article again, `count` of them; the last `optional` of these may be taken out. */
export const longer = (count: number, optional = 0) => (article: ArticleJson): void => {
  const said = article.blocks.filter(({ type }) => type === "paragraph");
  for (let i = 0; i < count; i++) article.blocks.push({ ...said[i % said.length]!, ...(i >= count - optional ? { optional: true } : {}) });
};

/** A front page too full by some lines, with one paragraph that may be taken out. */
export async function fullCampus(into?: string): Promise<string> {
  const folder = await campus(into);
  await edit(folder, "u01", longer(8, 1));
  return folder;
}
