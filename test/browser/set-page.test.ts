import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Diagnostics } from "../../src/diagnostics/diagnostic.js";
import type { PageHtml, RenderedPage, Shell } from "../../src/model/render.js";
import { openPress, type OpenPress } from "../../src/paginate/press.js";
import { testPage, testShell, type TestPage } from "../support/painted-page.js";

const words = "一二三四五六七八九十";
let press: OpenPress;
let shell: Shell;
beforeAll(async () => {
  [press, shell] = await Promise.all([openPress({ tabs: 1 }), testShell(`${words}要闻大样版（）。“”`)]);
});
afterAll(() => press.close());

/** Sets a page in a tab that has held others before. */
async function set(page: PageHtml): Promise<{ rendered: RenderedPage | undefined; diagnostics: Diagnostics; codes: string[] }> {
  const diagnostics = new Diagnostics();
  let rendered: RenderedPage | undefined;
  await press.eachPage(shell, [page], async (tab, wanted) => { rendered = await tab.set(wanted, diagnostics); });
  return { rendered, diagnostics, codes: diagnostics.all.map(({ code }) => code) };
}

const good: TestPage = {
  folio: [{ id: "01-folio", lines: [{ text: "要闻", xPt: 30, yPt: 20 }] }],
  slug: [{ id: "01-slug", lines: [{ text: "大样", xPt: 30, yPt: 430 }] }],
  texts: [
    { id: "01-a01-main", tag: "h1", lines: [{ text: "一二三", xPt: 30, yPt: 40, sizePt: 24, heightPt: 30 }] },
    { id: "01-a01-b1", lines: [
      { text: words, xPt: 30, yPt: 81 }, { text: words, xPt: 30, yPt: 94.5, trackingPt: -0.4 }, { text: "一二", xPt: 150, yPt: 81, trackingPt: 1.5 },
    ] },
  ],
};
/** The good page with the second line of its paragraph changed. */
const changed = (line: Partial<TestPage["texts"][number]["lines"][number]>, more: Partial<TestPage> = {}) => testPage({
  ...good,
  texts: good.texts.map((text) => (text.id === "01-a01-b1" ? { ...text, lines: text.lines.map((old, i) => (i === 1 ? { ...old, ...line } : old)) } : text)),
  ...more,
});

describe("a page as planned", () => {
  it("passes with folio and slug in margin boxes, tracking and a head", async () => {
    const { rendered, diagnostics } = await set(testPage(good));
    expect(diagnostics.all).toEqual([]);
    expect(rendered!.widthPx).toBeCloseTo((120 * 96) / 25.4, 1);
    expect(rendered!.heightPx).toBeCloseTo((160 * 96) / 25.4, 1);
  });

  it("passes again after a faulty one: nothing of the page before stays", async () => {
    await set(changed({ text: "一" }, { extra: "<p>五六</p>" }));
    expect((await set(testPage(good))).codes).toEqual([]);
  });

  it("has the sheet grown by the band outside the trim, and lines still placed from the trim", async () => {
    const banded = await testShell(words, { widthMm: 120, heightMm: 160, bandMm: 5 });
    const diagnostics = new Diagnostics();
    let size: number[] = [];
    const outside = { leftPx: -19, topPx: -19, rightPx: 500, bottomPx: 650 };
    const page = testPage({ frame: outside, slug: [{ id: "s", lines: [{ text: "一二", xPt: 30, yPt: -13.6 }] }], texts: [{ id: "p", lines: [{ text: words, xPt: 30, yPt: 60 }] }] });
    await press.eachPage(banded, [page], async (tab, wanted) => {
      const rendered = await tab.set(wanted, diagnostics);
      size = [rendered!.widthPx, rendered!.heightPx];
    });
    expect(diagnostics.all).toEqual([]);
    expect(size[0]).toBeCloseTo((130 * 96) / 25.4, 1);
    expect(size[1]).toBeCloseTo((170 * 96) / 25.4, 1);
  });
});

