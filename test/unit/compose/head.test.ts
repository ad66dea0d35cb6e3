import { describe, expect, it } from "vitest";
import type { CopyHead } from "../../../src/model/copy.js";
import { typesetter } from "./square-face.js";

const head = (text: string, over: Partial<CopyHead> = {}): CopyHead => ({ text, breaks: [], lines: undefined, path: "headlines[0]", ...over });
const set = (copy: CopyHead, widthEm: number, maxLines: number, align: "left" | "center" = "center"): string[] | undefined =>
  typesetter().head(copy, "strong", 20, widthEm * 20, maxLines, align)?.lines.map((line) => line.text);

describe("setHead", () => {
  it("takes the author's lines before anything else, or nothing", () => {
    const copy = head("全方位推进高质量发展", { lines: ["全方位", "推进高质量发展"], breaks: [{ at: 5, cost: 0 }] });
    expect(set(copy, 20, 2)).toEqual(["全方位", "推进高质量发展"]);
    expect(set(copy, 6, 2)).toBeUndefined();
    expect(set(copy, 20, 1)).toBeUndefined();
  });

  it("breaks at an ideographic space, which vanishes there and stays inside a line", () => {
    const copy = head("砥砺为民初心　全方位推进山西", { breaks: [{ at: 4, cost: 0 }] });
    expect(set(copy, 8, 2)).toEqual(["砥砺为民初心", "全方位推进山西"]);
    expect(set(copy, 20, 2)).toEqual(["砥砺为民初心　全方位推进山西"]);
  });

  it("weighs the copy desk's places by their costs", () => {
    const breaks = [{ at: 4, cost: 0 }, { at: 5, cost: 9 }];
    expect(set(head("一二三四五六七八九十", { breaks }), 8, 2)).toEqual(["一二三四", "五六七八九十"]);
    expect(set(head("一二三四五六七八九十", { breaks: [{ at: 4, cost: 9 }, { at: 5, cost: 0 }] }), 8, 2)).toEqual(["一二三四五", "六七八九十"]);
  });

  it("breaks nowhere else, and is undefined where it does not fit", () => {
    expect(set(head("一二三四五六七八九十", { breaks: [{ at: 3, cost: 0 }] }), 6, 2)).toBeUndefined();
    expect(set(head("一二三四五六七八九十"), 4, 2)).toBeUndefined();
  });

  it("prefers balance, then long over short", () => {
    const breaks = [3, 5, 7].map((at) => ({ at, cost: 0 }));
    expect(set(head("一二三四五六七八九十", { breaks }), 8, 2)).toEqual(["一二三四五", "六七八九十"]);
    expect(set(head("一二三四五六七八九十", { breaks: [{ at: 3, cost: 0 }, { at: 7, cost: 0 }] }), 8, 2)).toEqual(["一二三四五六七", "八九十"]);
  });

  it("sets quotes at the edges on half their width and centres what is seen", () => {
    const [line] = typesetter().head(head("“三晋”故事"), "strong", 20, 200, 1, "center")!.lines;
    // ½ + 2 + 1 (” before Han is whole) + 2 em
    expect(line!.widthPt).toBeCloseTo(5.5 * 20, 3);
    expect(line!.xPt).toBeCloseTo((200 - 110) / 2, 3);
    expect(line!.runs[0]).toMatchObject({ halt: true, sizePt: 20 });
    expect(line!.runs[0]!.text.startsWith("“")).toBe(true);
  });

  it("never lets a mark begin a line, even where a break is offered", () => {
    expect(set(head("一二三四》五六七八", { breaks: [{ at: 4, cost: 0 }] }), 6, 2)).not.toEqual(["一二三四", "》五六七八"]);
  });

  it("tells by the cost that nobody named the place", () => {
    const setting = typesetter().head(head("一二三四五六七八"), "strong", 20, 100, 2, "left");
    expect(setting!.lines.map((line) => line.text)).toEqual(["一二三四", "五六七八"]);
    expect(setting!.cost).toBeGreaterThanOrEqual(8);
  });
});

describe("a breach of the rules", () => {
  it("is avoided by a line more, where the theme allows one", () => {
    // After the fourth character a line may end only against a rule.
    const copy = head("一二三四五六七八九十", { breaks: [{ at: 3, cost: 1 }, { at: 4, cost: 12 }, { at: 7, cost: 1 }] });
    expect(set(copy, 6, 2)).toEqual(["一二三四", "五六七八九十"]);
    expect(set(copy, 6, 3)).toEqual(["一二三", "四五六七", "八九十"]);
  });
});
