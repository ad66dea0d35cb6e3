/** The exact programme against every slicing tree there is. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ReachedTables } from "../../../src/makeup/reached-table.js";
import { type CostTable, SubsetTable } from "../../../src/makeup/subset-table.js";

const columns = 3;
const rows = 7;
type Costs = readonly (readonly (number | null)[])[];

/** Cost of an item at [columns][rows]; null where it does not stand. */
const itemCosts: fc.Arbitrary<Costs> = fc.array(fc.array(fc.option(fc.integer({ min: 0, max: 9 }), { freq: 2 }), { minLength: rows + 1, maxLength: rows + 1 }), { minLength: columns + 1, maxLength: columns + 1 });
const tableOf = (costs: Costs): CostTable => costs.map((own, cols) => (cols === 0 ? undefined : Float32Array.from(own, (c, h) => (h === 0 || c === null ? Number.POSITIVE_INFINITY : c))));

/** The cheapest slicing tree of these items over a rectangle, by trying every one. */
function cheapest(items: readonly Costs[], cols: number, height: number): number {
  if (items.length === 1) return height > 0 ? (items[0]![cols]![height] ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
  let best = Number.POSITIVE_INFINITY;
  for (let mask = 1; mask < (1 << items.length) - 1; mask++) {
    const some = items.filter((_, i) => (mask & (1 << i)) !== 0);
    const others = items.filter((_, i) => (mask & (1 << i)) === 0);
    for (let at = 1; at < height; at++) best = Math.min(best, cheapest(some, cols, at) + cheapest(others, cols, height - at));
    for (let at = 1; at < cols; at++) best = Math.min(best, cheapest(some, at, height) + cheapest(others, cols - at, height));
  }
  return best;
}

function solved(items: readonly Costs[], dearest = 1000): SubsetTable {
  const table = new SubsetTable(items.length, columns, rows);
  for (const _ of table.solve(items.map(tableOf), dearest)) continue;
  return table;
}

function done<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

describe("the table of subsets", () => {
  it("holds what the cheapest slicing tree costs, or that there is none", () => {
    fc.assert(fc.property(fc.array(itemCosts, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: columns }), fc.integer({ min: 1, max: rows }), (items, cols, height) => {
      expect(solved(items).at((1 << items.length) - 1, cols, height)).toBe(cheapest(items, cols, height));
    }), { numRuns: 60 });
  });
  it("holds the least and the most rows of every subset", () => {
    fc.assert(fc.property(fc.array(itemCosts, { minLength: 2, maxLength: 3 }), (items) => {
      const table = solved(items);
      for (let set = 1; set < 1 << items.length; set++)
        for (let cols = 1; cols <= columns; cols++) {
          const finite = Array.from({ length: rows }, (_, i) => i + 1).filter((h) => table.at(set, cols, h) < Number.POSITIVE_INFINITY);
          expect([table.least(set, cols), table.most(set, cols)]).toEqual(finite.length > 0 ? [finite[0], finite.at(-1)] : [rows + 1, -1]);
        }
    }), { numRuns: 60 });
  });
  it("reached from below holds every tiling of the whole that costs no more than the margin above the cheapest, and of its parts", () => {
    fc.assert(fc.property(fc.array(itemCosts, { minLength: 2, maxLength: 4 }), fc.integer({ min: 0, max: 6 }), (items, margin) => {
      const all = items.map(tableOf);
      const whole = done(new ReachedTables(columns, rows).whole(all, "page", 1000));
      const reached = done(new ReachedTables(columns, rows).reached(all, { dearest: 1000, margin }));
      const full = (1 << items.length) - 1;
      const cheapest = whole.at(full, columns, rows);
      expect(reached.at(full, columns, rows)).toBeCloseTo(cheapest, 3);
      if (!Number.isFinite(cheapest)) return;
      // Both parts of every cut that leads to a page within the margin are there, at the same cost.
      for (let part = 1; part < full; part++)
        for (let at = 1; at < rows; at++) {
          const [upper, lower] = [whole.at(part, columns, at), whole.at(full ^ part, columns, rows - at)];
          if (upper + lower > cheapest + margin) continue;
          expect(reached.at(part, columns, at)).toBeCloseTo(upper, 3);
          expect(reached.at(full ^ part, columns, rows - at)).toBeCloseTo(lower, 3);
        }
    }), { numRuns: 80 });
  });
  it("leaves out tilings that are dearer than asked for", () => {
    const costs = (cost: number): Costs => Array.from({ length: columns + 1 }, () => Array.from({ length: rows + 1 }, () => cost));
    expect(solved([costs(4), costs(5)], 5).at(3, columns, rows)).toBe(9);
    expect(solved([costs(4), costs(5)], 4).at(3, columns, rows)).toBe(Number.POSITIVE_INFINITY);
  });
  it("solved up to a height holds the same up to it, and nothing above", () => {
    fc.assert(fc.property(fc.array(itemCosts, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: rows }), (items, tallest) => {
      const all = items.map(tableOf);
      const whole = done(new ReachedTables(columns, rows).whole(all, "page", 1000));
      const capped = done(new ReachedTables(columns, rows).whole(all, "page", 1000, tallest));
      for (let set = 1; set < 1 << items.length; set++)
        for (let cols = 1; cols <= columns; cols++)
          for (let height = 1; height <= rows; height++)
            expect(capped.at(set, cols, height)).toBe(height <= tallest ? whole.at(set, cols, height) : Number.POSITIVE_INFINITY);
    }), { numRuns: 60 });
  });
  it("is solved again for other items, another cost or another height, and for nothing else", () => {
    fc.assert(fc.property(fc.array(itemCosts, { minLength: 2, maxLength: 3 }), (items) => {
      const tables = new ReachedTables(columns, rows);
      const ask = (own: readonly Costs[], dearest: number, tallest: number) => {
        const asked = done(tables.whole(own.map(tableOf), "page", dearest, tallest));
        const fresh = done(new ReachedTables(columns, rows).whole(own.map(tableOf), "page", dearest, tallest));
        for (let set = 1; set < 1 << own.length; set++)
          for (let cols = 1; cols <= columns; cols++)
            for (let height = 1; height <= rows; height++) expect(asked.at(set, cols, height)).toBe(fresh.at(set, cols, height));
      };
      ask(items, 1000, rows);
      ask(items, 1000, rows);
      ask(items, 4, rows);
      ask(items, 1000, 3);
      ask([...items].reverse(), 1000, 3);
      ask(items, 1000, rows);
    }), { numRuns: 40 });
  });
});
