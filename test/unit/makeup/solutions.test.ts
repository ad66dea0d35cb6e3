/** What is proposed for a page that is not full: real pages, exactly full, the mildest change first, and in words that hold. */
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { writeIssues } from "../../../bench/makeup/made-issues.js";
import { applySolution } from "../../../src/apply-solution.js";
import { cacheFolder, diskCache } from "../../../src/cache/disk-cache.js";
import { check, type CheckResult } from "../../../src/check.js";
import { replace } from "../../../src/replace.js";
import type { Plan, PlanPage } from "../../../src/model/plan.js";
import type { Change, Solution } from "../../../src/model/solution.js";
import { articleOf, campus, edit, fullCampus, longer, type ArticleJson } from "../../support/campus.js";
import { memoryCache } from "../../support/painted-page.js";

const cache = diskCache(cacheFolder());
const folders: string[] = [];
const run = (folder: string, edited?: Plan): Promise<CheckResult> => check(folder, { cache, ...(edited ? { edited } : {}) });
const errors = ({ diagnostics }: CheckResult): string[] => diagnostics.filter(({ severity }) => severity === "error").map(({ code, place }) => `${code} ${place.page ?? ""}`);
const kinds = ({ changes }: Solution): string => [...new Set(changes.map(({ kind }) => kind))].join();
const cells = ({ modules }: PlanPage): number => modules.reduce((sum, { rect }) => sum + rect.cols * rect.rows, 0);
const lines = ({ modules }: PlanPage): number => modules.reduce((sum, { fit }) => sum + fit.oversetLines + fit.holeLines, 0);
const articlesOf = ({ modules }: PlanPage): string[] => modules.flatMap(({ articles }) => articles).sort();
const chars = (changes: readonly Change[]): number => changes.reduce((sum, change) => sum + ("chars" in change ? change.chars : 0), 0);

let folder = "";
let found: CheckResult;
beforeAll(async () => {
  folder = await fullCampus();
  found = await run(folder);
}, 60_000);
afterEach(async () => { await Promise.all(folders.splice(0).map((one) => rm(one, { recursive: true, force: true }))); });
afterAll(() => rm(folder, { recursive: true, force: true }));

const altered = async (...how: ((path: string) => Promise<void>)[]): Promise<string> => {
  const path = await campus();
  folders.push(path);
  for (const one of how) await one(path);
  return path;
};

describe("a page that is somewhat too full", () => {
  it("is not full by itself, and has ways out of each kind", () => {
    expect(errors(found)).toContain("overset 01");
    expect(new Set(found.solutions.map(kinds))).toEqual(new Set(["omit", "cut", "jump", "hold"]));
    expect(found.solutions.length).toBeLessThanOrEqual(6);
    expect(found.solutions.every(({ page }) => page === "01")).toBe(true);
  });
  it("is exactly full in every one of them, with the articles that are not held", () => {
    const whole = found.plan!.pages[0]!;
    for (const { planned, changes } of found.solutions) {
      const held = new Set(changes.flatMap((change) => (change.kind === "hold" ? [change.article] : [])));
      expect(lines(planned)).toBe(0);
      expect(cells(planned)).toBe(cells(whole));
      expect([planned.metrics.oversetLines, planned.metrics.holeLines, planned.metrics.fillPct]).toEqual([0, 0, 100]);
      expect(articlesOf(planned)).toEqual(articlesOf(whole).filter((id) => !held.has(id)));
    }
  });
  it("is mended the mildest way first: optional copy, then the shorter cut, then the least important story held", async () => {
    const order = found.solutions.map(kinds);
    expect(order[0]).toBe("omit");
    expect(order.lastIndexOf("omit")).toBeLessThan(order.indexOf("cut"));
    const cuts = found.solutions.filter((one) => kinds(one) === "cut" && one.changes.length === 1).map(({ changes }) => chars(changes));
    expect(cuts).toEqual([...cuts].sort((a, b) => a - b));
    const held = found.solutions.flatMap(({ changes }) => changes.flatMap((change) => (change.kind === "hold" ? [change.article] : [])));
    const priorities = await Promise.all(held.map(async (id) => ((await articleOf(folder, id)).priority as number | undefined) ?? 5));
    expect(priorities).toEqual([...priorities].sort((a, b) => a - b));
  });
  it("is full when a solution that the program can make is applied, and what it takes out is in the plan", async () => {
    const able = found.solutions.filter(({ applies }) => applies);
    expect(able.map(kinds)).toEqual(expect.arrayContaining(["omit", "hold"]));
    for (const solution of able) {
      const plan = applySolution(found.plan!, solution, found.pages);
      const after = await run(folder, plan);
      expect(errors(after)).toEqual([]);
      expect(after.solutions).toEqual([]);
      expect(after.plan!.pages.map(({ label }) => label)).toEqual(["01", "02"]);
      expect(after.plan!.pages[0]!.modules.map(({ rect }) => rect)).toEqual(solution.planned.modules.map(({ rect }) => rect));
      expect(after.plan!.omitted ?? []).toEqual(solution.changes.flatMap((c) => (c.kind === "omit" ? [{ article: c.article, block: c.block }] : [])));
      // The desk is told again in every run what is not in the paper.
      expect(after.diagnostics.filter(({ code }) => code === "article-held").map(({ severity, place }) => `${severity} ${place.file}`))
        .toEqual(solution.changes.flatMap((c) => (c.kind === "hold" ? [`warning articles/${c.article}.json`] : [])));
      expect(after.plan!.held.map(({ article }) => article)).toEqual(solution.changes.flatMap((c) => (c.kind === "hold" ? [c.article] : [])));
    }
  }, 60_000);
  it("is full when the editor cuts what a solution says", async () => {
    const cut = found.solutions.find((one) => kinds(one) === "cut" && one.changes.length === 1)!;
    expect(cut.applies).toBe(false);
    const [change] = cut.changes as [Change];
    const path = await altered((own) => edit(own, "u01", longer(8, 1)), (own) => edit(own, change.article, (article) => cutEnd(article, chars(cut.changes))));
    expect(errors(await run(path))).toEqual([]);
  }, 60_000);
});

