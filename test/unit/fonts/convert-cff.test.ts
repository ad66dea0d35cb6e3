import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Blob, Face, Font } from "harfbuzzjs";
import { beforeAll, describe, expect, it } from "vitest";
import { convertCff } from "../../../src/fonts/convert-cff.js";
import { toContours, writeGlyph, type PathCommand } from "../../../src/fonts/outline.js";
import { OPENTYPE_CFF, readSfnt, signature, TRUETYPE, view, writeSfnt } from "../../../src/fonts/sfnt.js";
import { toTrueType } from "../../../src/fonts/truetype.js";

/** Glyphs of that typeface. */
const CHARSTRINGS = 230;

/** An OpenType file around the bare CFF of a small, real typeface (pdf.js's stand-in for Times). */
function wrap(): { file: Uint8Array; count: number } {
  const cff = new Uint8Array(readFileSync(createRequire(import.meta.url).resolve("pdfjs-dist/standard_fonts/FoxitSerif.pfb")));
  const count = CHARSTRINGS;
  const table = (length: number, values: readonly (readonly [number, number])[]): Uint8Array => {
    const bytes = new Uint8Array(length);
    for (const [at, value] of values) view(bytes).setUint16(at, value & 0xffff);
    return bytes;
  };
  const hmtx = table(count * 4, Array.from({ length: count }, (_, glyph) => [glyph * 4, 500 + glyph] as const));
  // format 12: U+4E00 and following are glyphs 1, 2, …
  const cmap = new Uint8Array(12 + 28);
  view(cmap).setUint16(2, 1);
  view(cmap).setUint16(4, 3);
  view(cmap).setUint16(6, 10);
  view(cmap).setUint32(8, 12);
  view(cmap).setUint16(12, 12);
  view(cmap).setUint32(16, 28);
  view(cmap).setUint32(24, 1);
  view(cmap).setUint32(28, 0x4e00);
  view(cmap).setUint32(32, 0x4e00 + count - 2);
  view(cmap).setUint32(36, 1);
  return {
    count,
    file: writeSfnt(OPENTYPE_CFF, new Map([
      ["CFF ", cff], ["cmap", cmap], ["hmtx", hmtx],
      ["head", table(54, [[0, 1], [12, 0x5f0f], [14, 0x3cf5], [18, 1000]])],
      ["hhea", table(36, [[0, 1], [4, 880], [6, -120], [34, count]])],
      ["maxp", table(6, [[2, 0x5000], [4, count]])],
      ["post", table(32, [[0, 3]])],
    ])),
  };
}

type Point = readonly [number, number];

/** A path as closed polygons of short chords. */
function polygons(path: readonly PathCommand[]): Point[][] {
  const found: Point[][] = [];
  for (const { type, values: v } of path) {
    if (type === "M") found.push([[v[0]!, v[1]!]]);
    const polygon = found[found.length - 1]!;
    if (type === "M" || type === "Z") continue;
    const start = polygon[polygon.length - 1]!;
    const control = Array.from({ length: v.length / 2 }, (_, k): Point => [v[2 * k]!, v[2 * k + 1]!]);
    const steps = control.length === 1 ? 1 : 16;
    for (let k = 1; k <= steps; k++) {
      // de Casteljau
      let points: Point[] = [start, ...control];
      while (points.length > 1) {
        points = points.slice(1).map((q, i): Point => [points[i]![0] + ((q[0] - points[i]![0]) * k) / steps, points[i]![1] + ((q[1] - points[i]![1]) * k) / steps]);
      }
      polygon.push(points[0]!);
    }
  }
  return found;
}

function distance([x, y]: Point, outlines: readonly (readonly Point[])[]): number {
  let least = Infinity;
  for (const outline of outlines) {
    outline.forEach(([ax, ay], k) => {
      const [bx, by] = outline[(k + 1) % outline.length]!;
      const length = (bx - ax) ** 2 + (by - ay) ** 2;
      const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
      least = Math.min(least, Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)));
    });
  }
  return least;
}

describe("convertCff", () => {
  const { file, count } = wrap();
  let before: Font;
  let after: Font;
  let bytes: Uint8Array;
  beforeAll(() => {
    bytes = convertCff(readSfnt(file));
    before = new Font(new Face(new Blob(file)));
    after = new Font(new Face(new Blob(bytes)));
  });

  it("is TrueType with the same characters, glyph ids and advances", async () => {
    expect(signature(bytes)).toBe(TRUETYPE);
    expect([...readSfnt(bytes).keys()]).toEqual(["cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "post"]);
    for (let k = 0; k < count - 1; k++) expect(after.glyph(0x4e00 + k)).toBe(k + 1);
    for (let glyph = 0; glyph < count; glyph++) expect(after.glyphHAdvance(glyph)).toBe(500 + glyph);
    expect(await toTrueType(file)).toEqual(bytes);
  });

  it("draws every glyph within 1.5 units of 1000, either way", () => {
    let drawn = 0;
    for (let glyph = 0; glyph < count; glyph += 3) {
      const [old, made] = [polygons(before.glyphToJson(glyph)), polygons(after.glyphToJson(glyph))];
      expect(made).toHaveLength(old.length);
      if (old.length > 0) drawn++;
      // ½ for the tolerance, ½·√2 for whole units, the rest for the chords
      for (const point of old.flat()) expect(distance(point, made)).toBeLessThan(1.5);
      for (const point of made.flat()) expect(distance(point, old)).toBeLessThan(1.5);
    }
    expect(drawn).toBeGreaterThan(60);
  });

  it("refuses outlines that cannot be read", () => {
    const tables = new Map(readSfnt(file));
    tables.set("CFF ", tables.get("CFF ")!.slice(0, 100));
    expect(() => convertCff(tables)).toThrow(RangeError);
  });
});

describe("toContours", () => {
  it("keeps a circle's quadrant within half a unit", () => {
    const k = 552.2847;
    const [contour] = toContours([
      { type: "M", values: [1000, 0] }, { type: "C", values: [1000, k, k, 1000, 0, 1000] }, { type: "L", values: [0, 0] }, { type: "Z", values: [] },
    ], 0.5);
    const on = contour!.filter((point) => point.onCurve && (point.x !== 0 || point.y !== 0));
    expect(on.length).toBeGreaterThan(2);
    for (const { x, y } of on) expect(Math.abs(Math.hypot(x, y) - 1000)).toBeLessThan(1.2);
  });

  it("writes nothing for a glyph without contours", () => {
    expect(writeGlyph(toContours([], 1)).bytes).toHaveLength(0);
  });
});
