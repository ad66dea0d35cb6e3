import { PDFRawStream } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { finishArchive } from "../../../src/finish/archive.js";
import { openRaw } from "../../../src/finish/parsed-page.js";
import { finishProof } from "../../../src/finish/proof.js";
import { finishScreen } from "../../../src/finish/screen.js";
import { structureElements } from "../../../src/finish/structure.js";
import { arrayAt, catalogOf, decodedText, dictAt, dictOf, name, nameAt, pagesOf, readPdf, textAt } from "../../../src/pdf/objects.js";
import { hasRadical, readToUnicode } from "../../../src/pdf/to-unicode.js";
import { meta, pressContext, rawPage, srgbIcc } from "../../support/raw-page.js";

async function maps(pdf: Uint8Array): Promise<string[]> {
  const context = await readPdf(pdf);
  return context.enumerateIndirectObjects().flatMap(([, object]) => {
    const stream = dictOf(object)?.lookup(name("ToUnicode"));
    return stream instanceof PDFRawStream ? [...readToUnicode(decodedText(stream)).values()] : [];
  });
}

describe("archive file", () => {
  it("is tagged PDF/A-2u in sRGB, its links described, its decoration out of the tags", async () => {
    const ctx = await pressContext();
    const plate = await finishArchive(await openRaw(rawPage("colour")), { ...ctx, srgbIcc: srgbIcc() });
    const context = await readPdf(plate!.pdf);
    const catalog = catalogOf(context);
    expect(nameAt(dictOf(arrayAt(catalog, "OutputIntents")?.lookup(0)), "S")).toBe("GTS_PDFA1");
    expect(nameAt(dictAt(dictAt(catalog, "StructTreeRoot"), "RoleMap"), "Aside")).toBe("Sect");
    const [page] = pagesOf(context);
    expect(nameAt(page?.page, "Tabs")).toBe("S");
    expect(textAt(dictOf(arrayAt(page?.page, "Annots")?.lookup(0)), "Contents")).toBe("https://example.org/news");
    const stream = page?.page.lookup(name("Contents"));
    expect(stream instanceof PDFRawStream ? decodedText(stream) : "").toMatch(/\/Artifact BMC\n8 104 84 24 re\nf\nEMC/);
    const xmp = catalog.lookup(name("Metadata"));
    const packet = xmp instanceof PDFRawStream ? Buffer.from(xmp.contents).toString("utf8") : "";
    expect(packet).toContain("<pdfaid:part>2<");
    expect(packet).toContain("<xmp:CreateDate>2026-11-23T00:00:00+08:00<");
    expect(packet).not.toContain("b0000000-");
  });

  it("extracts characters, not radicals, without the help of ActualText", async () => {
    const ctx = await pressContext();
    const parsed = await openRaw(rawPage("colour"));
    expect((await maps(parsed.raw.pdf)).some(hasRadical)).toBe(true);
    const texts = await maps((await finishArchive(parsed, { ...ctx, srgbIcc: srgbIcc() }))!.pdf);
    expect(texts.some(hasRadical)).toBe(false);
    for (const character of "日长一") expect(texts).toContain(character);
  });

  it("maps code by code: a range may not run past a last byte of 255 (ISO 32000-1, 9.10.3), as Skia's do", async () => {
    const ctx = await pressContext();
    const ranges = async (pdf: Uint8Array) => {
      const context = await readPdf(pdf);
      return context.enumerateIndirectObjects().flatMap(([, object]) => {
        const stream = dictOf(object)?.lookup(name("ToUnicode"));
        return stream instanceof PDFRawStream ? [...decodedText(stream).matchAll(/beginbfrange/g)] : [];
      }).length;
    };
    const plate = await finishArchive(await openRaw(rawPage("plain")), { ...ctx, srgbIcc: srgbIcc() });
    expect(await ranges(plate!.pdf)).toBe(0);
  });

  it("ties tagged content in a translucent group to its form, which Skia forgets", async () => {
    const ctx = await pressContext();
    const plate = await finishArchive(await openRaw(rawPage("gradient")), { ...ctx, srgbIcc: srgbIcc() });
    const context = await readPdf(plate!.pdf);
    const [form] = context.enumerateIndirectObjects().filter(([, o]) => nameAt(dictOf(o), "Subtype") === "Form");
    const references = structureElements(context).map((element) => dictAt(element, "K")).filter((kid) => nameAt(kid, "Type") === "MCR");
    expect(references.map((kid) => String(kid?.get(name("Stm"))))).toEqual([String(form?.[0])]);
    const numbers = arrayAt(dictAt(dictAt(catalogOf(context), "StructTreeRoot"), "ParentTree"), "Nums");
    expect(String(numbers?.get((numbers?.size() ?? 0) - 2))).toBe(String(dictOf(form?.[1])?.get(name("StructParents"))));
  });

  it("is PDF/A-3u with the sources attached, when there are any", async () => {
    const ctx = await pressContext();
    const plate = await finishArchive(await openRaw(rawPage("plain")), { ...ctx, srgbIcc: srgbIcc(), sources: new Map([["issue.json", Buffer.from('{"a":1}')]]) });
    const context = await readPdf(plate!.pdf);
    const file = dictOf(arrayAt(catalogOf(context), "AF")?.lookup(0));
    expect(nameAt(file, "AFRelationship")).toBe("Source");
    const stream = dictAt(file, "EF")?.lookup(name("F"));
    expect(stream instanceof PDFRawStream ? decodedText(stream) : "").toBe('{"a":1}');
    expect(Buffer.from(plate!.pdf).includes("<pdfaid:part>3<")).toBe(true);
  });

  it("keeps every figure's alternative text on the figure itself", async () => {
    const ctx = await pressContext();
    const context = await readPdf((await finishArchive(await openRaw(rawPage("colour")), { ...ctx, srgbIcc: srgbIcc() }))!.pdf);
    const figures = structureElements(context).filter((element) => nameAt(element, "S") === "Figure");
    expect(figures.map((figure) => textAt(figure, "Alt")).sort()).toEqual(["江上日出", "社徽"].sort());
  });
});

