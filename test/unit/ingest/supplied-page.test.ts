/** Adverts that come as PDF: their size, what is kept of them, and why they are refused. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PDFName, PDFNumber, PDFRawStream } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noCache } from "../../../src/cache/disk-cache.js";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import { loadPressProfile } from "../../../src/ingest/press-profile.js";
import { type PictureUse, readPictures } from "../../../src/ingest/read-pictures.js";
import type { Picture } from "../../../src/model/issue.js";
import type { PressProfile } from "../../../src/model/press.js";
import { type AdvertParts, advertPdf, encryptedAdvert, ground } from "../../support/advert-files.js";
import { projectRoot, Workshop } from "../../support/built.js";

let shop: Workshop;
let coldset: PressProfile;
beforeAll(async () => {
  shop = await Workshop.open();
  coldset = (await loadPressProfile("coldset", { pressDir: join(projectRoot, "styles/press"), issueFolder: shop.folder }, new Diagnostics(), {}))!;
});
afterAll(() => shop.close());

interface Read {
  readonly picture: Picture | undefined;
  readonly codes: readonly string[];
  readonly words: string;
}

async function read(pdf: Uint8Array, profile: Partial<PressProfile> = {}, use: Partial<PictureUse> = {}, cache = noCache): Promise<Read> {
  await writeFile(shop.path("a.pdf"), pdf);
  const diagnostics = new Diagnostics();
  const pictures = await readPictures(shop.folder, [{ href: "a.pdf", place: { file: "articles/a.json" }, ...use }], cache, diagnostics, Promise.resolve({ ...coldset, ...profile }));
  return { picture: pictures.get("a.pdf"), codes: diagnostics.all.map(({ code, severity }) => `${severity} ${code}`), words: diagnostics.all.map(({ zh, en }) => `${zh} ${en}`).join("\n") };
}

const advert = async (parts: AdvertParts = {}, profile: Partial<PressProfile> = {}): Promise<Read> => read(await advertPdf(parts), profile);

/** sRGB of the shown picture at a place given as fractions of its width and height. */
async function seen(picture: Picture | undefined, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(picture!.shown!.bytes).raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  return [...data.subarray(at, at + 3)];
}

const isRed = ([r = 0, g = 0, b = 0]: readonly number[]): boolean => r > g + 60 && r > b + 60;
const isBlue = ([r = 0, g = 0, b = 0]: readonly number[]): boolean => b > r + 60 && b > g + 15;

describe("a sound advert", () => {
  it("has its trim box's size, its inks, its fonts and its words", async () => {
    const { picture, codes } = await advert({ bleedMm: 5 });
    expect(codes).toEqual([]);
    expect(picture).toMatchObject({ format: "pdf", supplied: { inks: ["Cyan", "Magenta", "Yellow", "Black"], fonts: ["NotoSansSC-Bold"], text: "云亭书店周年庆" } });
    expect(picture!.supplied!.widthMm).toBeCloseTo(100, 3);
    expect(picture!.supplied!.heightMm).toBeCloseTo(70, 3);
    // The red bar has 200 %, the ground 160, the type none.
    expect(picture!.supplied!.highestInkPct).toBeCloseTo(200, 0);
  });

  it("is shown at 200 ppi in the colours of its inks", async () => {
    const { picture } = await advert({ picturePx: 0, text: "" });
    const { width, height } = await sharp(picture!.shown!.bytes).metadata();
    expect([width, height]).toEqual([Math.round((100 / 25.4) * 200), Math.round((70 / 25.4) * 200)]);
    expect(isBlue(await seen(picture, 0.5, 0.3))).toBe(true);
    expect(isRed(await seen(picture, 0.5, 0.97))).toBe(true);
  });

  it.each([[90, 0.03, 0.5], [180, 0.5, 0.03], [270, 0.97, 0.5], [-90, 0.97, 0.5]])("turned by %i degrees is measured and shown as it is seen", async (turn, x, y) => {
    const { picture, codes } = await advert({ page: { Rotate: turn }, picturePx: 0 });
    expect(codes).toEqual([]);
    const lying = Math.abs(turn) % 180 === 90;
    expect(picture!.supplied!.widthMm).toBeCloseTo(lying ? 70 : 100, 3);
    expect(isRed(await seen(picture, x, y))).toBe(true);
  });

  it("counts in its own units where it says so", async () => {
    const { picture } = await advert({ page: { UserUnit: 2 } });
    expect(picture!.supplied!.widthMm).toBeCloseTo(200, 3);
  });

  it("without a trim box has its crop box's size, else its media box's", async () => {
    const cropped = await advert({ page: { TrimBox: undefined, CropBox: [10, 10, 10 + 144, 10 + 72] } });
    expect(cropped.picture!.supplied!.widthMm).toBeCloseTo(50.8, 3);
    const whole = await advert({ page: { TrimBox: undefined }, bleedMm: 3 });
    expect(whole.picture!.supplied!.widthMm).toBeCloseTo(106, 2);
  });

  it("inherits its boxes and resources from the tree of pages", async () => {
    const pdf = Buffer.from(await advertPdf({ page: { MediaBox: undefined, TrimBox: undefined } })).toString("latin1");
    const moved = pdf.replace(/\/Type \/Pages/, "/Type /Pages\n/MediaBox [0 0 288 144]");
    expect((await read(Buffer.from(moved, "latin1"))).picture!.supplied!.widthMm).toBeCloseTo(101.6, 3);
  });

  it("is looked at once: what was found and what is shown are kept", async () => {
    const pdf = await advertPdf();
    const cache = shop.cache("looked");
    const first = await read(pdf, {}, {}, cache);
    expect(await read(pdf, {}, {}, cache)).toEqual(first);
  });

  it("is placed whole: cropping and separating do nothing, and that is said", async () => {
    const { picture, codes } = await read(await advertPdf(), {}, { convert: true });
    expect(codes).toEqual(["warning advert-uncut"]);
    expect(picture?.supplied).toBeDefined();
  });

  it("is no masthead", async () => {
    expect((await read(await advertPdf(), {}, { artwork: true })).codes).toEqual(["error advert-as-artwork"]);
  });
});

