/** 换稿: the newcomer stands in the old story's rectangle, nothing else moves, and what does not fit is told in lines. */
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeIssues } from "../../bench/makeup/made-issues.js";
import { cacheFolder, diskCache } from "../../src/cache/disk-cache.js";
import { check, type CheckResult } from "../../src/check.js";
import type { Plan, PlanModule } from "../../src/model/plan.js";
import { replace } from "../../src/replace.js";
import { sample } from "../support/built.js";
import { type ArticleJson, campus, edit } from "../support/campus.js";

const cache = diskCache(cacheFolder());
let folder = "";
beforeEach(async () => { folder = await campus(); });
afterEach(() => rm(folder, { recursive: true, force: true }));

const codes = ({ diagnostics }: CheckResult): string[] => diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
const found = ({ diagnostics }: CheckResult) => diagnostics.filter(({ severity }) => severity === "error").map(({ code, place, zh }) => [code, place.page, place.module, /^(超|空) \d+ 行（约? ?\d+ 字）$/.test(zh)]);
/** Another story of the same length: two neighbouring characters change places. */
const other = (article: ArticleJson): void => {
  for (const head of article.headlines as { value: string; lines?: string[] }[]) delete head.lines;
  const block = article.blocks.find(({ type, text }) => type === "paragraph" && typeof text === "string")!;
  block.text = (block.text as string).replace(/(\p{Script=Han}{4})(\p{Script=Han})(\p{Script=Han})/u, "$1$3$2");
};
/** All of a module but its locks, and what its setting cost by the wishes of the page that was first made up. */
const setting = ({ lock: _, why: __, fit: { cost: ___, ...fit }, ...module }: PlanModule) => ({ ...module, fit });
const others = (plan: Plan, id: string) => plan.pages.map(({ label, layout, modules }) => ({ label, layout, modules: modules.filter(({ articles }) => !articles.includes(id)).map(setting) }));
const moduleOf = (plan: Plan, id: string) => plan.pages.flatMap(({ modules }) => modules).find(({ articles }) => articles.includes(id))!;

/** The plan before, and that with u02 replaced by an article made from it. */
async function replaced(how: (article: ArticleJson) => void): Promise<{ before: Plan; after: CheckResult; plan: Plan }> {
  await edit(folder, "u02", how, "n02");
  const { plan: before } = await check(folder, { cache });
  const after = await replace(folder, "u02", "n02", { cache });
  return { before: before!, after, plan: after.plan! };
}

describe("a replacement", () => {
  it("of the same length stands exactly where the old story stood; everything else is as it was", async () => {
    const { before, after, plan } = await replaced(other);
    expect(codes(after)).toEqual([]);
    expect(after.ok).toBe(true);
    expect(plan.replaced).toEqual([{ old: "u02", new: "n02" }]);
    expect(moduleOf(plan, "n02").rect).toEqual(moduleOf(before, "u02").rect);
    expect(moduleOf(plan, "n02").fit).toMatchObject({ oversetLines: 0, holeLines: 0 });
    expect(others(plan, "n02")).toEqual(others(before, "u02"));
  }, 60_000);
  it.each([
    ["too long", "overset", (article: ArticleJson) => { article.blocks.push(...article.blocks.filter(({ type }) => type === "paragraph").slice(0, 3)); }],
    ["too short", "hole", (article: ArticleJson) => { article.blocks.splice(1); }],
  ] as const)("that is %s is told in lines and characters, and nothing else moves", async (_, code, how) => {
    const { before, after, plan } = await replaced(how);
    expect(found(after)).toEqual([[code, "01", "n02", true]]);
    expect(after.ok).toBe(false);
    expect(others(plan, "n02")).toEqual(others(before, "u02"));
    // Only the newcomer is mended: the page stays.
    for (const { changes } of after.solutions) for (const change of changes) expect(change.article).toBe("n02");
    // So it is when the plan lies in the folder.
    await writeFile(join(folder, "plan.json"), JSON.stringify(plan));
    const again = await check(folder, { cache });
    expect(found(again)).toEqual(found(after));
    expect(others(again.plan!, "n02")).toEqual(others(before, "u02"));
    expect(again.solutions).toEqual(after.solutions);
  }, 60_000);
  it("may itself be replaced: issue.json names the first", async () => {
    const { before, plan } = await replaced(other);
    await writeFile(join(folder, "plan.json"), JSON.stringify(plan));
    await edit(folder, "u02", () => {}, "m02");
    const after = await replace(folder, "n02", "m02", { cache });
    expect(codes(after)).toEqual([]);
    expect(after.plan!.replaced).toEqual([{ old: "u02", new: "m02" }]);
    expect(others(after.plan!, "m02")).toEqual(others(before, "u02"));
  }, 60_000);
  it("of a brief stands in its group, in the same place", async () => {
    await edit(folder, "u05", () => {}, "n05");
    const after = await replace(folder, "u05", "n05", { cache });
    expect(codes(after)).toEqual([]);
    expect(moduleOf(after.plan!, "n05").articles).toEqual(["u04", "n05", "u06"]);
  }, 60_000);
});

it("leaves all other stories of every page as they are, and so does every build from its plan", async () => {
  const [made] = await writeIssues(join(folder, "made"), 3, 3);
  const { plan: before } = await check(made!.folder, { cache });
  const old = before!.pages[1]!.modules.find(({ kind }) => kind === "story")!.articles[0]!;
  const json = JSON.parse(await readFile(join(made!.folder, "articles", `${old}.json`), "utf8")) as object;
  await writeFile(join(made!.folder, "articles", "late.json"), JSON.stringify({ ...json, id: "late" }));
  const { plan, ok } = await replace(made!.folder, old, "late", { cache });
  expect(ok).toBe(true);
  await writeFile(join(made!.folder, "plan.json"), JSON.stringify(plan));
  const again = await check(made!.folder, { cache });
  expect(codes(again)).toEqual([]);
  expect(others(again.plan!, "late")).toEqual(others(before!, old));
}, 60_000);

describe("a replacement is refused", () => {
  const refused = async (old: string, fresh: string): Promise<string[]> => {
    const result = await replace(folder, old, fresh, { cache });
    expect(result.ok).toBe(false);
    expect(result.plan).toBeUndefined();
    for (const { hint } of result.diagnostics.filter(({ severity }) => severity === "error")) expect(hint === undefined || hint.zh !== "").toBe(true);
    return codes(result);
  };
  it("where the old story is on no page", async () => {
    await edit(folder, "u02", other, "n02");
    expect(await refused("n02", "u99")).toEqual(["replace-not-placed"]);
  });
  it("where the new one is on a page already", async () => {
    expect(await refused("u02", "u11")).toEqual(["replace-placed"]);
    expect(await refused("u02", "u02")).toEqual(["replace-placed"]);
  });
  it("where there is no such article", async () => {
    expect(await refused("u02", "u99")).toEqual(["unknown-article"]);
  });
  it("where the newcomer is no brief and the group is of briefs", async () => {
    await edit(folder, "u02", other, "n02");
    expect(await refused("u05", "n02")).toEqual(["replace-kind"]);
  });
  it("where the story jumps", async () => {
    const result = await replace(sample("yunting-daily"), "d01", "d99", { cache });
    expect([result.ok, result.plan, codes(result)]).toEqual([false, undefined, ["replace-jump"]]);
  }, 60_000);
});
