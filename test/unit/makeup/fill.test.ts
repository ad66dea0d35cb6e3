/** Filling legs: exact, cheapest, whole items whole; compared with every possible choice on small cases. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FillFloor } from "../../../src/makeup/fill-floor.js";
import { fill, rowsRange } from "../../../src/makeup/fill.js";
import { type Leg, rowsAt } from "../../../src/model/anatomy.js";
import type { ArticleCopy } from "../../../src/model/copy.js";
import type { GalleyItem, GalleyOption } from "../../../src/model/galley.js";

const article = { id: "a", kind: "news", blocks: [] } as unknown as ArticleCopy;
const option = (rows: number, cost = 0, airRows = 0): GalleyOption => ({ rows, cost, airRows, lines: rows - airRows, tailInline: false });
const item = (options: readonly GalleyOption[], change: Partial<GalleyItem> = {}): GalleyItem => ({
  id: "b", article, block: 0, tail: undefined, role: "paragraph", options, breakable: true, keepNextRows: 0, ...change,
});
const legs = (...rows: readonly number[]): Leg[] => rows.map((count, col) => ({ col, row: 0, rows: count }));

/** Position after the chosen options, or undefined where a whole item would be parted or a head left at a foot. */
function walk(items: readonly GalleyItem[], choice: readonly number[], of: readonly Leg[]): number | undefined {
  const ends = of.map((_, i) => of.slice(0, i + 1).reduce((sum, leg) => sum + leg.rows, 0));
  const capacity = ends.at(-1) ?? 0;
  let position = 0;
  for (const [i, one] of items.entries()) {
    const end = ends.find((e) => position < e) ?? Number.POSITIVE_INFINITY;
    const start = [0, ...ends].findLast((e) => e <= position) ?? 0;
    const chosen = one.options[choice[i]!]!;
    const rows = rowsAt(chosen, position === start);
    if (end <= capacity) {
      if (!one.breakable && position + rows + one.keepNextRows > end) return undefined;
      if (one.breakable && one.keepNextRows > 0 && position + rows <= end && position + rows + one.keepNextRows > end) return undefined;
    }
    position += rows;
  }
  return position;
}

function* choices(items: readonly GalleyItem[]): Generator<number[]> {
  const [first, ...rest] = items;
  if (!first) {
    yield [];
    return;
  }
  for (let o = 0; o < first.options.length; o++) for (const tail of choices(rest)) yield [o, ...tail];
}