describe("an advert is refused", () => {
  const refused = async (result: Promise<Read>): Promise<Read> => {
    const found = await result;
    expect(found.picture).toBeUndefined();
    return found;
  };

  it("encrypted", async () => {
    expect((await refused(read(await encryptedAdvert()))).codes).toEqual(["error advert-encrypted"]);
  });

  it("cut off, or empty of pages", async () => {
    const whole = await advertPdf();
    expect((await refused(read(whole.subarray(0, 700)))).codes).toEqual(["error advert-broken"]);
    expect((await refused(read(new TextEncoder().encode("%PDF-1.4\nnothing more")))).codes).toEqual(["error advert-broken"]);
    expect((await refused(advert({ pages: 0 }))).codes).toEqual(["error advert-pages"]);
  });

  it("whose content cannot be unpacked, wherever a byte has changed it never throws", async () => {
    const whole = await advertPdf({ picturePx: 64 });
    const at = Buffer.from(whole).lastIndexOf("stream\n", Buffer.from(whole).lastIndexOf("endstream") - 4);
    const spoiled = Uint8Array.from(whole);
    spoiled.fill(0xff, at + 9, at + 60);
    expect((await refused(read(spoiled))).codes).toEqual(["error advert-broken"]);
    for (let place = 20; place < whole.length; place += Math.ceil(whole.length / 20)) {
      const changed = Uint8Array.from(whole);
      changed[place] = (changed[place]! + 101) & 255;
      const { picture, codes } = await read(changed);
      expect(picture !== undefined || codes.some((code) => code.startsWith("error advert-")), `byte ${place}: ${codes}`).toBe(true);
    }
  }, 60_000);

  it("of two pages", async () => {
    const { codes, words } = await refused(advert({ pages: 2 }));
    expect(codes).toEqual(["error advert-pages"]);
    expect(words).toContain("2");
  });

  it("in RGB, as areas, as a picture's space, as a blending space", async () => {
    const { codes, words } = await refused(advert({ content: "1 0 0 rg 0 0 100 100 re f" }));
    expect(codes).toEqual(["error advert-colour"]);
    expect(words).toContain("DeviceRGB");
    expect((await refused(advert({ page: { Group: { S: "Transparency", CS: "DeviceRGB" } } }))).codes).toEqual(["error advert-colour"]);
    const { codes: ofPicture } = await refused(advert({
      content: "q 99 0 0 99 0 0 cm /Rgb Do Q",
      add: (context, resources) => (resources.lookup(PDFName.of("XObject")) as never as { set(key: PDFName, value: unknown): void }).set(PDFName.of("Rgb"), context.register(PDFRawStream.of(context.obj({ Type: "XObject", Subtype: "Image", Width: 1, Height: 1, BitsPerComponent: 8, ColorSpace: "DeviceRGB", Length: 3 }) as never, new Uint8Array(3)))),
    }));
    expect(ofPicture).toContain("error advert-colour");
  });

  it("with a spot ink", async () => {
    const { codes, words } = await refused(advert({
      content: "/Gold cs 1 scn 0 0 90 90 re f",
      add: (context, resources) => resources.set(PDFName.of("ColorSpace"), context.obj({ Gold: [PDFName.of("Separation"), PDFName.of("PANTONE 871 C"), PDFName.of("DeviceCMYK"), { FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [0.2, 0.3, 0.6, 0.2], N: 1 }] } as never)),
    }));
    expect(codes).toEqual(["error advert-colour"]);
    expect(words).toContain("PANTONE 871 C");
  });

  it("with a font that is not embedded", async () => {
    const { codes, words } = await refused(advert({ embedded: false }));
    expect(codes).toEqual(["error advert-font"]);
    expect(words).toContain("NotoSansSC-Bold");
  });

  it("above the ink limit, the place of most ink named", async () => {
    const { codes, words } = await refused(advert({ content: `${ground(100, 70)} 1 0.8 0.8 0.6 k 141.732 99.213 28.346 28.346 re f`, picturePx: 0 }));
    expect(codes).toEqual(["error advert-tac"]);
    expect(words).toContain("320");
    // 50 to 60 mm from the left, 25 to 35 mm from the top.
    const [, x = 0, y = 0] = /最浓处距左边 ([\d.]+) mm、上边 ([\d.]+) mm/.exec(words)!.map(Number);
    expect(x).toBeGreaterThanOrEqual(50);
    expect(x).toBeLessThanOrEqual(60);
    expect(y).toBeGreaterThanOrEqual(25);
    expect(y).toBeLessThanOrEqual(35);
  });

  it("with transparency, where the press takes PDF/X-1a; not where it takes PDF/X-4", async () => {
    const parts: AdvertParts = { content: `${ground(100, 70)} /Half gs 0 0 0 1 k 20 60 50 50 re f`, picturePx: 0, add: (context, resources) => resources.set(PDFName.of("ExtGState"), context.obj({ Half: { ca: PDFNumber.of(0.5) } })) };
    expect((await advert(parts)).codes).toEqual([]);
    expect((await refused(advert(parts, { standard: "PDF/X-1a" }))).codes).toEqual(["error advert-transparency"]);
  });

  it("with a transfer function", async () => {
    expect((await refused(advert({ add: (context, resources) => resources.set(PDFName.of("ExtGState"), context.obj({ T: { Type: "ExtGState", TR: "Identity2" } })) }))).codes).toEqual(["error advert-content"]);
  });
});

