/** Solutions of a page that a plan holds are true under that plan; where the plan alone is in the way, that is told. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { check } from "../../../src/check.js";
import { memoryCache } from "../../support/painted-page.js";
import { sample, Workshop } from "../../support/built.js";

const cache = memoryCache();
let shop: Workshop;
beforeAll(async () => { shop = await Workshop.open(); });
afterAll(() => shop.close());

interface ArticleJson { blocks: { type: string; text?: unknown }[] }
const more = "江边的风从早吹到晚，渡口的人来了又走，老师傅把炉火调小，等着最后一班船。";

/** The starter issue with a plan of its own, and a story that has grown by `sentences` since. */
async function grown(name: string, sentences: number) {
  const folder = await shop.copy(sample("starter"), name);
  const { plan } = await check(folder, { cache });
  await writeFile(join(folder, "plan.json"), JSON.stringify(plan));
  const file = join(folder, "articles/s01.json");
  const article = JSON.parse(await readFile(file, "utf8")) as ArticleJson;
  article.blocks.push({ type: "paragraph", text: more.repeat(sentences) });
  await writeFile(file, JSON.stringify(article));
  return { folder, file, article };
}

it("a cut that is told makes the page full with the plan kept", { timeout: 120_000 }, async () => {
  const { folder, file, article } = await grown("cut", 3);
  const { solutions, diagnostics } = await check(folder, { cache });
  expect(diagnostics.map(({ code }) => code)).toContain("overset");
  const cuts = solutions.flatMap(({ changes }) => (changes.length === 1 && changes[0]!.kind === "cut" && changes[0]!.article === "s01" ? [changes[0]!] : []));
  expect(cuts.length).toBeGreaterThan(0);
  for (const change of cuts) {
    const last = article.blocks.at(-1)!;
    // Cuts are counted from the story's end.
    await writeFile(file, JSON.stringify({ ...article, blocks: [...article.blocks.slice(0, -1), { ...last, text: String(last.text).slice(0, -change.chars) }] }));
    const after = await check(folder, { cache });
    expect(after.diagnostics.filter(({ severity }) => severity === "error").map(({ en }) => en)).toEqual([]);
  }
});

it("a plan that alone keeps a page from being full is named", { timeout: 120_000 }, async () => {
  const named: boolean[] = [];
  for (const sentences of [4, 8, 12, 16, 20]) {
    const { folder } = await grown(`outdated-${sentences}`, sentences);
    const held = await check(folder, { cache });
    if (held.ok) continue;
    const free = await check(folder, { cache, edited: { ...held.plan!, pages: [] } });
    const told = held.diagnostics.some(({ code }) => code === "plan-outdated");
    expect(told, `${sentences} sentences`).toBe(free.ok);
    named.push(told);
  }
  // Among them are pages for which the plan is to blame.
  expect(named).toContain(true);
});
