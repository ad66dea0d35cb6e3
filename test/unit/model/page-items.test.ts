/** What a page carries, and how jump lines say its number. */
import { describe, expect, it } from "vitest";
import type { ArticleCopy, Copy } from "../../../src/model/copy.js";
import type { PageFile } from "../../../src/model/issue.js";
import { columnLabel, pageItems, saidLabels, spokenLabel } from "../../../src/model/page-items.js";
import type { ThemeFile } from "../../../src/model/theme.js";

describe("a spoken label", () => {
  it.each([["1", "一"], ["02", "二"], ["10", "十"], ["12", "十二"], ["20", "二十"], ["24", "二十四"], ["99", "九十九"], ["A02", "A02"], ["100", "100"]])("of %s is %s", (label, spoken) => {
    expect(spokenLabel(label)).toBe(spoken);
  });
});

const wording = { jumpTo: "（下转第{page}版）", jumpFrom: "（上接第{page}版）", briefs: "简讯" } as ThemeFile["wording"];
const article = (id: string, kind = "news"): ArticleCopy => ({
  id, kind, priority: 5, column: [], main: { text: id, breaks: [], lines: undefined, path: "" },
  blocks: [{ id: "b0", role: "paragraph", runs: [], path: "", noBreak: [] }, { id: "b1", role: "paragraph", runs: [], path: "", noBreak: [] }], figures: [],
}) as unknown as ArticleCopy;
const copyOf = (pages: readonly Partial<PageFile>[], articles: readonly ArticleCopy[]): Copy =>
  ({ issue: { file: { pages } }, articles: new Map(articles.map((a) => [a.id, a])) }) as unknown as Copy;

describe("items of a page", () => {
  it("group briefs, where the first of them stood", () => {
    const page = { label: "01", articles: ["a", "x", "b", "y"] } as PageFile;
    const items = pageItems(copyOf([page], [article("a"), article("x", "brief"), article("b"), article("y", "brief")]), page, wording);
    expect(items.map(({ key, kind }) => [key, kind])).toEqual([["a", "story"], ["x+y", "briefs"], ["b", "story"]]);
  });
  it("keep briefs of different slots apart", () => {
    const page = { label: "01", slots: [{ slot: "p", article: "x" }, { slot: "q", article: "y" }, { slot: "p", article: "z" }] } as PageFile;
    const items = pageItems(copyOf([page], ["x", "y", "z"].map((id) => article(id, "brief"))), page, wording);
    expect(items.map(({ key, slot }) => [key, slot])).toEqual([["x+z", "p"], ["y", "q"]]);
  });
  it("make one item of a series, with its members in the series' order", () => {
    const page = { label: "01", articles: ["a", "b", "c"], series: [{ banner: ["通栏"], articles: ["c", "b"] }] } as PageFile;
    const items = pageItems(copyOf([page], ["a", "b", "c"].map((id) => article(id))), page, wording);
    expect(items.map(({ key }) => key)).toEqual(["a", "c|b"]);
    expect(items[1]!.series?.members.map(({ key }) => key)).toEqual(["c", "b"]);
  });
  it("say in a jump line where the story goes and where it came from", () => {
    const first = { label: "01", slots: [{ slot: "p", article: "a", jump: { to: "02", afterBlocks: 1 } }] } as PageFile;
    const second = { label: "02", slots: [{ slot: "q", article: "a", continued: true }] } as PageFile;
    const copy = copyOf([first, second], [article("a")]);
    const [here] = pageItems(copy, first, wording);
    const [there] = pageItems(copy, second, wording);
    expect([here!.kind, here!.copy.blocks.at(-1)?.runs[0]?.text, here!.jump]).toEqual(["story", "（下转第二版）", { to: "02", afterBlocks: 1 }]);
    expect([there!.kind, there!.copy.deck?.text, there!.jump]).toEqual(["continued", "（上接第一版）", { from: "01" }]);
  });
});

describe("a column label", () => {
  const labelled = (column: readonly string[], kind = "news") => ({ ...article("a", kind), column });
  it("is not set again where the page or a banner says it", () => {
    const said = saidLabels({ label: "01", name: "要闻", series: [{ banner: ["深读"], articles: ["a", "b"] }] } as PageFile);
    expect(columnLabel(labelled(["要闻"]), said)).toBeUndefined();
    expect(columnLabel(labelled(["深读", "纪事"]), said)).toBe("纪事");
    expect(columnLabel(labelled(["a"]), said)).toBeUndefined();
    expect(columnLabel(labelled(["广告"], "advert"), said)).toBeUndefined();
  });
});
