import { describe, expect, it } from "vitest";
import type { Measurements } from "../../../src/paginate/measurements.js";
import { judgePage } from "../../../src/paginate/judge-page.js";
import { testPage } from "../../support/painted-page.js";

const page = testPage({
  texts: [
    { id: "01-a01-b1", lines: [{ text: "一二三四", xPt: 30, yPt: 60 }, { text: "五六", xPt: 30, yPt: 73.5 }] },
    { id: "01-a01-b2", lines: [{ text: "七八九", xPt: 30, yPt: 87 }] },
  ],
});

/** What a tab reports when everything stands as planned: 9 pt = 12 px a character, 13.5 pt = 18 px a line. */
function asPlanned(change: Partial<Measurements> = {}): Measurements {
  return {
    numbers: [
      0, 40, 80, 18, 40, 88, 0,
      1, 40, 98, 18, 40, 64, 0,
      2, 40, 116, 18, 40, 76, 0,
    ],
    texts: ["一二三四", "五六", "七八九"],
    ids: ["01-a01-b1", "01-a01-b1", "01-a01-b2"],
    hidden: [], stray: [], beyond: [], pages: 1, overflows: [], forbidden: [], missingFamilies: [], missingPictures: [],
    trim: { width: 453.54, height: 604.72 }, sheet: { width: 453.54, height: 604.72 },
    timings: { paged: 1, measure: 1, look: 1 },
    look: { colours: [], runs: [], marred: [] },
    ...change,
  };
}
const withNumber = (at: number, value: number) => ({ numbers: asPlanned().numbers.map((old, i) => (i === at ? value : old)) });
const codes = (measured: Measurements) => judgePage(page, measured, []).map((diagnostic) => diagnostic.code);

describe("a page as planned", () => {
  it("has no finding, within half a pixel", () => {
    expect(codes(asPlanned())).toEqual([]);
    expect(codes(asPlanned(withNumber(2, 80.5)))).toEqual([]);
  });
});

describe("a line", () => {
  it("off its place is told with its module, in both languages", () => {
    const [found, ...rest] = judgePage(page, asPlanned(withNumber(9, 98.6)), []);
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ code: "line-off-place", severity: "error", place: { page: "01", module: "a01" } });
    expect(found!.zh).toContain("“五六”");
    expect(found!.en).toContain("01-a01-b1: “五六” stands at (40.00, 98.60)");
  });

  it("too wide or too narrow is told apart; trailing tracking does not count", () => {
    expect(codes(asPlanned(withNumber(5, 88.6)))).toEqual(["line-too-wide"]);
    expect(codes(asPlanned(withNumber(5, 87.4)))).toEqual(["line-too-narrow"]);
    const tracked = asPlanned(withNumber(5, 90));
    expect(codes({ ...tracked, numbers: tracked.numbers.map((old, i) => (i === 6 ? 2 : old)) })).toEqual([]);
  });

  it("must lie in its frame even where it stands as planned", () => {
    const frame = { leftPx: 40, topPx: 80, rightPx: 80, bottomPx: 140 };
    const narrow = { ...page, lines: page.lines.map((line) => (line.index === 0 ? { ...line, frame } : line)) };
    expect(judgePage(narrow, asPlanned(), []).map(({ code }) => code)).toEqual(["line-outside-frame"]);
  });

  it("that is missing, hidden, doubled or not planned is named", () => {
    const all = asPlanned();
    const without = { numbers: all.numbers.slice(0, 14), texts: all.texts.slice(0, 2), ids: all.ids.slice(0, 2) };
    expect(codes({ ...all, ...without })).toEqual(["line-missing", "text-differs"]);
    expect(codes({ ...all, ...without, hidden: [2] })).toEqual(["line-hidden", "text-differs"]);
    expect(codes({ ...all, ...withNumber(14, 1) })).toContain("line-doubled");
    expect(codes({ ...all, ...withNumber(14, 9) })).toContain("line-unexpected");
  });
});

describe("the words", () => {
  it("must be the ledger's, character by character", () => {
    const found = judgePage(page, asPlanned({ texts: ["一二三四", "五陆", "七八九"] }), []);
    expect(found.map(({ code }) => code)).toEqual(["text-differs"]);
    expect(found[0]!.en).toContain("(2 of this kind)"); // the line and the ledger
  });

  it("may differ from the ledger by white space and soft hyphens only", () => {
    const spaced = { ...page, page: { ...page.page, ledger: { page: "01", entries: [{ id: "01-a01-b1", text: "一二 三\u00AD四五\u2060六" }, { id: "01-a01-b2", text: "七八\u3000九" }] } } };
    expect(judgePage(spaced, asPlanned(), [])).toEqual([]);
    const folded = { ...page, page: { ...page.page, ledger: { page: "01", entries: [{ id: "01-a01-b1", text: "一二三四五六" }, { id: "01-a01-b2", text: "七八\u2F07" }] } } };
    expect(judgePage(folded, asPlanned(), []).map(({ code }) => code)).toEqual(["text-differs"]);
  });

  it("in another reading order are told as such", () => {
    const swapped = { ...page, page: { ...page.page, ledger: { page: "01", entries: [...page.page.ledger.entries].reverse() } } };
    expect(judgePage(swapped, asPlanned(), []).map(({ code }) => code)).toEqual(["text-order"]);
  });

  it("outside every line are told", () => {
    expect(codes(asPlanned({ stray: [{ id: "x", text: "多余" }] }))).toEqual(["text-outside-lines"]);
  });
});

describe("the sheet", () => {
  it("must be one page of the paper's size, without overflow", () => {
    expect(codes(asPlanned({ pages: 2 }))).toEqual(["page-count"]);
    expect(codes(asPlanned({ overflows: ["01-a01-b2"] }))).toEqual(["paged-overflow"]);
    expect(codes(asPlanned({ trim: { width: 455, height: 604.72 } }))).toEqual(["page-size"]);
    expect(codes(asPlanned({ beyond: [{ id: "x", tag: "img", left: 0, top: 0, right: 500, bottom: 5 }] }))).toEqual(["beyond-paper"]);
  });

  it("must have its faces and pictures, and ask for nothing else", () => {
    expect(codes(asPlanned({ missingFamilies: ["bx-kai"] }))).toEqual(["font-not-loaded"]);
    expect(codes(asPlanned({ missingPictures: ["/picture/1"] }))).toEqual(["picture-not-loaded"]);
    expect(judgePage(page, asPlanned(), [{ url: "http://x.test/", reason: "outside" }]).map(({ code }) => code)).toEqual(["request-refused"]);
  });
});

describe("a proof", () => {
  it("keeps its faults as warnings, but never two pages or a refused request", () => {
    const proof = { ...page, proof: true };
    const severities = (measured: Measurements, refused: { url: string; reason: "outside" }[] = []) => judgePage(proof, measured, refused).map(({ severity }) => severity);
    expect(severities(asPlanned(withNumber(9, 120)))).toEqual(["warning"]);
    expect(severities(asPlanned({ pages: 2 }))).toEqual(["error"]);
    expect(severities(asPlanned(), [{ url: "http://x.test/", reason: "outside" }])).toEqual(["error"]);
  });
});
