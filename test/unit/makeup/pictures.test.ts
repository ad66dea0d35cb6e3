/** Places of pictures: cropped by no more than the limit, inside the text area, never on each other. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrangements } from "../../../src/makeup/pictures.js";
import { type PictureSource, pictureSources, rowChoices, type TextColumns } from "../../../src/makeup/picture-sources.js";
import { pictureHeightPt } from "../../../src/model/anatomy.js";
import type { ArticleCopy } from "../../../src/model/copy.js";
import type { Picture } from "../../../src/model/issue.js";

const source = (id: string, aspect: number, croppable = true, captionRows = 1): PictureSource => ({ id, aspect, croppable, captionRows: () => captionRows, important: false }) as PictureSource;
const text: TextColumns = { columns: 4, measurePt: 117, gutterPt: 9, leadingPt: 13.5, pitchPt: 126 };
const widthOf = (cols: number) => cols * 117 + (cols - 1) * 9;
const aspects = fc.double({ min: 0.4, max: 3, noNaN: true });

describe("rows of a picture", () => {
  it("crop no more than 15 per cent of a side", () => {
    fc.assert(fc.property(aspects, fc.integer({ min: 1, max: 4 }), fc.nat(2), (aspect, cols, captionRows) => {
      for (const { rows, captionRows: own } of rowChoices(text, source("f", aspect, true, captionRows), cols)) {
        expect(own).toBe(captionRows);
        const height = pictureHeightPt(text.leadingPt, rows, captionRows);
        const shown = widthOf(cols) / height / aspect;
        expect(Math.min(shown, 1 / shown)).toBeGreaterThanOrEqual(0.85 - 1e-9);
      }
    }));
  });
  it("leave a picture that may not be cropped whole: its box is as high as it needs, less than a row higher", () => {
    fc.assert(fc.property(aspects, fc.integer({ min: 1, max: 4 }), (aspect, cols) => {
      const choices = rowChoices(text, source("f", aspect, false), cols);
      expect(choices.length).toBeGreaterThan(0);
      for (const { rows } of choices) {
        const spare = pictureHeightPt(text.leadingPt, rows, 1) - widthOf(cols) / aspect;
        expect(spare).toBeGreaterThanOrEqual(-1e-9);
        expect(spare).toBeLessThan(text.leadingPt);
      }
    }));
  });
});

describe("a supplied page", () => {
  const page = (widthPt: number, heightPt: number): PictureSource => ({ ...source("f", widthPt / heightPt, false, 0), fixedPt: { widthPt, heightPt } });
  it("takes the rows of its own height, whatever the columns, and no columns narrower than itself", () => {
    // 200 pt are 14.8 rows; 0.6 rows of air go with a picture.
    expect([1, 2, 3, 4].map((cols) => rowChoices(text, page(300, 200), cols).map(({ rows, crop }) => [rows, crop]))).toEqual([[], [], [[16, 0]], [[16, 0]]]);
  });
  it("may be wider than its columns by the rounding of millimetres", () => {
    expect(rowChoices(text, page(widthOf(2) + 1, 100), 2)).toHaveLength(1);
    expect(rowChoices(text, page(widthOf(2) + 2, 100), 2)).toEqual([]);
  });
  it("stands cheapest in the narrowest columns that hold it", () => {
    const cheapest = [...arrangements(text, [page(240, 200)])].sort((a, b) => a.cost - b.cost)[0]!;
    expect(cheapest.pictures[0]!.cols).toBe(2);
  });
  it("higher than any page has no place", () => {
    expect(arrangements(text, [page(100, 10_000)])).toEqual([]);
  });
});

describe("arrangements", () => {
  it("of no picture are one and empty", () => {
    expect(arrangements(text, [])).toEqual([{ pictures: [], cost: 0, sizes: [], minRows: 0 }]);
  });
  it("of a picture higher than any page are none: no height is tried", () => {
    expect(arrangements(text, [source("f", 1 / 3_000)])).toEqual([]);
  });
  it("set every picture once, inside the columns, none on another", () => {
    fc.assert(fc.property(fc.array(aspects, { minLength: 1, maxLength: 5 }), (list) => {
      const sources = list.map((aspect, i) => source(`f${i}`, aspect));
      for (const { pictures, minRows } of arrangements(text, sources)) {
        expect(pictures.map((p) => p.figure).sort()).toEqual(sources.map((s) => s.id));
        for (const [i, a] of pictures.entries()) {
          expect(a.col).toBeGreaterThanOrEqual(0);
          expect(a.col + a.cols).toBeLessThanOrEqual(text.columns);
          expect(a.row + a.rows).toBeLessThanOrEqual(minRows);
          for (const b of pictures.slice(i + 1)) expect(a.col < b.col + b.cols && b.col < a.col + a.cols && a.row < b.row + b.rows && b.row < a.row + a.rows).toBe(false);
        }
      }
    }), { numRuns: 40 });
  });
});

describe("sources", () => {
  const picture = (change: Partial<Picture> = {}): Picture => ({ href: "p.png", format: "png", widthPx: 300, heightPx: 200, colour: "rgb", bytes: new Uint8Array(), sha256: "", ...change });
  const article = (figure: object) => ({ id: "a", kind: "news", priority: 5, figures: [{ figure: { id: "f", href: "p.png", alt: "图", ...figure }, caption: [], path: "" }] }) as unknown as ArticleCopy;
  const only = (figure: object, held = picture()) => pictureSources(article(figure), new Map([["p.png", held]]), () => 1)[0]!;

  it("have the shape of the part that the desk cropped out", () => {
    expect(only({}).aspect).toBeCloseTo(1.5, 9);
    expect(only({ crop: { x: 0, y: 0, width: 0.5, height: 1 } }).aspect).toBeCloseTo(0.75, 9);
  });
  it("may not be cropped where the desk says never, and a QR code never", () => {
    expect(only({}).croppable).toBe(true);
    expect(only({ crop: "never" }).croppable).toBe(false);
    expect(only({}, picture({ format: "qr" })).croppable).toBe(false);
  });
});
