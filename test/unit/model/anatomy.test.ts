/** Legs are what pictures leave free of the text columns: no cell lost, none doubled. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnPt, innerEm, legsOf, pictureHeightPt, rowsAt, spanEm, textRows } from "../../../src/model/anatomy.js";
import type { Grid } from "../../../src/model/anatomy.js";
import type { PlanModule, PlanPicture } from "../../../src/model/plan.js";

const grid: Grid = { columns: 8, measureEm: 13, gutterEm: 1, bodyPt: 9, leadingPt: 13.5, rows: 102, folioRows: 3, mastheadRows: 16 };
const picture = fc.record({ col: fc.nat(3), row: fc.nat(15), cols: fc.integer({ min: 1, max: 4 }), rows: fc.integer({ min: 1, max: 12 }) });

describe("legs", () => {
  it("and pictures part the text area: every cell belongs to one of them", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 20 }), fc.array(picture, { maxLength: 3 }), (columns, rows, pictures) => {
      // A picture always lies in its text area.
      const held = pictures.filter((p) => p.col + p.cols <= columns && p.row + p.rows <= rows);
      const legs = legsOf(columns, rows, held as unknown as PlanPicture[]);
      for (let col = 0; col < columns; col++)
        for (let row = 0; row < rows; row++) {
          const taken = held.some((p) => p.col <= col && col < p.col + p.cols && p.row <= row && row < p.row + p.rows);
          const inLegs = legs.filter((leg) => leg.col === col && leg.row <= row && row < leg.row + leg.rows).length;
          expect(inLegs).toBe(taken ? 0 : 1);
        }
      expect(legs.every((leg) => leg.rows > 0)).toBe(true);
      const order = legs.map((leg) => leg.col * 1000 + leg.row);
      expect(order).toEqual([...order].sort((a, b) => a - b));
    }));
  });
});

describe("measures", () => {
  it("of a span are k·n + (k − 1)·gap", () => {
    expect(spanEm(grid, 1)).toBe(13);
    expect(spanEm(grid, 8)).toBe(111);
    expect(columnPt(grid, 3)).toBe(3 * 14 * 9);
  });
  it("of a box lose a character on each side", () => {
    expect(innerEm(grid, 2, false)).toBe(27);
    expect(innerEm(grid, 2, true)).toBe(25);
  });
  it("of a text area are the module's without head and box foot", () => {
    const module = { rect: { col: 0, row: 0, cols: 2, rows: 30 }, head: { rows: 6 }, boxed: false } as unknown as PlanModule;
    expect(textRows(module)).toBe(24);
    expect(textRows({ ...module, boxed: true })).toBe(23);
  });
  it("of a picture leave out caption and air", () => {
    expect(pictureHeightPt(10, 12, 2)).toBeCloseTo(94, 9);
  });
  it("drop air at the top of a leg only", () => {
    expect(rowsAt({ rows: 3, airRows: 1 }, true)).toBe(2);
    expect(rowsAt({ rows: 3, airRows: 1 }, false)).toBe(3);
  });
});