describe("a story too long for its own rectangle", () => {
  it("is to lose as many characters as it must and no more", async () => {
    const wrong = found.plan!.pages[0]!.modules.filter(({ fit }) => fit.oversetLines > 0).map(({ articles }) => articles.join("+"));
    const own = found.solutions.find(({ changes }) => changes.length === wrong.length && changes.every(({ kind, article }) => kind === "cut" && wrong.includes(article)))!;
    expect(own.changes.map(({ article }) => article).sort()).toEqual([...wrong].sort());
    const cutBy = (less: number): Promise<string> => altered((path) => edit(path, "u01", longer(8, 1)), async (path) => {
      for (const [i, change] of own.changes.entries()) await edit(path, change.article, (article) => cutEnd(article, chars([change]) - (i === 0 ? less : 0)));
    });
    expect(errors(await run(await cutBy(0), found.plan))).toEqual([]);
    expect(errors(await run(await cutBy(1), found.plan))).toEqual(["overset 01"]);
  }, 60_000);
});

/** Takes characters from the end, as an editor would; the copy of the sample has plain paragraphs. */
function cutEnd(article: ArticleJson, count: number): void {
  let left = count;
  while (left > 0) {
    const last = article.blocks.at(-1)!;
    const text = [...(last.text as string)];
    if (text.length > left) {
      last.text = text.slice(0, -left).join("");
      return;
    }
    left -= text.length;
    article.blocks.pop();
  }
}

