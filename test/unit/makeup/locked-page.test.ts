/** "Impossible" is a proof: on small pages the planner finds a page around a lock exactly where an exhaustive search of the shape tables does. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeUp } from "../../../bench/makeup/made-up.js";
import { writeIssues } from "../../../bench/makeup/made-issues.js";
import { Seeded } from "../../../bench/makeup/seeded.js";
import { automaticPage } from "../../../src/makeup/automatic-page.js";
import { itemShape } from "../../../src/makeup/series.js";
import { rankItems } from "../../../src/makeup/ranks.js";
import { standsInBox } from "../../../src/makeup/shapes.js";
import { type MakeupServices, pageTables } from "../../../src/makeup/types.js";
import { type PageItem, isDisplay, pageItems, saidLabels } from "../../../src/model/page-items.js";
import type { PageRegion } from "../../../src/model/page-region.js";
import type { Rect } from "../../../src/model/rect.js";

let root = "";
const columns = 8;
let pages: { readonly items: readonly PageItem[]; readonly services: MakeupServices }[] = [];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "banxin-locked-"));
  const [{ folder } = { folder: "" }] = await writeIssues(root, 3, 8);
  const { copy, galleys } = await makeUp(folder, () => undefined);
  const { theme, file, pictures } = copy.issue;
  pages = file.pages.map((page) => ({
    // Stories without pictures: their shapes depend on no wish of the page.
    items: pageItems(copy, page, theme.wording).filter(({ kind, copy: own }) => kind === "story" && own.figures.length === 0 && !isDisplay(own)),
    services: { theme, galleys, pictures, maxRows: 99, said: saidLabels(page), tables: pageTables(), misfits: false },
  }));
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** True where an item is exactly full at a size, boxed or not; the lead is never boxed. */
function fitter(items: readonly PageItem[], services: MakeupServices, rows: number): (item: number, cols: number, rows: number, top: boolean) => boolean {
  const known = new Map<string, Float64Array[]>();
  const own = { ...services, maxRows: rows + 1, tables: pageTables() };
  const ranked = rankItems(items);
  return (at, cols, height, top) => {
    const key = `${at} ${cols} ${top}`;
    let costs = known.get(key);
    if (!costs) {
      const { item, rank } = ranked[at]!;
      const boxes = rank === "lead" || standsInBox(item.copy) ? [false] : [false, true];
      known.set(key, (costs = boxes.map((boxed) => itemShape(item, { slot: rank, cols, rank, boxed, atTop: top, pictureScale: 1 }, own).cost)));
    }
    return costs.some((cost) => cost[height]! < 500);
  };
}

/** Whether any cutting from edge to edge gives every item of the set a rectangle that it fills, the locked one its own. */
function tiles(items: number, fits: ReturnType<typeof fitter>, lock: { readonly item: number; readonly rect: Rect }, page: Rect): boolean {
  const known = new Map<string, boolean>();
  const overlap = (a: Rect, b: Rect) => a.col < b.col + b.cols && b.col < a.col + a.cols && a.row < b.row + b.rows && b.row < a.row + a.rows;
  const possible = (set: number, at: Rect): boolean => {
    const holds = (set & (1 << lock.item)) !== 0;
    const { rect } = lock;
    if (holds ? rect.col < at.col || rect.row < at.row || rect.col + rect.cols > at.col + at.cols || rect.row + rect.rows > at.row + at.rows : overlap(rect, at)) return false;
    if ((set & (set - 1)) === 0) {
      const item = Math.log2(set);
      if (holds && (rect.cols !== at.cols || rect.rows !== at.rows)) return false;
      return fits(item, at.cols, at.rows, at.row === 0);
    }
    const key = `${set} ${at.col} ${at.row} ${at.cols} ${at.rows}`;
    const held = known.get(key);
    if (held !== undefined) return held;
    let found = false;
    for (let part = (set - 1) & set; part && !found; part = (part - 1) & set) {
      for (let h = 1; h < at.rows && !found; h++) found = possible(part, { ...at, rows: h }) && possible(set ^ part, { ...at, row: at.row + h, rows: at.rows - h });
      for (let w = 1; w < at.cols && !found; w++) found = possible(part, { ...at, cols: w }) && possible(set ^ part, { ...at, col: at.col + w, cols: at.cols - w });
    }
    known.set(key, found);
    return found;
  };
  return possible((1 << items) - 1, page);
}

describe("a small page around a lock", () => {
  it("is found exactly where an exhaustive search finds one", () => {
    const seeded = new Seeded(11);
    const seen = { possible: 0, impossible: 0 };
    const differing: string[] = [];
    for (const { items: all, services } of pages) {
      for (let tries = 0; tries < 25; tries++) {
        const from = seeded.between(0, Math.max(0, all.length - 4));
        const items = all.slice(from, from + seeded.between(3, 4));
        if (items.length < 3) continue;
        const ranked = rankItems(items);
        // As many rows as the copy fills, a little more or less.
        const least = ranked.reduce((sum, { item, rank }) => {
          const shape = itemShape(item, { slot: rank, cols: columns, rank, boxed: false, atTop: false, pictureScale: 1 }, services);
          return sum + Math.max(1, shape.cost.findIndex((cost) => cost < 500));
        }, 0);
        const rows = Math.min(60, least + seeded.between(0, 8));
        const region = { template: "inside", row: 0, rows } as PageRegion;
        const fits = fitter(items, services, rows);
        const item = seeded.between(0, items.length - 1);
        const cols = seeded.between(2, 5);
        const heights = Array.from({ length: rows }, (_, h) => h + 1).filter((h) => fits(item, cols, h, false));
        if (heights.length === 0) continue;
        const height = seeded.pick(heights);
        const rect = { col: seeded.chance(0.5) ? 0 : columns - cols, cols, row: seeded.chance(0.7) ? rows - height : seeded.between(1, Math.max(1, rows - height)), rows: height };
        if (rect.row < 1) continue;
        const possible = tiles(items.length, fits, { item, rect }, { col: 0, row: 0, cols: columns, rows });
        const outcome = { unproven: false };
        const search = automaticPage(items, region, { ...services, maxRows: rows }, [{ key: ranked[item]!.item.key, rect }], outcome);
        let step = search.next();
        while (!step.done) step = search.next();
        seen[possible ? "possible" : "impossible"]++;
        if (possible !== (step.value !== undefined) || outcome.unproven) differing.push(`${items.map(({ key }) => key).join(" ")} rows ${rows} lock ${item} ${JSON.stringify(rect)}: ${possible}`);
      }
    }
    expect(differing).toEqual([]);
    expect(seen.possible).toBeGreaterThan(2);
    expect(seen.impossible).toBeGreaterThan(2);
  }, 120_000);
});
