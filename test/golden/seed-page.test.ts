/** A real page, retyped: six articles of 1 July 2021 that lie beside the project where the project's own tests run. */
import { existsSync } from "node:fs";
import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, type TestContext } from "vitest";
import type { BuildResult } from "../../src/build.js";
import { comparable } from "../../src/model/ledger.js";
import type { PlanModule } from "../../src/model/plan.js";
import type { Desk } from "../../src/pipeline.js";
import { filesBelow, projectRoot, Workshop } from "../support/built.js";
import { expectEveryWordOnce, expectLinesInFrames, expectSoundPage } from "../support/page-invariants.js";
import { structureText } from "../support/read-plate.js";

const issue = join(projectRoot, "..", "shared", "seed", "issue");
const there = existsSync(issue);
const needed = (context: TestContext): void => {
  if (!there) context.skip("the page's articles do not lie beside the project");
};

describe("the page of six articles", () => {
  let shop: Workshop;
  let result: BuildResult;
  let done: Desk;
  let asWritten: Desk;
  beforeAll(async () => {
    if (!there) return;
    shop = await Workshop.open();
    asWritten = await shop.desk(issue);
    // The desk of that day had the two short stories one below the other: it names the layout.
    const set = await shop.copy(issue, "issue");
    const file = join(set, "issue.json");
    const { pages, ...rest } = JSON.parse(await readFile(file, "utf8")) as { pages: object[] };
    await chmod(set, 0o755);
    await chmod(file, 0o644);
    await writeFile(file, JSON.stringify({ ...rest, pages: [{ ...pages[0], layout: "inside-5c" }] }));
    result = await shop.build(set, "out");
    done = await shop.desk(set);
  });
  afterAll(() => shop?.close());
  const modules = () => result.plan!.pages[0]!.modules;
  const module = (id: string): PlanModule => modules().find((m) => m.kind !== "banner" && m.articles.includes(id))!;

  it("is one page without overset, hole or any error", (context) => {
    needed(context);
    expect(result.plan!.pages).toHaveLength(1);
    expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(result.plan!.pages[0]!.metrics).toMatchObject({ oversetLines: 0, holeLines: 0 });
  });
  it("fits without overset and hole as it is written, too, made up by the program", (context) => {
    needed(context);
    const [page] = asWritten.plan!.pages;
    expect(page).toMatchObject({ layout: "auto", metrics: { oversetLines: 0, holeLines: 0 } });
    expectSoundPage(asWritten.dummy!.pages[0]!, page!, asWritten.copy!);
  });
  it("carries the six articles, each in one module", (context) => {
    needed(context);
    expect(modules().filter((m) => m.kind !== "banner").flatMap((m) => m.articles).sort()).toEqual(["a01", "a02", "a03", "a04", "a05", "a06"]);
  });
  it("has 7,980 characters of copy, twenty more or fewer", (context) => {
    needed(context);
    // Every character of the running text, marks included, white space and credits not.
    const characters = [...done.copy!.articles.values()].flatMap((article) => article.blocks.filter(({ role }) => role !== "byline" && role !== "endCredit"))
      .reduce((sum, block) => sum + [...comparable(block.runs.map((run) => run.text).join(""))].length, 0);
    expect(Math.abs(characters - 7980)).toBeLessThanOrEqual(20);
  });
  it("leads with a01; a02 and a03 share their columns; a04 stands in a box", (context) => {
    needed(context);
    expect(module("a01").rank).toBe("lead");
    const [two, three] = [module("a02").rect, module("a03").rect];
    expect([three.col, three.cols]).toEqual([two.col, two.cols]);
    expect(Math.max(two.row, three.row)).toBe(two.row < three.row ? two.row + two.rows : three.row + three.rows);
    expect(module("a04").boxed).toBe(true);
  });
  it("sets a05 and a06 right under their banner, inside its columns", (context) => {
    needed(context);
    const banner = modules().find((m) => m.kind === "banner")!;
    expect(banner.banner?.[0]).toBe("深入开展党史学习教育");
    const { col, cols, row, rows } = banner.rect;
    const members = [module("a05").rect, module("a06").rect].sort((a, b) => a.row - b.row || a.col - b.col);
    for (const rect of members) {
      expect(rect.col).toBeGreaterThanOrEqual(col);
      expect(rect.col + rect.cols).toBeLessThanOrEqual(col + cols);
    }
    expect(members[0]!.row).toBe(row + rows);
    // Together they fill the banner's width below it: side by side, or one below the other.
    const cells = members.reduce((sum, rect) => sum + rect.cols * rect.rows, 0);
    expect(cells).toBe(cols * (Math.max(...members.map((rect) => rect.row + rect.rows)) - row - rows));
  });
  it("loses no word, and reads as its ledger in every file", async (context) => {
    needed(context);
    const [page] = done.dummy!.pages;
    expectEveryWordOnce(page!, done.copy!, done.issue!.file.pages[0]!.articles!);
    expectLinesInFrames(page!, done.issue!.theme);
    expectSoundPage(page!, done.plan!.pages[0]!, done.copy!);
    const pdfs = [...(await filesBelow(result.folder!))].filter(([path]) => path.endsWith(".pdf"));
    expect(pdfs).toHaveLength(6);
    for (const [path, pdf] of pdfs) {
      const [read] = await structureText(pdf);
      expect(comparable(read!.inside + read!.outside), path).toBe(comparable(page!.ledger.entries.map(({ text }) => text).join("")));
    }
  });
});
