/** Fixed rectangles: a page around them is found where there is one, and only there (every slicing tree is tried here anew). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FixedSkeleton, type FixedItem, type Part } from "../../../src/makeup/fixed-skeleton.js";
import { SubsetTable } from "../../../src/makeup/subset-table.js";
import type { Rect } from "../../../src/model/rect.js";

const columns = 3;
const rows = 6;
type Costs = readonly (readonly (number | null)[])[];
const itemCosts: fc.Arbitrary<Costs> = fc.array(fc.array(fc.option(fc.integer({ min: 0, max: 9 }), { freq: 3 }), { minLength: rows + 1, maxLength: rows + 1 }), { minLength: columns + 1, maxLength: columns + 1 });
const rect: fc.Arbitrary<Rect> = fc.tuple(fc.integer({ min: 0, max: columns - 1 }), fc.integer({ min: 0, max: rows - 1 })).chain(([col, row]) =>
  fc.record({ col: fc.constant(col), row: fc.constant(row), cols: fc.integer({ min: 1, max: columns - col }), rows: fc.integer({ min: 1, max: rows - row }) }));
const all = <T>(work: Generator<void, T>): T => {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
};

/** The cheapest page with these items, the fixed ones exactly in their rectangles. */
function cheapest(items: readonly Costs[], set: number, at: Rect, fixed: ReadonlyMap<number, Rect>): number {
  const members = items.map((_, i) => i).filter((i) => (set & (1 << i)) !== 0);
  if (members.length === 1) {
    const own = fixed.get(members[0]!);
    if (own && JSON.stringify(own) !== JSON.stringify(at)) return Number.POSITIVE_INFINITY;
    return items[members[0]!]![at.cols]![at.rows] ?? Number.POSITIVE_INFINITY;
  }
  let best = Number.POSITIVE_INFINITY;
  for (let part = (set - 1) & set; part; part = (part - 1) & set) {
    for (let h = 1; h < at.rows; h++) best = Math.min(best, cheapest(items, part, { ...at, rows: h }, fixed) + cheapest(items, set ^ part, { ...at, row: at.row + h, rows: at.rows - h }, fixed));
    for (let w = 1; w < at.cols; w++) best = Math.min(best, cheapest(items, part, { ...at, cols: w }, fixed) + cheapest(items, set ^ part, { ...at, col: at.col + w, cols: at.cols - w }, fixed));
  }
  return best;
}

function tableOf(items: readonly Costs[]): SubsetTable {
  const table = new SubsetTable(items.length, columns, rows);
  all(table.solve(items.map((own) => own.map((list) => Float32Array.from(list, (c, h) => (h === 0 || c === null ? Number.POSITIVE_INFINITY : c)))), 1000));
  return table;
}

const page = { col: 0, row: 0, cols: columns, rows };

describe("a page around fixed rectangles", () => {
  it("is found exactly where one exists, at the least cost", () => {
    let possible = 0;
    fc.assert(fc.property(fc.array(itemCosts, { minLength: 2, maxLength: 3 }), rect, fc.option(rect), (items, one, two) => {
      const fixed = new Map<number, Rect>([[0, { ...one }]]);
      if (two) fixed.set(1, { ...two });
      const list: FixedItem[] = [...fixed].map(([item, own]) => ({ bit: 1 << item, rect: own }));
      const table = tableOf(items);
      const skeleton = new FixedSkeleton(table, list);
      const full = (1 << items.length) - 1;
      const parts = all(skeleton.solve({ ...page, set: full }));
      const least = cheapest(items, full, page, fixed);
      expect(skeleton.gaveUp).toBe(false);
      expect(parts !== undefined).toBe(Number.isFinite(least));
      if (!parts) return;
      possible++;
      expect(parts.reduce((sum, part) => sum + table.at(part.set, part.cols, part.rows), 0)).toBe(least);
      for (const [item, own] of fixed) expect(parts.find(({ set }) => set === 1 << item)).toMatchObject(own);
      expect(parts.reduce((set, part) => set | part.set, 0)).toBe(full);
      expect(parts.reduce((sum: number, part: Part) => sum + part.cols * part.rows, 0)).toBe(columns * rows);
    }), { numRuns: 300, seed: 7 });
    expect(possible).toBeGreaterThan(5);
  });
});
