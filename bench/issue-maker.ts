/** Makes issues of any number of pages out of the sample: its inside pages again, under new labels and article ids. */
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

interface Slot {
  article: string;
  slot?: string;
  jump?: { to: string; afterBlocks: number };
  continued?: boolean;
}

interface Page {
  label: string;
  slots?: Slot[];
  articles?: string[];
  series?: { banner: string[]; articles: string[] }[];
  ears?: { guide?: { text: string; page: string }[] };
}

interface IssueFile {
  id: string;
  pages: Page[];
}

interface Article {
  id: string;
  headlines?: { role: string; value: string }[];
  blocks: object[];
}

/** Writes an issue of `count` pages into `folder`, made from the issue in `source`. */
export async function makeIssue(source: string, count: number, folder: string): Promise<void> {
  const issue = JSON.parse(await readFile(join(source, "issue.json"), "utf8")) as IssueFile;
  const articles = await readArticles(source);
  const own = issue.pages;
  const pages = own.slice(0, count);
  for (let k = pages.length; k < count; k++) pages.push(repeated(own[1 + ((k - own.length) % (own.length - 1))], k, own, articles));
  const kept = new Set(pages.map((page) => page.label));
  for (const page of pages) closeJumps(page, kept, articles);

  await mkdir(join(folder, "articles"), { recursive: true });
  await writeFile(join(folder, "issue.json"), JSON.stringify({ ...issue, pages }));
  const used = new Set(pages.flatMap((page) => [...(page.slots ?? []).map((slot) => slot.article), ...(page.articles ?? [])]));
  for (const [id, article] of articles) if (used.has(id)) await writeFile(articlePath(folder, id), JSON.stringify(article));
  // Copies: an issue may not reach files outside its folder, not even through a link.
  for (const name of ["pictures", "theme"]) if (existsSync(join(source, name))) await cp(join(source, name), join(folder, name), { recursive: true });
}

export const articlePath = (folder: string, id: string): string => join(folder, "articles", `${id}.json`);

/** The id of an article as the repeated page `label` carries it. */
export const repeatedId = (id: string, label: string): string => `${id}-p${label}`;

async function readArticles(source: string): Promise<Map<string, Article>> {
  const names = (await readdir(join(source, "articles"))).filter((name) => name.endsWith(".json"));
  const articles = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(source, "articles", name), "utf8")) as Article));
  return new Map(articles.map((article) => [article.id, article]));
}

/** A page of the sample again as page `index`; its articles are copied, so that nothing is composed once for two pages. */
function repeated(page: Page, index: number, own: readonly Page[], articles: Map<string, Article>): Page {
  const label = String(index + 1).padStart(2, "0");
  const copy = (id: string, change: (article: Article) => Article = (article) => article): string => {
    const article = articles.get(id);
    if (!article) throw new Error(`the sample has no article ${id}`);
    articles.set(repeatedId(id, label), { ...change(structuredClone(article)), id: repeatedId(id, label) });
    return repeatedId(id, label);
  };
  return {
    ...page,
    label,
    ...(page.slots && {
      slots: page.slots.map(({ continued, ...slot }) => ({ ...slot, article: copy(slot.article, continued ? continuation(slot.article, own) : undefined) })),
    }),
    ...(page.articles && { articles: page.articles.map((id) => copy(id)) }),
    ...(page.series && { series: page.series.map((series) => ({ ...series, articles: series.articles.map((id) => repeatedId(id, label)) })) }),
  };
}

/** The second part of a jumped story as a story of its own: it carries the same lines. */
function continuation(id: string, own: readonly Page[]): (article: Article) => Article {
  const jump = own.flatMap((page) => page.slots ?? []).find((slot) => slot.article === id && slot.jump)?.jump;
  return (article) => {
    const main = article.headlines?.find(({ role }) => role === "jumpHead") ?? article.headlines?.find(({ role }) => role === "main");
    const { figures: _, credits: __, ...rest } = article as Article & { figures?: unknown; credits?: unknown };
    return {
      ...rest,
      headlines: [{ role: "main", value: main?.value ?? "" }, { role: "sub", value: "下转部分另成一篇" }],
      blocks: article.blocks.slice(jump?.afterBlocks ?? 0),
    };
  };
}

/** A jump to a page that is left out: the story ends where it would have jumped. */
function closeJumps(page: Page, kept: ReadonlySet<string>, articles: Map<string, Article>): void {
  for (const slot of page.slots ?? []) {
    if (!slot.jump || kept.has(slot.jump.to)) continue;
    const article = articles.get(slot.article);
    if (article) article.blocks = article.blocks.slice(0, slot.jump.afterBlocks);
    delete slot.jump;
  }
  if (page.ears?.guide) page.ears.guide = page.ears.guide.filter((entry) => kept.has(entry.page));
}