describe("solutions", () => {
  it("are not looked for where all pages are full", async () => {
    expect((await run(await altered())).solutions).toEqual([]);
  });
  it("hold nothing that says that it may not be held", async () => {
    const path = await altered((own) => edit(own, "u01", longer(8)), ...["u04", "u05", "u06"].map((id) => (own: string) => edit(own, id, (article) => { article.mayHold = false; })));
    const { solutions } = await run(path);
    const held = (all: readonly Solution[]) => all.flatMap(({ changes }) => changes.filter(({ kind }) => kind === "hold").map(({ article }) => article));
    expect(held(found.solutions).length).toBeGreaterThan(0);
    expect(held(solutions).filter((id) => ["u04", "u05", "u06"].includes(id))).toEqual([]);
  }, 60_000);
  it("take several optional paragraphs where one is not enough", async () => {
    const { solutions } = await run(await altered((own) => edit(own, "u01", longer(12, 12))));
    const omit = solutions.find((one) => kinds(one) === "omit")!;
    expect(omit.changes.length).toBeGreaterThan(1);
    expect(omit.applies).toBe(true);
    expect(lines(omit.planned)).toBe(0);
  }, 60_000);
  it("ask no editor to cut most of a story, nor to write one many times as long", async () => {
    const far = await run(await altered((own) => edit(own, "u01", longer(300))));
    expect(far.solutions.map(kinds)).not.toContain("cut");
    const overset = far.diagnostics.find(({ code, place }) => code === "overset" && place.module === "u01")!;
    expect(overset.hint!.en).not.toMatch(/Cut \d/);
    expect(overset.hint!.en).toMatch(/Hold it/);
    const few = await altered();
    const file = join(few, "issue.json");
    const issue = JSON.parse(await readFile(file, "utf8")) as { pages: { label: string }[] };
    const { label } = issue.pages[1]!;
    await writeFile(file, JSON.stringify({ ...issue, pages: [{ label, name: "校园", layout: "auto", articles: ["u11"] }] }));
    const short = await run(few);
    expect(short.solutions.map(kinds)).not.toContain("add");
    expect(short.diagnostics.find(({ code }) => code === "hole")!.hint!.en).toMatch(/more articles/);
  }, 60_000);
  it("never leave a subhead without text", async () => {
    const path = await altered((own) => edit(own, "u01", (article) => {
      longer(8)(article);
      const said = article.blocks.at(-1)!;
      article.blocks.push({ type: "subhead", text: "还有一句" }, { ...said, optional: true });
    }));
    expect((await run(path)).solutions.filter((one) => kinds(one).includes("omit"))).toEqual([]);
  }, 60_000);
  it("say how much copy a story wants that is short in its rectangle", async () => {
    const path = await altered();
    const { plan } = await run(path);
    await writeFile(join(path, "plan.json"), JSON.stringify(plan));
    await edit(path, "u11", (article) => { article.blocks.splice(2, article.blocks.length - 3); });
    const short = await run(path);
    expect(errors(short)).toContain("hole 02");
    const add = short.solutions.find((one) => kinds(one) === "add" && one.changes.length === 1)!;
    expect(add.applies).toBe(false);
    expect(lines(add.planned)).toBe(0);
    const [{ article: id }] = add.changes as [Change];
    await edit(path, id, (article) => { article.blocks.findLast(({ type }) => type === "paragraph")!.text += "文".repeat(chars(add.changes)); });
    await rm(join(path, "plan.json"));
    // The page as it was proposed, with that copy.
    expect(errors(await run(path, { ...plan!, pages: plan!.pages.map((page) => (page.label === "02" ? add.planned : page)) }))).toEqual([]);
  }, 60_000);
  it("of one page are still found when another page's was taken", async () => {
    const path = await altered((own) => edit(own, "u01", longer(8, 1)), (own) => edit(own, "u11", longer(12)));
    const both = await run(path);
    const second = both.solutions.find(({ page, applies }) => page === "02" && applies)!;
    const after = await run(path, applySolution(both.plan!, second, both.pages));
    expect(errors(after).every((error) => error.endsWith("01"))).toBe(true);
    expect(after.solutions.every(({ page }) => page === "01")).toBe(true);
    expect(new Set(after.solutions.map(kinds))).toEqual(new Set(found.solutions.map(kinds)));
  }, 60_000);
  it("are the same for the same issue", async () => {
    const again = await check(folder, { cache: memoryCache() });
    expect(again.solutions).toEqual(found.solutions);
  }, 60_000);
});

it("enlarges the picture of a late story that is short, and a replay keeps it", async () => {
  const made = (await writeIssues(join(folder, "made"), 1, 40))[3]!.folder;
  const file = join(made, "issue.json");
  const issue = JSON.parse(await readFile(file, "utf8")) as { pages: { label: string }[] };
  await writeFile(file, JSON.stringify({ ...issue, pages: issue.pages.filter(({ label }) => label === "04") }));
  await edit(made, "p04a03", (article) => {
    const all = article.blocks.filter(({ type }) => type === "paragraph").reduce((sum, { text }) => sum + (text as string).length, 0);
    cutEnd(article, Math.round(all / 4));
  }, "late");
  const short = await replace(made, "p04a03", "late", { cache });
  expect(errors(short)).toEqual(["hole 04"]);
  const larger = short.solutions.find((one) => kinds(one) === "enlarge")!;
  expect(larger.changes).toHaveLength(1);
  const [before, after] = [short.plan!.pages[0]!, larger.planned].map((page) => page.modules.find(({ articles }) => articles.includes("late"))!.pictures[0]!);
  expect(after!.cols * after!.rows).toBeGreaterThan(before!.cols * before!.rows);
  const applied = await run(made, applySolution(short.plan!, larger, short.pages));
  expect(errors(applied)).toEqual([]);
  expect(applied.plan!.pages[0]!.modules.find(({ articles }) => articles.includes("late"))!.pictures[0]).toEqual(after);
}, 60_000);
