/** Optional paragraphs: left out only where marked and only where the page is not full with them; the plan says so and a replay sets the same. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import type { Plan } from "../../../src/model/plan.js";
import { type Desk, desk } from "../../../src/pipeline.js";
import { replace } from "../../../src/replace.js";
import { reportOf } from "../../../src/report.js";
import { Stopwatch } from "../../../src/stopwatch.js";
import { sample, Workshop } from "../../support/built.js";
import { expectEveryWordOnce, expectSoundPage } from "../../support/page-invariants.js";
import { memoryCache } from "../../support/painted-page.js";

interface ArticleJson {
  blocks: Record<string, unknown>[];
}

const cache = memoryCache();
/** More than any page of the sample can take up. */
const tooMuch = "江边的风从早吹到晚，渡口的人来了又走。".repeat(120);

let shop: Workshop;
beforeAll(async () => { shop = await Workshop.open(); });
afterAll(async () => { await shop.close(); });

/** The starter issue with a story changed. */
async function issueWith(name: string, change: (article: ArticleJson) => void, id = "s01"): Promise<string> {
  const folder = await shop.copy(sample("starter"), name);
  const file = join(folder, `articles/${id}.json`);
  const article = JSON.parse(await readFile(file, "utf8")) as ArticleJson;
  change(article);
  await writeFile(file, JSON.stringify(article));
  return folder;
}

interface Made {
  readonly done: Desk;
  readonly plan: Plan;
  readonly diagnostics: Diagnostics;
}

async function made(folder: string): Promise<Made> {
  const diagnostics = new Diagnostics();
  const done = await desk(folder, { diagnostics, stopwatch: new Stopwatch(), cache });
  return { done, plan: done.plan as Plan, diagnostics };
}

/** The lines of the page, as the ledger has them. */
const wordsOn = ({ done }: Made): string => (done.dummy?.pages ?? []).flatMap((page) => page.ledger.entries.map(({ text }) => text)).join("\n");

/** A page's modules but for the note of what they go without. */
const settings = ({ plan }: Made) => plan.pages.map(({ modules }) => modules.map(({ levers: { omitted: _, ...levers }, ...module }) => ({ ...module, levers })));