describe("fill", () => {
  it("takes the cheapest options where they fill the legs as they are", () => {
    expect(fill([item([option(4), option(5, 1)]), item([option(6), option(5, 1)])], legs(10))).toMatchObject({ slackRows: 0, choice: [0, 0] });
  });
  it("stretches and squeezes to end on the last row", () => {
    expect(fill([item([option(4), option(5, 1)]), item([option(6), option(5, 1)])], legs(11))).toMatchObject({ slackRows: 0, choice: [1, 0] });
    expect(fill([item([option(4), option(5, 1)]), item([option(6), option(5, 1)])], legs(9))).toMatchObject({ slackRows: 0, choice: [0, 1] });
  });
  it("tells a hole in rows above zero, overset below", () => {
    const items = [item([option(4)]), item([option(6)])];
    expect(fill(items, legs(6, 7)).slackRows).toBe(3);
    expect(fill(items, legs(4, 4)).slackRows).toBe(-2);
  });
  it("drops the air above an item at the top of a leg", () => {
    expect(fill([item([option(5)]), item([option(3, 0, 1)], { breakable: false })], legs(5, 2)).slackRows).toBe(0);
  });
  it("leaves no blank row at the foot of a leg for the air of an item that goes on above it", () => {
    // 4 rows taken of 5: an item with a row of air cannot begin on the last row, which would stay blank.
    const air = item([option(4, 0, 1), option(3, 5)]);
    expect(fill([item([option(4)]), air], legs(5, 3))).not.toMatchObject({ slackRows: 0, choice: [0, 0] });
  });
  it("does not part a whole item over two legs", () => {
    const whole = item([option(3)], { breakable: false });
    expect(fill([item([option(4), option(6, 3)]), whole, item([option(2)])], legs(6, 5))).toMatchObject({ slackRows: 0, choice: [1, 0, 0] });
  });
  it("keeps a subhead with two rows of what follows", () => {
    const subhead = item([option(2)], { breakable: false, keepNextRows: 2 });
    // After 3 rows the subhead ends on row 5 of 6, and a single row would follow: it must move to the next leg.
    const items = [item([option(3), option(6, 4)]), subhead, item([option(7), option(4, 1)])];
    expect(fill(items, legs(6, 6))).toMatchObject({ slackRows: 0, choice: [1, 0, 1] });
  });
  it("counts what fits no leg at all as overset", () => {
    const { slackRows } = fill([item([option(9)], { breakable: false })], legs(4, 4));
    expect(slackRows).toBeLessThan(0);
  });

  describe("leaves no line of a paragraph alone (CLREQ 3.2.4) where the paragraph can be set otherwise", () => {
    // Three lines with gaps of 1/8 em, the widest that are allowed: the price of a paragraph a line longer or shorter.
    const otherwise = 3 * 8;
    it("neither its last line at a column top", () => {
      expect(fill([item([option(6), option(5, otherwise / 2)]), item([option(6), option(7, otherwise / 4)])], legs(5, 7))).toMatchObject({ slackRows: 0, choice: [1, 1] });
    });
    it("nor its first line at a column foot", () => {
      expect(fill([item([option(4), option(5, otherwise / 2)]), item([option(6), option(5, 1)])], legs(5, 5))).toMatchObject({ slackRows: 0, choice: [1, 1] });
    });
    it("nor its first line below the air that stands above it", () => {
      // Three rows, a row of air, and the first line on the last row of five: the air goes, and the line is in company.
      expect(fill([item([option(3)]), item([option(5, 0, 1), option(4, 4)]), item([option(2), option(3, 1)])], legs(5, 5))).toMatchObject({ slackRows: 0, choice: [0, 1, 1] });
    });
    it("nor its last line above the row of its credit", () => {
      const credited = (rows: number, cost: number): GalleyOption => ({ ...option(rows, cost), lines: rows - 1 });
      // Four rows, three lines and their credit: the third line and the credit stand on the top of the second leg.
      expect(fill([item([option(4)]), item([credited(4, 0), credited(5, 4)]), item([option(4), option(3, 4)])], legs(6, 6))).toMatchObject({ slackRows: 0, choice: [0, 1, 1] });
    });
  });

  const anyOption = fc.record({ rows: fc.integer({ min: 1, max: 6 }), cost: fc.nat(4) });
  const anyItem = fc.record({ options: fc.uniqueArray(anyOption, { selector: (o) => o.rows, minLength: 1, maxLength: 3 }), breakable: fc.boolean(), keep: fc.nat(2) })
    .map(({ options, breakable, keep }) => item(options.map((o) => option(o.rows, o.cost)), { breakable, keepNextRows: breakable ? 0 : keep }));

  it("finds an exact filling exactly where one exists, and fills with what it says", () => {
    fc.assert(fc.property(fc.array(anyItem, { minLength: 1, maxLength: 4 }), fc.array(fc.integer({ min: 3, max: 8 }), { minLength: 1, maxLength: 3 }), (items, heights) => {
      const of = legs(...heights);
      const capacity = heights.reduce((a, b) => a + b, 0);
      const reachable = [...choices(items)].map((choice) => walk(items, choice, of)).filter((end) => end !== undefined);
      const found = fill(items, of);
      expect(found.slackRows === 0).toBe(reachable.includes(capacity));
      if (reachable.length > 0) {
        expect(Math.abs(found.slackRows)).toBe(Math.min(...reachable.map((end) => Math.abs(capacity - end))));
        expect(walk(items, found.choice, of)).toBe(capacity - found.slackRows);
      } else expect(found.slackRows).toBeLessThan(0);
    }), { numRuns: 400 });
  });
  it("is never dearer than another exact filling without a break between legs", () => {
    fc.assert(fc.property(fc.array(anyItem, { minLength: 1, maxLength: 4 }), fc.integer({ min: 4, max: 20 }), (items, height) => {
      const of = legs(height);
      const found = fill(items, of);
      if (found.slackRows !== 0) return;
      for (const choice of choices(items)) {
        if (walk(items, choice, of) !== height) continue;
        // Several rows from the last row of a leg are impossible in one leg, so the price is that of the options.
        expect(found.cost).toBeLessThanOrEqual(choice.reduce((sum, o, i) => sum + items[i]!.options[o]!.cost, 0) + 1e-9);
      }
    }), { numRuns: 200 });
  });
});

describe("the least that a filling costs", () => {
  const airy = fc.array(fc.record({ rows: fc.integer({ min: 2, max: 5 }), cost: fc.integer({ min: 0, max: 5 }), airRows: fc.integer({ min: 0, max: 1 }) }), { minLength: 1, maxLength: 3 })
    .map((options) => item(options.map((o) => option(o.rows, o.cost, o.airRows))));

  it("is never more than what one costs, and known wherever one is exact", () => {
    fc.assert(fc.property(fc.array(airy, { minLength: 1, maxLength: 4 }), fc.array(fc.integer({ min: 3, max: 8 }), { minLength: 1, maxLength: 3 }), (items, heights) => {
      const found = fill(items, legs(...heights));
      if (found.slackRows === 0) expect(new FillFloor(items).at(heights.reduce((a, b) => a + b, 0))).toBeLessThanOrEqual(found.cost);
    }), { numRuns: 400 });
  });
  it("is that of the options where nothing is parted", () => {
    const floor = new FillFloor([item([option(4), option(5, 1)]), item([option(6), option(5, 2)])]);
    expect([8, 9, 10, 11, 12].map((rows) => floor.at(rows))).toEqual([Number.POSITIVE_INFINITY, 2, 0, 1, Number.POSITIVE_INFINITY]);
  });
});

describe("rowsRange", () => {
  it("adds the shortest options without air, and the longest", () => {
    expect(rowsRange([item([option(4), option(6, 1)]), item([option(3, 0, 1), option(2, 1)])])).toEqual([6, 9]);
  });
});
