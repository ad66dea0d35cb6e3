/** The search for pages: exact tilings, the table's optimum where nothing else counts, the lead and the adverts at their places. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Leaf } from "../../../src/makeup/leaves.js";
import { SubsetTable } from "../../../src/makeup/subset-table.js";
import { type Breadth, type SearchRequest, type Tiling, TilingSearch } from "../../../src/makeup/tiling-search.js";
import { type TasteWeights, tasteSchema } from "../../../src/model/taste.js";

const columns = 4;
const rows = 9;
const breadth: Breadth = { states: 400, cuts: 60, sideBySide: 0, pages: 20 };
const noTaste: TasteWeights = { ...tasteSchema.parse({}), position: 0, headCollision: 0, headOverlap: 0, throughGutter: 0, throughLine: 0, boxes: 0 };
const all = <T>(work: Generator<void, T>): T => {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
};

type Costs = readonly (readonly number[])[];
const costs: fc.Arbitrary<Costs> = fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: rows + 1, maxLength: rows + 1 }), { minLength: columns + 1, maxLength: columns + 1 });

function search(items: readonly Costs[], change: Partial<SearchRequest> = {}): { readonly table: SubsetTable; readonly found: Tiling[] } {
  const table = new SubsetTable(items.length, columns, rows);
  all(table.solve(items.map((own) => own.map((list) => Float32Array.from(list, (c, h) => (h === 0 ? Number.POSITIVE_INFINITY : c)))), 1000));
  const leaf = (item: number, cols: number, height: number): Leaf => ({ item, cost: items[item]![cols]![height]!, boxed: false, headFrom: 0, headRows: 2, sizePt: 20, place: () => [] });
  const request: SearchRequest = {
    groups: [{ table, items: items.map((_, i) => i) }], columns, rows, weights: items.map((_, i) => 10 - i), foot: new Set(), taste: noTaste, strict: false,
    leaves: (item, cols, height) => [leaf(item, cols, height)], ...change,
  };
  return { table, found: all(new TilingSearch(request).run(breadth)) };
}

/** Every cell of the page in one leaf, every item in one leaf. */
function expectExact(tiling: Tiling, items: number, height = rows): void {
  const cells = new Map<number, number>();
  for (const { col, row, cols, rows: h } of tiling.leaves) for (let r = row; r < row + h; r++) for (let c = col; c < col + cols; c++) cells.set(r * columns + c, (cells.get(r * columns + c) ?? 0) + 1);
  expect(cells.size).toBe(columns * height);
  expect([...cells.values()].every((n) => n === 1)).toBe(true);
  expect(tiling.leaves.map(({ leaf }) => leaf.item).sort((a, b) => a - b)).toEqual(Array.from({ length: items }, (_, i) => i));
}

const pages = fc.array(costs, { minLength: 1, maxLength: 5 });

