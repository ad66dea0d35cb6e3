/** The debug view of a proof: tints by amount, marks by rule, a legend that the ledger knows. */
import { describe, expect, it } from "vitest";
import type { DummyPage, Ornament, PlacedLine, PlacedText } from "../../../src/model/dummy.js";
import { withLineMarks } from "../../../src/place/debug-lines.js";
import { lineFaults } from "../../../src/place/line-faults.js";
import { typesetter } from "../compose/square-face.js";

const leadingPt = 15;
const run = (text: string) => ({ text, source: "song", sizePt: 10, ink: "black", trackingPt: 0, halt: false, kern: false, beforePt: 0 });
const at = (text: string, row: number, xPt = 0, stretchEm = 0, heightPt = leadingPt): PlacedLine => ({
  line: { runs: [run(text)], xPt: 0, widthPt: [...text].length * 10, stretchEm, last: false, text }, xPt, yPt: 100 + row * leadingPt, heightPt,
});
const text = (lines: readonly PlacedLine[], role: PlacedText["role"] = "paragraph"): PlacedText => ({ type: "text", id: "01-a-b0", role, lines, frames: [] });
const kinds = (lines: readonly PlacedLine[], role?: PlacedText["role"]): string[] => lineFaults(text(lines, role), 100, leadingPt).map(({ kind, placed }) => `${kind} ${placed.line.text}`);

describe("lineFaults", () => {
  it("finds nothing in sound lines", () => expect(kinds([at("一二三四", 0), at("五六七八", 1), at("九十。", 2)])).toEqual([]));
  it("calls a line loose above 1/16 em, not at it", () => {
    expect(kinds([at("一二", 0, 0, 0.0625), at("三四", 1, 0, 0.07), at("五六", 2)])).toEqual(["loose 三四"]);
  });
  it("finds marks that may not begin or end a line, but not at the block's own ends", () => {
    expect(kinds([at("“一二", 0), at("，三四", 1), at("五六《", 2), at("七八。", 3)])).toEqual(["kinsoku ，三四", "kinsoku 五六《"]);
  });
  it("counts Han, not marks, in a last line; a word or number is no runt", () => {
    expect(kinds([at("一二", 0), at("三。”", 1)])).toEqual(["runt 三。”"]);
    expect(kinds([at("一二", 0), at("96%", 1)])).toEqual([]);
    expect(kinds([at("一。", 0)])).toEqual([]);
  });
  it("finds a first line left at a foot and a last line alone at a top", () => {
    expect(kinds([at("一二", 9), at("三四", 0, 140), at("五六", 1, 140)])).toEqual(["lone 一二"]);
    expect(kinds([at("一二", 8), at("三四", 9), at("五六", 0, 140)])).toEqual(["lone 五六"]);
    expect(kinds([at("一二", 8), at("三四", 9), at("五六", 0, 140), at("七八", 1, 140)])).toEqual([]);
  });
  it("finds a line off its row, and leaves heads, captions and drop caps alone", () => {
    expect(kinds([at("一二", 0), at("三四", 1.4), at("五六", 2.4)])).toEqual(["grid 三四", "grid 五六"]);
    expect(kinds([at("，", 0.5, 0, 1)], "main")).toEqual([]);
    expect(kinds([at("我", 0.5, 0, 0, 30), at("们一", 0), at("二三", 1)])).toEqual([]);
  });
});

describe("withLineMarks", () => {
  const stamped = typesetter();
  const setter = { ...stamped, line: (runs: Parameters<typeof stamped.line>[0]) => stamped.line(runs.map((r) => ({ ...r, style: "body" }))) };
  const page = (lines: readonly PlacedLine[]): DummyPage => ({
    label: "01", name: "要闻", index: 0, side: "front", template: "front", ink: "cmyk", paper: { widthMm: 390, heightMm: 545 },
    area: { xPt: 50, yPt: 100, widthPt: 999, heightPt: 1377 }, folio: [], slug: [],
    modules: [{ id: "01-a", article: "a", kind: "news", rank: "lead", box: { xPt: 0, yPt: 0, widthPt: 0, heightPt: 0 }, parts: [text(lines)] }],
    ornaments: [{ kind: "rule", x1Pt: 0, y1Pt: 0, x2Pt: 1, y2Pt: 0, weightPt: 1, ink: "black" }], ledger: { page: "01", entries: [] }, faulty: false,
  });
  const marks = (made: DummyPage): Extract<Ornament, { kind: "mark" }>[] => made.ornaments.filter((o) => o.kind === "mark");

  it("tints a line the more the more it is stretched or squeezed, in two colours, below all other ornaments", () => {
    const made = withLineMarks(page([at("一二", 0, 0, 0.02), at("三四", 1, 0, 0.06), at("五六", 2, 0, -0.05), at("七八", 3)]), leadingPt, setter);
    const [faint, strong, cold] = marks(made);
    expect(faint!.opacity).toBeLessThan(strong!.opacity);
    expect(faint!.colour).toEqual(strong!.colour);
    expect(cold!.colour).not.toEqual(strong!.colour);
    expect(cold!.box).toEqual({ xPt: 0, yPt: 130, widthPt: 20, heightPt: 15 });
    expect(made.ornaments.findIndex((o) => o.kind === "rule")).toBe(3);
  });

  it("has a legend with the counts, which stands in the ledger and inside the page's margin", () => {
    const made = withLineMarks(page([at("一二", 0, 0, 0.07), at("，三四", 1, 0, -0.05), at("五", 2)]), leadingPt, setter);
    const legend = made.slug.at(-1)!;
    const words = legend.lines.map(({ line }) => line.text);
    expect(words).toEqual(["放松1行　至多0.070字", "收紧1行　至多0.050字", "疏行1", "禁则1", "单字成行1", "孤行0", "离格0"]);
    expect(made.ledger.entries).toEqual([{ id: legend.id, text: words.join("") }]);
    for (const line of legend.lines) {
      expect(line.xPt + line.line.widthPt).toBeLessThanOrEqual(50 + 999);
      expect(line.yPt + line.heightPt).toBeLessThanOrEqual(100);
    }
  });

  it("goes on in a second row on a narrow page", () => {
    const narrow = page([at("一二", 0)]);
    const made = withLineMarks({ ...narrow, area: { ...narrow.area, widthPt: 300 } }, leadingPt, setter);
    const legend = made.slug.at(-1)!;
    expect(new Set(legend.lines.map(({ yPt }) => yPt)).size).toBeGreaterThan(1);
    for (const line of legend.lines) expect(line.xPt + line.line.widthPt).toBeLessThanOrEqual(350);
  });
});
