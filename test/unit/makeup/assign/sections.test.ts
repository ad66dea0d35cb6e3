/** Sections: every article gets one page of its section or is held; pages come out exactly; what cannot be is told. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { pagesOf70, writeSection } from "../../../../bench/makeup/made-sections.js";
import { plan } from "../../../../src/check.js";
import type { Plan } from "../../../../src/model/plan.js";
import { memoryCache } from "../../../support/painted-page.js";

interface File {
  pages: { label: string; layout?: string; articles?: string[]; slots?: object[]; pins?: object[]; series?: object[] }[];
  sections: { articles: string[]; pages: string[]; mayHold?: number }[];
}

let folder: string;
const readIssue = async (): Promise<File> => JSON.parse(await readFile(join(folder, "issue.json"), "utf8"));

async function edit(change: (issue: File) => void): Promise<File> {
  const issue = await readIssue();
  change(issue);
  await writeFile(join(folder, "issue.json"), JSON.stringify(issue));
  return issue;
}

async function article(id: string, change: object): Promise<void> {
  const path = join(folder, "articles", `${id}.json`);
  await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, "utf8")), ...change }));
}

const made = (cache = memoryCache()) => plan(folder, { cache });
const articlesOf = ({ modules }: Plan["pages"][number]): string[] => modules.flatMap((m) => (m.kind === "banner" ? [] : m.articles));
const pageOf = (of: Plan, id: string): string | undefined => of.pages.find((page) => articlesOf(page).includes(id))?.label;
const misfits = (of: Plan) => of.pages.map(({ metrics }) => [metrics.fillPct, metrics.oversetLines, metrics.holeLines]);
const codes = (result: Awaited<ReturnType<typeof plan>>, severity: string): string[] => [...new Set(result.diagnostics.filter((d) => d.severity === severity).map(({ code }) => code))].sort();

/** Copy drawn for three pages; `extra` articles of two more lie in the folder: too much, however small pictures are made. */
const allPages = pagesOf70(1).slice(0, 5);
const extra = allPages.slice(3).flatMap(({ articles }) => articles.map(({ id }) => id));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "banxin-sections-"));
  await writeSection(folder, "made", allPages);
  await edit((issue) => {
    issue.pages = issue.pages.slice(0, 3);
    issue.sections[0]!.pages = ["01", "02", "03"];
    issue.sections[0]!.articles = issue.sections[0]!.articles.filter((id) => !extra.includes(id));
  });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it("gives every article one page, each exactly full with a lead of its own, and keeps together what asks for it", async () => {
  const issue = await readIssue();
  const [one, other] = ["s1a05", "s3a05"];
  await article(one!, { constraints: { samePage: [other] } });
  const cache = memoryCache();
  const result = await made(cache);
  const { pages, held } = result.plan!;
  expect(codes(result, "error")).toEqual([]);
  expect(pages.flatMap(articlesOf).sort()).toEqual([...issue.sections[0]!.articles].sort());
  expect(held).toEqual([]);
  expect(misfits(result.plan!)).toEqual(pages.map(() => [100, 0, 0]));
  expect(pageOf(result.plan!, one!)).toBe(pageOf(result.plan!, other!));
  // The three leads that the pages were drawn with have priority 10, nothing else has.
  expect(new Set(["s1a01", "s2a01", "s3a01"].map((id) => pageOf(result.plan!, id))).size).toBe(3);
  for (const { modules } of pages) expect(modules.find(({ rank }) => rank === "lead")!.articles[0]).toMatch(/^s[123]a01$/);
  // The same again from what was kept, and anew once the copy has changed.
  expect((await made(cache)).plan).toEqual(result.plan);
  await article(one!, { constraints: { samePage: [] } });
  expect((await made(cache)).plan).toEqual((await made()).plan);
}, 300_000);

it("holds copy only where that is allowed: the least important first, with the reason in both languages", async () => {
  await edit((issue) => { issue.sections[0]!.articles.push(...extra); });
  const strict = await made();
  expect(strict.plan!.held).toEqual([]);
  // What is over is the last page's: the others can be printed.
  expect(new Set(strict.diagnostics.filter(({ severity }) => severity === "error").map(({ place }) => place.page))).toEqual(new Set(["03"]));
  const told = strict.diagnostics.find(({ code }) => code === "section-overfull")!;
  expect(told.place).toMatchObject({ file: "issue.json", path: "sections[0]" });
  // The copy of two pages has no page: some 2 × 8 columns × 99 rows.
  const lines = Number(/(\d+) lines/.exec(told.en)![1]);
  expect(lines).toBeGreaterThan(1100);
  expect(lines).toBeLessThan(2000);
  expect(told.zh).toContain(`${lines} 行（${lines * 13} 字）`);

  const issue = await edit(({ sections }) => { sections[0]!.mayHold = 30; });
  const loose = await made();
  expect(loose.ok).toBe(true);
  const { held } = loose.plan!;
  expect(held.length).toBeGreaterThan(0);
  expect([...loose.plan!.pages.flatMap(articlesOf), ...held.map((one) => one.article)].sort()).toEqual([...issue.sections[0]!.articles].sort());
  const warned = loose.diagnostics.filter(({ code }) => code === "article-held");
  expect(warned.map(({ severity, place }) => [severity, place.file]).sort()).toEqual(held.map((one) => ["warning", `articles/${one.article}.json`]).sort());
  for (const { why } of held) {
    expect(why.zh).toMatch(/\p{Script=Han}/u);
    expect(why.en).toMatch(/^[\x20-\x7e]+$/);
  }
  expect(held.some(({ article: id }) => /a01$/.test(id))).toBe(false);
}, 300_000);

