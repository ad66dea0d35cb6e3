/**
 * Where a line of Chinese may begin and end, class by class: the classes that CSS Text 3 (5.3, `line-break`) names
 * for Chinese and that the public web-platform tests for zh cover under `normal` and `strict`. The table is written
 * from the specification, UAX #14, CLREQ 3.1.3 and GB/T 15834-2011. Where `normal` is laxer (small kana, 〜, ゠),
 * the composer is strict.
 */
import { describe, expect, it } from "vitest";
import { block, JUSTIFY, typesetter } from "./square-face.js";

interface BreakClass {
  readonly name: string;
  readonly characters: string;
  /** A line may begin with, or end in, the character, Han standing on its other side. */
  readonly mayStart: boolean;
  readonly mayEnd: boolean;
}

const classes: readonly BreakClass[] = [
  { name: "ID ideographs, rare ones too", characters: "报版鿿㐀𠀀𰻝", mayStart: true, mayEnd: true },
  { name: "ID kana and Hangul", characters: "あアん가", mayStart: true, mayEnd: true },
  { name: "ID signs", characters: "○●※℡①㈠㎡", mayStart: true, mayEnd: true },
  { name: "OP full-width opening marks", characters: "‘“（［｛｟〈《「『【〔〖〘〚〝｢", mayStart: true, mayEnd: false },
  { name: "OP half-width opening marks", characters: "([{«", mayStart: true, mayEnd: false },
  { name: "CL full-width closing marks", characters: "’”）］｝｠〉》」』】〕〗〙〛〞〟｣", mayStart: false, mayEnd: true },
  { name: "CL half-width closing marks", characters: ")]}»", mayStart: false, mayEnd: true },
  { name: "CL stops and commas", characters: "，。、．､｡", mayStart: false, mayEnd: true },
  { name: "CPM centred marks", characters: "：；！？・･·‼⁇⁈⁉", mayStart: false, mayEnd: true },
  { name: "EX, IS half-width marks", characters: "!?,.:;", mayStart: false, mayEnd: true },
  { name: "IN inseparable", characters: "…‥", mayStart: false, mayEnd: true },
  { name: "HYPHENS", characters: "‐–〜゠～", mayStart: false, mayEnd: true },
  { name: "NS iteration marks", characters: "々〻ゝゞヽヾー", mayStart: false, mayEnd: true },
  { name: "CJ small kana", characters: "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇿｧｯｰ", mayStart: false, mayEnd: true },
  { name: "PO suffixes", characters: "%‰¢°′″℃％￠", mayStart: false, mayEnd: true },
  { name: "PR prefixes", characters: "$£¥№＄￡￥€", mayStart: true, mayEnd: false },
  { name: "SY, GB 5.1.9: the solidus", characters: "/／", mayStart: false, mayEnd: false },
  { name: "B2, GB 5.1.8: a connector of one em", characters: "—", mayStart: false, mayEnd: true },
  { name: "AL letters and digits", characters: "A9éЖΩ", mayStart: true, mayEnd: true },
];

/** Every line of every measure from 3½ to 10 em: a character and its neighbours always have room. */
function linesOf(text: string): string[][] {
  const setter = typesetter();
  const copy = block(text);
  return Array.from({ length: 14 }, (_, k) => setter.lines(copy, JUSTIFY, 35 + 5 * k).map((line) => line.text));
}

const cases = classes.flatMap((of) => [...of.characters].map((char) => ({ ...of, char })));

describe("line starts and ends by class", () => {
  it.each(cases)("$char of $name", ({ char, mayStart, mayEnd }) => {
    const all = linesOf(`一二三四五六${char}七八九十百千`);
    const starts = all.some((lines) => lines.slice(1).some((line) => line.startsWith(char)));
    const ends = all.some((lines) => lines.slice(0, -1).some((line) => line.endsWith(char)));
    expect({ starts, ends }).toEqual({ starts: mayStart, ends: mayEnd });
  });

  it("has the dash —— at either edge, as CLREQ allows, and never parts it", () => {
    const all = linesOf("一二三四五六——七八九十百千").flat();
    expect(all.some((line) => /^——/u.test(line))).toBe(true);
    expect(all.some((line) => /——$/u.test(line))).toBe(true);
    expect(all.some((line) => /(?:^|[^—])—(?:[^—]|$)/u.test(line))).toBe(false);
  });

  it.each(["GL \u00a0", "GL \u202f"])("keeps the two sides of %j together", (glue) => {
    for (const lines of linesOf(`一二三四五六${glue.slice(3)}七八九十百千`)) expect(lines.some((line) => line.includes(`六${glue.slice(3)}七`))).toBe(true);
  });

  it("never begins a line with a mark that follows a mark, and never ends one in an opening mark before another", () => {
    for (const pair of ["。”", "！》", "，‘", "（“", "》、", "……。", "％。", "——“"]) {
      const [first, second] = [pair.slice(0, -1), pair.slice(-1)];
      for (const lines of linesOf(`一二三四五六${pair}七八九十百千`)) {
        if (!"“‘（《".includes(second)) expect(lines.slice(1).some((line) => line.startsWith(second))).toBe(false);
        if ("“‘（《".includes(first)) expect(lines.slice(0, -1).some((line) => line.endsWith(first))).toBe(false);
      }
    }
  });
});
