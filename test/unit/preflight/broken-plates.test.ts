/** Plates broken one way each: preflight names what was broken, and nothing else. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PDFContext, type PDFDict, PDFRawStream, PDFRef, PDFString, PDFWriter } from "@cantoo/pdf-lib";
import { beforeAll, describe, expect, it } from "vitest";
import { openRaw } from "../../../src/finish/parsed-page.js";
import { finishPress } from "../../../src/finish/press.js";
import { arrayAt, catalogOf, decodedText, deflated, dictAt, dictOf, name, nameAt, numbersOf, pagesOf, readPdf } from "../../../src/pdf/objects.js";
import { preflightPlate } from "../../../src/preflight/preflight-plate.js";
import { pressContext, pressProfile, rawPage } from "../../support/raw-page.js";
import { witness } from "../../support/witness.js";

type Break = (context: PDFContext, page: PDFDict) => void;
let sound: Uint8Array;
const profile = pressProfile("coldset");
const paper = { widthMm: 100, heightMm: 140 };

beforeAll(async () => {
  const plate = await finishPress(await openRaw(rawPage("plain")), await pressContext());
  sound = plate!.pdf;
});

async function failed(breaks: Break, change: Partial<Parameters<typeof preflightPlate>[1]> = {}): Promise<string[]> {
  const context = await readPdf(sound);
  breaks(context, pagesOf(context)[0]!.page);
  const pdf = await PDFWriter.forContext(context, 1000).serializeToBuffer();
  return (await preflightPlate(pdf, { file: "p.pdf", target: "press", profile, paper, raster: true, ...change })).checks.filter((c) => !c.ok).map((c) => c.name);
}

const content = (change: (text: string) => string): Break => (context, page) => {
  const ref = page.get(name("Contents"));
  const stream = context.lookup(ref);
  if (!(ref instanceof PDFRef) || !(stream instanceof PDFRawStream)) throw new Error("no content");
  const text = decodedText(stream);
  const changed = change(text);
  if (changed === text) throw new Error("nothing was broken");
  context.assign(ref, deflated(context, Buffer.from(changed, "latin1")));
};
/** Painted after the page's own content, in points. */
const add = (operators: string): Break => content((text) => `${text}\nq ${operators} Q\n`);
const each = (context: PDFContext, is: (dict: PDFDict) => boolean): PDFDict[] => context.enumerateIndirectObjects().flatMap(([, object]) => dictOf(object) ?? []).filter(is);
const descriptors = (context: PDFContext) => each(context, (dict) => nameAt(dict, "Type") === "FontDescriptor");
const fonts = (context: PDFContext) => each(context, (dict) => nameAt(dict, "Subtype") === "Type0");
const resource = (page: PDFDict, category: string, key: string, value: PDFDict | PDFRef): void => {
  const resources = dictAt(page, "Resources")!;
  const held = dictAt(resources, category) ?? page.context.obj({});
  held.set(name(key), value);
  resources.set(name(category), held);
};

/** So fine that no check of its resolution minds it. */
const picture = (context: PDFContext, ink: readonly number[]): PDFRawStream => {
  const pixels = Buffer.concat(Array.from({ length: 50 * 50 }, () => Buffer.from(ink)));
  return PDFRawStream.of(context.obj({ Type: "XObject", Subtype: "Image", Width: 50, Height: 50, ColorSpace: "DeviceCMYK", BitsPerComponent: 8, Length: pixels.length }), pixels);
};

