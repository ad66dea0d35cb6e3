/** Sections: every article gets one page of its section or is held; pages come out exactly; the rules of the draft. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { writeIssue70 } from "../../../../bench/makeup/made-issue70.js";
import { plan } from "../../../../src/check.js";
import { memoryCache } from "../../../support/painted-page.js";

interface File {
  pages: { label: string }[];
  sections: { articles: string[]; pages: string[]; mayHold?: number }[];
}

let folder: string;
const file = async (): Promise<File> => JSON.parse(await readFile(join(folder, "issue.json"), "utf8"));

/** Three pages with the copy that was drawn for three. */
async function threePages(change: (file: File) => void = () => {}): Promise<File> {
  const issue = await file();
  issue.pages = issue.pages.slice(0, 3);
  const [section] = issue.sections;
  section!.pages = ["01", "02", "03"];
  section!.articles = section!.articles.filter((id) => /^s[123]a/.test(id));
  change(issue);
  await writeFile(join(folder, "issue.json"), JSON.stringify(issue));
  return issue;
}

async function constrain(id: string, constraints: object): Promise<void> {
  const path = join(folder, "articles", `${id}.json`);
  await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, "utf8")), constraints }));
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "banxin-sections-"));
  await writeIssue70(folder, 1);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it("gives every article one page, each exactly full, and keeps together what asks for it", async () => {
  const issue = await threePages();
  const [one, other] = ["s1a05", "s3a05"];
  await constrain(one!, { samePage: [other] });
  const cache = memoryCache();
  const made = await plan(folder, { cache });
  expect(made.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const placed = made.plan!.pages.flatMap(({ modules }) => modules.flatMap((m) => (m.kind === "banner" ? [] : m.articles)));
  expect([...placed, ...made.plan!.held.map(({ article }) => article)].sort()).toEqual([...issue.sections[0]!.articles].sort());
  expect(made.plan!.held).toEqual([]);
  for (const { metrics } of made.plan!.pages) expect([metrics.fillPct, metrics.oversetLines, metrics.holeLines]).toEqual([100, 0, 0]);
  const pageOf = (id: string): string | undefined => made.plan!.pages.find(({ modules }) => modules.some(({ articles }) => articles.includes(id)))?.label;
  expect(pageOf(one!)).toBe(pageOf(other!));
  // The same again from what was kept, and none of it once the copy has changed.
  expect((await plan(folder, { cache })).plan).toEqual(made.plan);
  await constrain(one!, { samePage: [] });
  expect((await plan(folder, { cache })).plan).toEqual((await plan(folder, { cache: memoryCache() })).plan);
}, 60_000);

it("holds the least important stories of a section with too much copy, with the reason, unless it may not", async () => {
  const all = (await file()).sections[0]!.articles;
  const more = (issue: File): void => { issue.sections[0]!.articles.push(...all.filter((id) => /^s4a0[5-8]/.test(id))); };
  await threePages(more);
  const made = await plan(folder, { cache: memoryCache() });
  expect(made.plan!.held.length).toBeGreaterThan(0);
  const warned = made.diagnostics.filter(({ code }) => code === "article-held");
  expect(warned.map(({ severity, place }) => [severity, place.file])).toEqual(made.plan!.held.map(({ article }) => ["warning", `articles/${article}.json`]));
  expect(made.ok).toBe(true);
  await threePages((issue) => { more(issue); issue.sections[0]!.mayHold = 0; });
  const strict = await plan(folder, { cache: memoryCache() });
  expect(strict.plan!.held).toEqual([]);
  expect(strict.ok).toBe(false);
}, 120_000);

it("leaves pages that a plan names as they are", async () => {
  await threePages();
  const made = (await plan(folder, { cache: memoryCache() })).plan!;
  await writeFile(join(folder, "plan.json"), JSON.stringify(made));
  expect((await plan(folder, { cache: memoryCache() })).plan).toEqual(made);
}, 60_000);
