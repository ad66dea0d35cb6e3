/** Captions: one line in the middle, more lines from the left and parted between words. */
import { describe, expect, it } from "vitest";
import { setCaption } from "../../../src/compose/caption.js";
import type { ArticleCopy, CopyFigure, CopyRun } from "../../../src/model/copy.js";
import { typesetter } from "./square-face.js";

const captioned = (caption: readonly CopyRun[], insideWords?: readonly number[]): ArticleCopy => {
  const figure: CopyFigure = { figure: { id: "f", href: "f.jpg", alt: "图" }, caption, path: "figures[0]", ...(insideWords ? { insideWords } : {}) };
  return { figures: [figure] } as unknown as ArticleCopy;
};
const text = "东湖清晨薄雾离开水面";
const run: CopyRun = { text, style: "body" };
/** 东湖 | 清晨 | 薄雾 | 离开 | 水面 */
const inside = [1, 3, 5, 7, 9];
const linesAt = (article: ArticleCopy, measureEm: number): string[] => setCaption(typesetter(), article, "f", measureEm * 10).map((line) => line.text);

describe("setCaption", () => {
  it("sets one line in the middle of its width", () => {
    expect(setCaption(typesetter(), captioned([run]), "f", 120)).toMatchObject([{ text, xPt: 10 }]);
  });
  it("ends no line inside a word where a line a little shorter holds the words", () => {
    for (const measureEm of [7, 9]) {
      const lines = linesAt(captioned([run], inside), measureEm);
      expect(lines).toHaveLength(2);
      expect(inside).not.toContain(lines[0]!.length);
    }
    // Told nothing of words, a line of nine em parts one.
    expect(inside).toContain(linesAt(captioned([run]), 9)[0]!.length);
  });
  it("parts a word rather than take a line more", () => {
    // Ten characters on two lines of five em: between words they would take three.
    expect(linesAt(captioned([run], inside), 5)).toEqual(["东湖清晨薄", "雾离开水面"]);
  });
});
