import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FaceTable } from "../../../src/fonts/face-table.js";
import { packTable, unpackTable } from "../../../src/fonts/packed-table.js";

const thousandths = fc.integer({ min: -3_000_000, max: 3_000_000 }).map((value) => value / 1000);
const characters = fc.uniqueArray(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 40 }).map((list) => list.sort((a, b) => a - b));
/** The kerned letters of a real face do not ascend. */
const anyOrder = fc.uniqueArray(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 40 });
const rows = (size: number) => anyOrder.chain((list) => fc.tuple(...list.map((c) => fc.array(thousandths, { minLength: size - 1, maxLength: size - 1 }).map((v) => [c, ...v])))).map((found) => found.flat());
const kern = characters.chain((list) => fc.tuple(...list.map((first) => rows(2).map((pairs) => Array.from({ length: pairs.length / 2 }, (_, k) => [first, pairs[2 * k]!, pairs[2 * k + 1]!]).flat())))).map((found) => found.flat());
const tables: fc.Arbitrary<FaceTable> = fc.record({
  sha256: fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 64, maxLength: 64 }),
  unitsPerEm: fc.integer({ min: 16, max: 16384 }), ascent: thousandths, descent: thousandths, defaultAdvance: thousandths,
  coverage: characters.map((list) => list.slice(0, 2 * Math.floor(list.length / 2))), advances: rows(2), halt: rows(3), kern, dashes: fc.array(thousandths, { maxLength: 4 }),
});
const noNegativeZero = (table: FaceTable): unknown => JSON.parse(JSON.stringify(table));

describe("a packed metric table", () => {
  it("is read back as it was", () => {
    fc.assert(fc.property(tables, (table) => { expect(unpackTable(packTable(table))).toEqual(noNegativeZero(table)); }), { numRuns: 60 });
  });
  it("refuses bytes that are cut short, go on, or are of another version", () => {
    const bytes = packTable({ sha256: "ab".repeat(32), unitsPerEm: 1000, ascent: 880, descent: 120, defaultAdvance: 1000, coverage: [0x4e00, 0x9fff], advances: [0x20, 224], halt: [0x3001, 0, 500], kern: [0x41, 0x56, -40.5], dashes: [] });
    expect(bytes.length).toBeLessThan(80);
    for (let cut = 0; cut < bytes.length; cut++) expect(() => unpackTable(bytes.subarray(0, cut))).toThrow(RangeError);
    expect(() => unpackTable(Uint8Array.of(...bytes, 0))).toThrow(RangeError);
    expect(() => unpackTable(Uint8Array.of(99, ...bytes.subarray(1)))).toThrow(RangeError);
  });
});
