/** A plan that is built from again: what has not changed stands as it did. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeIssues } from "../../../bench/makeup/made-issues.js";
import { check } from "../../../src/check.js";
import type { Plan, PlanPage } from "../../../src/model/plan.js";

let root = "";
let folder = "";
let plan: Plan;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "banxin-standing-"));
  [{ folder } = { folder: "" }] = await writeIssues(root, 5, 4);
  plan = (await check(folder)).plan!;
}, 120_000);
afterAll(() => rm(root, { recursive: true, force: true }));

const settings = (pages: readonly PlanPage[] = []) => pages.map(({ modules }) => modules.map(({ articles, rect, head, text, pictures, levers }) => ({ articles, rect, head, text, pictures, levers })));

describe("a plan that is built from again", { timeout: 120_000 }, () => {
  it("gives the very pages that it was made with, though nothing is locked", async () => {
    expect(plan.pages.flatMap(({ modules }) => modules).filter(({ pictures }) => pictures.length > 0).length).toBeGreaterThan(3);
    const again = await check(folder, { edited: plan });
    expect(settings(again.plan?.pages)).toEqual(settings(plan.pages));
  });
  it("leaves every story but the one that has changed as it was", async () => {
    const page = plan.pages.find(({ modules }) => modules.some(({ kind, articles, pictures }) => kind === "story" && articles.length === 1 && pictures.length === 0))!;
    const { articles: [id] } = page.modules.find(({ kind, articles, pictures }) => kind === "story" && articles.length === 1 && pictures.length === 0)!;
    const file = join(folder, "articles", `${id}.json`);
    const whole = await readFile(file, "utf8");
    const article = JSON.parse(whole) as { blocks: { type: string; text: string }[] };
    const paragraph = article.blocks.find(({ type, text }) => type === "paragraph" && typeof text === "string")!;
    paragraph.text = paragraph.text.slice(Math.floor(paragraph.text.length / 2));
    await writeFile(file, JSON.stringify(article));
    const again = await check(folder, { edited: plan }).finally(() => writeFile(file, whole));
    const others = (pages: readonly PlanPage[] = []) => settings(pages).map((modules) => modules.filter(({ articles }) => articles[0] !== id));
    expect(others(again.plan?.pages)).toEqual(others(plan.pages));
  });
  it("sets a story anew whose rectangle has changed", async () => {
    const edited = structuredClone(plan);
    const [pair] = edited.pages.flatMap(({ modules }) => modules.flatMap((a) => modules
      .filter((b) => a.kind === "story" && b.kind === "story" && a.rect.col === b.rect.col && a.rect.cols === b.rect.cols && a.rect.row + a.rect.rows === b.rect.row)
      .map((b) => [a, b] as const)));
    const [above, below] = pair!;
    above.rect = { ...above.rect, rows: above.rect.rows + 1 };
    below.rect = { ...below.rect, row: below.rect.row + 1, rows: below.rect.rows - 1 };
    const again = await check(folder, { edited });
    const all = again.plan?.pages.flatMap(({ modules }) => modules) ?? [];
    for (const one of [above, below]) {
      const set = all.find(({ rect }) => JSON.stringify(rect) === JSON.stringify(one.rect));
      expect(set).toBeDefined();
      expect([set!.levers.rows, set!.head, set!.pictures]).not.toEqual([one.levers.rows, one.head, one.pictures]);
    }
  });
});
