import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CopyBlock } from "../../../src/model/copy.js";
import type { BlockSetting } from "../../../src/model/typesetter.js";
import { block, INDENT, JUSTIFY, paint, typesetter } from "./square-face.js";

/** Text as newspapers have it: words of Han, each with at most two marks, Latin words, numbers, dashes. */
const han = fc.string({ unit: fc.constantFrom(..."报纸编排版心新闻一二三四天地人和"), minLength: 1, maxLength: 9 });
const phrase = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(han, fc.constantFrom("，", "。", "、", "；", "！”", "？", "”，", "》", "）。", "：“", "《", "（", "·", "～", "……", "——")).map((pair) => pair.join("")) },
  { weight: 4, arbitrary: han },
  { weight: 2, arbitrary: fc.constantFrom("2021年", "6月30日", "50%", "37℃", "GDP", " Tokyo Olympic ", "COVID-19", "AVATAR", "it’s") },
);
const prose = fc.array(phrase, { minLength: 1, maxLength: 30 }).map((parts) => `人${parts.join("")}`.trim());
const styled = fc.tuple(prose, fc.constantFrom("body", "strong", "plain")).map(([text, style]) => ({ text, style }));
const blocks: fc.Arbitrary<CopyBlock> = fc.array(styled, { minLength: 1, maxLength: 3 }).map((runs) => block(runs));
const settings: fc.Arbitrary<BlockSetting> = fc.record({
  indentEm: fc.constantFrom(0, 1, 2), hangEm: fc.constantFrom(0, 1), align: fc.constantFrom("justify" as const, "left" as const, "center" as const, "right" as const),
});
const measures = fc.integer({ min: 7, max: 40 }).map((em) => em * 10);
const textOf = (copy: CopyBlock): string => copy.runs.map((run) => run.text).join("");
const bare = (text: string): string => text.replace(/\s/gu, "");

describe("every line of every alternative", () => {
  const setter = typesetter();

  it("shows every character once and in order, and only break spaces go", () => {
    fc.assert(fc.property(blocks, settings, measures, (copy, setting, measure) => {
      for (const { lines } of setter.alternatives(copy, setting, measure)) {
        const set = setter.lines(copy, setting, measure, lines);
        expect(set).toHaveLength(lines);
        expect(bare(set.map((line) => line.text).join(""))).toBe(bare(textOf(copy)));
        for (const line of set) expect(line.runs.map((run) => run.text).join("")).toBe(line.text);
        let at = 0;
        for (const line of set) {
          const found = textOf(copy).indexOf(line.text, at);
          expect(textOf(copy).slice(at, found).trim()).toBe("");
          at = found + line.text.length;
        }
      }
    }), { numRuns: 150 });
  });

  it("is painted as wide as it says and never wider than the measure", () => {
    fc.assert(fc.property(blocks, settings, measures, (copy, setting, measure) => {
      for (const { lines } of setter.alternatives(copy, setting, measure)) {
        for (const line of setter.lines(copy, setting, measure, lines)) {
          expect(line.xPt + line.widthPt).toBeLessThanOrEqual(measure + 0.01);
          const painted = paint(line);
          const tail = line.runs.at(-1)!;
          // a mark squeezed by spacing shows a blank half that its negative tracking takes back
          expect(Math.abs(painted.end + Math.min(0, tail.trackingPt) - line.xPt - line.widthPt)).toBeLessThan(0.01);
        }
      }
    }), { numRuns: 150 });
  });

  it("fills the measure where it is justified", () => {
    fc.assert(fc.property(blocks, measures, (copy, measure) => {
      for (const line of setter.lines(copy, INDENT, measure)) {
        if (!line.last && line.stretchEm > 0) expect(line.xPt + line.widthPt).toBeCloseTo(measure, 2);
      }
    }), { numRuns: 100 });
  });

  it("keeps kinsoku", () => {
    fc.assert(fc.property(blocks, settings, measures, (copy, setting, measure) => {
      const set = setter.lines(copy, setting, measure);
      set.forEach((line, k) => {
        if (k > 0) expect(line.text).not.toMatch(/^[，。、；：！？”’）》·～%℃…]/u);
        if (k < set.length - 1) expect(line.text).not.toMatch(/[“‘（《]$/u);
        expect(line.text).not.toMatch(/(^|[^—])—$|^—([^—]|$)/u);
      });
    }), { numRuns: 2000 });
  });

  it("parts a word that is wider than the measure where no sign comes to begin or end a line, unless it has no other place", () => {
    const measure = 70;
    const texts = (text: string): string[] => setter.lines(block(text), { indentEm: 0, hangEm: 0, align: "justify" }, measure).map((line) => line.text);
    const parted = texts("人COVID-1950%37℃");
    expect(parted.join("")).toBe("人COVID-1950%37℃");
    for (const line of parted.slice(1)) expect(line).not.toMatch(/^[%℃]/u);
    expect(texts("%".repeat(40)).join("")).toBe("%".repeat(40));
  });

  it("parts words that an apostrophe joins where they are wider than the measure together", () => {
    const chain = "人50%GDPit’s2021年报，人报";
    const lines = setter.lines(block(chain), { indentEm: 1, hangEm: 1, align: "left" }, 70).map(({ text }) => text);
    expect(lines.join("")).toBe(chain);
    for (const line of lines) expect(line).not.toMatch(/^’|^[%年]$/u);
  });

  it("does not overlap its marks' ink: distances never fall below half an em a mark", () => {
    fc.assert(fc.property(prose, measures, (text, measure) => {
      const copy = block(text);
      for (const line of setter.lines(copy, JUSTIFY, measure)) {
        const glyphs = paint(line).glyphs.filter((glyph) => glyph.text.trim() !== "");
        for (let k = 1; k < glyphs.length; k++) {
          const mark = (index: number): number => ("，。、；：！？”’）》".includes(glyphs[index]!.text) ? 5 : glyphs[index]!.to - glyphs[index]!.from);
          const opens = "“‘（《".includes(glyphs[k]!.text) ? glyphs[k]!.to - 5 : glyphs[k]!.from;
          // kerning draws A and V together by 1 pt at most here
          expect(opens).toBeGreaterThan(glyphs[k - 1]!.from + mark(k - 1) - 1.01);
        }
      }
    }), { numRuns: 100 });
  });
});

describe("memory", () => {
  it("composes a block once per setting and measure", () => {
    const setter = typesetter();
    const copy = block("一二三四五六七八九十".repeat(5));
    expect(setter.lines(copy, INDENT, 130)).toBe(setter.lines(copy, { ...INDENT }, 130));
    expect(setter.lines(copy, INDENT, 140)).not.toBe(setter.lines(copy, INDENT, 130));
  });
});
