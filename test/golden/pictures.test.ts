/** Pictures of every kind on a real page: what stands in the press file, and how other programs paint it. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PDFArray, PDFName, PDFRawStream } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, type TestContext } from "vitest";
import type { BuildResult } from "../../src/build.js";
import { openPress, type OpenPress } from "../../src/paginate/press.js";
import { readPdf } from "../../src/pdf/objects.js";
import { sample, Workshop } from "../support/built.js";
import { inkRaster } from "../support/ink-raster.js";
import * as files from "../support/picture-files.js";
import { witness } from "../support/witness.js";

const left: files.Ink4 = [130, 20, 90, 10];
const right: files.Ink4 = [10, 160, 120, 40];
const orange: files.Rgb = [200, 80, 40];
const teal: files.Rgb = [40, 120, 130];
const dpi = 100;
/** The coldset sheet's band around the trim. */
const bandPt = (6 * 72) / 25.4;

let shop: Workshop;
let press: OpenPress;
beforeAll(async () => {
  [shop, press] = await Promise.all([Workshop.open(), openPress({ tabs: 1 })]);
});
afterAll(async () => {
  await press.close();
  await shop.close();
});

interface Built {
  readonly result: BuildResult;
  readonly press: string;
  readonly archive: string;
  /** The figure's box on the page, in pt from its top left. */
  readonly box: { xPt: number; yPt: number; widthPt: number; heightPt: number };
}

/** The campus paper's first page with another file for its photograph. */
async function withPicture(name: string, bytes: Uint8Array, change: object = {}): Promise<Built> {
  const issue = await shop.copy(sample("yunting-campus"), name);
  await writeFile(join(issue, "pictures", name), bytes);
  const file = join(issue, "articles", "u01.json");
  const article = JSON.parse(await readFile(file, "utf8")) as { figures: object[] };
  article.figures[0] = { ...article.figures[0], href: `pictures/${name}`, ...change };
  await writeFile(file, JSON.stringify(article));
  const result = await shop.build(issue, `out-${name}`, { press, page: "01", targets: ["press", "archive"] });
  const done = await shop.desk(issue);
  const part = done.dummy?.pages[0]?.modules.flatMap(({ parts }) => parts).find((p) => p.type === "figure" && p.id.includes("u01"));
  if (part?.type !== "figure") throw new Error(`no figure: ${JSON.stringify(result.diagnostics)}`);
  const path = (target: string) => join(result.folder!, `pages/${result.issue}-01.${target}.pdf`);
  return { result, press: path("press"), archive: path("archive"), box: part.box };
}

/** Ink at the middle of the figure's left and right quarter, as MuPDF paints it. */
async function inks(context: TestContext, { press: file, box }: Built): Promise<[number[], number[]]> {
  const raster = await inkRaster(context, file, shop.path("p.pam"), dpi);
  const at = (share: number): number[] => {
    const x = Math.round(((bandPt + box.xPt + box.widthPt * share) * dpi) / 72);
    const y = Math.round(((bandPt + box.yPt + box.heightPt / 2) * dpi) / 72);
    return [...raster.inks.subarray((y * raster.width + x) * 4, (y * raster.width + x) * 4 + 4)];
  };
  return [at(0.25), at(0.75)];
}

