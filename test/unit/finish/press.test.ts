import { PDFName, PDFRawStream } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { openRaw } from "../../../src/finish/parsed-page.js";
import { finishPress } from "../../../src/finish/press.js";
import { highestInk } from "../../../src/colour/cmyk-pixels.js";
import { arrayAt, catalogOf, decodedText, dictAt, dictOf, name, nameAt, pagesOf, readPdf } from "../../../src/pdf/objects.js";
import { inks, pressContext, pressProfile, rawPage } from "../../support/raw-page.js";

async function press(raw: ReturnType<typeof rawPage>, change: Parameters<typeof pressContext>[0] = {}) {
  const ctx = await pressContext(change);
  const plate = await finishPress(await openRaw(raw), ctx);
  return { plate, codes: ctx.diagnostics.all.map((d) => d.code), diagnostics: ctx.diagnostics.all };
}
const images = async (pdf: Uint8Array) =>
  (await readPdf(pdf)).enumerateIndirectObjects().flatMap(([, o]) => (o instanceof PDFRawStream && nameAt(o.dict, "Subtype") === "Image" ? [o.dict] : []));
const content = async (pdf: Uint8Array): Promise<string> => {
  const [page] = pagesOf(await readPdf(pdf));
  const stream = page?.page.lookup(name("Contents"));
  return stream instanceof PDFRawStream ? decodedText(stream) : "";
};