const broken: readonly (readonly [string, Break, readonly string[]])[] = [
  ["no trim box", (_, page) => page.delete(name("TrimBox")), ["boxes", "trim-size", "bleed"]],
  ["a trim box beyond the bleed", (context, page) => page.set(name("BleedBox"), context.obj([20, 20, 100, 100])), ["boxes", "bleed"]],
  ["a trim of another size", (context, page) => { for (const key of ["TrimBox", "BleedBox"]) page.set(name(key), context.obj([0, 0, 280, 396.85])); }, ["trim-size"]],
  ["a font that is not embedded", (context) => descriptors(context)[0]!.delete(name("FontFile2")), ["fonts-embedded"]],
  ["a Type 3 font", (context) => void context.register(context.obj({ Type: "Font", Subtype: "Type3" })), ["no-type3"]],
  ["a missing glyph", content((text) => text.replace(/<[0-9A-Fa-f]{4}> Tj|\([^)]*\) Tj/, "<0000> Tj")), ["no-notdef", "to-unicode"]],
  ["a font without ToUnicode", (context) => fonts(context)[0]!.delete(name("ToUnicode")), ["to-unicode"]],
  ["an RGB area", add("1 0 0 rg 9 9 9 9 re f"), ["ink-colours", "raster-tac"]],
  ["an inline image", add("BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI"), ["ink-colours", "raster-tac"]],
  ["an RGB picture", (context) => void context.register(PDFRawStream.of(context.obj({ Type: "XObject", Subtype: "Image", Width: 1, Height: 1, ColorSpace: "DeviceRGB", BitsPerComponent: 8 }), new Uint8Array(3))), ["object-colours"]],
  ["an RGB group", (context, page) => page.set(name("Group"), context.obj({ S: "Transparency", CS: "DeviceRGB" })), ["object-colours"]],
  ["an RGB gradient", (context, page) => resource(page, "Shading", "S1", context.obj({ ShadingType: 2, ColorSpace: "DeviceRGB" })), ["object-colours"]],
  ["black text of four inks", content((text) => text.replaceAll("0 0 0 1 k", "0.3 0.2 0.2 0.9 k")), ["black-text"]],
  ["black text that knocks out", content((text) => text.replaceAll("/BxOverprint gs", "")), ["black-text"]],
  ["an area of 300 %", add("1 1 1 0 k 9 9 9 9 re f"), ["vector-tac", "raster-tac"]],
  ["areas each under the limit that overprint to more", add("1 1 0 0 k 30 300 40 40 re f /BxOverprint gs 0 0 0.7 0 k 40 310 40 40 re f"), ["raster-tac"]],
  ["a multiplied tint over a dark area", (context, page) => { resource(page, "ExtGState", "M1", context.obj({ BM: "Multiply" })); add("0.9 0.9 0 0 k 30 300 40 40 re f /M1 gs 0.2 0.1 0.8 0 k 30 300 20 20 re f")(context, page); }, ["raster-tac"]],
  ["a spot ink that overprints a dark area", (context, page) => { resource(page, "ColorSpace", "S8", context.obj([name("Separation"), name("PANTONE 186 C"), name("DeviceCMYK"), { FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [0, 1, 0.8, 0], N: 1 }]) as unknown as PDFDict); add("0.9 0.8 0 0 k 30 300 40 40 re f /BxOverprint gs /S8 cs 1 scn 30 300 20 20 re f")(context, page); }, ["raster-tac"]],
  ["a picture of 300 %", (context, page) => { resource(page, "XObject", "Im9", context.register(picture(context, [255, 255, 255, 0]))); add("10 0 0 10 40 300 cm /Im9 Do")(context, page); }, ["raster-tac"]],
  ["a gradient that computes its colours", (context, page) => { resource(page, "Shading", "S7", context.obj({ ShadingType: 2, ColorSpace: "DeviceCMYK", Coords: [0, 0, 1, 0], Function: { FunctionType: 4 } })); add("/S7 sh")(context, page); }, ["raster-tac"]],
  ["a hairline", add("0.1 w 0 0 0 1 K 9 9 m 99 9 l S"), ["hairlines"]],
  ["a line of no width", add("0 w 0 0 0 1 K 9 9 m 99 9 l S"), ["hairlines"]],
  ["a hairline made thin by its matrix", add("0.1 0 0 0.1 0 0 cm 1 w 0 0 0 1 K 9 9 m 99 9 l S"), ["hairlines"]],
  ["a thin filled bar", add("0 0 0 1 k 9 9 90 0.15 re f"), ["hairlines"]],
  ["white that overprints", add("/BxOverprint gs 0 0 0 0 k 9 9 9 9 re f"), ["overprint"]],
  ["no XMP", (context) => catalogOf(context).delete(name("Metadata")), ["metadata"]],
  ["no word on trapping", (context) => dictOf(context.lookup(context.trailerInfo.Info))!.delete(name("Trapped")), ["info"]],
  ["no id", (context) => { delete context.trailerInfo.ID; }, ["document-id"]],
  ["no output intent", (context) => catalogOf(context).delete(name("OutputIntents")), ["output-intent"]],
  ["two output intents", (context) => { const intents = arrayAt(catalogOf(context), "OutputIntents")!; intents.push(intents.get(0)); }, ["output-intent"]],
  ["an output intent without its profile", (context) => dictOf(arrayAt(catalogOf(context), "OutputIntents")?.lookup(0))!.delete(name("DestOutputProfile")), ["output-intent"]],
  ["an annotation", (context, page) => page.set(name("Annots"), context.obj([context.register(context.obj({ Type: "Annot", Subtype: "Text" }))])), ["no-annotations"]],
  ["a script", (context) => catalogOf(context).set(name("OpenAction"), context.obj({ S: "JavaScript", JS: PDFString.of("app.alert(1)") })), ["no-scripts"]],
  ["the wrong standard for its press", (context) => dictOf(context.lookup(context.trailerInfo.Info))!.set(name("GTS_PDFXVersion"), PDFString.of("PDF/X-1a:2003")), ["no-transparency", "standard"]],
];