describe("an optional paragraph", { timeout: 60_000 }, () => {
  it("is left out of a page that is full only without it, which is then set as if it were not there", async () => {
    const before = await made(sample("starter"));
    // In the middle of its story: what follows moves up.
    const at = 1;
    const long = await made(await issueWith("long", ({ blocks }) => blocks.splice(at, 0, { type: "paragraph", text: tooMuch, optional: true })));
    expect(long.diagnostics.all.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(long.plan.omitted).toEqual([{ article: "s01", block: at }]);
    expect(long.diagnostics.all.filter(({ code }) => code === "optional-left-out").map(({ severity, place }) => [severity, place.path])).toEqual([["info", `blocks[${at}]`]]);
    expect(long.plan.pages[0]?.modules.filter(({ levers }) => levers.omitted).map(({ articles, levers }) => [articles, levers.omitted])).toEqual([[["s01"], [{ article: "s01", block: at }]]]);
    expect(wordsOn(long)).not.toContain("渡口的人来了又走");
    expect(long.done.copy?.articles.get("s01")?.blocks.some(({ id }) => id === `b${at}`)).toBe(false);
    for (const [i, page] of (long.done.dummy?.pages ?? []).entries()) {
      expectEveryWordOnce(page, long.done.copy!, long.done.issue!.file.pages[i]!.articles!);
      expectSoundPage(page, long.plan.pages[i]!, long.done.copy!);
    }
    expect(wordsOn(long)).toBe(wordsOn(before));
  });

  it("that is not marked is never left out: the desk is told how much is too much", async () => {
    const long = await made(await issueWith("unmarked", ({ blocks }) => blocks.push({ type: "paragraph", text: tooMuch })));
    expect(long.plan.omitted).toBeUndefined();
    expect(long.diagnostics.all.some(({ code }) => code === "overset")).toBe(true);
  });

  it("stays on a page that is full with it, and changes nothing of the page", async () => {
    const before = await made(sample("starter"));
    const marked = await made(await issueWith("kept", ({ blocks }) => {
      for (const block of blocks) if (block.type === "paragraph") block.optional = true;
    }));
    expect(marked.plan.omitted).toBeUndefined();
    expect(settings(marked)).toEqual(settings(before));
    expect(wordsOn(marked)).toBe(wordsOn(before));
  });

  it("stays where leaving it out does not make the page full", async () => {
    const hopeless = await made(await issueWith("hopeless", ({ blocks }) => blocks.push({ type: "paragraph", text: tooMuch }, { type: "paragraph", text: "河水退了，留下一线沙滩。".repeat(3), optional: true })));
    expect(hopeless.diagnostics.all.some(({ code }) => code === "overset")).toBe(true);
    expect(hopeless.plan.omitted).toBeUndefined();
    expect(wordsOn(hopeless)).toContain("河水退了");
  });

  it("is listed in the report with its words", async () => {
    const folder = await issueWith("report", ({ blocks }) => blocks.push({ type: "paragraph", text: tooMuch, optional: true }));
    const { done, diagnostics } = await made(folder);
    const { omissions } = reportOf(done, diagnostics) as { omissions: { article: string; what: string; text: string }[] };
    expect(omissions.filter(({ what }) => what === "optional paragraph")).toEqual([{ article: "s01", what: "optional paragraph", text: tooMuch }]);
  });

  it("is left out again when the plan is replayed, byte for byte; struck from the plan's list it comes back", async () => {
    const folder = await issueWith("replayed", ({ blocks }) => blocks.push({ type: "paragraph", text: tooMuch, optional: true }));
    const first = await made(folder);
    await writeFile(join(folder, "plan.json"), JSON.stringify(first.plan));
    const second = await made(folder);
    expect(JSON.stringify(second.plan)).toBe(JSON.stringify(first.plan));
    expect(wordsOn(second)).toBe(wordsOn(first));
    const { omitted: _, ...without } = first.plan;
    await writeFile(join(folder, "plan.json"), JSON.stringify(without));
    const third = await made(folder);
    expect(third.plan.omitted).toBeUndefined();
    expect(third.plan.pages[0]?.modules.some(({ levers }) => levers.omitted)).toBe(false);
    expect(wordsOn(third)).toContain("渡口的人来了又走");
    expect(third.diagnostics.all.some(({ code }) => code === "overset")).toBe(true);
  });

  it("goes with its story when that is replaced", async () => {
    const folder = await issueWith("late", ({ blocks }) => blocks.splice(1, 0, { type: "paragraph", text: tooMuch, optional: true }));
    const late = JSON.parse(await readFile(join(sample("starter"), "articles/s01.json"), "utf8")) as object;
    await writeFile(join(folder, "articles/late.json"), JSON.stringify({ ...late, id: "late" }));
    const { ok, plan } = await replace(folder, "s01", "late", { cache });
    expect(ok).toBe(true);
    expect(plan?.omitted).toBeUndefined();
    expect(plan?.pages[0]?.modules.map(({ articles }) => articles.join("+"))).toContain("late");
  });

  it("is left out by nobody but the editor where the theme prices it out of reach", async () => {
    const folder = await issueWith("dear", ({ blocks }) => blocks.splice(1, 0, { type: "paragraph", text: tooMuch, optional: true }));
    await mkdir(join(folder, "theme"));
    const file = JSON.parse(await readFile(join(folder, "issue.json"), "utf8")) as { theme: string };
    await writeFile(join(folder, "theme/theme.json"), JSON.stringify({ name: "own", extends: file.theme, taste: { omission: 1000 } }));
    await writeFile(join(folder, "issue.json"), JSON.stringify({ ...file, theme: "own" }));
    const { plan, done, diagnostics } = await made(folder);
    expect(plan.omitted).toBeUndefined();
    expect(diagnostics.all.some(({ code }) => code === "overset")).toBe(true);
    expect(done.solutions.some(({ changes }) => changes.every((change) => change.kind === "omit" && change.article === "s01" && change.block === 1))).toBe(true);
  });
});
