import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Diagnostics } from "../../src/diagnostics/diagnostic.js";
import { comparable } from "../../src/model/ledger.js";
import type { PageHtml, RawPage, Shell } from "../../src/model/render.js";
import { openPress, type OpenPress } from "../../src/paginate/press.js";
import { rawPdfFault, withoutDates } from "../../src/print/check-raw-pdf.js";
import { extractedText, extractedTextDiffers } from "../../src/print/extracted-text.js";
import { printPage } from "../../src/print/print-page.js";
import { brushPath, facePaths, testPage, testShell, type TestText } from "../support/painted-page.js";
import { readPdf } from "../support/read-pdf.js";

// None of these is written like a Kangxi radical, which Chromium's ToUnicode would name instead.
const words = "东南西北春夏秋冬天地";
let press: OpenPress;
let shell: Shell;
beforeAll(async () => {
  [press, shell] = await Promise.all([openPress({ tabs: 2 }), testShell(`${words}要闻大样版2026`)]);
});
afterAll(() => press.close());

async function print(pages: readonly PageHtml[], in_ = shell, on: OpenPress = press): Promise<RawPage[]> {
  const diagnostics = new Diagnostics();
  const printed: RawPage[] = [];
  await on.eachPage(in_, pages, async (tab, page) => {
    const rendered = await tab.set(page, diagnostics);
    const raw = rendered && (await printPage(rendered, diagnostics));
    if (raw) printed[pages.indexOf(page)] = raw;
  });
  expect(diagnostics.all).toEqual([]);
  return printed;
}

/** A paragraph of `rows` lines in each of two columns. */
const paragraph = (id: string, top: number, rows: number): TestText => ({
  id,
  lines: [0, 1].flatMap((column) => Array.from({ length: rows }, (_, row) => ({ text: words, xPt: 30 + column * 110, yPt: top + row * 13.5 }))),
});
const article = (label: string, extra: TestText[] = []) => testPage({
  label,
  folio: [{ id: `${label}-folio`, lines: [{ text: "要闻", xPt: 30, yPt: 20 }] }],
  slug: [{ id: `${label}-slug`, lines: [{ text: "大样", xPt: 30, yPt: 430 }] }],
  texts: [
    { id: `${label}-main`, tag: "h1", lines: [{ text: "春天", xPt: 30, yPt: 40, sizePt: 24, heightPt: 30 }, { text: "大地", xPt: 90, yPt: 40, sizePt: 24, heightPt: 30 }] },
    paragraph(`${label}-b1`, 80, 4), paragraph(`${label}-b2`, 150, 3), ...extra,
  ],
});

describe("a printed page", () => {
  it("is one page at its true size", async () => {
    const [raw] = await print([article("01")]);
    expect(rawPdfFault(raw!.pdf)).toBeUndefined();
    expect((await readPdf(raw!.pdf)).pages).toBe(1);
  });

  it("has one P for each paragraph though its lines stand in two columns, and one H1 for a head of two lines", async () => {
    const [raw] = await print([article("01")]);
    const { roles } = await readPdf(raw!.pdf);
    expect(roles.filter((role) => role === "H1")).toHaveLength(1);
    expect(roles.filter((role) => role === "P")).toHaveLength(4); // folio, two paragraphs, slug
  });

  it("reads folio, page, slug, and its text is the ledger", async () => {
    const [raw] = await print([article("01")]);
    expect(comparable(await extractedText(raw!.pdf))).toBe(`要闻春天大地${words.repeat(14)}大样`);
    expect(await extractedTextDiffers(raw!.pdf, raw!.page.ledger)).toBeUndefined();
  });

  it("is told from a ledger that has one character more, with its context", async () => {
    const [raw] = await print([article("01")]);
    const entries = raw!.page.ledger.entries.map((entry) => (entry.id === "01-b1" ? { ...entry, text: entry.text.replace("春", "青春") } : entry));
    expect(await extractedTextDiffers(raw!.pdf, { page: "01", entries })).toEqual({ at: 10, expected: "春天大地东南西北青春夏秋冬天地东南西北春", found: "春天大地东南西北春夏秋冬天地东南西北春夏" });
  });

  it("places every line where the page planned it, to within half a pixel", async () => {
    const [raw] = await print([article("01")]);
    const { strings } = await readPdf(raw!.pdf);
    const columns = strings.filter(({ text }) => text.startsWith("东南"));
    expect(columns).toHaveLength(14);
    expect(new Set(columns.map(({ x }) => Math.round(x * 10) / 10))).toEqual(new Set([30, 140]));
    const rows = [...new Set(columns.map(({ y }) => y.toFixed(2)))].map(Number).sort((a, b) => a - b);
    expect(rows).toHaveLength(7); // both columns share every baseline
    expect(rows[1]! - rows[0]!).toBeCloseTo(13.5, 2);
  });
});

describe("faces mixed in a line", () => {
  it("share the baseline of a line that has one face only", async () => {
    const run = (face: string, text: string, style = "") => `<span class="f-${face}" style="${style}">${text}</span>`;
    // At 24 pt the rounded ascents of these faces differ by a pixel.
    const at = (xPt: number, runs: string, face = "song", widthPx = 64): TestText => ({
      id: `m-${xPt}`, lines: [{ text: "东南", xPt, yPt: 80, sizePt: 24, heightPt: 30, runs, face, expect: { widthPx } }],
    });
    const page = testPage({
      label: "m",
      texts: [
        at(30, run("song", "东南")),
        at(80, run("hei", "东") + run("song", "南")),
        at(130, run("song", "东") + run("hei", "南")),
        at(180, run("song", "东", "font-size:30pt") + run("hei", "南", "font-size:9pt"), "song", 52),
        at(230, run("brush", "东") + run("song", "南"), "brush"),
        at(280, run("brush", "东南"), "brush"),
      ],
    });
    const [raw] = await print([page], await testShell(words, undefined, { ...facePaths, brush: brushPath }));
    const { strings } = await readPdf(raw!.pdf);
    expect(strings.length).toBeGreaterThanOrEqual(6);
    expect(new Set(strings.map(({ y }) => y.toFixed(2))).size).toBe(1);
  });
});

describe("printing again", () => {
  const bytes = (raw: RawPage) => Buffer.from(withoutDates(raw.pdf));

  it("gives the same bytes in another tab, after other pages and in another browser", async () => {
    const pages = ["01", "02", "03", "04"].map((label) => article(label, [paragraph(`${label}-b3`, 210, Number(label))]));
    const first = await print(pages);
    const backwards = (await print([...pages].reverse())).reverse();
    const other = await openPress({ tabs: 1 });
    try {
      const elsewhere = await print(pages, await testShell(`${words}要闻大样版2026`), other);
      for (let i = 0; i < pages.length; i++) {
        expect(bytes(backwards[i]!).equals(bytes(first[i]!))).toBe(true);
        expect(bytes(elsewhere[i]!).equals(bytes(first[i]!))).toBe(true);
        expect(backwards[i]!.sha256).toBe(first[i]!.sha256);
      }
      expect(bytes(first[0]!).equals(bytes(first[1]!))).toBe(false);
    } finally {
      await other.close();
    }
  });
});
