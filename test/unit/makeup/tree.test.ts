/** Layout trees: every split of the rows, compared with all splits there are. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Shape } from "../../../src/makeup/shapes.js";
import { nodeShape, slotsOf, spansOf } from "../../../src/makeup/tree.js";
import type { PlanModule } from "../../../src/makeup/types.js";
import type { LayoutNode } from "../../../src/model/theme.js";

const maxRows = 12;
const leaf = (slot: string, cols?: number): LayoutNode => ({ slot, ...(cols === undefined ? {} : { cols }) });

/** A shape from a table of costs; missing rows cannot be. */
function tableShape(slot: string, cols: number, costs: readonly (number | null)[]): Shape {
  const cost = Float64Array.from({ length: maxRows + 1 }, (_, rows) => costs[rows] ?? Number.POSITIVE_INFINITY);
  return { cost, place: (rows, col, row) => [{ slot, rect: { col, row, cols, rows } } as unknown as PlanModule] };
}

type Tables = Readonly<Record<string, readonly (number | null)[]>>;
const shapeFrom = (tables: Tables) => (slot: string, cols: number) => tableShape(slot, cols, tables[slot]!);
const costs = fc.array(fc.option(fc.integer({ min: 0, max: 9 }), { freq: 3 }), { minLength: maxRows + 1, maxLength: maxRows + 1 });
const costOf = (table: readonly (number | null)[], rows: number): number => (rows === 0 ? Number.POSITIVE_INFINITY : table[rows] ?? Number.POSITIVE_INFINITY);

describe("a layout tree", () => {
  it("costs one below the other what the best split costs", () => {
    fc.assert(fc.property(costs, costs, costs, fc.integer({ min: 3, max: maxRows }), (a, b, c, rows) => {
      let best = Number.POSITIVE_INFINITY;
      for (let x = 1; x < rows; x++) for (let y = 1; x + y < rows; y++) best = Math.min(best, costOf(a, x) + costOf(b, y) + costOf(c, rows - x - y));
      const shape = nodeShape({ down: [leaf("a"), leaf("b"), leaf("c")] }, 6, true, maxRows, shapeFrom({ a, b, c }));
      expect(shape.cost[rows]).toBe(best);
      if (!Number.isFinite(best)) return;
      const placed = shape.place(rows, 0, 3);
      expect(placed.reduce((sum, m) => sum + costOf({ a, b, c }[m.slot as "a" | "b" | "c"], m.rect.rows), 0)).toBe(best);
      expect(placed.map((m) => m.rect.row)).toEqual([3, 3 + placed[0]!.rect.rows, 3 + placed[0]!.rect.rows + placed[1]!.rect.rows]);
      expect(placed.reduce((sum, m) => sum + m.rect.rows, 0)).toBe(rows);
    }));
  });
  it("gives neighbours one height and their own columns", () => {
    fc.assert(fc.property(costs, costs, fc.integer({ min: 1, max: maxRows }), (a, b, rows) => {
      const shape = nodeShape({ across: [leaf("a", 4), leaf("b", 2)] }, 6, true, maxRows, shapeFrom({ a, b }));
      expect(shape.cost[rows]).toBe(costOf(a, rows) + costOf(b, rows));
      expect(shape.place(rows, 0, 0).map((m) => m.rect)).toEqual([{ col: 0, row: 0, cols: 4, rows }, { col: 4, row: 0, cols: 2, rows }]);
    }));
  });
  it("tiles its region with a tree of both kinds", () => {
    const free = Array.from({ length: maxRows + 1 }, () => 0);
    const tree: LayoutNode = { down: [leaf("a"), { across: [{ down: [leaf("b"), leaf("c")], cols: 2 }, leaf("d", 3), leaf("e")] }] };
    const shape = nodeShape(tree, 6, true, maxRows, shapeFrom({ a: free, b: free, c: free, d: free, e: free }));
    const cells = new Map<string, number>();
    for (const { rect } of shape.place(10, 0, 2))
      for (let row = rect.row; row < rect.row + rect.rows; row++) for (let col = rect.col; col < rect.col + rect.cols; col++) cells.set(`${row}/${col}`, (cells.get(`${row}/${col}`) ?? 0) + 1);
    expect(cells.size).toBe(60);
    expect([...cells.values()].every((n) => n === 1)).toBe(true);
  });
  it("keeps a fixed height", () => {
    const free = Array.from({ length: maxRows + 1 }, () => 0);
    const shape = nodeShape({ down: [{ slot: "a", rows: 4 }, leaf("b")] }, 6, true, maxRows, shapeFrom({ a: free, b: free }));
    expect(shape.place(10, 0, 0).map((m) => m.rect.rows)).toEqual([4, 6]);
  });
  it("says to a slot whether it stands at the top of the page", () => {
    const asked: Record<string, boolean> = {};
    nodeShape({ down: [{ across: [leaf("a", 3), leaf("b", 3)] }, leaf("c")] }, 6, true, maxRows, (slot, cols, atTop) => {
      asked[slot] = atTop;
      return tableShape(slot, cols, []);
    });
    expect(asked).toEqual({ a: true, b: true, c: false });
  });
});

describe("spansOf", () => {
  it("gives the columns that are left to the children without a span", () => {
    expect(spansOf([leaf("a", 4), leaf("b")], 6)).toEqual([4, 2]);
    expect(spansOf([leaf("a"), leaf("b"), leaf("c")], 8)).toEqual([3, 3, 2]);
  });
  it("adds up to the parent's columns", () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 1, max: 4 }), (cols, n) => {
      if (n > cols) return;
      expect(spansOf(Array.from({ length: n }, (_, i) => leaf(String(i))), cols).reduce((a, b) => a + b, 0)).toBe(cols);
    }));
  });
});

describe("slotsOf", () => {
  it("names slots in reading order", () => {
    expect(slotsOf({ down: [leaf("a"), { across: [leaf("b"), { down: [leaf("c"), leaf("d")] }] }] }).map((s) => s.slot)).toEqual(["a", "b", "c", "d"]);
  });
});