describe("press plate", () => {
  it("holds inks only: recipe, black, converted pictures", async () => {
    const { plate } = await press(rawPage("colour"));
    const text = await content(plate!.pdf);
    expect(text).not.toMatch(/\b(rg|RG)\n/);
    expect(text).toContain("0 1 0.8 0 k");
    expect(text).toContain("0 0 0 1 k");
    // #dcdcdc: 1 − 220/255.
    expect(text).toContain("0 0 0 0.1373 k");
    const spaces = (await images(plate!.pdf)).map((image) => nameAt(image, "ColorSpace")).sort();
    expect(spaces).toEqual(["DeviceCMYK", "DeviceCMYK", "DeviceGray"]);
  });

  it("is PDF/X-4 with intent, group space and no links", async () => {
    const { plate } = await press(rawPage("colour"));
    const context = await readPdf(plate!.pdf);
    expect(String(context.header)).toContain("%PDF-1.6");
    const intent = dictOf(arrayAt(catalogOf(context), "OutputIntents")?.lookup(0));
    expect(nameAt(intent, "S")).toBe("GTS_PDFX");
    const [page] = pagesOf(context);
    expect(page?.page.has(name("Annots"))).toBe(false);
    expect(nameAt(dictAt(page?.page, "Group"), "CS")).toBe("DeviceCMYK");
    expect(Buffer.from(plate!.pdf).includes("<pdfxid:GTS_PDFXVersion>PDF/X-4<")).toBe(true);
  });

  it("is the same bytes every time", async () => {
    const first = await press(rawPage("colour"));
    const second = await press(rawPage("colour"));
    expect(Buffer.compare(Buffer.from(first.plate!.pdf), Buffer.from(second.plate!.pdf))).toBe(0);
  });

  it("is refused for an unknown colour, a soft mask and a computed gradient, each by name", async () => {
    const { plate, diagnostics, codes } = await press(rawPage("refused"));
    expect(plate).toBeUndefined();
    expect(new Set(codes)).toEqual(new Set(["unknown-colour", "soft-mask", "shading-function"]));
    const colour = diagnostics.find((d) => d.code === "unknown-colour");
    expect(colour?.place.page).toBe("01");
    expect(colour?.en).toMatch(/0\.2 0\.4 0\.6.*蓝.*red/);
  });

  it("converts axial and radial gradients stop by stop", async () => {
    const { plate } = await press(rawPage("gradient"));
    const context = await readPdf(plate!.pdf);
    const [page] = pagesOf(context);
    const patterns = dictAt(page?.page, "Resources")?.lookup(name("Pattern"));
    const shadings = (dictOf(patterns)?.entries() ?? []).map(([, ref]) => dictAt(dictOf(context.lookup(ref)), "Shading"));
    expect(shadings.map((s) => nameAt(s, "ColorSpace"))).toEqual(["DeviceCMYK", "DeviceCMYK"]);
    expect(String(dictAt(shadings[0], "Function")?.get(PDFName.of("C0")))).toBe("[ 0 1 0.8 0 ]");
  });

  it("lets no colour onto a black page", async () => {
    const { plate, codes } = await press(rawPage("colour", { ink: "k" }));
    expect(plate).toBeUndefined();
    expect(codes).toContain("colour-on-k-page");
    expect((await press(rawPage("plain", { ink: "k" }))).plate).toBeDefined();
  });

  it("puts a spot ink on its own plate and pictures into black", async () => {
    const { plate } = await press(rawPage("colour", { ink: "k+spot" }));
    const [page] = pagesOf(await readPdf(plate!.pdf));
    const spaces = dictAt(dictAt(page?.page, "Resources"), "ColorSpace");
    expect(String(arrayAt(spaces, "BxSpot0")?.get(0))).toBe("/Separation");
    expect(arrayAt(spaces, "BxSpot0")?.lookup(1)).toBe(PDFName.of("PANTONE 186 C"));
    expect((await images(plate!.pdf)).every((image) => nameAt(image, "ColorSpace") === "DeviceGray")).toBe(true);
  });

  it("names a spot ink in UTF-8, as every reader reads names", async () => {
    const { plate } = await press(rawPage("colour", { ink: "k+spot" }), { inks: { ...inks, red: { ...inks.red!, spot: "大红" } } });
    const [page] = pagesOf(await readPdf(plate!.pdf));
    expect(String(arrayAt(dictAt(dictAt(page?.page, "Resources"), "ColorSpace"), "BxSpot0")?.lookup(1))).toBe("/#E5#A4#A7#E7#BA#A2");
  });

  it("prints a mourning issue in black alone", async () => {
    const { plate } = await press(rawPage("colour"), { mourning: true });
    for (const [, c, m, y] of (await content(plate!.pdf)).matchAll(/^(\S+) (\S+) (\S+) \S+ [kK]$/gm)) expect([c, m, y]).toEqual(["0", "0", "0"]);
    expect((await images(plate!.pdf)).every((image) => nameAt(image, "ColorSpace") === "DeviceGray")).toBe(true);
  });

  it("reduces pictures to the profile's maximum and warns below its minimum", async () => {
    // 480 px at 180 CSS px (1.875 in) are 256 ppi; 60 px at 45 CSS px (0.469 in) are 128 ppi.
    const { plate, diagnostics } = await press(rawPage("colour"), { profile: pressProfile("coldset", { maximumPpi: 200, minimumPpi: 150 }) });
    const widths = (await images(plate!.pdf)).map((image) => Number(String(image.get(name("Width"))))).sort((a, b) => b - a);
    expect(widths[0]).toBeGreaterThan(370);
    expect(widths[0]).toBeLessThan(380);
    expect(diagnostics.filter((d) => d.code === "low-ppi").map((d) => d.severity)).toEqual(["warning"]);
  });

  it("refuses a picture with more ink than the profile allows", async () => {
    const { plate, codes } = await press(rawPage("colour"), {
      inks: { ...inks, red: { ...inks["red"]!, cmyk: [0, 60, 40, 0] } },
      profile: pressProfile("coldset", { tac: 120 }),
    });
    expect(plate).toBeUndefined();
    expect(codes).toContain("tac");
    expect((await press(rawPage("colour"), { profile: pressProfile("coldset", { tac: 120 }) })).codes).toEqual(["vector-tac"]);
    expect(highestInk(Uint8Array.of(255, 255, 0, 0, 0, 0, 255, 0))).toBe(200);
  });

  it("refuses what it cannot do: a page of another size, marks without room", async () => {
    expect((await press(rawPage("plain", { paper: { widthMm: 210, heightMm: 297 } }))).codes).toContain("page-size");
    expect((await press(rawPage("plain"), { profile: pressProfile("commercial", { slugMm: 5 }) })).codes).toEqual(["marks-without-room"]);
    expect((await press(rawPage("plain"), { profile: pressProfile("coldset", { slugMm: 2 }) })).codes).toEqual(["marks-without-room"]);
  });

  it("makes PDF/X-1a only of a page without transparency", async () => {
    const profile = pressProfile("coldset", { standard: "PDF/X-1a" });
    const plain = await press(rawPage("plain"), { profile });
    expect(Buffer.from(plain.plate!.pdf).subarray(0, 8).toString()).toBe("%PDF-1.4");
    const [page] = pagesOf(await readPdf(plain.plate!.pdf));
    expect(page?.page.has(name("Group"))).toBe(false);
    const veiled = await press(rawPage("gradient"), { profile });
    expect(veiled.codes).toContain("transparency");
    // The place is told by what stands there.
    expect(veiled.diagnostics.filter(({ code }) => code === "transparency").map(({ en }) => en).join()).toMatch(/at the text “\p{Script=Han}+/u);
    expect((await press(rawPage("colour"), { profile })).codes).toContain("transparency");
  });
});
