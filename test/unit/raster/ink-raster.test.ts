import { deflateSync } from "node:zlib";
import { PDFHexString, PDFRawStream } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { name } from "../../../src/pdf/objects.js";
import { inkMaximum } from "../../../src/raster/ink-raster.js";
import { category, inkPlate, inksAt, picture, rasterOf } from "../../support/ink-plate.js";
import { cmykTiff } from "../../support/picture-files.js";

const at = async (content: string, add?: Parameters<typeof inkPlate>[1]) => inksAt(await inkPlate(content, add), 50, 50);
const ground = "1 0 0.5 0 k 0 0 100 100 re f ";
const over = "20 20 60 60 re f";

describe("overprint", () => {
  it.each([
    ["knocks out what lies below where it is off", `0 1 0 0.3 k ${over}`, [0, 100, 0, 30]],
    ["leaves inks of zero alone in mode 1", `/Over gs 0 1 0 0.3 k ${over}`, [100, 100, 50, 30]],
    ["puts an ink in another's place in mode 1, not on top of it", `/Over gs 0.2 1 0 0 k ${over}`, [20, 100, 50, 0]],
    ["paints zeros too in mode 0", `/Over0 gs 0 1 0 0.3 k ${over}`, [0, 100, 0, 30]],
    ["paints all four inks of a grey", `/Over gs 0.4 g ${over}`, [0, 0, 0, 60]],
    ["of a named ink leaves all others", `/Over gs /Key cs 0.8 scn ${over}`, [100, 0, 50, 80]],
    ["ends with the state that set it", `q /Over gs Q 0 1 0 0 k ${over}`, [0, 100, 0, 0]],
    ["of strokes is one of its own", `/Over gs 0 1 0 0 K 40 w 50 20 m 50 80 l S`, [100, 100, 50, 0]],
  ])("%s", async (_, content, inks) => expect(await at(ground + content)).toEqual(inks));

  it("counts a spot ink as an ink of its own, which knocks the four out unless it overprints", async () => {
    expect(await at(`${ground}/Spot cs 0.7 scn ${over}`)).toEqual([0, 0, 0, 0, 70]);
    expect(await at(`${ground}/Over gs /Spot cs 0.7 scn ${over}`)).toEqual([100, 0, 50, 0, 70]);
    expect(await at(`/Spot cs 0.7 scn ${over} 0 0 0 0.2 k ${over}`)).toEqual([0, 0, 0, 20, 0]);
  });
  it("of fill and stroke in one path is told apart", async () => {
    // Only the stroke has yellow: the fill leaves it.
    expect(await at(`${ground}/Over gs 0 1 0 0 k 0 0 0.9 0 K 4 w ${over.replace(" f", " B")}`)).toEqual([100, 100, 50, 0]);
  });
  it("paints All on every plate", async () => expect(await at(`/All cs 1 scn ${over}`)).toEqual([100, 100, 100, 100]));
});

describe("transparency", () => {
  it("multiplies ink by ink", async () => expect(await at(`${ground}/Multiply gs 0.5 0 0.5 0.4 k ${over}`)).toEqual([100, 0, 75, 40]));
  it("mixes by its alpha", async () => expect(await at(`${ground}/Half gs 0 1 0 0 k ${over}`)).toEqual([50, 50, 25, 0]));
});

describe("forms", () => {
  const form = (content: string): Parameters<typeof inkPlate>[1] => (context, resources) =>
    category(resources, "XObject", { Fm: context.register(PDFRawStream.of(context.obj({ Subtype: "Form", BBox: [0, 0, 100, 100], Length: content.length, Resources: resources }), Buffer.from(content))) });
  it("take colour and overprint over from where they are painted, each time anew", async () => {
    expect(await at(`${ground}/Over gs 0 1 0 0 k /Fm Do`, form(over))).toEqual([100, 100, 50, 0]);
    expect(await at(`${ground}0 1 0 0 k /Fm Do 0 0 0.3 0 k /Fm Do`, form(over))).toEqual([0, 0, 30, 0]);
  });
  it("may paint themselves without end and are still left", async () => expect(await at("/Fm Do", form(`0 1 0 0 k ${over} /Fm Do`))).toEqual([0, 100, 0, 0]));
});

