/** Heads as blocks: what kicker and deck are beside the main head (reference/desk.md, check 3). */
import { describe, expect, it } from "vitest";
import { setHeadBlock } from "../../../src/compose/head-block.js";
import type { ArticleCopy, CopyHead } from "../../../src/model/copy.js";
import { headRanks, type HeadStyle } from "../../../src/model/theme.js";
import { typesetter } from "./square-face.js";

const head = (text: string): CopyHead => ({ text, breaks: [{ at: 4, cost: 0 }, { at: 8, cost: 0 }], lines: undefined, path: "headlines[0]" });
const article = (over: Partial<ArticleCopy> = {}): ArticleCopy => ({
  id: "a", kind: "news", priority: 5, file: "articles/a.json", column: [], kicker: head("引题在上面"), main: head("主题"), deck: head("副题在下面说明"),
  summary: undefined, jumpHead: undefined, blocks: [], figures: [], ...over,
});
const style = (ratio: number): HeadStyle => ({ sizesPt: [30], main: "strong", kicker: "body", deck: "body", kickerRatio: ratio, deckRatio: ratio, align: "center", maxLines: 3 });
const theme = (ratio: number) => ({
  heads: Object.fromEntries(headRanks.map((rank) => [rank, style(ratio)])) as Record<(typeof headRanks)[number], HeadStyle>,
  styles: { columnLabel: { face: "song", sizePt: 11, ink: "black" }, summary: { face: "song", sizePt: 10, ink: "black" }, byline: { face: "song", sizePt: 10, ink: "black" } },
});
const sizes = (sizePt: number, ratio: number, widthPt: number): Record<string, number> | undefined => {
  const block = setHeadBlock(typesetter(), theme(ratio), { article: article(), rank: "second", sizePt, maxLines: 3, widthPt, label: undefined });
  return block && Object.fromEntries(block.parts.map(({ role, lines }) => [role, lines[0]!.line.runs[0]!.sizePt]));
};

describe("setHeadBlock", () => {
  it.each([15, 18, 20, 24, 26, 28, 30, 32, 36, 42, 48, 54, 60])("sets kicker and deck at 40–60 % of a main head of %d pt, whatever the theme asks for", (sizePt) => {
    for (const ratio of [0.2, 0.4, 0.5, 0.6, 1])
      for (const widthPt of [sizePt * 2.1, sizePt * 3, 900]) {
        const set = sizes(sizePt, ratio, widthPt);
        for (const role of ["kicker", "deck"]) if (set) {
          expect(set[role]! / sizePt, `${role} at ${ratio} on ${widthPt} pt`).toBeGreaterThanOrEqual(0.4);
          expect(set[role]! / sizePt, `${role} at ${ratio} on ${widthPt} pt`).toBeLessThanOrEqual(0.6);
        }
      }
    expect(sizes(sizePt, 0.5, 900)).toBeDefined();
  });

  it("keeps them readable where the main head is small", () => {
    expect(sizes(12, 0.5, 900)).toMatchObject({ kicker: 9, deck: 9, main: 12 });
  });
});
