import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { textOutline } from "../../../src/fonts/text-outline.js";

const file = createRequire(import.meta.url).resolve("@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf");

describe("text as outlines", () => {
  it("has the font's advances and PDF's path operators, inside the line", async () => {
    const { path, widthPt } = textOutline(await readFile(file), "汀江2026", 10);
    // Han stand on a full em; this face's figures are 0.552 em wide, within a tenth.
    expect(widthPt).toBeGreaterThan(20 + 4 * 4.5);
    expect(widthPt).toBeLessThan(20 + 4 * 6.5);
    expect(new Set(path.map((operation) => operation.split(" ").at(-1)))).toEqual(new Set(["m", "l", "c", "h"]));
    const numbers = path.filter((operation) => operation.endsWith("m")).map((operation) => operation.split(" ").map(Number));
    for (const [x, y] of numbers) {
      expect(x).toBeGreaterThanOrEqual(-1);
      expect(x).toBeLessThanOrEqual(widthPt + 1);
      expect(Math.abs(y!)).toBeLessThan(11);
    }
  });
  it("leaves room for a character that the font lacks", async () => {
    expect(textOutline(await readFile(file), "\u{10FFFD}", 10)).toEqual({ path: [], widthPt: 10 });
  });
});
