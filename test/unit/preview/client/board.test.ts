import fc from "fast-check";
import { expect, it } from "vitest";
import { board, boardCells, boardGapPx, boardPaddingPx } from "../../../../src/preview/client/board.js";

it("tears no spread: 2 and 3, 4 and 5 stand side by side, and a page alone has its own place", () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 64 }), fc.integer({ min: 1, max: 10 }), (pages, half) => {
    const columns = 2 * half;
    const cells = boardCells(pages, columns);
    expect(cells).toHaveLength(pages);
    expect(new Set(cells.map(({ row, column }) => `${row} ${column}`)).size).toBe(pages);
    for (const [i, { row, column, right }] of cells.entries()) {
      expect(column).toBeLessThanOrEqual(columns);
      // Page 1 is the right half of a spread, but for a board of one row.
      expect(right).toBe(i % 2 === 0 && (i > 0 || pages > columns));
      if (pages > columns) expect(right).toBe(column % 2 === 0);
      if (right && i > 0) expect(cells[i - 1]).toEqual({ row, column: column - 1, right: false });
    }
  }));
});
it("fills the window: pages are as wide or as high as it lets them be", () => {
  const room = { widthPx: 1120, heightPx: 800, captionPx: 34 };
  const { pagePx, cells } = board(4, 1.4, room);
  const columns = Math.max(...cells.map(({ column }) => column));
  const rows = cells.at(-1)!.row;
  const wide = columns * pagePx + (columns - 1) * boardGapPx + 2 * boardPaddingPx;
  const high = rows * (pagePx * 1.4 + 34) + (rows - 1) * boardGapPx + 2 * boardPaddingPx;
  expect(wide).toBeLessThanOrEqual(1120.01);
  expect(high).toBeLessThanOrEqual(800.01);
  expect(Math.max(wide / 1120, high / 800)).toBeGreaterThan(0.99);
});