describe("screen file", () => {
  it("is smaller, keeps links and bookmarks, and shrinks pictures to 150 ppi", async () => {
    const ctx = await pressContext();
    const raw = rawPage("colour");
    const plate = await finishScreen(await openRaw(raw), ctx);
    expect(plate!.pdf.length).toBeLessThan(raw.pdf.length);
    const context = await readPdf(plate!.pdf);
    const [page] = pagesOf(context);
    expect(arrayAt(page?.page, "Annots")?.size()).toBe(1);
    expect(textAt(dictAt(dictAt(catalogOf(context), "Outlines"), "First"), "Title")).toBe("日月长在");
    const widths = context.enumerateIndirectObjects().flatMap(([, o]) => (o instanceof PDFRawStream && nameAt(o.dict, "Subtype") === "Image" ? [Number(String(o.dict.get(name("Width"))))] : []));
    // 180 CSS px are 1.875 in, which hold 281 px at 150 ppi.
    expect(Math.max(...widths)).toBe(281);
    expect((await maps(plate!.pdf)).some(hasRadical)).toBe(false);
  });
});

describe("proof", () => {
  it("prints what other targets refuse, with exact boxes and the issue's date", async () => {
    const ctx = await pressContext();
    const plate = await finishProof(await openRaw(rawPage("refused")), ctx);
    const context = await readPdf(plate!.pdf);
    const [page] = pagesOf(context);
    const trim = arrayAt(page?.page, "TrimBox")?.asArray().map((n) => Number(String(n))) ?? [];
    expect((trim[2]! - trim[0]!) * 25.4 / 72).toBeCloseTo(100, 3);
    expect((trim[3]! - trim[1]!) * 25.4 / 72).toBeCloseTo(140, 3);
    const info = dictOf(context.lookup(context.trailerInfo.Info));
    expect(textAt(info, "CreationDate")).toBe("D:20261123000000+08'00'");
    expect(textAt(info, "Title")).toBe(`${meta.title} 2026-11-23 01`);
  });
});

describe("findings", () => {
  it("stop every target that they concern, though they are reported once", async () => {
    const ctx = await pressContext();
    const wrong = await openRaw(rawPage("plain", { paper: { widthMm: 90, heightMm: 140 } }));
    expect(await finishScreen(wrong, ctx)).toBeUndefined();
    expect(await finishArchive(wrong, { ...ctx, srgbIcc: srgbIcc() })).toBeUndefined();
    expect(await finishProof(wrong, ctx)).toBeUndefined();
    expect(ctx.diagnostics.all.map((d) => d.code)).toEqual(["page-size"]);
  });
});

describe("time", () => {
  it("leaves no trace: the same page printed at another moment gives the same bytes", async () => {
    const raw = rawPage("colour");
    const later = { ...raw, pdf: new Uint8Array(Buffer.from(Buffer.from(raw.pdf).toString("latin1").replace(/\(D:\d{14}/g, "(D:20301231235959"), "latin1")) };
    expect(Buffer.compare(Buffer.from(raw.pdf), Buffer.from(later.pdf))).not.toBe(0);
    const ctx = await pressContext();
    for (const make of [finishProof, finishScreen]) {
      const [first, second] = [await make(await openRaw(raw), ctx), await make(await openRaw(later), ctx)];
      expect(Buffer.compare(Buffer.from(first!.pdf), Buffer.from(second!.pdf))).toBe(0);
    }
  });
});

describe("one parse", () => {
  it("is not changed by the targets made of it", async () => {
    const ctx = await pressContext();
    const parsed = await openRaw(rawPage("colour"));
    const first = await finishProof(parsed, ctx);
    await finishArchive(parsed, { ...ctx, srgbIcc: srgbIcc() });
    await finishScreen(parsed, ctx);
    expect(Buffer.compare(Buffer.from((await finishProof(parsed, ctx))!.pdf), Buffer.from(first!.pdf))).toBe(0);
  });
});
