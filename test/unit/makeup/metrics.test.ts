/** Figures of a page: how full it is, heads that collide, the share of pictures. */
import { describe, expect, it } from "vitest";
import { headCollisions, pageMetrics } from "../../../src/makeup/metrics.js";
import { type PlanModule, planModuleSchema, type Plan } from "../../../src/model/plan.js";

type Rect = Plan["pages"][number]["modules"][number]["rect"];
const module = (rect: Rect, change: object = {}): PlanModule => planModuleSchema.parse({
  articles: ["a"], slot: "s", kind: "story", rank: "second", rect, boxed: false, head: { sizePt: 28, maxLines: 1, airRows: 0, rows: 4 },
  text: { columns: rect.cols, measureEm: 13, gutterEm: 1 }, pictures: [], levers: { rows: [], creditRow: false }, blocks: [0, 1], jump: null,
  fit: { oversetLines: 0, oversetChars: 0, holeLines: 0, cost: 0 }, lock: [], why: "", ...change,
});
const region = { template: "inside", row: 3, rows: 20, imprintRows: 0 } as const;

describe("page metrics", () => {
  it("give the share of cells that modules and pictures take", () => {
    const lead = module({ col: 0, row: 3, cols: 4, rows: 20 }, { pictures: [{ figure: "f", col: 0, row: 0, cols: 2, rows: 10, captionRows: 1 }] });
    const metrics = pageMetrics([lead, module({ col: 4, row: 3, cols: 2, rows: 20 })], region, 6);
    expect(metrics.fillPct).toBe(100);
    expect(metrics.picturePct).toBeCloseTo((100 * 20) / 120, 1);
  });
  it("measure pictures of an odd measure by the module's own columns", () => {
    const wide = module({ col: 0, row: 3, cols: 6, rows: 20 }, { text: { columns: 3, measureEm: 27, gutterEm: 1 }, pictures: [{ figure: "f", col: 0, row: 0, cols: 1, rows: 20, captionRows: 0 }] });
    expect(pageMetrics([wide], region, 6).picturePct).toBeCloseTo(33.3, 1);
  });
  it("add up what is overset and what is missing", () => {
    const fit = (oversetLines: number, holeLines: number) => ({ fit: { oversetLines, oversetChars: 0, holeLines, cost: 1 } });
    const metrics = pageMetrics([module({ col: 0, row: 3, cols: 3, rows: 20 }, fit(2, 0)), module({ col: 3, row: 3, cols: 3, rows: 20 }, fit(0, 3))], region, 6);
    expect(metrics).toMatchObject({ oversetLines: 2, holeLines: 3, cost: 2 });
  });
  it("see heads side by side at one height as colliding, unless a box parts them", () => {
    const left = module({ col: 0, row: 3, cols: 3, rows: 20 });
    const right = (row: number, change: object = {}) => module({ col: 3, row, cols: 3, rows: 20 - (row - 3) }, change);
    expect(headCollisions([left, right(3)])).toHaveLength(1);
    expect(headCollisions([left, right(9)])).toHaveLength(0);
    expect(headCollisions([left, right(3, { boxed: true })])).toHaveLength(0);
    expect(headCollisions([left, module({ col: 0, row: 23, cols: 3, rows: 4 })])).toHaveLength(0);
  });
});
