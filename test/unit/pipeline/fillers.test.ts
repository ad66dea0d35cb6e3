/** Optional pull quotes and subheads: fillers that stand where they help to fill the page and go where it is full only without them. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applySolution } from "../../../src/apply-solution.js";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import type { Plan } from "../../../src/model/plan.js";
import { solutionWords } from "../../../src/model/solution.js";
import { type Desk, desk } from "../../../src/pipeline.js";
import { reportOf } from "../../../src/report.js";
import { Stopwatch } from "../../../src/stopwatch.js";
import { sample, Workshop } from "../../support/built.js";
import { expectEveryWordOnce, expectSoundPage } from "../../support/page-invariants.js";
import { memoryCache } from "../../support/painted-page.js";

interface BlockJson { type: string; text: string; optional?: boolean }

const cache = memoryCache();
const words = "江边的风从早吹到晚，渡口的人来了又走。河水退了，留下一线沙滩，孩子们在上面画船。".repeat(8);
const pullquote: BlockJson = { type: "pullquote", text: "沙滩上画着船" };
const subhead: BlockJson = { type: "subhead", text: "沙滩上画着船" };

/** Paragraphs of so many characters in all. */
function paragraphs(count: number): BlockJson[] {
  const found: BlockJson[] = [];
  for (let left = count; left > 0; left -= 160) found.push({ type: "paragraph", text: `${words.slice((7 * found.length) % 30).slice(0, Math.min(left, 160) - 1)}。` });
  return found;
}

let shop: Workshop;
beforeAll(async () => { shop = await Workshop.open(); });
afterAll(async () => { await shop.close(); });

/** The filler's place among the blocks of the first story. */
const at = 3;

/** A page of two stories without pictures: little but the copy decides whether it is full. */
async function page(name: string, characters: number, filler?: BlockJson): Promise<string> {
  const folder = await shop.copy(sample("starter"), name);
  const file = join(folder, "issue.json");
  const issue = JSON.parse(await readFile(file, "utf8")) as { pages: { articles: string[] }[] };
  issue.pages[0]!.articles = ["s01", "s02"];
  await writeFile(file, JSON.stringify(issue));
  for (const [id, blocks] of [["s01", paragraphs(characters)], ["s02", paragraphs(700)]] as const) {
    if (id === "s01" && filler) blocks.splice(at, 0, filler);
    await writeFile(join(folder, `articles/${id}.json`), JSON.stringify({ id, kind: "news", priority: id === "s01" ? 10 : 5, headlines: [{ role: "main", value: id === "s01" ? "新报试刊　请您来编" : "一张试刊怎样编成" }], dateline: { text: "本报讯" }, blocks }));
  }
  return folder;
}

interface Made extends Desk {
  readonly diagnostics: Diagnostics;
}

async function run(folder: string, edited?: Plan): Promise<Made> {
  const diagnostics = new Diagnostics();
  return { ...(await desk(folder, { diagnostics, stopwatch: new Stopwatch(), cache, edited })), diagnostics };
}

const errors = ({ diagnostics: { all: diagnostics } }: Made): string[] => diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
const wordsOn = ({ dummy }: Made): string => (dummy?.pages ?? []).flatMap(({ ledger }) => ledger.entries.map(({ text }) => text)).join("\n");
const optional = (block: BlockJson): BlockJson => ({ ...block, optional: true });

const fullWithout = [["pull quote", "可删提要引语", pullquote, 2820], ["subhead", "可删小标题", subhead, 2820]] as const;

describe("an optional filler", { timeout: 120_000 }, () => {
  it.each(fullWithout)("goes where the page is full only without it: a %s", async (en, zh, filler, characters) => {
    expect(errors(await run(await page(`${en}-fixed`, characters, filler)))).toEqual(["overset"]);
    const made = await run(await page(`${en}-free`, characters, optional(filler)));
    expect(errors(made)).toEqual([]);
    expect(made.plan!.omitted).toEqual([{ article: "s01", block: at }]);
    expect(wordsOn(made)).not.toContain(filler.text);
    const [note] = made.diagnostics.all.filter(({ code }) => code === "optional-left-out");
    expect(note?.zh).toContain(`${zh}（6 字）`);
    expect(note?.en).toContain(`optional ${en} of "s01" (6 characters)`);
    const { omissions } = reportOf(made, made.diagnostics) as { omissions: object[] };
    expect(omissions).toContainEqual({ article: "s01", what: `optional ${en}`, text: filler.text });
    const { dummy, copy, issue } = made;
    expectEveryWordOnce(dummy!.pages[0]!, copy!, issue!.file.pages[0]!.articles!);
    expectSoundPage(dummy!.pages[0]!, made.plan!.pages[0]!, copy!);
  });

  it.each(["pullquote", "subhead"] as const)("stays where the page is full only with it: a %s", async (type) => {
    expect(errors(await run(await page(`${type}-bare`, 1960)))).toContain("hole");
    const made = await run(await page(`${type}-filled`, 1960, { ...pullquote, type, optional: true }));
    expect(errors(made)).toEqual([]);
    expect(made.plan!.omitted).toBeUndefined();
    expect(wordsOn(made)).toContain(pullquote.text);
  });

  it("is left out again when the plan is replayed, byte for byte; struck from the plan's list it comes back", async () => {
    const folder = await page("replayed", 2820, optional(pullquote));
    const first = await run(folder);
    const second = await run(folder, first.plan!);
    expect(JSON.stringify(second.plan)).toBe(JSON.stringify(first.plan));
    expect(wordsOn(second)).toBe(wordsOn(first));
    const { omitted: _, ...without } = first.plan!;
    const third = await run(folder, without);
    expect(third.plan!.omitted).toBeUndefined();
    expect(wordsOn(third)).toContain(pullquote.text);
    expect(errors(third)).toContain("overset");
  });

  it("is a solution of a page of plan.json, named for what it is, and can be applied", async () => {
    const folder = await page("edited", 2820, optional(pullquote));
    const { plan } = await run(folder);
    const { omitted: _, ...without } = plan!;
    const over = await run(folder, without);
    const omit = over.solutions.find(({ changes }) => changes.every(({ kind }) => kind === "omit"))!;
    expect(over.solutions[0]).toBe(omit);
    expect(solutionWords(omit).zh).toContain("可删提要引语“沙滩上画着船”");
    expect(solutionWords(omit).en).toContain("optional pull quote \"沙滩上画着船\"");
    const after = await run(folder, applySolution(over.plan!, omit, ["01"]));
    expect(errors(after)).toEqual([]);
    expect(after.plan!.omitted).toEqual([{ article: "s01", block: at }]);
  });

  it("that is not marked is refused in the plan's list", async () => {
    const folder = await page("unmarked", 2820, pullquote);
    const { plan } = await run(folder);
    expect(errors(await run(folder, { ...plan!, omitted: [{ article: "s01", block: at }] }))).toContain("omission-not-optional");
  });
});