describe("the search for pages", () => {
  it("ends with exact tilings only", () => {
    fc.assert(fc.property(pages, (items) => {
      const { found } = search(items);
      expect(found.length).toBeGreaterThan(0);
      for (const tiling of found) expectExact(tiling, items.length);
    }), { numRuns: 40 });
  });
  it("finds what the table says is cheapest, where no rule of taste counts and the lead is free", () => {
    fc.assert(fc.property(fc.array(costs, { minLength: 1, maxLength: 4 }), (items) => {
      const { table } = search(items);
      // Item 0 is the lead; the page's items begin at 1.
      const { found } = search(items, {
        groups: [{ table, items: items.map((_, i) => i + 1) }], weights: [0, ...items.map(() => 1)],
        leaves: (item, cols, height) => [{ item, cost: items[item - 1]![cols]![height]!, boxed: false, headFrom: 0, headRows: 0, sizePt: 0, place: () => [] }],
      });
      expect(found[0]?.cost).toBe(table.at((1 << items.length) - 1, columns, rows));
    }), { numRuns: 30 });
  });
  it("keeps the lead at the top left and adverts at the foot where it is strict", () => {
    fc.assert(fc.property(fc.array(costs, { minLength: 2, maxLength: 5 }), (items) => {
      const last = items.length - 1;
      const { found } = search(items, { strict: true, foot: new Set([last]) });
      expect(found.length).toBeGreaterThan(0);
      for (const { leaves } of found) {
        const lead = leaves.find(({ leaf }) => leaf.item === 0);
        expect([lead?.col, lead?.row]).toEqual([0, 0]);
        const advert = leaves.find(({ leaf }) => leaf.item === last)!;
        expect(advert.row + advert.rows).toBe(rows);
      }
    }), { numRuns: 40 });
  });
  it("shares rows among many groups without going through every way", () => {
    const tall = 60;
    const one = Array.from({ length: columns + 1 }, () => Float32Array.from({ length: tall + 1 }, (_, h) => (h === 0 ? Number.POSITIVE_INFINITY : Math.abs(h - 6))));
    // Ten groups of one item: C(59, 9) ways, of which ten times six rows cost nothing.
    const groups = Array.from({ length: 10 }, (_, i) => {
      const table = new SubsetTable(1, columns, tall);
      all(table.solve([one], 1000));
      return { table, items: [i] };
    });
    const [best] = all(new TilingSearch({
      groups, columns, rows: tall, weights: groups.map(() => 1), foot: new Set(), taste: noTaste, strict: false,
      leaves: (item, cols, height) => [{ item, cost: one[cols]![height]!, boxed: false, headFrom: 0, headRows: 0, sizePt: 20, place: () => [] }],
    }).run(breadth));
    expect(best?.cost).toBe(0);
    expect(best?.leaves.map(({ rows: own }) => own)).toEqual(Array.from({ length: 10 }, () => 6));
  });
  it("gives the same pages again", () => {
    fc.assert(fc.property(pages, (items) => {
      expect(JSON.stringify(search(items).found)).toBe(JSON.stringify(search(items).found));
    }), { numRuns: 20 });
  });
  it("stacks groups of items, each tiled by itself", () => {
    fc.assert(fc.property(fc.array(costs, { minLength: 4, maxLength: 4 }), (items) => {
      const tables = [[0, 1], [2, 3]].map((own) => {
        const table = new SubsetTable(2, columns, rows);
        all(table.solve(own.map((i) => items[i]!.map((list) => Float32Array.from(list, (c, h) => (h === 0 ? Number.POSITIVE_INFINITY : c)))), 1000));
        return { table, items: own };
      });
      const { found } = search(items, { groups: tables });
      for (const tiling of found) {
        expectExact(tiling, 4);
        const bottom = Math.max(...tiling.leaves.filter(({ leaf }) => leaf.item < 2).map(({ row, rows: h }) => row + h));
        expect(Math.min(...tiling.leaves.filter(({ leaf }) => leaf.item > 1).map(({ row }) => row))).toBe(bottom);
      }
    }), { numRuns: 20 });
  });
  it("parts heads that would stand side by side where it can", () => {
    const flat: Costs = Array.from({ length: columns + 1 }, () => Array.from({ length: rows + 1 }, () => 1));
    const leaf = (item: number, headFrom: number, cost: number): Leaf => ({ item, cost, boxed: false, headFrom, headRows: 2, sizePt: 20, place: () => [] });
    const taste = { ...noTaste, headCollision: 7 };
    const narrow = (own: Costs): Costs => own.map((list, cols) => (cols === 2 ? list : list.map(() => 900)));
    const { found } = search([narrow(flat), narrow(flat)], { taste, leaves: (item) => (item === 1 ? [leaf(item, 0, 1), leaf(item, 4, 2)] : [leaf(item, 0, 1)]) });
    expect(found[0]!.leaves.map(({ leaf: { headFrom } }) => headFrom).sort()).toEqual([0, 4]);
  });
});