describe("pictures", () => {
  const place = "q 100 0 0 100 0 0 cm /Im Do Q";
  const pixels = (width: number, height: number): Buffer => Buffer.concat(Array.from({ length: width * height }, () => Buffer.from([51, 102, 153, 204])));
  const held = (dict: object, contents: Uint8Array): Parameters<typeof inkPlate>[1] => (context, resources) =>
    category(resources, "XObject", { Im: picture(context, { Width: 8, Height: 8, ...dict }, contents) });
  const cmyk = { ColorSpace: "DeviceCMYK" };

  it("are taken apart by ink: plain, deflated, with predictors, finer than the raster", async () => {
    const inks = [20, 40, 60, 80];
    expect(await at(place, held(cmyk, pixels(8, 8)))).toEqual(inks);
    expect(await at(place, held({ ...cmyk, Filter: "FlateDecode" }, deflateSync(pixels(8, 8))))).toEqual(inks);
    expect(await at(place, held({ ...cmyk, Width: 600, Height: 600 }, pixels(600, 600)))).toEqual(inks);
    expect(await at(place, held({ ...cmyk, Decode: [1, 0, 1, 0, 1, 0, 1, 0] }, pixels(8, 8)))).toEqual([80, 60, 40, 20]);
    const row = pixels(8, 1);
    for (const [filter, first, rest] of [[1, (b: Buffer) => b.map((v, i) => v - (i < 4 ? 0 : b[i - 4]!)), undefined], [2, undefined, (b: Buffer) => b.map(() => 0)]] as const) {
      const rows = Array.from({ length: 8 }, (_, y) => Buffer.concat([Buffer.from([y > 0 || first ? filter : 0]), (y > 0 && rest ? rest : (first ?? ((b: Buffer) => b)))(row)]));
      expect(await at(place, held({ ...cmyk, Filter: "FlateDecode", DecodeParms: { Predictor: 15, Colors: 4, Columns: 8, BitsPerComponent: 8 } }, deflateSync(Buffer.concat(rows)))), `filter ${filter}`).toEqual(inks);
    }
  });
  it("that are JPEG files of CMYK are read as PDF reads them", async () => {
    const jpeg = await sharp(cmykTiff(pixels(64, 64), 64, 64), { ignoreIcc: true }).pipelineColourspace("cmyk").toColourspace("cmyk").jpeg({ quality: 100, chromaSubsampling: "4:4:4" }).toBuffer();
    const found = await at(place, held({ ...cmyk, Width: 64, Height: 64, Filter: "DCTDecode", Decode: [1, 0, 1, 0, 1, 0, 1, 0] }, jpeg));
    found.forEach((ink, i) => expect(Math.abs(ink - [20, 40, 60, 80][i]!)).toBeLessThanOrEqual(1));
  });
  it("in grey, in a named ink or with a palette knock out like the rest", async () => {
    expect(await at(ground + place, held({ ColorSpace: "DeviceGray" }, Buffer.alloc(64, 51)))).toEqual([0, 0, 0, 80]);
    const palette = PDFHexString.of("0000000033669900");
    expect(await at(ground + place, held({ ColorSpace: [name("Indexed"), name("DeviceCMYK"), 1, palette] }, Buffer.alloc(64, 1)))).toEqual([20, 40, 60, 0]);
    const spot: Parameters<typeof inkPlate>[1] = (context, resources) => category(resources, "XObject", {
      Im: picture(context, { Width: 8, Height: 8, ColorSpace: [name("Separation"), name("PANTONE 186 C"), name("DeviceCMYK"), context.obj({ FunctionType: 2 })] }, Buffer.alloc(64, 204)),
    });
    expect(await at(ground + place, spot)).toEqual([0, 0, 0, 0, 80]);
    expect(await at(`${ground}/Over gs ${place}`, spot)).toEqual([100, 0, 50, 0, 80]);
  });
  it("keep their masks, and a stencil takes the colour of its place", async () => {
    const masked: Parameters<typeof inkPlate>[1] = (context, resources) =>
      category(resources, "XObject", { Im: picture(context, { Width: 8, Height: 8, ColorSpace: "DeviceGray", SMask: picture(context, { Width: 1, Height: 1, ColorSpace: "DeviceGray" }, Uint8Array.of(0)) }, Buffer.alloc(64)) });
    expect(await at(ground + place, masked)).toEqual([100, 0, 50, 0]);
    expect(await at(`${ground}/Over gs 0 0.5 0 0 k ${place}`, held({ ImageMask: true, BitsPerComponent: 1 }, Buffer.alloc(8)))).toEqual([100, 50, 50, 0]);
  });
});