describe("an advert is warned about", () => {
  it("that was separated for another press; not where the profile is the press's own", async () => {
    const tagged = (icc: Uint8Array): AdvertParts => ({
      picturePx: 0, content: `${ground(100, 70)} /Tagged cs 0 0.2 0.9 0 scn 20 60 50 50 re f`,
      add: (context, resources) => resources.set(PDFName.of("ColorSpace"), context.obj({ Tagged: [PDFName.of("ICCBased"), context.register(PDFRawStream.of(context.obj({ N: 4, Length: icc.length }) as never, icc))] } as never)),
    });
    // The press's own profile under another description.
    const other = Uint8Array.from(coldset.iccBytes);
    const at = Buffer.from(other).indexOf("CGATS");
    other.set(Buffer.from("OTHER"), at);
    const { picture, codes, words } = await advert(tagged(other));
    expect(codes).toEqual(["warning advert-profile"]);
    expect(words).toContain("OTHER");
    expect(picture?.supplied?.highestInkPct).toBeCloseTo(200, 0);
    expect((await advert(tagged(coldset.iccBytes))).codes).toEqual([]);
  });

  it("that has too few pixels", async () => {
    // 120 px on 40 mm are 76 ppi.
    const { picture, codes, words } = await advert({ picturePx: 120 });
    expect(codes).toEqual(["warning advert-ppi"]);
    expect(words).toContain("76 ppi");
    expect(picture?.supplied).toBeDefined();
  });

  it("that has hairlines, white that overprints, annotations that show something", async () => {
    expect((await advert({ content: `${ground(100, 70)} 0 0 0 1 K 0.1 w 0 50 m 99 50 l S` })).codes).toEqual(["warning advert-hairline"]);
    const white: AdvertParts = { content: `${ground(100, 70)} /Over gs 0 0 0 0 k 20 60 9 9 re f`, add: (context, resources) => resources.set(PDFName.of("ExtGState"), context.obj({ Over: { op: true, OP: true, OPM: 1 } })) };
    expect((await advert(white)).codes).toEqual(["warning advert-overprint"]);
    expect((await advert({ page: { Annots: [{ Type: "Annot", Subtype: "Stamp", Rect: [0, 0, 9, 9] }, { Type: "Annot", Subtype: "Link", Rect: [0, 0, 9, 9] }] } })).codes).toEqual(["warning advert-left-out"]);
  });
});
