import { describe, expect, it } from "vitest";
import { verticalArrangements } from "../../../src/makeup/vertical.js";
import { legsOf, obstaclesOf } from "../../../src/model/anatomy.js";

const columns = { columns: 4, measurePt: 117, gutterPt: 9, leadingPt: 13.5, pitchPt: 126 };
const picture = { id: "f1", aspect: 1.5, croppable: true, important: false, captionRows: () => 1 };
const choice = { sizePt: 26, lines: 2, rows: 14, cost: 1 };

describe("verticalArrangements", () => {
  it("stands in the first or the last column, the first being better", () => {
    const found = verticalArrangements(columns, [], [choice]);
    expect(found.map(({ head }) => head?.col)).toEqual([0, 3]);
    expect(found[0]!.cost).toBeLessThan(found[1]!.cost);
    expect(found[0]!.minRows).toBe(14);
  });
  it("leaves pictures the other columns", () => {
    for (const { head, pictures } of verticalArrangements(columns, [picture], [choice]))
      for (const { col, cols } of pictures) {
        expect(col <= head!.col && head!.col < col + cols).toBe(false);
        expect(col).toBeGreaterThanOrEqual(0);
        expect(col + cols).toBeLessThanOrEqual(4);
      }
  });
  it("has no place in a single column", () => expect(verticalArrangements({ ...columns, columns: 1 }, [], [choice])).toEqual([]));
});

it("text flows below a vertical head and beside it", () => {
  const module = { head: { sizePt: 26, maxLines: 2, airRows: 1, rows: 1, pictureRows: 0, vertical: { col: 0, rows: 14 } }, pictures: [] };
  expect(legsOf(3, 24, obstaclesOf(module))).toEqual([{ col: 0, row: 14, rows: 10 }, { col: 1, row: 0, rows: 24 }, { col: 2, row: 0, rows: 24 }]);
});