it("holds what says itself that it may be held, and never what says that it may not", async () => {
  await edit((issue) => { issue.sections[0]!.articles.push(...extra); });
  // Their own word counts, not the section's number, which is 0.
  for (const id of extra) await article(id, { mayHold: true });
  await article(extra[0]!, { mayHold: false });
  const result = await made();
  const held = result.plan!.held.map((one) => one.article);
  expect(held.length).toBeGreaterThan(0);
  expect(held).not.toContain(extra[0]);
  for (const id of held) expect(extra).toContain(id);
}, 300_000);

it("tells too little copy in lines, and a page that gets none", async () => {
  await edit((issue) => { issue.sections[0]!.articles = ["s1a01", "s2a01"]; });
  const result = await made();
  expect(result.ok).toBe(false);
  const empty = result.diagnostics.filter(({ code }) => code === "section-page-empty");
  expect(empty.map(({ severity, place }) => [severity, place.page])).toEqual([["error", "03"]]);
  // An inside page of the classic theme has 8 columns of 99 rows.
  expect(empty[0]!.en).toContain(`${8 * 99} lines`);
  expect(codes(result, "warning")).toContain("section-underfull");
  // A page with an error of its own is not called lost besides.
  expect(result.diagnostics.some(({ code, place }) => place.page === "03" && code !== "section-page-empty")).toBe(false);
}, 300_000);

it("fills pages that have articles, slots, pins and series of their own", async () => {
  const free = await made();
  const { rect } = free.plan!.pages[1]!.modules.find(({ rank }) => rank === "lead")!;
  const second = free.plan!.pages[1]!.modules.find((m) => m.rank === "lead")!.articles[0]!;
  const issue = await edit(({ pages, sections }) => {
    pages[0]!.slots = [{ slot: "any", article: "s1a03" }];
    pages[1]!.pins = [{ article: second, rect }];
    pages[2]!.articles = ["s3a04"];
    sections[0]!.articles = sections[0]!.articles.filter((id) => id !== "s1a03" && id !== "s3a04");
  });
  const result = await made();
  const { pages } = result.plan!;
  expect(pageOf(result.plan!, "s1a03")).toBe("01");
  expect(pageOf(result.plan!, "s3a04")).toBe("03");
  expect(pages[1]!.modules.find((m) => m.articles.includes(second))?.rect).toEqual(rect);
  expect(pages.flatMap(articlesOf).sort()).toEqual([...issue.sections[0]!.articles, "s1a03", "s3a04"].sort());
  expect(codes(result, "error")).toEqual([]);
}, 300_000);

it("keeps the pages that a plan names, with what it holds; what it leaves out is an error unless a page is open", async () => {
  const free = (await made()).plan!;
  const write = (of: Plan) => writeFile(join(folder, "plan.json"), JSON.stringify(of));
  await write(free);
  const again = (await made()).plan!;
  expect(again.pages.map(articlesOf)).toEqual(free.pages.map(articlesOf));
  expect(again.pages.map(({ modules }) => modules.map((m) => m.rect))).toEqual(free.pages.map(({ modules }) => modules.map((m) => m.rect)));

  await edit(({ sections }) => { sections[0]!.articles.push("s4a08"); });
  const missed = (await made()).diagnostics.filter(({ severity }) => severity === "error");
  expect(missed.map(({ code, en }) => [code, en.includes("s4a08")])).toEqual([["plan-misses-article", true]]);
  const why = { zh: "明天用", en: "kept for tomorrow" };
  await write({ ...free, held: [{ article: "s4a08", why }] });
  const held = await made();
  expect(held.ok).toBe(true);
  expect(held.plan!.held).toEqual([{ article: "s4a08", why }]);

  await write({ ...free, pages: free.pages.slice(0, 2) });
  const open = await made();
  expect(open.plan!.pages.slice(0, 2).map(articlesOf)).toEqual(free.pages.slice(0, 2).map(articlesOf));
  expect(pageOf(open.plan!, "s4a08")).toBe("03");
}, 300_000);
