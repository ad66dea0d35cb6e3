/** Automatic jumps: only where pages cannot be filled without, both ends right, no character lost or doubled; plans with jumps. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { pagesOf70, writeSection } from "../../../../bench/makeup/made-sections.js";
import { Diagnostics } from "../../../../src/diagnostics/diagnostic.js";
import { comparable } from "../../../../src/model/ledger.js";
import type { Plan } from "../../../../src/model/plan.js";
import { desk } from "../../../../src/pipeline.js";
import { Stopwatch } from "../../../../src/stopwatch.js";
import { memoryCache } from "../../../support/painted-page.js";

type Json = Record<string, unknown>;
const story = "s1a01";
let folder: string;

const read = async (path: string): Promise<Json> => JSON.parse(await readFile(join(folder, path), "utf8"));
const write = (path: string, value: unknown): Promise<void> => writeFile(join(folder, path), JSON.stringify(value));
const change = async (path: string, values: Json): Promise<void> => write(path, { ...(await read(path)), ...values });

async function made(cache = memoryCache()) {
  const diagnostics = new Diagnostics();
  const done = await desk(folder, { diagnostics, stopwatch: new Stopwatch(), cache });
  const errors = diagnostics.all.filter(({ severity }) => severity === "error");
  return { ...done, plan: done.plan!, errors, codes: diagnostics.all.map(({ code }) => code) };
}

const parts = (plan: Plan) => plan.pages.flatMap(({ label, modules }) => modules.filter((m) => m.kind !== "banner" && m.articles.includes(story)).map((m) => ({ label, kind: m.kind, jump: m.jump })));

/** Copy for three pages, of which one story has more than any page takes. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "banxin-jumps-"));
  const pages = pagesOf70(5).slice(0, 3);
  await writeSection(folder, "made", pages);
  const lead = await read(`articles/${story}.json`);
  const blocks = lead.blocks as Json[];
  const gone: string[] = [];
  for (const { articles } of pages) for (const one of articles) {
    if (one.id === story || one.kind === "advert" || one.figures || blocks.length > 95) continue;
    blocks.push(...(one.blocks as Json[]).filter(({ type }) => type === "paragraph"));
    gone.push(one.id);
  }
  await write(`articles/${story}.json`, { ...lead, headlines: [{ role: "main", value: "城东沿江步道今天全线开放　市民清晨就来散步" }] });
  const issue = await read("issue.json");
  const [section] = issue.sections as { articles: string[] }[];
  section!.articles = section!.articles.filter((id) => !gone.includes(id));
  await write("issue.json", issue);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it("fill pages that nothing else fills, with both labels, a short head and every character once", async () => {
  const cache = memoryCache();
  const { plan, errors, codes, copy, dummy } = await made(cache);
  expect(errors).toEqual([]);
  expect(codes).toContain("article-jumped");
  for (const { metrics } of plan.pages) expect([metrics.fillPct, metrics.oversetLines, metrics.holeLines]).toEqual([100, 0, 0]);
  const [first, rest, ...more] = parts(plan);
  expect(more).toEqual([]);
  const { to, afterBlocks } = first!.jump!;
  expect([first!.kind, first!.label]).toEqual(["story", "01"]);
  expect(Number(to)).toBeGreaterThan(1);
  expect(rest).toEqual({ label: to, kind: "continued", jump: { from: "01" } });
  const spoken = ["", "一", "二", "三"][Number(to)];

  const entries = (label: string) => dummy!.pages.find((page) => page.label === label)!.ledger.entries.filter(({ id }) => id.startsWith(`${label}-${story}-`));
  const blocksOf = (label: string) => entries(label).filter(({ id }) => /-b\d+$/.test(id)).map(({ text }) => comparable(text));
  const source = copy!.articles.get(story)!.blocks.filter(({ id }) => /^b\d+$/.test(id)).map(({ runs }) => comparable(runs.map(({ text }) => text).join("")));
  expect([...blocksOf("01"), ...blocksOf(to!)]).toEqual(source);
  expect(blocksOf("01").length).toBeGreaterThan(0);
  // The first part's last line of all, the rest's deck below its head.
  expect(entries("01").at(-1)!.text).toBe(`（下转第${spoken}版）`);
  expect(entries(to!).slice(0, 2).map(({ text }) => text)).toEqual(["城东沿江步道今天全线开放", "（上接第一版）"]);
  // Twelve lines of thirteen characters stay, and twelve go, if not all of them full.
  for (const label of ["01", to!]) expect(blocksOf(label).join("").length).toBeGreaterThan(6 * 13);
  expect(afterBlocks).toBe(blocksOf("01").length);
  expect((await made(cache)).plan).toEqual(plan);
}, 60_000);

it.each([
  ["the article's constraints", () => change(`articles/${story}.json`, { constraints: { noJump: true } })],
  ["the article", () => change(`articles/${story}.json`, { jumpable: false })],
  ["the issue", () => change("issue.json", { jumpable: false })],
])("are forbidden by %s", async (_, forbid) => {
  await forbid();
  const { plan, errors } = await made();
  expect(parts(plan).filter(({ jump }) => jump)).toEqual([]);
  expect(errors.length).toBeGreaterThan(0);
}, 60_000);

it("stay in a plan, whose other end may be open, and must have both ends", async () => {
  const { plan } = await made();
  const [first, rest] = parts(plan);
  await write("plan.json", plan);
  const again = await made();
  expect(again.errors).toEqual([]);
  expect(parts(again.plan)).toEqual([first, rest]);

  await write("plan.json", { ...plan, pages: plan.pages.filter(({ label }) => label === "01") });
  const open = await made();
  expect(open.errors).toEqual([]);
  expect(parts(open.plan)).toEqual([first, rest]);

  const without = (kind: string): Plan => ({ ...plan, pages: plan.pages.map((page) => ({ ...page, modules: page.modules.filter((m) => !(m.kind === kind && m.articles.includes(story))) })) });
  await write("plan.json", without("continued"));
  expect((await made()).errors.map(({ code, place }) => [code, place.page])).toContainEqual(["jump-not-continued", "01"]);
  const whole: Plan = { ...plan, pages: plan.pages.map((page) => ({ ...page, modules: page.modules.map((m) => (m.kind === "story" ? { ...m, jump: null } : m)) })) };
  await write("plan.json", whole);
  expect((await made()).errors.map(({ code, place }) => [code, place.page])).toContainEqual(["continued-without-jump", rest!.label]);
}, 60_000);
