/** Rows and columns to points: k columns are k·n + (k − 1)·gap characters, the type area stands in the middle. */
import { describe, expect, it } from "vitest";
import type { Theme } from "../../../src/model/theme.js";
import type { Line } from "../../../src/model/typesetter.js";
import { lineIn, Sheet } from "../../../src/place/sheet.js";

const theme = {
  paper: { widthMm: 390, heightMm: 545, marginTopMm: 25.4 },
  grid: { columns: 8, measureEm: 13, gutterEm: 1, bodyPt: 9, leadingPt: 13.5, rows: 102, folioRows: 3, mastheadRows: 16 },
} as Theme;

describe("the sheet", () => {
  const sheet = new Sheet(theme);
  it("has the type area of 111 characters in the middle of the paper", () => {
    expect(sheet.area.widthPt).toBeCloseTo(111 * 9, 9);
    expect(sheet.area.xPt).toBeCloseTo(((390 * 72) / 25.4 - 999) / 2, 9);
    expect(sheet.area.yPt).toBeCloseTo(72, 9);
    expect(sheet.area.heightPt).toBeCloseTo(102 * 13.5, 9);
  });
  it("puts cells at whole columns and rows", () => {
    expect(sheet.boxOf({ col: 2, row: 10, cols: 3, rows: 5 })).toEqual({ xPt: sheet.area.xPt + 2 * 14 * 9, yPt: 72 + 135, widthPt: (3 * 13 + 2) * 9, heightPt: 67.5 });
  });
  it("ends its last column at the right edge of the type area", () => {
    const box = sheet.boxOf({ col: 7, row: 0, cols: 1, rows: 1 });
    expect(box.xPt + box.widthPt).toBeCloseTo(sheet.area.xPt + sheet.area.widthPt, 9);
  });
});

describe("a line in a frame", () => {
  const line = { widthPt: 30, xPt: 0, text: "" } as Line;
  const frame = { xPt: 100, yPt: 50, widthPt: 80, heightPt: 20 };
  it.each([["left", 0], ["center", 25], ["right", 50]] as const)("stands %s", (align, xPt) => {
    expect(lineIn(line, frame, 55, 10, align)).toEqual({ line: { ...line, xPt }, xPt: 100, yPt: 55, heightPt: 10 });
  });
});