describe("gradients", () => {
  const fn = { FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [1, 0.5, 0, 0], N: 1 };
  const shading = { ShadingType: 2, ColorSpace: "DeviceCMYK", Coords: [0, 0, 100, 0], Function: fn };
  it("are seen ink by ink, as an operator and as a pattern", async () => {
    // In the second stretch of the stitched function the middle is a third of the way from 0.25 to 1.
    for (const [content, add, cyan] of [
      ["/Sh sh", { Shading: { Sh: shading } }, 50],
      ["/Pattern cs /P scn 0 0 100 100 re f", { Pattern: { P: { PatternType: 2, Shading: shading } } }, 50],
      ["/Sh sh", { Shading: { Sh: { ...shading, Function: { FunctionType: 3, Domain: [0, 1], Functions: [fn, fn], Bounds: [0.25], Encode: [0, 1, 0.4, 1] } } } }, 60],
    ] as const) {
      const [c, m, y, k] = await at(ground + content, (_, resources) => { for (const [key, value] of Object.entries(add)) category(resources, key, value); });
      expect(Math.abs(c! - cyan), content).toBeLessThanOrEqual(1);
      expect(Math.abs(m! - cyan / 2), content).toBeLessThanOrEqual(1);
      expect([y, k]).toEqual([0, 0]);
    }
  });
  it("and tiles: a pattern of areas is painted ink by ink", async () => {
    const tile: Parameters<typeof inkPlate>[1] = (context, resources) => category(resources, "Pattern", {
      T: context.register(context.stream("0 0.6 0 0 k 0 0 10 10 re f", { PatternType: 1, PaintType: 1, TilingType: 1, BBox: [0, 0, 10, 10], XStep: 10, YStep: 10, Resources: {} })),
    });
    expect(await at("/Pattern cs /T scn 0 0 100 100 re f", tile)).toEqual([0, 60, 0, 0]);
  });
});

describe("inline images", () => {
  const inline = (entries: string, data: string): string => `${ground}q 100 0 0 100 0 0 cm BI ${entries} ID ${data}\nEI Q 0 0 0 0.2 k 0 0 10 10 re f`;
  const bytes = Buffer.from([51, 102, 153, 204]).toString("latin1");
  it.each([
    ["in CMYK", "/W 1 /H 1 /BPC 8 /CS /CMYK", bytes, [20, 40, 60, 80]],
    ["with their names in full", "/Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceCMYK", bytes, [20, 40, 60, 80]],
    ["turned round by Decode", "/W 1 /H 1 /BPC 8 /CS /CMYK /D [1 0 1 0 1 0 1 0]", bytes, [80, 60, 40, 20]],
    ["in grey", "/W 1 /H 1 /BPC 8 /CS /G", "\x66", [0, 0, 0, 60]],
    ["of a palette", "/W 1 /H 1 /BPC 8 /CS [/I /CMYK 1 <0000000033669 9CC>]", "\x01", [20, 40, 60, 80]],
    ["in hexadecimal", "/W 1 /H 1 /BPC 8 /CS /CMYK /F /AHx", "336699CC>", [20, 40, 60, 80]],
    ["whose data look like their own end", "/W 4 /H 1 /BPC 8 /CS /G", "\x66 EI", undefined],
    ["as a mask in the colour of the moment", "/W 1 /H 1 /IM true /D [1 0]", "\x80", [100, 0, 50, 0]],
  ])("%s", async (_, entries, data, inks) => {
    const pdf = await inkPlate(inline(entries, data));
    if (inks !== undefined) expect(await inksAt(pdf, 50, 50)).toEqual(inks);
    // What comes after the image is painted too, at the bottom left.
    expect(await inksAt(pdf, 5, 5)).toEqual([0, 0, 0, 20]);
  });
});

describe("what cannot be seen ink by ink is said", () => {
  it.each([
    ["RGB", "1 0 0 rg 0 0 9 9 re f", undefined, "DeviceRGB"],
    ["an inline image without an end", "BI /W 9 /H 9 /CS /G /BPC 8 ID a EI", undefined, "BI"],
    ["a mesh", "/Sh sh", { Shading: { Sh: { ShadingType: 4, ColorSpace: "DeviceCMYK" } } }, "gradient /DeviceCMYK"],
    ["a colour-key mask", "/Im Do", "mask", "picture /DeviceCMYK"],
  ] as const)("%s", async (_, content, add, unread) => {
    const pdf = await inkPlate(content, (context, resources) => {
      if (add === "mask") category(resources, "XObject", { Im: picture(context, { Width: 1, Height: 1, ColorSpace: "DeviceCMYK", Mask: [0, 0, 0, 0, 0, 0, 0, 0] }, Buffer.alloc(4)) });
      else for (const [key, value] of Object.entries(add ?? {})) category(resources, key, value);
    });
    expect(await rasterOf(pdf)).toEqual({ unread: [unread] });
  });
});

describe("the maximum", () => {
  it("has its place from the trim's top left and the share of the page above the limit", async () => {
    const raster = await rasterOf(await inkPlate("0.5 0.5 0.5 0 k 0 0 200 100 re f 1 1 0.5 0 k 150 80 20 10 re f"));
    if ("unread" in raster) throw new Error("unread");
    const most = inkMaximum(raster, 240);
    expect(most.percent).toBeCloseTo(250, 0);
    expect(most.xMm).toBeCloseTo((150.5 * 25.4) / 72, 1);
    expect(most.yMm).toBeCloseTo((10.5 * 25.4) / 72, 1);
    expect(most.overShare).toBeCloseTo(0.01, 4);
  });
});
