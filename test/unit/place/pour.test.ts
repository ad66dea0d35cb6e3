/** Pouring replays filling: the same rows, every line on a row of its own inside its leg. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fill } from "../../../src/makeup/fill.js";
import { legsOf } from "../../../src/model/anatomy.js";
import type { ArticleCopy } from "../../../src/model/copy.js";
import type { GalleyItem, GalleyOption, Galleys, SetLine } from "../../../src/model/galley.js";
import type { PlanPicture } from "../../../src/model/plan.js";
import type { Line } from "../../../src/model/typesetter.js";
import { optionOf, pour } from "../../../src/place/pour.js";

const article = { id: "a", kind: "news", blocks: [] } as unknown as ArticleCopy;
const option = (rows: number, cost: number, airRows: number): GalleyOption => ({ rows, cost, airRows, lines: rows - airRows, tailInline: false });

/** Sets one line a row below the air. */
const galleys = {
  lines: (item: GalleyItem, { lines, airRows }: GalleyOption) => ({
    lines: Array.from({ length: lines }, (_, i): SetLine => ({ block: item.block, line: { text: `${item.id}.${i}` } as Line, rowOffset: airRows + i, heightRows: 1 })),
    rules: [],
  }),
} as unknown as Galleys;

const anyItem = fc.record({ rows: fc.integer({ min: 2, max: 7 }), more: fc.integer({ min: 1, max: 2 }), air: fc.nat(1), breakable: fc.boolean() });
const anyPicture = fc.record({ col: fc.nat(2), row: fc.nat(6), cols: fc.integer({ min: 1, max: 2 }), rows: fc.integer({ min: 3, max: 6 }) });

describe("pour", () => {
  it("puts what was filled exactly on every row of every leg, each line on one", () => {
    let exact = 0;
    fc.assert(fc.property(fc.array(anyItem, { minLength: 2, maxLength: 6 }), fc.array(anyPicture, { maxLength: 1 }), fc.integer({ min: 5, max: 12 }), (drawn, pictures, rows) => {
      const items = drawn.map(({ rows: least, more, air, breakable }, i): GalleyItem => ({
        // Only whole items have air here: at the head of a running paragraph it may fall on a foot.
        id: `b${i}`, article, block: i, tail: undefined, role: "paragraph", breakable, keepNextRows: 0,
        options: [option(least, 0, breakable ? 0 : air), option(least + more, 1, breakable ? 0 : air)],
      }));
      const legs = legsOf(3, rows, pictures as unknown as PlanPicture[]);
      const filled = fill(items, legs);
      if (filled.slackRows !== 0) return;
      exact++;
      const chosen = items.map((item, i) => item.options[filled.choice[i]!]!);
      const poured = pour(items, chosen.map((o) => o.rows), legs, 100, galleys);
      expect(poured.usedRows).toBe(legs.reduce((sum, leg) => sum + leg.rows, 0));
      const places = poured.lines.map(({ leg, row }) => `${leg}/${row}`);
      expect(new Set(places).size).toBe(places.length);
      for (const { leg, row } of poured.lines) {
        expect(leg).toBeLessThan(legs.length);
        expect(row).toBeGreaterThanOrEqual(0);
        expect(row + 1).toBeLessThanOrEqual(legs[leg]!.rows);
      }
      // In reading order: leg after leg, row after row, and no line of an item lost.
      const order = poured.lines.map(({ leg, row }) => leg * 1000 + row);
      expect(order).toEqual([...order].sort((a, b) => a - b));
      expect(poured.lines.map(({ line }) => line.text)).toEqual(items.flatMap((item, i) => Array.from({ length: chosen[i]!.lines }, (_, l) => `${item.id}.${l}`)));
    }), { numRuns: 600, seed: 7 });
    expect(exact).toBeGreaterThan(50);
  });
  it("sends what is too long past the last leg, and no line is lost", () => {
    const items = [8, 6].map((rows, i): GalleyItem => ({ id: `b${i}`, article, block: i, tail: undefined, role: "paragraph", breakable: true, keepNextRows: 0, options: [option(rows, 0, 0)] }));
    const legs = legsOf(2, 5, []);
    const poured = pour(items, [8, 6], legs, 100, galleys);
    expect(poured.lines).toHaveLength(14);
    expect(poured.lines.filter(({ leg }) => leg >= legs.length).map(({ line, row }) => [line.text, row])).toEqual([["b1.2", 0], ["b1.3", 1], ["b1.4", 2], ["b1.5", 3]]);
  });
  it("refuses rows that an item cannot be set in", () => {
    const item = { id: "b0", options: [option(3, 0, 0)] } as unknown as GalleyItem;
    expect(optionOf(item, 3).rows).toBe(3);
    expect(() => optionOf(item, 4)).toThrow(RangeError);
  });
});
