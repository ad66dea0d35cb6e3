/** Line types: verse, question and answer, entries of a chronicle, end credits on the last line or a row of their own. */
import { describe, expect, it } from "vitest";
import { buildGalley, settingOf } from "../../../src/compose/galley.js";
import { setItem } from "../../../src/compose/galley-lines.js";
import type { ArticleCopy, BlockRole, CopyBlock, CopyRun } from "../../../src/model/copy.js";
import type { GalleyItem, GalleyOption } from "../../../src/model/galley.js";
import type { Line } from "../../../src/model/typesetter.js";
import { block, inkOf, paint, typesetter } from "./square-face.js";

const grid = { bodyPt: 10, leadingPt: 15 };
const measurePt = 130;
const article = (blocks: readonly CopyBlock[]): ArticleCopy => ({
  id: "a", kind: "feature", priority: 5, file: "articles/a.json", column: [], kicker: undefined, main: undefined, deck: undefined,
  summary: undefined, jumpHead: undefined, blocks, figures: [],
});
const of = (role: BlockRole, text: string | readonly CopyRun[], id = role as string): CopyBlock => block(text, { role, id });
function galley(...blocks: readonly CopyBlock[]) {
  const setter = typesetter();
  const { items } = buildGalley(setter, article(blocks), [0, blocks.length], measurePt, grid);
  return { items, set: (item: GalleyItem, option: GalleyOption) => setItem(setter, item, option, measurePt, grid).lines };
}

describe("verse", () => {
  const stanza = of("verse", "最后一班渡船靠了岸\n船工把灯摘下来\n江面少了一粒黄");
  it("keeps the poet's lines at one left edge, unjustified and unparted", () => {
    const { items: [item], set } = galley(stanza);
    const lines = set(item!, item!.options[0]!);
    expect(lines.map(({ line }) => line.text)).toEqual(["最后一班渡船靠了岸", "船工把灯摘下来", "江面少了一粒黄"]);
    for (const { line } of lines) expect(line).toMatchObject({ xPt: 0, stretchEm: 0 });
    expect(item!.breakable).toBe(false);
  });
  it("turns a line that is too long over with a hang", () => {
    const { items: [item], set } = galley(of("verse", "一二三四五六七八九十一二三四五六\n七八"));
    expect(set(item!, item!.options[0]!).map(({ line }) => line.xPt)).toEqual([0, 10, 0]);
  });
});

describe("a run of dashes or dots wider than the measure", () => {
  it.each(["…".repeat(100), `一二${"—".repeat(50)}三四`])("is parted over lines that hold it: %s", (text) => {
    const lines = typesetter().lines(block([{ text, style: "body" }]), { indentEm: 2, hangEm: 0, align: "justify" }, 130);
    expect(lines.map((line) => line.text).join("")).toBe(text);
    for (const line of lines) expect(line.xPt + line.widthPt).toBeLessThanOrEqual(130 + 0.01);
  });
});

describe("a speaker", () => {
  it("keeps the blank of the colon where the line is squeezed: commas give theirs", () => {
    const runs = [{ text: "记者：", style: "speaker" }, { text: "一二，三四，五六七八九十", style: "body" }];
    const [line] = typesetter().lines(block(runs), { indentEm: 0, hangEm: 0, align: "justify" }, 117);
    // Twelve characters in 11.7 em.
    expect(line!.text).toBe("记者：一二，三四，五六七");
    const painted = paint(line!);
    const from = (char: string) => inkOf(painted, char).from;
    expect(from("一") - from("：")).toBeCloseTo(10, 3);
    expect(from("三") - from("二") - 10).toBeLessThan(10);
  });
});

describe("the dateline", () => {
  const story = (text: string) => block([{ text: "本报讯（记者　张三）　", style: "dateline" }, { text, style: "body" }]);
  /** White before the bracket's ink, and between post and name. */
  const look = (line: Line): number[] => {
    const at = (char: string) => inkOf(paint(line), char);
    return [at("（").to - 5 - at("讯").to, at("张").from - at("者").to];
  };
  it("shows the same blank before its bracket where the line is squeezed, and takes from the em spaces in it", () => {
    const setter = typesetter();
    const set = (measureEm: number) => setter.lines(story("一二三四五"), { indentEm: 0, hangEm: 0, align: "justify" }, measureEm * 10)[0]!;
    // 本报讯 3, ½ + ½, 记者 2, an em, 张三 2, ½, an em, then five.
    const natural = set(15.5);
    const tight = set(15.3);
    expect(tight.text).toBe(natural.text);
    expect(look(natural)[0]).toBeCloseTo(5, 3);
    expect(look(natural)[1]).toBeCloseTo(10, 3);
    expect(look(tight)[0]).toBeCloseTo(5, 3);
    expect(look(tight)[1]).toBeLessThan(10);
    expect(look(tight)[1]).toBeGreaterThanOrEqual(7.5 - 0.01);
  });
  it("is widened at its em spaces rather than between its letters", () => {
    const [line] = typesetter().lines(story("一二三四五六七八九十"), { indentEm: 0, hangEm: 0, align: "justify" }, 100);
    expect(line!.text).toBe("本报讯（记者　张三）");
    const between = (a: string, b: string) => inkOf(paint(line!), b).from - inkOf(paint(line!), a).to;
    expect(between("本", "报")).toBeGreaterThan(0);
    expect(between("者", "张") - 10).toBeCloseTo(4 * between("本", "报"), 3);
    expect(paint(line!).end).toBeCloseTo(100, 2);
  });
});

