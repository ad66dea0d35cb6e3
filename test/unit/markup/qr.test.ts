/** QR codes as vector paths: dark modules only, a quiet zone of four modules (ISO/IEC 18004, 6.3.8). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { qrPath } from "../../../src/markup/qr.js";

/** The modules that a path paints, row by row. */
function painted(text: string): boolean[][] {
  const { path, modules } = qrPath(text);
  const grid = Array.from({ length: modules }, () => new Array<boolean>(modules).fill(false));
  let rest = path;
  rest = rest.replace(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g, (_, x: string, y: string, width: string, back: string) => {
    expect(back).toBe(width);
    for (let i = 0; i < Number(width); i++) {
      expect(grid[Number(y)]![Number(x) + i]).toBe(false);
      grid[Number(y)]![Number(x) + i] = true;
    }
    return "";
  });
  expect(rest).toBe("");
  return grid;
}

const finder = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"];

describe("a QR code", () => {
  it("has a quiet zone, three finder patterns and the timing patterns, whatever it says", () => {
    fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 200 }), (text) => {
      const grid = painted(text);
      const size = grid.length - 8;
      // Versions 1 to 40 have 21 to 177 modules, four more each.
      expect((size - 17) % 4).toBe(0);
      for (const [y, row] of grid.entries()) for (const [x, dark] of row.entries()) if (x < 4 || y < 4 || x >= size + 4 || y >= size + 4) expect(dark).toBe(false);
      const at = (left: number, top: number) => finder.map((_, y) => finder.map((__, x) => (grid[4 + top + y]![4 + left + x] ? "1" : "0")).join(""));
      expect(at(0, 0)).toEqual(finder);
      expect(at(size - 7, 0)).toEqual(finder);
      expect(at(0, size - 7)).toEqual(finder);
      for (let i = 8; i < size - 8; i++) {
        expect(grid[4 + 6]![4 + i]).toBe(i % 2 === 0);
        expect(grid[4 + i]![4 + 6]).toBe(i % 2 === 0);
      }
    }), { numRuns: 30 });
  });
  it("grows with what it says, and differs", () => {
    expect(qrPath("https://example.cn/a".repeat(5)).modules).toBeGreaterThan(qrPath("a").modules);
    expect(qrPath("甲").path).not.toBe(qrPath("乙").path);
  });
});
