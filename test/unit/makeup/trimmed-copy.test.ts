/** What an editor is asked to cut or add, and what the program may leave out by itself. */
import { describe, expect, it } from "vitest";
import { cutFromEnd, optionalBlocks, textCharacters, withMore } from "../../../src/makeup/trimmed-copy.js";
import type { Article } from "../../../src/model/article.js";
import type { ArticleCopy, BlockRole } from "../../../src/model/copy.js";

type Row = readonly [role: BlockRole, text: string, flags?: { readonly optional?: boolean; readonly cut?: "never" }];
const copy = (...rows: readonly Row[]): ArticleCopy => ({
  id: "a",
  blocks: rows.map(([role, text, flags], i) => ({ id: role === "endCredit" ? "credit" : `b${i}`, role, runs: [{ text, style: "body" }], path: "", noBreak: [], ...(flags?.optional ? { optional: true } : {}) })),
}) as unknown as ArticleCopy;
const source = (...rows: readonly Row[]): Article => ({ id: "a", blocks: rows.map(([, text, flags]) => ({ type: "paragraph", text, ...flags })) }) as unknown as Article;
const cut = (count: number, ...rows: readonly Row[]): string[] | undefined =>
  cutFromEnd(copy(...rows), source(...rows), count)?.blocks.map(({ runs }) => runs.map(({ text }) => text).join(""));

describe("cutting from the end", () => {
  it("takes whole characters, white space not counted, paragraph after paragraph", () => {
    expect(cut(2, ["paragraph", "甲乙丙"], ["paragraph", "丁戊己"])).toEqual(["甲乙丙", "丁"]);
    expect(cut(4, ["paragraph", "甲乙丙"], ["paragraph", "丁 戊 己"])).toEqual(["甲乙"]);
    expect(cut(1, ["paragraph", "甲𠮷"])).toEqual(["甲"]);
  });
  it("takes the subhead with the last of its text, and leaves the credit", () => {
    expect(cut(3, ["paragraph", "甲乙丙"], ["subhead", "小题"], ["paragraph", "丁戊己"], ["endCredit", "（某某）"])).toEqual(["甲乙丙", "（某某）"]);
    expect(cut(2, ["paragraph", "甲乙丙"], ["subhead", "小题"], ["paragraph", "丁戊己"])).toEqual(["甲乙丙", "小题", "丁"]);
  });
  it("takes a subhead that has no text at all with what stands before it", () => {
    expect(cut(2, ["paragraph", "甲乙丙"], ["subhead", "小题"])).toEqual(["甲乙丙"]);
    expect(cut(3, ["paragraph", "甲乙丙"], ["subhead", "小题"], ["endCredit", "（某某）"])).toEqual(["甲乙", "（某某）"]);
  });
  it("leaves a list whole, and the subhead over it", () => {
    expect(cut(3, ["paragraph", "甲乙丙"], ["subhead", "小题"], ["listItem", "一二三"], ["paragraph", "丁戊己"])).toEqual(["甲乙丙", "小题", "一二三"]);
  });
  it("keeps what may never be cut, and something of the first paragraph", () => {
    expect(cut(2, ["paragraph", "甲乙丙"], ["paragraph", "丁戊己", { cut: "never" }])).toEqual(["甲", "丁戊己"]);
    expect(cut(3, ["paragraph", "甲乙丙"], ["paragraph", "丁戊己", { cut: "never" }])).toBeUndefined();
    expect(cut(7, ["paragraph", "甲乙丙"], ["paragraph", "丁戊己"])).toBeUndefined();
  });
});

describe("adding", () => {
  it("lengthens the last paragraph by as many Han characters", () => {
    const rows: Row[] = [["paragraph", "甲"], ["paragraph", "乙"], ["endCredit", "（某某）"]];
    const made = withMore(copy(...rows), 5)!;
    expect(textCharacters(made)).toBe(textCharacters(copy(...rows)) + 5);
    expect(made.blocks.map(({ runs }) => runs[0]!.text.length)).toEqual([1, 6, 4]);
    expect(withMore(copy(["question", "甲"]), 5)).toBeUndefined();
  });
});

describe("what may be left out", () => {
  it("are optional blocks, by their place in the file", () => {
    expect(optionalBlocks(copy(["paragraph", "甲"], ["paragraph", "乙 丙", { optional: true }], ["paragraph", "丁"]))).toEqual([{ kind: "omit", article: "a", block: 1, what: "paragraph", begins: "乙 丙", chars: 2 }]);
  });
  it("is not all the text of a subhead, nor all the text of a story", () => {
    expect(optionalBlocks(copy(["paragraph", "甲"], ["subhead", "题"], ["paragraph", "乙", { optional: true }]))).toEqual([]);
    expect(optionalBlocks(copy(["paragraph", "甲"], ["subhead", "题"], ["paragraph", "乙", { optional: true }], ["subhead", "题"], ["paragraph", "丙"]))).toEqual([]);
    expect(optionalBlocks(copy(["paragraph", "甲"], ["subhead", "题"], ["paragraph", "乙", { optional: true }], ["endCredit", "（某某）"]))).toEqual([]);
    expect(optionalBlocks(copy(["paragraph", "甲"], ["subhead", "题"], ["paragraph", "乙", { optional: true }], ["paragraph", "丙"]))).toHaveLength(1);
    expect(optionalBlocks(copy(["paragraph", "甲", { optional: true }]))).toEqual([]);
  });
});