/** sRGB at the same two places, as poppler paints the archive file. */
async function lights(context: TestContext, { archive, box }: Built): Promise<[number[], number[]]> {
  const picture = shop.path("archive");
  await witness(context, "pdftoppm", "-r", String(dpi), "-png", "-singlefile", archive, picture);
  const { data, info } = await sharp(`${picture}.png`).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (share: number): number[] => {
    const x = Math.round(((box.xPt + box.widthPt * share) * dpi) / 72);
    const y = Math.round(((box.yPt + box.heightPt / 2) * dpi) / 72);
    return [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
  };
  return [at(0.25), at(0.75)];
}

const errors = ({ result }: Built) => result.diagnostics.filter(({ severity }) => severity === "error");
const near = (found: readonly number[], wanted: readonly number[], within: number, what = ""): void =>
  wanted.forEach((value, i) => expect(Math.abs(found[i]! - value), `${what} ${found} for ${wanted}`).toBeLessThanOrEqual(within));

async function cmykImages(file: string): Promise<PDFRawStream[]> {
  const context = await readPdf(await readFile(file));
  return context.enumerateIndirectObjects().flatMap(([, object]) => (object instanceof PDFRawStream && object.dict.get(PDFName.of("ColorSpace")) === PDFName.of("DeviceCMYK") ? [object] : []));
}

describe("a CMYK original", () => {
  it("goes into the press file byte by byte, Adobe's inversion told in /Decode", async (context) => {
    const bytes = await files.cmykJpeg(left, right);
    const built = await withPicture("adobe.jpg", bytes);
    expect(errors(built)).toEqual([]);
    const own = (await cmykImages(built.press)).filter(({ contents }) => Buffer.compare(Buffer.from(contents), bytes) === 0);
    expect(own).toHaveLength(1);
    expect((own[0]!.dict.get(PDFName.of("Decode")) as PDFArray).toString()).toBe("[ 1 0 1 0 1 0 1 0 ]");
    const [l, r] = await inks(context, built);
    near(l, left, 3);
    near(r, right, 3);
    // Other programs agree on the inversion.
    const rip = shop.path("rip.tif");
    await witness(context, "gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiff32nc", `-r${dpi}`, "-o", rip, built.press);
    const { data, info } = await sharp(rip, { ignoreIcc: true }).pipelineColourspace("cmyk").toColourspace("cmyk").raw().toBuffer({ resolveWithObject: true });
    const at = Math.round(((bandPt + built.box.yPt + built.box.heightPt / 2) * dpi) / 72) * info.width + Math.round(((bandPt + built.box.xPt + built.box.widthPt / 4) * dpi) / 72);
    near([...data.subarray(at * 4, at * 4 + 4)], left, 3, "Ghostscript");
  });
  it("shows in the archive file in the colours of its separation", async (context) => {
    const built = await withPicture("seen.jpg", await files.cmykJpeg([0, 0, 0, 0], [0, 0, 0, 230]));
    const [l, r] = await lights(context, built);
    // Bare newsprint and much black: the one light and without a cast of its own, the other dark.
    expect(Math.min(...l)).toBeGreaterThan(200);
    expect(Math.max(...r)).toBeLessThan(110);
  });
  it("without Adobe's segment counts as it stands", async (context) => {
    const built = await withPicture("plain.jpg", await files.cmykJpegWithoutAdobe(left, right));
    expect(errors(built)).toEqual([]);
    const [l, r] = await inks(context, built);
    near(l, left, 3);
    near(r, right, 3);
  });
  it("as TIFF keeps its ink values exactly", async (context) => {
    const built = await withPicture("scan.tif", files.cmykTiff(files.halves(left, right)));
    expect(errors(built)).toEqual([]);
    const [l, r] = await inks(context, built);
    near(l, left, 0);
    near(r, right, 0);
  });
  it("turned by EXIF stands upright", async (context) => {
    const built = await withPicture("turned-cmyk.jpg", await files.turnedCmykJpeg(left, right));
    expect(errors(built)).toEqual([]);
    const [l, r] = await inks(context, built);
    near(l, left, 3);
    near(r, right, 3);
  });
  it("above the ink limit stops the plate and is named; it is separated anew on request", async (context) => {
    const dark: files.Ink4 = [230, 200, 200, 220];
    const built = await withPicture("dark.jpg", await files.cmykJpeg(left, dark));
    expect(errors(built).map(({ code, place }) => [code, place.page])).toEqual([["tac", "01"]]);
    expect(errors(built)[0]!.en).toContain("pictures/dark.jpg has 33");
    const converted = await withPicture("dark-anew.jpg", await files.cmykJpeg(left, dark), { separation: "convert" });
    expect(errors(converted)).toEqual([]);
    const [, r] = await inks(context, converted);
    expect(r.reduce((sum, ink) => sum + ink, 0) / 2.55).toBeLessThanOrEqual(242);
  });
});

describe("a small picture", () => {
  it("is a warning that names it and its article, and is not enlarged", async () => {
    const small = await sharp(await files.rgbTiff(orange, teal)).resize(300, 200).jpeg().toBuffer();
    const built = await withPicture("small.jpg", small);
    expect(errors(built)).toEqual([]);
    const found = built.result.diagnostics.find(({ code }) => code === "low-ppi");
    expect(found).toMatchObject({ severity: "warning", place: { page: "01", module: "u01" } });
    expect(found?.en).toContain("pictures/small.jpg");
    const [image] = await cmykImages(built.press);
    expect(image!.dict.get(PDFName.of("Width"))?.toString()).toBe("300");
  });
});

describe("another picture", () => {
  const cases: readonly (readonly [string, () => Promise<Buffer>])[] = [
    ["deep.png", () => files.deepPng(orange, teal)],
    ["profiled.jpg", () => files.profiledJpeg(orange, teal)],
    ["colour.tif", () => files.rgbTiff(orange, teal)],
    ["turned.jpg", () => files.turnedJpeg(orange, teal)],
    ["strange.jpg", () => files.strangeProfileJpeg(orange, teal)],
  ];
  it.for(cases)("%s keeps its colours in the archive file and is separated for the press", async ([name, make], context) => {
    const built = await withPicture(name, await make());
    expect(errors(built)).toEqual([]);
    expect(built.result.diagnostics.map(({ code }) => code)).toEqual(name === "strange.jpg" ? ["picture-profile"] : []);
    const [l, r] = await lights(context, built);
    near(l, orange, 4, "archive");
    near(r, teal, 4, "archive");
    // Orange takes magenta and yellow, teal takes cyan, whatever the press.
    const [lInk, rInk] = await inks(context, built);
    expect(lInk[0]! < lInk[1]! && lInk[0]! < lInk[2]!, `orange: ${lInk}`).toBe(true);
    expect(rInk[0]! > rInk[1]! && rInk[0]! > rInk[2]!, `teal: ${rInk}`).toBe(true);
  });
  it("a bilevel TIFF is printed in black", async (context) => {
    const built = await withPicture("line.tif", await files.bilevelTiff());
    expect(errors(built)).toEqual([]);
    const [l, r] = await inks(context, built);
    near(l, [0, 0, 0, 255], 0);
    near(r, [0, 0, 0, 0], 0);
  });
});