describe("a page at fault fails for its own reason:", () => {
  it("a line shifted by one pixel", async () => {
    const { rendered, codes } = await set(changed({ expect: { leftPx: 41 } }));
    expect(codes).toEqual(["line-off-place"]);
    expect(rendered).toBeUndefined();
  });

  it("a line lower than planned", async () => {
    expect((await set(changed({ expect: { topPx: 127 } }))).codes).toEqual(["line-off-place"]);
  });

  it("a line too wide, by its tracking", async () => {
    expect((await set(changed({ trackingPt: 0, expect: { widthPx: 120 - (9 * 0.4 * 96) / 72 } }))).codes).toEqual(["line-too-wide"]);
  });

  it("a line out of its frame", async () => {
    expect((await set(changed({ expect: { frame: { leftPx: 0, topPx: 0, rightPx: 100, bottomPx: 600 } } }))).codes).toEqual(["line-outside-frame"]);
  });

  it("a missing character", async () => {
    const { diagnostics, codes } = await set(changed({ runs: `<span class="f-song" style="letter-spacing:-.4pt">一二三四五六七八九</span>` }));
    expect(codes).toEqual(["text-differs", "line-too-narrow"]);
    expect(diagnostics.all[0]!.place).toEqual({ page: "01", module: "a01" });
  });

  it("a character of another code point that looks alike", async () => {
    const { codes } = await set(changed({ runs: `<span class="f-song" style="letter-spacing:-.4pt">⼀二三四五六七八九十</span>` }));
    expect(codes).toContain("text-differs");
  });

  it("a line that is not painted", async () => {
    expect((await set(changed({ runs: "" }))).codes).toContain("text-differs");
    const { codes } = await set(testPage({ ...good, extra: `<style>[data-l="2"] { visibility: hidden }</style>` }));
    expect(codes).toEqual(["line-hidden", "text-differs"]);
  });

  it("text outside every line", async () => {
    const { diagnostics, codes } = await set(testPage({ ...good, extra: `<p style="position:absolute;left:10pt;top:300pt">多</p>` }));
    expect(codes).toEqual(["text-outside-lines"]);
    expect(diagnostics.all[0]!.en).toContain("“多”");
  });

  it("words that the ledger does not have, or in another order", async () => {
    const ids = { folio: { id: "01-folio", text: "要闻" }, main: { id: "01-a01-main", text: "一二三" }, body: { id: "01-a01-b1", text: `${words}${words}一二` }, slug: { id: "01-slug", text: "大样" } };
    expect((await set(testPage({ ...good, ledger: [ids.folio, ids.main, ids.body, ids.slug] }))).codes).toEqual([]);
    expect((await set(testPage({ ...good, ledger: [ids.folio, ids.body, ids.main, ids.slug] }))).codes).toEqual(["text-order"]);
    expect((await set(testPage({ ...good, ledger: [ids.folio, ids.main, { ...ids.body, text: `${words}${words}一` }, ids.slug] }))).codes).toEqual(["text-differs"]);
  });

  it("an overflow", async () => {
    const { codes } = await set(testPage({ ...good, extra: `<p id="late" style="position:absolute;left:0;top:170mm;width:9pt;height:9pt;overflow:hidden"></p>` }));
    expect(codes).toContain("paged-overflow");
  });

  it("a second page", async () => {
    const { codes } = await set(testPage({ ...good, extra: `</section><section class="bx-page" style="width:120mm;height:160mm"><p style="break-before:page"><br></p>` }));
    expect(codes).toContain("page-count");
  });

  it("an element wider than the paper", async () => {
    const { codes } = await set(testPage({ ...good, extra: `<div id="wide" style="position:absolute;left:-3px;top:0;width:20px;height:5px"></div>` }));
    expect(codes).toEqual(["beyond-paper"]);
  });

  it("a picture that is no picture", async () => {
    const pictures = new Map([["/picture/1", { bytes: new TextEncoder().encode("no picture"), type: "image/png" }]]);
    const { codes } = await set(testPage({ ...good, pictures, extra: `<img src="/picture/1" alt="" style="position:absolute;width:9pt;height:9pt">` }));
    expect(codes).toEqual(["picture-not-loaded"]);
  });
});

describe("punctuation", () => {
  const only = (line: TestPage["texts"][number]["lines"][number]) => testPage({ texts: [{ id: "01-b1", lines: [line] }] });

  it("has the width that the composer chose: full, though marks meet, or half by the face's halt", async () => {
    const full = only({ text: "（一）。（二）", xPt: 30, yPt: 60 });
    expect((await set(full)).diagnostics.all).toEqual([]);
    const half = only({
      text: "（一）。", xPt: 30, yPt: 60, expect: { widthPx: (0.5 + 1 + 0.5 + 0.5) * 12 },
      runs: `<span class="f-song h">（</span><span class="f-song">一</span><span class="f-song h">）。</span>`,
    });
    expect((await set(half)).diagnostics.all).toEqual([]);
    expect((await set(only({ text: "（一）。", xPt: 30, yPt: 60, expect: { widthPx: 30 } }))).codes).toEqual(["line-too-wide"]);
  });

  it("keeps a space before a run, which is no part of the line's width", async () => {
    const runs = `<span class="f-song" style="margin-left:18pt">一二</span><span class="f-song" style="margin-left:-2pt">三</span>`;
    const page = only({ text: "一二三", xPt: 30, yPt: 60, runs, expect: { leftPx: 64, widthPx: 36 - (2 * 96) / 72 } });
    expect((await set(page)).diagnostics.all).toEqual([]);
  });
});

describe("a proof", () => {
  it("is rendered with its faults, which are told as warnings", async () => {
    const { rendered, diagnostics } = await set({ ...changed({ expect: { frame: { leftPx: 0, topPx: 0, rightPx: 100, bottomPx: 600 } } }), proof: true });
    expect(diagnostics.all.map(({ code, severity }) => [code, severity])).toEqual([["line-outside-frame", "warning"]]);
    expect(rendered).toBeDefined();
  });
});

describe("a face", () => {
  it("that Chromium does not accept stops the press with its name", async () => {
    const broken: Shell = { ...shell, fonts: new Map([...shell.fonts, ["hei", new TextEncoder().encode("no font")]]) };
    await expect(press.eachPage(broken, [testPage(good)], async (tab, page) => void (await tab.set(page, new Diagnostics()))))
      .rejects.toMatchObject({ code: "font-not-loaded", en: expect.stringContaining("bx-hei") as unknown });
  });

  it("that the stylesheet does not define is missed", async () => {
    const lacking: Shell = { ...shell, families: [...shell.families, "bx-kai"] };
    await expect(press.eachPage(lacking, [testPage(good)], async (tab, page) => void (await tab.set(page, new Diagnostics()))))
      .rejects.toMatchObject({ code: "font-not-loaded", en: expect.stringContaining("bx-kai") as unknown });
  });
});
