import { PDFArray, PDFDict, PDFRawStream } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { bindIssue } from "../../../src/bind/bind-issue.js";
import { finishArchive } from "../../../src/finish/archive.js";
import { openRaw } from "../../../src/finish/parsed-page.js";
import type { Plate } from "../../../src/model/render.js";
import { arrayAt, catalogOf, dictAt, dictOf, name, nameAt, numberAt, pagesOf, readPdf, textAt } from "../../../src/pdf/objects.js";
import { preflightPlate } from "../../../src/preflight/preflight-plate.js";
import { meta, pressContext, rawPage, srgbIcc, type RawName } from "../../support/raw-page.js";

async function archive(pages: readonly (readonly [RawName, string])[]): Promise<Plate[]> {
  const ctx = await pressContext();
  const plates: Plate[] = [];
  for (const [raw, label] of pages) {
    const plate = await finishArchive(await openRaw(rawPage(raw, { label })), { ...ctx, srgbIcc: srgbIcc() });
    if (plate !== undefined) plates.push(plate);
  }
  return plates;
}

describe("binding", () => {
  it("keeps pages, labels and an outline of page > story", async () => {
    const plates = await archive([["colour", "A01"], ["plain", "A02"]]);
    const context = await readPdf(await bindIssue(plates, "archive", { ...meta, pageNames: new Map([["A01", "要闻"]]) }));
    expect(pagesOf(context)).toHaveLength(2);
    const first = dictAt(dictAt(catalogOf(context), "Outlines"), "First");
    expect(textAt(first, "Title")).toBe("A01 要闻");
    expect(textAt(dictAt(first, "First"), "Title")).toBe("日月长在");
    expect(textAt(dictAt(first, "Next"), "Title")).toBe("A02");
    const labels = arrayAt(dictAt(catalogOf(context), "PageLabels"), "Nums");
    expect(textAt(dictOf(labels?.lookup(3)), "P")).toBe("A02");
  });

  it("renumbers the parent tree so that every page finds its own tags", async () => {
    const context = await readPdf(await bindIssue(await archive([["colour", "01"], ["colour", "02"], ["plain", "03"]]), "archive", meta));
    const root = dictAt(catalogOf(context), "StructTreeRoot");
    const numbers = arrayAt(dictAt(root, "ParentTree"), "Nums");
    const entries = new Map<number, unknown>();
    for (let i = 0; numbers !== undefined && i < numbers.size(); i += 2) entries.set(Number(String(numbers.get(i))), numbers.lookup(i + 1));
    const keys = pagesOf(context).map(({ page }) => numberAt(page, "StructParents") ?? -1);
    expect(new Set(keys).size).toBe(3);
    for (const [index, { ref }] of pagesOf(context).entries()) {
      const parents = entries.get(keys[index] ?? -1);
      const element = parents instanceof PDFArray ? dictOf(parents.lookup(0)) : undefined;
      expect(String(element?.get(name("Pg")))).toBe(String(ref));
    }
    const [link] = pagesOf(context).slice(1).map(({ page }) => dictOf(arrayAt(page, "Annots")?.lookup(0)));
    expect(entries.get(numberAt(link, "StructParent") ?? -1)).toBeInstanceOf(PDFDict);
    const document = dictAt(root, "K");
    expect(nameAt(document, "S")).toBe("Document");
    expect(arrayAt(document, "K")?.asArray().map((_, i) => textAt(dictOf(arrayAt(document, "K")?.lookup(i)), "T"))).toEqual(["01", "02", "03"]);
  });

  it("keeps identical fonts, profiles and pictures once and gives different subsets different names", async () => {
    const plates = await archive([["colour", "01"], ["colour", "02"], ["plain", "03"]]);
    const context = await readPdf(await bindIssue(plates, "archive", meta));
    const streams = context.enumerateIndirectObjects().flatMap(([, o]) => (o instanceof PDFRawStream ? [o] : []));
    expect(streams.filter(({ dict }) => nameAt(dict, "Subtype") === "Image")).toHaveLength(3);
    const fonts = context.enumerateIndirectObjects().flatMap(([, o]) => (nameAt(dictOf(o), "Subtype") === "Type0" ? [nameAt(dictOf(o), "BaseFont")] : []));
    expect(fonts).toHaveLength(2);
    expect(new Set(fonts).size).toBe(2);
    expect(fonts.every((font) => /^[A-Z]{6}\+NotoSerifSC-Regular$/.test(font ?? ""))).toBe(true);
    expect(arrayAt(catalogOf(context), "OutputIntents")?.size()).toBe(1);
  });

  it("stays what its pages were: passes preflight, same bytes every time", async () => {
    const plates = await archive([["colour", "01"], ["plain", "02"]]);
    const bound = await bindIssue(plates, "archive", meta);
    const result = await preflightPlate(bound, { file: "issue.pdf", target: "archive", paper: { widthMm: 100, heightMm: 140 } });
    expect(result.diagnostics).toEqual([]);
    expect(Buffer.compare(Buffer.from(bound), Buffer.from(await bindIssue(plates, "archive", meta)))).toBe(0);
  });

  it("does not bind nothing, nor pages of another target", async () => {
    const none = async function* () {};
    await expect(bindIssue(none(), "press", meta)).rejects.toThrow(/at least one page/);
    await expect(bindIssue([], "press", meta)).rejects.toThrow(/at least one page/);
    await expect(bindIssue(await archive([["plain", "01"]]), "press", meta)).rejects.toThrow(/press/);
  });
});
