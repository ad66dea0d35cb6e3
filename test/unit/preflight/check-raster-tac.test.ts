import { type PDFContext, PDFRawStream, PDFRef, PDFWriter } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { openRaw } from "../../../src/finish/parsed-page.js";
import { finishPress } from "../../../src/finish/press.js";
import type { DummyPage } from "../../../src/model/dummy.js";
import { decodedText, deflated, dictAt, name, numbersOf, arrayAt, pagesOf, readPdf } from "../../../src/pdf/objects.js";
import { preflightPlate } from "../../../src/preflight/preflight-plate.js";
import { pressContext, pressProfile, rawPage } from "../../support/raw-page.js";

const profile = pressProfile("coldset");
const press = { file: "p.pdf", target: "press", profile, raster: true } as const;

async function changed(pdf: Uint8Array, change: (text: string, context: PDFContext) => string): Promise<Uint8Array> {
  const context = await readPdf(pdf);
  const { page } = pagesOf(context)[0]!;
  const ref = page.get(name("Contents"));
  const stream = context.lookup(ref);
  if (!(ref instanceof PDFRef) || !(stream instanceof PDFRawStream)) throw new Error("no content");
  context.assign(ref, deflated(context, Buffer.from(change(decodedText(stream), context), "latin1")));
  return PDFWriter.forContext(context, 1000).serializeToBuffer();
}

const plate = async (pdf = rawPage("plain").pdf) => (await finishPress(await openRaw({ ...rawPage("plain"), pdf }), await pressContext()))!.pdf;

describe("total ink by raster", () => {
  it("is not measured unless it is asked for", async () => {
    const result = await preflightPlate(await plate(), { file: "p.pdf", target: "press", profile });
    expect(result.ink).toBeUndefined();
    expect(result.checks.map((check) => check.name)).not.toContain("raster-tac");
  });

  it("names the ink, the place from the trim's top left and what stands there, in both languages", async () => {
    const pdf = await plate();
    const [x0 = 0, , , y1 = 0] = numbersOf(arrayAt(pagesOf(await readPdf(pdf))[0]!.page, "TrimBox"))!;
    // 20 mm from the left, 30 mm from the top, a centimetre square: 100 + 100 under 70.
    const pt = 72 / 25.4;
    const square = `${x0 + 20 * pt} ${y1 - 40 * pt} ${10 * pt} ${10 * pt} re f`;
    const dark = await changed(pdf, (text) => `${text}\nq 1 1 0 0 k ${square} /BxOverprint gs 0 0 0.7 0 k ${square} Q`);
    const { diagnostics, ink } = await preflightPlate(dark, press);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["preflight-raster-tac", "error"]]);
    expect(ink).toEqual([expect.objectContaining({ percent: expect.closeTo(270, 0), overShare: expect.closeTo(100 / 14_000, 3) })]);
    const [found] = diagnostics;
    const place = /at ([\d.]+) mm from the trim's left and ([\d.]+) mm from its top/.exec(found!.en)!.slice(1).map(Number);
    // The first of the darkest dots, which are a quarter of a millimetre.
    expect(Math.abs(place[0]! - 20)).toBeLessThanOrEqual(0.3);
    expect(Math.abs(place[1]! - 30)).toBeLessThanOrEqual(0.3);
    expect(found!.en).toMatch(/1: 270 % where 240 % is the limit.*near “.+”; 0\.\d\d % of the page is over$/);
    expect(found!.zh).toMatch(/1：270%，上限 240%；最浓处距成品左边 [\d.]+ mm、上边 [\d.]+ mm，近“.+”；超限面积占 0\.\d\d%$/);
    const box = { xPt: 50, yPt: 80, widthPt: 100, heightPt: 100 };
    const laidOut = { ...rawPage("plain").page, modules: [{ id: "01-a", article: "a07", kind: "news", rank: "lead", box, parts: [{ type: "figure", id: "f", alt: "", captions: [], box, crop: { x: 0, y: 0, width: 1, height: 1 }, picture: { href: "pictures/night.jpg" } }] }] } as unknown as DummyPage;
    const named = await preflightPlate(dark, { ...press, laidOut: [laidOut] });
    expect(named.diagnostics.find(({ code }) => code === "preflight-raster-tac")!.en).toContain("picture pictures/night.jpg of the article a07");
  });

  it("two points above the limit pass, for rounding", async () => {
    const percent = async (yellow: number) => {
      const pdf = await changed(await plate(), (text) => `${text}\nq 1 1 0 0 k 30 300 40 40 re f /BxOverprint gs 0 0 ${yellow} 0 k 30 300 40 40 re f Q`);
      return (await preflightPlate(pdf, press)).checks.find((check) => check.name === "raster-tac")!.ok;
    };
    expect(await percent(0.415)).toBe(true);
    expect(await percent(0.43)).toBe(false);
  });

  it("a page that is one dark picture stays under the limit", async () => {
    const [width, height] = [600, 840];
    const dark = Buffer.alloc(width * height * 3);
    // Every dark colour there is: the channels run from 0 to 90 against one another, with grain on top.
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const at = (y * width + x) * 3;
        dark[at] = (x * 90) / width;
        dark[at + 1] = (y * 90) / height;
        dark[at + 2] = ((x * 7 + y * 13) % 90) / (y > height / 2 ? 1 : 8);
      }
    }
    const jpeg = await sharp(dark, { raw: { width, height, channels: 3 } }).jpeg({ quality: 95 }).toBuffer();
    const raw = await changed(rawPage("plain").pdf, (_, context) => {
      const { page } = pagesOf(context)[0]!;
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = numbersOf(arrayAt(page, "MediaBox"))!;
      const image = context.obj({ Type: "XObject", Subtype: "Image", Width: width, Height: height, ColorSpace: "DeviceRGB", BitsPerComponent: 8, Filter: "DCTDecode", Length: jpeg.length });
      dictAt(page, "Resources")!.set(name("XObject"), context.obj({ Dark: context.register(PDFRawStream.of(image, jpeg)) }));
      return `q ${x1 - x0} 0 0 ${y1 - y0} ${x0} ${y0} cm /Dark Do Q`;
    });
    const { ink, checks } = await preflightPlate(await plate(raw), press);
    const [most] = ink!;
    if (most === undefined || "unread" in most) throw new Error("not measured");
    // Dark it must be, or the test says nothing.
    expect(most.percent).toBeGreaterThan(200);
    expect(most.percent).toBeLessThanOrEqual(profile.tac + 2);
    expect(checks.find((check) => check.name === "raster-tac")!.ok).toBe(true);
  });

  it("draws the worst spot, ringed, on a small picture of the page", async () => {
    const pdf = await changed(await plate(), (text) => `${text}\nq 1 1 0 0 k 30 300 40 40 re f /BxOverprint gs 0 0 0.9 0 k 30 300 40 40 re f Q`);
    const { thumbnail } = await preflightPlate(pdf, { ...press, thumbnail: true });
    const { data, info } = await sharp(thumbnail!).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const count = (is: (r: number, g: number, b: number) => boolean): number => Array.from({ length: info.width * info.height }, (_, i) => is(data[i * 3]!, data[i * 3 + 1]!, data[i * 3 + 2]!)).filter(Boolean).length;
    // What is over the limit is green, the ring is magenta.
    expect(count((r, g, b) => r < 30 && g > 220 && b > 40 && b < 90)).toBeGreaterThan(500);
    expect(count((r, g, b) => r > 200 && g < 40 && b > 110 && b < 160)).toBeGreaterThan(100);
    expect(Math.max(info.width, info.height)).toBeLessThanOrEqual(900);
  });
});
