/** Plates broken one way each: preflight names what was broken, and nothing else. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PDFContext, type PDFDict, PDFRawStream, PDFRef, PDFString, PDFWriter } from "@cantoo/pdf-lib";
import { beforeAll, describe, expect, it } from "vitest";
import { openRaw } from "../../../src/finish/parsed-page.js";
import { finishPress } from "../../../src/finish/press.js";
import { arrayAt, catalogOf, decodedText, deflated, dictAt, dictOf, name, nameAt, pagesOf, readPdf } from "../../../src/pdf/objects.js";
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
  return (await preflightPlate(pdf, { file: "p.pdf", target: "press", profile, paper, ...change })).checks.filter((c) => !c.ok).map((c) => c.name);
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

const broken: readonly (readonly [string, Break, readonly string[]])[] = [
  ["no trim box", (_, page) => page.delete(name("TrimBox")), ["boxes", "trim-size", "bleed"]],
  ["a trim box beyond the bleed", (context, page) => page.set(name("BleedBox"), context.obj([20, 20, 100, 100])), ["boxes", "bleed"]],
  ["a trim of another size", (context, page) => { for (const key of ["TrimBox", "BleedBox"]) page.set(name(key), context.obj([0, 0, 280, 396.85])); }, ["trim-size"]],
  ["a font that is not embedded", (context) => descriptors(context)[0]!.delete(name("FontFile2")), ["fonts-embedded"]],
  ["a Type 3 font", (context) => void context.register(context.obj({ Type: "Font", Subtype: "Type3" })), ["no-type3"]],
  ["a missing glyph", content((text) => text.replace(/<[0-9A-Fa-f]{4}> Tj|\([^)]*\) Tj/, "<0000> Tj")), ["no-notdef", "to-unicode"]],
  ["a font without ToUnicode", (context) => fonts(context)[0]!.delete(name("ToUnicode")), ["to-unicode"]],
  ["an RGB area", add("1 0 0 rg 9 9 9 9 re f"), ["ink-colours"]],
  ["an inline image", add("BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI"), ["ink-colours"]],
  ["an RGB picture", (context) => void context.register(PDFRawStream.of(context.obj({ Type: "XObject", Subtype: "Image", Width: 1, Height: 1, ColorSpace: "DeviceRGB", BitsPerComponent: 8 }), new Uint8Array(3))), ["object-colours"]],
  ["an RGB group", (context, page) => page.set(name("Group"), context.obj({ S: "Transparency", CS: "DeviceRGB" })), ["object-colours"]],
  ["an RGB gradient", (context, page) => resource(page, "Shading", "S1", context.obj({ ShadingType: 2, ColorSpace: "DeviceRGB" })), ["object-colours"]],
  ["black text of four inks", content((text) => text.replaceAll("0 0 0 1 k", "0.3 0.2 0.2 0.9 k")), ["black-text"]],
  ["black text that knocks out", content((text) => text.replaceAll("/BxOverprint gs", "")), ["black-text"]],
  ["an area of 300 %", add("1 1 1 0 k 9 9 9 9 re f"), ["vector-tac"]],
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
  it("type of 4 pt left open in a solid is warned of", async () => {
    // The font's size stands in the text operators; a matrix makes 4 pt of it.
    const font = (page: PDFDict) => dictAt(dictAt(page, "Resources"), "Font")!.keys()[0]!.asString();
    const breaks = (sizePt: number): Break => (context, page) => add(`0 0 0 0 k BT ${font(page)} 8 Tf ${sizePt / 8} 0 0 ${sizePt / 8} 9 9 Tm <0000> Tj ET`)(context, page);
    expect(await failed(breaks(4))).toContain("reversed-type");
    expect(await failed(breaks(7))).not.toContain("reversed-type");
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
      const { checks } = await preflightPlate(await readFile(join(folder, "gs.pdf")), { file: "gs.pdf", target: "press", profile, paper });
      const names = checks.filter((c) => !c.ok).map((c) => c.name);
      expect(names).toEqual(expect.arrayContaining(["boxes", "black-text", "vector-tac", "metadata", "output-intent"]));
      expect(names).not.toContain("ink-colours");
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
