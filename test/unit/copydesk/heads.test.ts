import { describe, expect, it } from "vitest";
import { headBreaks, insideWords } from "../../../src/copydesk/heads.js";
import { createSegmenter } from "../../../src/copydesk/segmenter.js";

const breaks = (text: string, lexicon: string[] = []) => headBreaks(text, createSegmenter(lexicon));
/** Cost of breaking after `before`; undefined where no line may end. */
const costAfter = (text: string, before: string, lexicon: string[] = []) =>
  breaks(text, lexicon).find((b) => b.at === text.indexOf(before) + before.length)?.cost;

describe("headBreaks", () => {
  it("is free at a phrase space, which stays with the line before", () => {
    expect(costAfter("在党史学习教育中砥砺为民初心　全方位推进山西高质量发展", "为民初心　")).toBe(0);
    expect(costAfter("在党史学习教育中砥砺为民初心　全方位推进山西高质量发展", "为民初心")).toBeUndefined();
  });
  // The splits that Chromium's balance made on the seed page (reference, section 1).
  it.each([["庆祝建党百年", "庆"], ["汾河二库通过竣工验收", "竣"], ["在党史学习教育中砥砺为民初心", "砥"], ["共产党员先锋岗", "共产"], ["党史学习教育专访林武", "林"]])(
    "never parts a word: %s after %s", (text, at) => expect(costAfter(text, at)).toBeUndefined(),
  );
  it("is free after a mark, and never breaks before one or after an opening one", () => {
    const text = "江河再长，也从“一滴”数起";
    expect(costAfter(text, "再长，")).toBe(0);
    expect(costAfter(text, "再长")).toBeUndefined();
    expect(costAfter(text, "从“")).toBeUndefined();
    expect(costAfter(text, "一滴")).toBeUndefined();
  });
  it("starts no line with 的, ends none with 和 or 在", () => {
    expect(costAfter("大桥的故事", "大桥")).toBeGreaterThanOrEqual(5);
    expect(costAfter("官网和人民网联合专访", "官网和")).toBeGreaterThanOrEqual(5);
    expect(costAfter("火车在黎明到达", "火车在")).toBeGreaterThanOrEqual(5);
    expect(costAfter("官网和人民网联合专访", "人民网")).toBeLessThan(5);
  });
  it("keeps numbers with units, dates and short quotations together", () => {
    expect(costAfter("新增座位426个", "426")).toBeUndefined();
    expect(costAfter("12月1日启用", "12月")).toBeUndefined();
    expect(costAfter("用群众“有获得”来检验成效", "“有")).toBeGreaterThanOrEqual(5);
    expect(costAfter("用群众“有获得”来检验成效", "”")).toBeLessThan(5);
  });
  it("does not break between —— and what it leads to", () => {
    expect(costAfter("——访市委书记", "——")).toBeUndefined();
  });
  it("takes the lexicon's words whole, and only for its own issue", () => {
    const text = "陶窑测出新火候";
    const free = breaks(text);
    expect(breaks(text, ["陶窑测出"]).every((b) => b.at >= 4)).toBe(true);
    expect(breaks(text)).toEqual(free);
    expect(free.some((b) => b.at < 4)).toBe(true);
  });
  it("lists offsets inside the text in order", () => {
    const text = "图书馆夜间学习区12月1日启用　𠮷野家与Apple Inc.合作";
    const at = breaks(text).map((b) => b.at);
    expect(at).toEqual([...new Set(at)].sort((a, b) => a - b));
    expect(at.every((a) => a > 0 && a < text.length)).toBe(true);
  });
});

describe("insideWords", () => {
  it("names the places inside the words of a caption, and before 的", () => {
    const text = "末班有轨电车驶过东湖的水面";
    const places = insideWords(text, createSegmenter([]));
    for (const within of ["末", "有", "东", "东湖", "水"]) expect(places).toContain(text.indexOf(within) + within.length);
    for (const between of ["末班", "有轨电车"]) expect(places).not.toContain(text.indexOf(between) + between.length);
  });
});
