import { PDFRawStream, PDFRef, PDFWriter } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { openRaw } from "../../../src/finish/parsed-page.js";
import { finishPress } from "../../../src/finish/press.js";
import { slugText } from "../../../src/finish/printers-marks.js";
import type { PressProfile } from "../../../src/model/press.js";
import type { RawPage } from "../../../src/model/render.js";
import { arrayAt, decodedText, deflated, dictAt, name, numbersOf, pagesOf, readPdf } from "../../../src/pdf/objects.js";
import { meta, pressContext, pressProfile, rawPage } from "../../support/raw-page.js";

async function made(raw: RawPage, profile: PressProfile) {
  const ctx = await pressContext({ profile });
  const plate = await finishPress(await openRaw(raw), ctx);
  const found = ctx.diagnostics.all.filter(({ severity }) => severity === "error");
  if (plate === undefined) return { found, page: undefined, content: "" };
  const context = await readPdf(plate.pdf);
  const page = pagesOf(context)[0]!.page;
  const stream = page.lookup(name("Contents"));
  return { found, page, content: stream instanceof PDFRawStream ? decodedText(stream) : "" };
}
const box = (page: ReturnType<typeof pagesOf>[number]["page"] | undefined, key: string) => numbersOf(arrayAt(page, key))!;
const mm = (pt: number): number => (pt * 25.4) / 72;

/** The plain page with more content at its end, in the page's own coordinates. */
async function withContent(more: string): Promise<RawPage> {
  const raw = rawPage("plain");
  const context = await readPdf(raw.pdf);
  const ref = pagesOf(context)[0]!.page.get(name("Contents"));
  const stream = context.lookup(ref);
  if (!(ref instanceof PDFRef) || !(stream instanceof PDFRawStream)) throw new Error("no content");
  context.assign(ref, deflated(context, Buffer.from(`q\n${decodedText(stream)}\nQ\n${more}`, "latin1"), stream.dict));
  return { ...raw, pdf: await PDFWriter.forContext(context, 1000).serializeToBuffer() };
}

describe("outside the trim", () => {
  it("a commercial sheet has 3 mm of bleed in a band of 10 mm, marks and slug in the colour All, a patch of each ink", async () => {
    const { found, page, content } = await made(rawPage("plain"), pressProfile("commercial"));
    expect(found).toEqual([]);
    const trim = box(page, "TrimBox");
    box(page, "BleedBox").forEach((edge, i) => expect(Math.abs(mm(edge - trim[i]!))).toBeCloseTo(3, 2));
    box(page, "MediaBox").forEach((edge, i) => expect(Math.abs(mm(edge - trim[i]!))).toBeCloseTo(10, 2));
    const all = arrayAt(dictAt(dictAt(page, "Resources"), "ColorSpace"), "BxAll");
    // Separation All paints every plate (ISO 32000-1, 8.6.6.4).
    expect([String(all?.get(0)), String(all?.get(1))]).toEqual(["/Separation", "/All"]);
    const outside = content.slice(content.lastIndexOf("/Artifact BMC"));
    expect(outside).toContain("/BxAll cs 1 scn");
    for (const ink of ["1 0 0 0 k", "0 1 0 0 k", "0 0 1 0 k", "0 0 0 1 k", "0.5 0 0 0 k"]) expect(outside).toContain(ink);
    // Crop marks: two at each corner, clear of the bleed.
    const strokes = [...outside.matchAll(/^(\S+) (\S+) m (\S+) (\S+) l S$/gm)].map((m) => m.slice(1).map(Number));
    const crops = strokes.filter(([x1, y1, x2, y2]) => [trim[0], trim[2]].some((edge) => Math.abs(x1! - edge!) < 0.01 && Math.abs(x2! - edge!) < 0.01) || [trim[1], trim[3]].some((edge) => Math.abs(y1! - edge!) < 0.01 && Math.abs(y2! - edge!) < 0.01));
    expect(crops).toHaveLength(8);
  });

  it("a black page has black patches only", async () => {
    const { content } = await made(rawPage("plain", { ink: "k" }), pressProfile("commercial"));
    const outside = content.slice(content.lastIndexOf("/Artifact BMC"));
    expect([...outside.matchAll(/^(\S+ \S+ \S+ \S+) k /gm)].map(([, ink]) => ink)).toEqual(["0 0 0 1", "0 0 0 0.5"]);
  });

  it("a coldset sheet has the slug line and nothing else", async () => {
    const { found, page, content } = await made(rawPage("plain"), pressProfile("coldset"));
    expect(found).toEqual([]);
    expect(mm(box(page, "TrimBox")[1]! - box(page, "MediaBox")[1]!)).toBeCloseTo(6, 2);
    expect(box(page, "BleedBox")).toEqual(box(page, "TrimBox"));
    const outside = content.slice(content.lastIndexOf("/Artifact BMC"));
    expect(outside).not.toContain(" l S");
    expect(outside).toMatch(/3 3 l\nh\nf/);
  });

  it("the slug says title, date, page, ink and revision", () => {
    expect(slugText({ ...meta, revision: 2 }, "A01", "k+spot")).toBe("试报  2026-11-23  A01  K+S  r2");
  });
});

describe("bleed", () => {
  it("is refused where an inked area reaches the trim, and its place is told", async () => {
    // The page is 100 × 140 mm; the area stands at its lower left edge, 20 mm high.
    const { found, page } = await made(await withContent("0 0 0 rg 0 0 100 56.7 re f\n"), pressProfile("commercial"));
    expect(page).toBeUndefined();
    expect(found.map(({ code }) => code)).toEqual(["bleed-missing"]);
    expect(found[0]?.en).toContain("0, 120 mm from the top left");
    expect((await made(await withContent("0 0 0 rg 0 0 100 56.7 re f\n"), pressProfile("coldset"))).found).toEqual([]);
  });
  it("is not missed by white, by what is clipped away, or by what keeps clear", async () => {
    for (const more of ["1 1 1 rg 0 0 100 56 re f\n", "q 50 50 40 40 re W n 0 0 0 rg 0 0 200 200 re f Q\n", "0 0 0 rg 20 20 30 30 re f\n"]) {
      expect((await made(await withContent(more), pressProfile("commercial"))).found, more).toEqual([]);
    }
  });
});
