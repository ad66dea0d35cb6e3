import { describe, expect, it } from "vitest";
import { hasRadical, readToUnicode, writeToUnicode } from "../../../src/pdf/to-unicode.js";

describe("ToUnicode", () => {
  it("reads single characters, ranges and lists", () => {
    const map = readToUnicode("1 beginbfchar <0003> <D842DFB7> endbfchar 2 beginbfrange <0010> <0012> <4E00> <0020> <0021> [<0041> <00420043>] endbfrange");
    expect([...map]).toEqual([["0003", "𠮷"], ["0010", "一"], ["0011", "丁"], ["0012", "丂"], ["0020", "A"], ["0021", "BC"]]);
  });

  it("writes what it reads, at most a hundred entries a block", () => {
    const map = new Map(Array.from({ length: 205 }, (_, i) => [(i + 1).toString(16).toUpperCase().padStart(4, "0"), String.fromCodePoint(0x4e00 + i)] as const));
    const text = writeToUnicode(map);
    expect(readToUnicode(text)).toEqual(map);
    expect([...text.matchAll(/(\d+) beginbfchar/g)].map(([, n]) => n)).toEqual(["100", "100", "5"]);
  });

  it("knows radicals from characters", () => {
    expect(hasRadical("⽇")).toBe(true);
    expect(hasRadical("⻓")).toBe(true);
    expect(hasRadical("日长")).toBe(false);
  });
});