describe("a plate with", () => {
  it("nothing broken passes", async () => {
    expect(await failed(() => {})).toEqual([]);
  });
  it.each(broken)("%s fails for that", async (_, breaks, checks) => {
    expect(await failed(breaks)).toEqual(checks);
  });
  /** The font's size stands in the text operators; a matrix makes another of it. */
  const type = (colour: string, sizePt: number): Break => (context, page) => {
    const font = dictAt(dictAt(page, "Resources"), "Font")!.keys()[0]!.asString();
    add(`${colour} BT ${font} 8 Tf ${sizePt / 8} 0 0 ${sizePt / 8} 9 9 Tm <0000> Tj ET`)(context, page);
  };
  it("type of 8 pt left open in a solid is warned of", async () => {
    expect(await failed(type("0 0 0 0 k", 8))).toContain("reversed-type");
    expect(await failed(type("0 0 0 0 k", 9))).not.toContain("reversed-type");
  });
  it("type of 8 pt in more than one ink is warned of", async () => {
    expect(await failed(type("0 1 0.8 0 k", 8))).toContain("coloured-type");
    expect(await failed(type("0 1 0.8 0 k", 9))).not.toContain("coloured-type");
    expect(await failed(type("0 1 0 0 k", 8))).not.toContain("coloured-type");
  });
  it("a picture or an area that ends at the trim, short of the bleed, fails the press that cuts", async () => {
    const bleed = 3 * (72 / 25.4);
    // The marks of the sound plate, which was made for no bleed, would lie in it.
    const cut = { profile: pressProfile("coldset", { bleedMm: 3 }), raster: false };
    const trimmed = (breaks: Break): Break => (context, page) => {
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = numbersOf(arrayAt(page, "TrimBox"))!;
      page.set(name("BleedBox"), context.obj([x0 - bleed, y0 - bleed, x1 + bleed, y1 + bleed]));
      page.set(name("MediaBox"), context.obj([x0 - 20, y0 - 20, x1 + 20, y1 + 20]));
      resource(page, "XObject", "Im9", context.register(picture(context, [0, 0, 0, 200])));
      breaks(context, page);
    };
    const edge = (operators: (box: readonly number[]) => string): Break => trimmed((context, page) => add(operators(numbersOf(arrayAt(page, "TrimBox"))!))(context, page));
    expect(await failed(edge(([x = 0, y = 0]) => `0 0 0 0.2 k ${x + 20} ${y + 20} 20 20 re f`), cut)).toEqual([]);
    expect(await failed(edge(([x = 0, y = 0]) => `0 0 0 0.2 k ${x} ${y + 20} 20 20 re f`), cut)).toEqual(["bleed-reach"]);
    expect(await failed(edge(([x = 0, y = 0]) => `0 0 0 0.2 k ${x - bleed} ${y + 20} 20 20 re f`), cut)).toEqual([]);
    expect(await failed(edge(([x = 0, y = 0]) => `q 10 0 0 10 ${x + 20} ${y - 2} cm /Im9 Do Q`), cut)).toEqual(["bleed-reach"]);
    // What a clip cuts off does not touch, and the paper's white has no edge.
    expect(await failed(edge(([x = 0, y = 0]) => `${x + 5} ${y + 5} 20 20 re W n q 20 0 0 20 ${x} ${y} cm /Im9 Do Q`), cut)).toEqual([]);
    expect(await failed(edge(([x = 0, y = 0]) => `0 0 0 0 k ${x} ${y + 20} 20 20 re f`), cut)).toEqual([]);
  });
  it("any coloured ink fails a page that is printed in black", async () => {
    const black = { inks: ["k"] } as const;
    expect(await failed(() => {}, black)).toEqual([]);
    expect(await failed(add("0.2 0 0 0 k 9 9 9 9 re f"), { inks: ["cmyk"] })).toEqual([]);
    expect(await failed(add("0.2 0 0 0 k 9 9 9 9 re f"), black)).toEqual(["page-ink"]);
    const spot = (context: PDFContext, page: PDFDict) => resource(page, "ColorSpace", "S9", context.obj([name("Separation"), name("PANTONE 186 C"), name("DeviceCMYK"), context.obj({ FunctionType: 2 })]) as unknown as PDFDict);
    expect(await failed(spot, black)).toEqual(["page-ink"]);
    expect(await failed(spot, { inks: ["k+spot"] })).toEqual([]);
  });
  it("transparency fails a press that wants PDF/X-1a", async () => {
    expect(await failed((context, page) => resource(page, "ExtGState", "G9", context.obj({ ca: 0.5 })), { profile: pressProfile("coldset", { standard: "PDF/X-1a" }) })).toEqual(["no-transparency", "standard"]);
  });
});

describe("a file that Ghostscript converted to CMYK", () => {
  it("fails for its text of four inks and for what it does not say of itself", async (context) => {
    const folder = await mkdtemp(join(tmpdir(), "banxin-gs-"));
    try {
      await writeFile(join(folder, "raw.pdf"), rawPage("colour").pdf);
      await witness(context, "gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-sColorConversionStrategy=CMYK", "-sProcessColorModel=DeviceCMYK", "-o", join(folder, "gs.pdf"), join(folder, "raw.pdf"));
      const { checks } = await preflightPlate(await readFile(join(folder, "gs.pdf")), { file: "gs.pdf", target: "press", profile, paper, raster: true });
      const names = checks.filter((c) => !c.ok).map((c) => c.name);
      expect(names).toEqual(expect.arrayContaining(["boxes", "black-text", "vector-tac", "raster-tac", "metadata", "output-intent"]));
      expect(names).not.toContain("ink-colours");
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
