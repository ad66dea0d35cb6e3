/** Vertical heads (竖题): numerals, marks and Latin by CLREQ 2.3.3 and typography.md; one blank character at each end. */
import { describe, expect, it } from "vitest";
import { setVerticalHeadBlock } from "../../../src/compose/vertical-head-block.js";
import { verticalTokens } from "../../../src/compose/vertical-tokens.js";
import type { ArticleCopy, CopyHead } from "../../../src/model/copy.js";
import { headRanks, type HeadStyle } from "../../../src/model/theme.js";
import { typesetter } from "./square-face.js";

const head = (text: string, over: Partial<CopyHead> = {}): CopyHead => ({ text, breaks: [], lines: undefined, path: "headlines[0]", ...over });
const setLines = (copy: CopyHead, lines: number) => typesetter().verticalHead(copy, "strong", 20, lines);
const texts = (copy: CopyHead, lines: number): string[] | undefined => setLines(copy, lines)?.lines.map((line) => line.text);

describe("verticalTokens", () => {
  it.each([
    ["第5届", "第:upright 5:upright 届:upright"],
    ["12月", "12:combined 月:upright"],
    ["100公里", "100:combined 公:upright 里:upright"],
    ["2026年", "2026:upright 年:upright"],
    ["占50%", "占:upright 50%:combined"],
    ["占100%", "占:upright 100%:sideways"],
    ["增8.6%", "增:upright 8.6%:sideways"],
    ["1,200人", "1,200:sideways 人:upright"],
    ["用AI写", "用:upright AI:upright 写:upright"],
    ["5G来了", "5G:upright 来:upright 了:upright"],
    ["Wi-Fi", "Wi-Fi:sideways"],
    ["Olympic", "Olympic:sideways"],
    ["——访", "——:sideways 访:upright"],
    ["等……", "等:upright ……:sideways"],
    ["“好”！", "“:upright 好:upright ”:upright ！:upright"],
  ])("%s", (text, wanted) => {
    const tokens = verticalTokens(text);
    expect(tokens.map(({ text: piece, orientation }) => `${piece}:${orientation}`).join(" ")).toBe(wanted);
    expect(tokens.map((t) => t.text).join("")).toBe(text);
  });
});

describe("verticalHead", () => {
  it("takes an em for every upright character and every square, and a turned piece its own width", () => {
    const [line] = setLines(head("共12坛2026年"), 1)!.lines;
    // 共 [12] 坛 2 0 2 6 年
    expect(line).toMatchObject({ vertical: true, widthPt: 8 * 20 });
    // Latin is half an em in this face: W i - F i
    expect(setLines(head("用Wi-Fi"), 1)!.lines[0]!.widthPt).toBeCloseTo(20 + 5 * 10, 3);
  });
  it("sets a square's digits small enough to stand side by side", () => {
    const sizes = (text: string): number => setLines(head(text), 1)!.lines[0]!.runs.find((run) => run.orientation === "combined")!.sizePt;
    // Two digits of half an em fill one square, three want a smaller size.
    expect(2 * 0.5 * sizes("12月")).toBeLessThanOrEqual(20);
    expect(3 * 0.5 * sizes("100天")).toBeLessThanOrEqual(20);
    expect(sizes("100天")).toBeGreaterThan(12);
  });
  it("breaks by the author's lines, at an ideographic space, by meaning, and nowhere else", () => {
    expect(texts(head("萝卜进了坛冬天坐稳了", { lines: ["萝卜进了坛", "冬天坐稳了"] }), 2)).toEqual(["萝卜进了坛", "冬天坐稳了"]);
    expect(texts(head("萝卜进了坛冬天坐稳了", { lines: ["萝卜进了坛", "冬天坐稳了"] }), 1)).toBeUndefined();
    expect(texts(head("萝卜进了坛　冬天坐稳了"), 2)).toEqual(["萝卜进了坛", "冬天坐稳了"]);
    expect(texts(head("萝卜进了坛　冬天坐稳了"), 1)).toEqual(["萝卜进了坛　冬天坐稳了"]);
    expect(texts(head("萝卜进了坛冬天坐稳了", { breaks: [{ at: 4, cost: 9 }, { at: 5, cost: 0 }] }), 2)).toEqual(["萝卜进了坛", "冬天坐稳了"]);
    expect(texts(head("萝卜进了坛冬天坐稳了"), 2)).toBeUndefined();
  });
});

const style: HeadStyle = { sizesPt: [20], main: "strong", kicker: "body", deck: "body", kickerRatio: 0.5, deckRatio: 0.5, align: "center", maxLines: 3 };
const theme = {
  heads: Object.fromEntries(headRanks.map((rank) => [rank, style])) as Record<(typeof headRanks)[number], HeadStyle>,
  styles: { columnLabel: { face: "song", sizePt: 10, ink: "black" }, byline: { face: "song", sizePt: 10, ink: "black" } },
};
const article = (over: Partial<ArticleCopy> = {}): ArticleCopy => ({
  id: "a", kind: "feature", priority: 5, file: "articles/a.json", column: [], kicker: undefined, deck: undefined, summary: undefined, jumpHead: undefined,
  main: head("萝卜进了坛　冬天坐稳了"), blocks: [], figures: [], ...over,
});
const block = (over: Partial<ArticleCopy> = {}, lines = 2, widthPt = 130) =>
  setVerticalHeadBlock(typesetter(), theme, { article: article(over), rank: "third", sizePt: 20, lines, widthPt, label: undefined });

describe("setVerticalHeadBlock", () => {
  it("has a blank of one character of the main head at each end", () => {
    const { heightPt, parts } = block()!;
    expect(heightPt).toBe((5 + 2) * 20);
    for (const { yPt } of parts[0]!.lines) expect(yPt).toBe(20);
  });
  it("reads from the right: kicker, first line, second line, deck; in the middle of its column", () => {
    const { parts } = block({ kicker: head("冬日"), deck: head("家常") })!;
    const lines = parts.flatMap(({ role, lines: own }) => own.map((line) => ({ role, ...line })));
    expect(lines.map(({ role }) => role)).toEqual(["kicker", "main", "main", "deck"]);
    lines.slice(1).forEach((line, k) => expect(line.xPt + line.heightPt).toBeCloseTo(lines[k]!.xPt, 6));
    const right = lines[0]!.xPt + lines[0]!.heightPt;
    expect(lines.at(-1)!.xPt).toBeCloseTo(130 - right, 6);
    // The deck ends where the main head ends.
    expect(lines[3]!.yPt + lines[3]!.line.widthPt).toBeCloseTo(20 + 100, 6);
  });
  it("is refused by a column that it does not go into, and where a part is longer than the main head", () => {
    expect(block({}, 2, 40)).toBeUndefined();
    expect(block({ kicker: head("一句比主题长得多而且没有地方可以断开的引题") })).toBeUndefined();
    expect(block({}, 3)).toBeUndefined();
  });
});
