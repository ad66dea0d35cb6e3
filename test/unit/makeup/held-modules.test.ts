/** Pins, locks and constraints on whole issues: what is held stays, the rest adapts, what is impossible is told. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeIssues } from "../../../bench/makeup/made-issues.js";
import { check } from "../../../src/check.js";
import type { PlanModule, PlanPage } from "../../../src/model/plan.js";
import { touch } from "../../../src/makeup/page-geometry.js";
import { expectTiled } from "../../support/page-invariants.js";

let root = "";
let folder = "";
let first: readonly PlanPage[] = [];
const region = { row: 3, rows: 99 };
const planFile = () => join(folder, "plan.json");

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "banxin-held-"));
  [{ folder } = { folder: "" }] = await writeIssues(root, 5, 4);
  const { plan, diagnostics } = await check(folder);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  first = plan?.pages ?? [];
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** The issue again with a plan in which one page was edited. */
async function again(label: string, edit: (modules: PlanModule[]) => void) {
  const { plan } = await check(folder);
  if (!plan) throw new Error("no plan");
  const own = { ...plan, pages: plan.pages.filter((page) => page.label === label) };
  edit(own.pages[0]!.modules as PlanModule[]);
  await writeFile(planFile(), JSON.stringify(own));
  try {
    return await check(folder, { page: label });
  } finally {
    await rm(planFile());
  }
}

const misfit = (page: PlanPage | undefined) => page?.modules.reduce((sum, { fit }) => sum + fit.oversetLines + fit.holeLines, 0);
const errors = (result: Awaited<ReturnType<typeof check>>) => result.diagnostics.filter(({ severity }) => severity === "error");

describe("locks", () => {
  it("leave a plan that fits as it is", async () => {
    const page = first[1]!;
    const result = await again(page.label, (modules) => { modules[0]!.lock = ["rect"]; });
    expect(errors(result)).toEqual([]);
    expect(result.plan?.pages[0]?.modules.map(({ rect }) => rect)).toEqual(page.modules.map(({ rect }) => rect));
  });
  it("hold a module that was moved by hand while the others adapt, without misfit", async () => {
    let adapted = 0;
    for (const page of first.slice(1, 4)) {
      // A module at the foot goes from one side to the other, or up by some rows.
      const at = page.modules.findIndex(({ rect }) => rect.row + rect.rows === region.row + region.rows && rect.cols < 8);
      const result = await again(page.label, (modules) => {
        const module = modules[at]!;
        module.rect = { ...module.rect, col: module.rect.col === 0 ? 8 - module.rect.cols : 0 };
        module.lock = ["rect"];
      });
      const moved = page.modules[at]!;
      const found = result.plan?.pages[0];
      if (errors(result).length > 0) {
        expect(errors(result).every(({ code }) => ["lock-impossible", "locks-impossible", "article-not-placed"].includes(code))).toBe(true);
        continue;
      }
      adapted++;
      expect(misfit(found)).toBe(0);
      expectTiled(found!, region, 8);
      const own = found?.modules.find(({ articles }) => articles.join() === moved.articles.join());
      expect(own?.rect).toEqual({ ...moved.rect, col: moved.rect.col === 0 ? 8 - moved.rect.cols : 0 });
      expect(own?.lock).toEqual(["rect"]);
    }
    expect(adapted).toBeGreaterThanOrEqual(2);
  }, 120_000);
  it("of a head that does not fit its rectangle are findings, and so is a story called a banner", async () => {
    const page = first[1]!;
    for (const edit of [
      (module: PlanModule) => { module.lock = ["head"]; module.head = { ...module.head, sizePt: 400 }; },
      (module: PlanModule) => { module.kind = "banner"; },
    ]) {
      const result = await again(page.label, (modules) => edit(modules.find((module) => module.kind === "story" && module.head.sizePt > 0)!));
      expect(errors(result).length).toBeGreaterThan(0);
      expect(errors(result).every(({ place }) => place.page === page.label)).toBe(true);
    }
  });
  it("of a rectangle of a milliard rows on a grid as high are findings", async () => {
    const page = first[1]!;
    const { plan } = await check(folder);
    const pages = plan!.pages.filter(({ label }) => label === page.label).map((own) => ({ ...own, modules: own.modules.map((module, i) => (i === 0 ? { ...module, rect: { ...module.rect, rows: 1_000_000_000 } } : module)) }));
    await writeFile(planFile(), JSON.stringify({ ...plan, grid: { ...plan!.grid, rows: 1_000_000_010 }, pages }));
    try {
      expect(errors(await check(folder, { page: page.label })).map(({ code }) => code)).toContain("plan-overlap");
    } finally {
      await rm(planFile());
    }
  });
  it("tell the lock and the lines where a rectangle cannot hold its story", async () => {
    const page = first[1]!;
    const result = await again(page.label, (modules) => {
      const lead = modules.find(({ rank }) => rank === "lead")!;
      lead.rect = { col: 0, row: 3, cols: 5, rows: 15 };
      lead.lock = ["rect"];
    });
    const [finding] = errors(result);
    expect(finding?.code).toBe("lock-impossible");
    expect(finding?.place.module).toBe(page.modules.find(({ rank }) => rank === "lead")?.articles[0]);
    expect(finding?.en).toMatch(/lines too long|does not stand there/);
  });
  it("of two rectangles over one another are told as that: which two, and by how many columns and rows", async () => {
    const page = first[1]!;
    const [a, b] = page.modules.filter(({ kind }) => kind === "story");
    const result = await again(page.label, (modules) => {
      const [one, other] = modules.filter(({ kind }) => kind === "story");
      one!.rect = { col: 1, row: 20, cols: 4, rows: 30 };
      other!.rect = { col: 3, row: 41, cols: 3, rows: 20 };
      for (const module of [one!, other!]) module.lock = ["rect"];
    });
    const found = errors(result).filter(({ code }) => code === "lock-impossible");
    expect(found[0]).toMatchObject({ place: { page: page.label, module: a!.articles[0] }, en: expect.stringContaining(`it overlaps "${b!.articles[0]}"`), zh: expect.stringContaining("重叠 2 栏 × 9 行（第 4 栏、第 42 行起）") });
    expect(found[0]?.en).toContain("by 2 columns × 9 rows from column 4, row 42");
  });
  it("of a rectangle that leaves the page says over which edge, and how far", async () => {
    const page = first[1]!;
    const result = await again(page.label, (modules) => {
      const lead = modules.find(({ rank }) => rank === "lead")!;
      lead.rect = { col: 0, row: 1, cols: 5, rows: 40 };
      lead.lock = ["rect"];
    });
    // An inside page's first three rows are the folio's.
    expect(errors(result).filter(({ code }) => code === "lock-impossible")).toMatchObject([{ en: expect.stringMatching(/leaves the page by 2 rows at the top; stories stand in columns 1 to 8, rows 4 to 102/), zh: expect.stringContaining("上边出界 2 行") }]);
  });
});