describe("list items", () => {
  it.each(["一二三四五六七八九十百千万一二三四五六七八九十", "“一二三四”五六七八九十百千万一二三四五六七八九十"])("stand level behind their mark, turnovers too: %s", (text) => {
    const { items: [item], set } = galley(of("listItem", text));
    const lines = set(item!, item!.options[0]!);
    expect(lines).toHaveLength(2);
    // A quotation mark's ink is the right half of its square.
    const left = lines.map(({ line }) => paint(line).glyphs[0]!).map(({ text: char, to }) => to - (char === "“" ? 5 : 10));
    expect(left).toEqual([10, 10]);
  });
});

describe("question and answer", () => {
  const answer = of("answer", [{ text: "何守义：", style: "strong" }, { text: "船板要顺着水纹走，逆了纹就吃水。", style: "body" }]);
  it("runs the speaker in, in the black face, on the line's own baseline and size", () => {
    const { items: [item], set } = galley(answer);
    const [first] = set(item!, item!.options[0]!);
    expect(first!.line.runs.filter(({ source }) => source === "hei").map(({ text }) => text).join("")).toBe("何守义：");
    expect(new Set(first!.line.runs.map(({ sizePt }) => sizePt))).toEqual(new Set([10]));
    expect(first!.line.runs.at(-1)).toMatchObject({ source: "song", sizePt: 10 });
    expect(first!.line.xPt).toBe(20);
  });
  it("offers air above a question, none above an answer", () => {
    const { items } = galley(of("paragraph", "开头。"), of("question", "问？"), answer);
    expect(items[1]!.options.some(({ airRows }) => airRows === 1)).toBe(true);
    expect(items[2]!.options.every(({ airRows }) => airRows === 0)).toBe(true);
  });
});

describe("a chronicle's entry", () => {
  it("runs its date in, in the black face, parted by an em that is never stretched", () => {
    const { items: [item], set } = galley(of("entry", [{ text: "1958年　", style: "strong" }, { text: "汀江上架起第一座公路桥，两岸第一次通了汽车。", style: "body" }]));
    const [first] = set(item!, item!.options[0]!);
    const space = first!.line.runs.find((run) => run.text === "　");
    expect(first!.line.text.startsWith("1958年　汀江")).toBe(true);
    expect(space).toMatchObject({ trackingPt: 0 });
  });
});

describe("an end credit", () => {
  const credit = of("endCredit", "（许蔓青）", "credit");
  /** 13 characters a line, two of indent: the last line holds `last` characters. */
  const story = (last: number): CopyBlock => of("paragraph", "人".repeat(11 + last));
  it("stands at the right end of the last line where an em parts it from the text", () => {
    const { items: [item], set } = galley(story(7), credit);
    const inline = item!.options.find(({ tailInline }) => tailInline)!;
    const lines = set(item!, inline);
    const [text, tail] = [lines.at(-2)!, lines.at(-1)!];
    expect(tail.rowOffset).toBe(text.rowOffset);
    expect(tail.line.xPt + tail.line.widthPt).toBeCloseTo(measurePt, 6);
    expect(tail.line.xPt).toBeGreaterThanOrEqual(text.line.xPt + text.line.widthPt + 10 - 1e-6);
  });
  it("has a row of its own at the right where there is no room", () => {
    const { items: [item], set } = galley(story(9), credit);
    expect(item!.options.some(({ tailInline }) => tailInline)).toBe(false);
    const lines = set(item!, item!.options[0]!);
    expect(lines.at(-1)!.rowOffset).toBe(lines.at(-2)!.rowOffset + 1);
    expect(lines.at(-1)!.line.xPt + lines.at(-1)!.line.widthPt).toBeCloseTo(measurePt, 6);
  });
});

it("running text is indented by two characters and justified, emphasis is a face and no slant", () => {
  expect(settingOf("paragraph", "news")).toEqual({ indentEm: 2, hangEm: 0, align: "justify" });
  const { items: [item], set } = galley(of("paragraph", [{ text: "前文", style: "body" }, { text: "着重", style: "strong" }, { text: "后文。", style: "body" }]));
  expect(set(item!, item!.options[0]!)[0]!.line.runs.flatMap(({ text, source }) => [...text].map((char) => `${char}${source}`)).join(" "))
    .toBe("前song 文song 着hei 重hei 后song 文song 。song");
});
