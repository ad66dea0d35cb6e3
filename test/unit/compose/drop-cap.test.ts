/** Drop caps (首字下沉): n rows high by its ink, whole characters wide, the lines beside it exact. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildGalley } from "../../../src/compose/galley.js";
import { setItem } from "../../../src/compose/galley-lines.js";
import { dropCapOf, settingBeside } from "../../../src/compose/drop-cap.js";
import type { ArticleCopy, CopyBlock } from "../../../src/model/copy.js";
import { block, paint, typesetter } from "./square-face.js";

const grid = { bodyPt: 10, leadingPt: 15 };
const capped = (text: string, rows: number): CopyBlock => block(text, { dropCap: { rows, style: "body" } });
const article = (blocks: readonly CopyBlock[]): ArticleCopy => ({
  id: "a", kind: "feature", priority: 5, file: "articles/a.json", column: [], kicker: undefined, main: undefined, deck: undefined,
  summary: undefined, jumpHead: undefined, blocks, figures: [],
});
const han = "报纸编排版心新闻一二三四天地人和".repeat(8);

describe("a drop cap", () => {
  it.each([2, 3, 4])("of %d rows reaches from the first line's ink to the nth line's", (rows) => {
    const cap = dropCapOf(typesetter(), capped(han, rows), grid)!;
    // Han ink: 0.84 em above the baseline, 0.08 em below it.
    const inkPt = 0.92 * cap.line.runs[0]!.sizePt;
    expect(inkPt).toBeCloseTo((rows - 1) * 15 + 0.92 * 10, 1);
  });

  it("leaves whole characters free, and at least a fifth of one beside it", () => {
    for (const rows of [2, 3, 4]) {
      const cap = dropCapOf(typesetter(), capped(han, rows), grid)!;
      expect((cap.widthPt / 10) % 1).toBe(0);
      expect(cap.widthPt - cap.line.widthPt).toBeGreaterThanOrEqual(2 - 1e-9);
      expect(cap.widthPt - cap.line.widthPt).toBeLessThan(12);
    }
  });

  it("has n shorter lines beside it and full ones below", () => {
    const setter = typesetter();
    const cap = dropCapOf(setter, capped(han, 2), grid)!;
    // 10 + 15 / 0.92 = 26.3 pt: three characters of ten points; 13 − 3 = 10 characters beside it.
    expect(cap.widthPt).toBe(30);
    const lines = setter.lines(cap.rest, settingBeside(cap), 130);
    expect(lines.slice(0, 4).map((line) => [line.xPt, [...line.text].length])).toEqual([[30, 10], [30, 10], [0, 13], [0, 13]]);
    expect(lines.map((line) => line.text).join("")).toBe(han.slice(1));
  });

  it("stands first in its paragraph, over n rows, and is never parted from its lines", () => {
    const setter = typesetter();
    const { items: [item] } = buildGalley(setter, article([capped(han, 3)]), [0, 1], 150, grid);
    expect(item!.keepFirstRows).toBe(3);
    const set = setItem(setter, item!, item!.options[0]!, 150, grid);
    expect(set.lines[0]).toMatchObject({ rowOffset: 0, heightRows: 3, line: { text: "报" } });
    expect(set.lines.slice(1).map((line) => line.rowOffset)).toEqual(set.lines.slice(1).map((_, k) => k));
    expect(set.lines.map(({ line }) => line.text).join("")).toBe(han);
  });

  it("keeps its rows where the paragraph is shorter", () => {
    const { items: [item] } = buildGalley(typesetter(), article([capped("报纸", 3)]), [0, 1], 150, grid);
    expect(item!.options.map(({ rows }) => rows)).toEqual([3]);
  });

  it("is refused by a measure that leaves no room beside it", () => {
    // 10 + 30 / 0.92 = 42.6 pt: five characters; five more are the least measure beside it.
    expect(buildGalley(typesetter(), article([capped(han, 3)]), [0, 1], 90, grid).fits).toBe(false);
    expect(buildGalley(typesetter(), article([capped(han, 3)]), [0, 1], 100, grid).fits).toBe(true);
  });

  it("alters no word, and every line is as wide as it is painted, whatever the text", () => {
    const piece = fc.constantFrom("报纸", "编排，", "版心。", "“新闻”", "《天地》", "2026年", "50%", "GDP", " Tokyo ", "……", "——", "人·和", "、");
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 2, max: 4 }), fc.integer({ min: 12, max: 28 }), (pieces, rows, em) => {
      const text = `人${pieces.join("").trim()}`;
      const setter = typesetter();
      const cap = dropCapOf(setter, capped(text, rows), grid)!;
      for (const { lines: count } of setter.alternatives(cap.rest, settingBeside(cap), em * 10)) {
        const lines = setter.lines(cap.rest, settingBeside(cap), em * 10, count);
        expect(lines).toHaveLength(count);
        expect([cap.line, ...lines].map((line) => line.text).join("").replace(/\s/gu, "")).toBe(text.replace(/\s/gu, ""));
        lines.forEach((line, k) => {
          const beside = k < rows ? cap.widthPt : 0;
          expect(line.xPt).toBeGreaterThanOrEqual(beside - 5 - 1e-6);
          expect(line.xPt + line.widthPt).toBeLessThanOrEqual(em * 10 + 0.01);
          const painted = paint(line);
          // The blank half of an opening mark reaches to the left, its ink does not.
          expect(painted.glyphs[0]!.from).toBeGreaterThanOrEqual(beside - (/^[“《]/u.test(line.text) ? 5 : 0) - 1e-3);
          if (!line.last && line.stretchEm > 0 && !/[·—]$/u.test(line.text)) expect(line.xPt + line.widthPt).toBeCloseTo(em * 10, 2);
        });
      }
    }), { numRuns: 150 });
  });
});