describe("pins and constraints", () => {
  async function withIssue(change: (issue: { pages: Record<string, unknown>[] }) => void, label: string) {
    const path = join(folder, "issue.json");
    const text = await readFile(path, "utf8");
    const issue = JSON.parse(text) as { pages: Record<string, unknown>[] };
    change(issue);
    await writeFile(path, JSON.stringify(issue));
    try {
      return await check(folder, { page: label });
    } finally {
      await writeFile(path, text);
    }
  }
  it("give a pinned story its rectangle", async () => {
    const page = first[2]!;
    const moved = page.modules.at(-1)!;
    const result = await withIssue((issue) => { issue.pages[2]!.pins = [{ article: moved.articles[0], rect: moved.rect }]; }, page.label);
    expect(errors(result)).toEqual([]);
    expect(result.plan?.pages[0]?.modules.find(({ articles }) => articles[0] === moved.articles[0])?.rect).toEqual(moved.rect);
    expect(misfit(result.plan?.pages[0])).toBe(0);
  });
  it("refuse pins on a named layout", async () => {
    const page = first[2]!;
    const result = await withIssue((issue) => { Object.assign(issue.pages[2]!, { layout: "inside-8a", pins: [{ article: page.modules[0]!.articles[0], rect: page.modules[0]!.rect }] }); }, page.label);
    expect(result.diagnostics.map(({ code }) => code)).toContain("pin-not-supported");
  });
  it("keep widths, head sizes and neighbours, or say that they do not", async () => {
    const page = first[1]!;
    // A neighbour exchanged for a story that stood apart.
    const stories = page.modules.filter(({ kind, rank }) => kind === "story" && rank !== "lead");
    const [a, b, c] = stories.flatMap((one) => {
      const beside = stories.find((other) => other !== one && touch(one.rect, other.rect));
      const apart = stories.find((other) => other !== one && !touch(one.rect, other.rect));
      return one.rect.cols >= 3 && one.rect.cols <= 4 && beside && apart ? [[one, beside, apart]] : [];
    })[0]!.map(({ articles }) => articles[0]!);
    const path = join(folder, "articles", `${a}.json`);
    const text = await readFile(path, "utf8");
    await writeFile(path, JSON.stringify({ ...(JSON.parse(text) as object), constraints: { minCols: 3, maxCols: 4, maxHeadSize: 20, adjacent: [c], notAdjacent: [b] } }));
    try {
      const result = await check(folder, { page: page.label });
      expect(errors(result)).toEqual([]);
      const own = result.plan?.pages[0]?.modules.find(({ articles }) => articles[0] === a);
      expect(own!.rect.cols).toBeGreaterThanOrEqual(3);
      expect(own!.rect.cols).toBeLessThanOrEqual(4);
      expect(own!.head.sizePt).toBeLessThanOrEqual(20);
      expect(result.diagnostics.filter(({ code }) => code === "constraint-not-kept")).toEqual([]);
    } finally {
      await writeFile(path, text);
    }
  });
});
