/** Mixed runs: 黑, 楷, links, Latin and digits in one line keep its baseline, its height and its width. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CopyBlock, CopyRun } from "../../src/model/copy.js";
import type { PlacedText } from "../../src/model/dummy.js";
import type { Line } from "../../src/model/typesetter.js";
import { readPdf } from "../support/read-pdf.js";
import { TypesetPages } from "../support/typeset-page.js";

let pages: TypesetPages;
beforeAll(async () => { pages = await TypesetPages.open(); });
afterAll(() => pages.close());

const mixed: readonly CopyRun[] = [
  { text: "本报讯（记者　陈知远）　", style: "dateline" },
  { text: "“云汀”数据平台", style: "body" }, { text: "“一网通”12月6日上线", style: "strong" },
  { text: "，约翰·史密斯与", style: "body" }, { text: "约翰·史密斯“笔谈”", style: "kai" },
  { text: "，见", style: "body" }, { text: "云汀网yunting.example", style: "body", href: "https://yunting.example/" },
  { text: "的AI专栏；", style: "body" }, { text: "编者注：“楷体”里的、。，！？《》（）……——都来自有它们的字体。", style: "kai" },
  { text: "增长8.6%，GDP突破3000亿元，气温12℃。", style: "body", underline: true },
];
const block: CopyBlock = { id: "b0", role: "paragraph", path: "blocks[0]", runs: mixed, noBreak: [] };
const justified = { indentEm: 2, hangEm: 0, align: "justify" } as const;
const leadingPt = 13.5;

describe.each([11, 13, 15, 17, 20, 27])("at %d characters", (em) => {
  it("runs of every face keep line width, line height and baseline in Chromium", async () => {
    const lines = pages.typesetter.lines(block, justified, em * 9);
    const frame = { xPt: 60, yPt: 60, widthPt: em * 9, heightPt: lines.length * leadingPt };
    const text: PlacedText = {
      type: "text", id: "01-a-b0", role: "paragraph", frames: [frame],
      lines: lines.map((line, row) => ({ line, xPt: 60, yPt: 60 + row * leadingPt, heightPt: leadingPt })),
    };
    const { findings, pdf } = await pages.paint([text]);
    // Widths, boxes and baselines of all lines are held against the plan by the page's own check.
    expect(findings).toEqual([]);
    const { strings } = await readPdf(pdf);
    const baselines = new Map<number, number>();
    for (const { y } of strings.filter(({ text: words }) => words.trim() !== "")) baselines.set(Math.round(y * 50), y);
    expect(baselines.size).toBe(lines.length);
    const sorted = [...baselines.values()].sort((a, b) => b - a);
    sorted.slice(1).forEach((y, k) => expect(sorted[k]! - y).toBeCloseTo(leadingPt, 2));
  });
});

const runsOf = (runs: readonly CopyRun[]): Line["runs"] => pages.typesetter.line(runs).runs;

it("marks in 楷 come from a face that has them, its Han and Latin from its own", () => {
  const sources = new Map(runsOf([{ text: "楷“体”，AI好。", style: "kai" }]).flatMap((run) => [...run.text].map((char) => [char, run.source] as const)));
  for (const char of "楷体AI好") expect(sources.get(char), char).toBe("kai");
  for (const char of "“”，。") expect(sources.get(char), char).toBe("kai-2");
  const [, marks] = pages.theme.faces.kai!;
  expect(marks!.only).toEqual(["marks"]);
});

it("a quote has one shape in a line, whatever face it stands in: half of an em, the ink of one family", () => {
  for (const style of ["body", "kai"]) {
    const width = (text: string): number => pages.typesetter.line([{ text, style }]).widthPt;
    // 人“人”人: between Han a quote is a whole em, of which its ink takes the inner half.
    expect(width("人“人”人")).toBeCloseTo(5 * 9, 2);
    expect(width("“人”")).toBeCloseTo(2 * 9, 2);
  }
  const files = ["song", "kai"].map((face) => pages.theme.faces[face]!.find(({ only }) => only === undefined || only.includes("marks"))!.path);
  expect(files[0]).toBe(files[1]);
});

it("the interpunct is half an em in every face", () => {
  for (const style of ["body", "strong", "kai"]) {
    const width = (text: string): number => pages.typesetter.line([{ text, style }]).widthPt;
    expect(width("人·人") - width("人人"), style).toBeCloseTo(4.5, 2);
  }
});
