/** Copy that a module shows: briefs joined, a jumped story parted. No block lost, none twice. */
import { describe, expect, it } from "vitest";
import type { ArticleCopy, CopyBlock, CopyHead } from "../../../src/model/copy.js";
import { briefsCopy, continuedCopy, jumpedCopy } from "../../../src/model/derived-copy.js";

const block = (id: string, role: CopyBlock["role"] = "paragraph"): CopyBlock => ({ id, role, runs: [{ text: id, style: "body" }], path: id, noBreak: [] });
const head = (text: string): CopyHead => ({ text, breaks: [], lines: undefined, path: "headlines[0].value" });
const article = (id: string, blocks: readonly CopyBlock[], change: Partial<ArticleCopy> = {}): ArticleCopy => ({
  id, kind: "news", priority: 5, file: `articles/${id}.json`, column: ["栏目"], kicker: head("引"), main: head("主"), deck: head("副"), summary: head("提要"),
  jumpHead: undefined, blocks, figures: [{ figure: { id: "f", href: "p.png", alt: "图" }, caption: [], path: "figures[0]" }], ...change,
});
const ids = (copy: ArticleCopy) => copy.blocks.map(({ id }) => id);

describe("a jump", () => {
  // Block 2 of the source is a figure and gives no copy block; block 3 is a list.
  const story = article("a", [block("byline", "byline"), block("editorNote", "editorNote"), block("b0"), block("b1"), block("b3.0", "listItem"), block("b3.1", "listItem"), block("b4"), block("credit", "endCredit")]);
  it.each([1, 2, 3, 4])("after %i source blocks shares the blocks between the two parts", (after) => {
    const here = ids(jumpedCopy(story, after, "下转"));
    const there = ids(continuedCopy(story, after, "上接"));
    expect(here.at(-1)).toBe("jump");
    expect([...here.slice(0, -1), ...there]).toEqual(ids(story));
  });
  it("keeps byline and note in the first part, the end credit in the last, a list whole", () => {
    expect(ids(jumpedCopy(story, 2, "下转"))).toEqual(["byline", "editorNote", "b0", "b1", "jump"]);
    expect(ids(continuedCopy(story, 2, "上接"))).toEqual(["b3.0", "b3.1", "b4", "credit"]);
  });
  it("shows pictures and the full head in the first part only", () => {
    const there = continuedCopy({ ...story, jumpHead: head("短题") }, 2, "（上接第一版）");
    expect(there.figures).toEqual([]);
    expect([there.kicker, there.main?.text, there.deck?.text, there.summary]).toEqual([undefined, "短题", "（上接第一版）", undefined]);
    expect(continuedCopy(story, 2, "上接").main?.text).toBe("主");
  });
  it.each([
    ["古渡大桥今晨迎来首班车　两岸十分钟可达", "古渡大桥今晨迎来首班车"],
    ["一桥跨汀江　两岸八分钟", "一桥跨汀江　两岸八分钟"],
    ["新桥　今晨迎来首班车两岸十分钟可达", "新桥　今晨迎来首班车两岸十分钟可达"],
    ["古渡大桥今晨迎来首班车两岸十分钟可达", "古渡大桥今晨迎来首班车两岸十分钟可达"],
  ])("has the first phrase of a long head, never a part of one: %s", (main, short) => {
    const long: CopyHead = { ...head(main), breaks: [{ at: 4, cost: 1 }, { at: short.length, cost: 0 }, { at: 15, cost: 1 }] };
    const derived = continuedCopy({ ...story, main: long }, 2, "上接").main!;
    expect(derived.text).toBe(short);
    for (const { at } of derived.breaks) expect(at < derived.text.length || derived.text === main).toBe(true);
  });
});

describe("briefs", () => {
  it("follow each other, each under its own head, and ids stay apart", () => {
    const joined = briefsCopy([article("x", [block("b0")]), article("y", [block("b0"), block("b1")], { main: undefined })], "简讯");
    expect(joined.blocks.map(({ id, role, runs }) => [id, role, runs[0]!.text])).toEqual([
      ["x/head", "briefHead", "主"], ["x/b0", "paragraph", "b0"], ["y/b0", "paragraph", "b0"], ["y/b1", "paragraph", "b1"],
    ]);
    expect([joined.id, joined.main?.text, joined.figures.length]).toEqual(["x+y", "简讯", 2]);
  });
});
