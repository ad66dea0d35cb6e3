/** Words are never altered: whatever is composed, each character is there once and in order, and nothing crashes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CopyRun } from "../../../src/model/copy.js";
import type { BlockSetting } from "../../../src/model/typesetter.js";
import { block, typesetter } from "./square-face.js";

const from = (characters: string, maxLength = 6) => fc.string({ unit: fc.constantFrom(...characters), minLength: 1, maxLength });
const codePoints = (low: number, high: number) => fc.integer({ min: low, max: high }).map((code) => String.fromCodePoint(code));

const piece = fc.oneof(
  { weight: 6, arbitrary: from("报纸编排版心新闻一二三四天地人和", 12) },
  { weight: 4, arbitrary: from("，。、；：！？“”‘’（）《》【】·—…～／％℃") },
  { weight: 3, arbitrary: from("ABCxyz0123456789.,:;-/%$#'\"()[]@&_", 14) },
  { weight: 2, arbitrary: from(" \u3000\u00a0\u2009\t\n\u202f\u2028\u0085", 3) },
  { weight: 1, arbitrary: fc.constantFrom("😀", "👩‍👩‍👧", "🇨🇳", "1️⃣", "☀️", "👍🏽") },
  { weight: 1, arbitrary: codePoints(0x20000, 0x2a6df) },
  { weight: 1, arbitrary: from("e\u0301o\u0308a\u20d7字\u0300\u{e0100}", 5) },
  { weight: 1, arbitrary: from("שלוםمرحباक्षिสวัสดี", 8) },
  { weight: 1, arbitrary: from("\u200b\u200c\u200d\u2060\u00ad\ufeff\u200e\u202e\u2066", 3) },
  { weight: 1, arbitrary: codePoints(0, 0x1f) },
  { weight: 1, arbitrary: fc.constantFrom("\ud840", "\udc00", "\ufffe", "\u{10ffff}") },
);
const text = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(""));
const runs: fc.Arbitrary<CopyRun[]> = fc.array(fc.record({ text, style: fc.constantFrom("body", "strong", "plain", "label") }), { minLength: 1, maxLength: 4 });
const settings: fc.Arbitrary<BlockSetting> = fc.record({
  indentEm: fc.constantFrom(0, 2), hangEm: fc.constantFrom(0, 1), align: fc.constantFrom("justify" as const, "left" as const, "center" as const, "right" as const),
});

/** Unicode's White_Space, and what is invisible by design (docs/architecture.md, the ledger's rule and zero-width characters). */
const shown = (value: string): string => value.replace(/[\p{White_Space}\u200b-\u200d\u2060\u00ad\ufeff]/gu, "");

describe("characters in, characters out", () => {
  const setter = typesetter();

  it("for mixes of every script, emoji, rare Han, combining marks, right-to-left and control characters", () => {
    fc.assert(fc.property(runs, settings, fc.integer({ min: 15, max: 300 }), fc.constantFrom("paragraph" as const, "verse" as const), (given, setting, measurePt, role) => {
      const copy = block(given, { role });
      const joined = given.map((run) => run.text).join("");
      for (const { lines: count } of setter.alternatives(copy, setting, measurePt)) {
        const lines = setter.lines(copy, setting, measurePt, count);
        expect(lines).toHaveLength(count);
        expect(shown(lines.map((line) => line.text).join(""))).toBe(shown(joined));
        expect(shown(lines.flatMap((line) => line.runs.map((run) => run.text)).join(""))).toBe(shown(joined));
        for (const line of lines) {
          expect(Number.isFinite(line.widthPt) && Number.isFinite(line.xPt)).toBe(true);
          for (const run of line.runs) expect(Number.isFinite(run.trackingPt) && Number.isFinite(run.beforePt)).toBe(true);
        }
      }
    }), { numRuns: 400 });
  });

  it("for single lines and for spans that may not be broken", () => {
    fc.assert(fc.property(text, fc.array(fc.tuple(fc.nat(60), fc.nat(20)), { maxLength: 5 }), fc.integer({ min: 20, max: 200 }), (given, spans, measurePt) => {
      const noBreak = spans.map(([start, length]) => [start, start + length] as const);
      expect(shown(setter.line([{ text: given, style: "body" }]).text)).toBe(shown(given));
      const lines = setter.lines(block(given, { noBreak }), { indentEm: 0, hangEm: 0, align: "justify" }, measurePt);
      expect(shown(lines.map((line) => line.text).join(""))).toBe(shown(given));
    }), { numRuns: 200 });
  });

  it("gives the same lines again", () => {
    fc.assert(fc.property(runs, settings, fc.integer({ min: 15, max: 300 }), (given, setting, measurePt) => {
      const once = typesetter().lines(block(given), setting, measurePt);
      const other = block(given);
      setter.alternatives(other, setting, measurePt);
      expect(setter.lines(other, setting, measurePt)).toEqual(once);
    }), { numRuns: 100 });
  });
});
