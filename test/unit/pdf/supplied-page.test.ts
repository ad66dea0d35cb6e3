/** How a supplied page is laid onto a plate: turned, scaled, its corners where they are seen. */
import { PDFContext, PDFDict, PDFRawStream, PDFWriter } from "@cantoo/pdf-lib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concatenate, identity, inverse, type Matrix, transformPoint } from "../../../src/pdf/matrix.js";
import { decoded, dictAt, name, nameAt, pagesOf, readPdf } from "../../../src/pdf/objects.js";
import { isSuppliedForm, suppliedForm, withoutSuppliedPages } from "../../../src/pdf/supplied-form.js";
import { openSupplied, type SuppliedSheet, uprightMatrix } from "../../../src/pdf/supplied-page.js";
import { advertPdf, ptPerMm } from "../../support/advert-files.js";
import { hostile } from "../../support/hostile-adverts.js";

const opened = async (pdf: Uint8Array): Promise<SuppliedSheet> => {
  const sheet = await openSupplied(pdf);
  if ("kind" in sheet) throw new Error(sheet.kind);
  return sheet;
};

describe("the upright matrix", () => {
  // ISO 32000-1, table 30: Rotate turns clockwise. [where the trim's bottom left is seen, where its top left is], as fractions.
  it.each([[0, [0, 0], [0, 1]], [90, [0, 1], [1, 1]], [180, [1, 1], [1, 0]], [270, [1, 0], [0, 0]]] as const)("turned by %i degrees", async (Rotate, bottomLeft, topLeft) => {
    const sheet = await opened(await advertPdf({ widthMm: 100, heightMm: 70, bleedMm: 4, page: { Rotate, UserUnit: 1.5 } }));
    const [left, bottom, , top] = sheet.box;
    const seen = (x: number, y: number): number[] => {
      const point = transformPoint(uprightMatrix(sheet), x, y);
      return [point.x / sheet.widthPt, point.y / sheet.heightPt];
    };
    seen(left, bottom).forEach((value, i) => expect(value).toBeCloseTo(bottomLeft[i]!, 9));
    seen(left, top).forEach((value, i) => expect(value).toBeCloseTo(topLeft[i]!, 9));
    expect(sheet.widthPt).toBeCloseTo((Rotate % 180 === 0 ? 100 : 70) * 1.5 * ptPerMm, 6);
  });
});

it("a matrix and its inverse undo each other", () => {
  const number = fc.double({ min: -50, max: 50, noNaN: true });
  fc.assert(fc.property(fc.tuple(number, number, number, number, number, number), (values) => {
    const matrix = values as Matrix;
    fc.pre(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) > 0.1);
    concatenate(matrix, inverse(matrix)).forEach((value, i) => expect(value).toBeCloseTo(identity[i]!, 6));
  }));
});

describe("the form of a supplied page", () => {
  const formOf = async (pdf: Uint8Array, flat = false) => {
    const target = PDFContext.create();
    const ref = suppliedForm(target, await opened(pdf), { matrix: identity, date: "D:20261207", flat });
    return { target, ref, form: target.lookup(ref) as PDFRawStream };
  };

  it("joins a content cut in several streams as a reader does", async () => {
    const whole = (await formOf(await advertPdf())).form;
    const cut = (await formOf(await advertPdf({ streams: 3 }))).form;
    const words = (form: PDFRawStream): string[] => Buffer.from(decoded(form)).toString("latin1").split(/\s+/).filter((word) => word !== "");
    expect(words(cut)).toEqual(words(whole));
  });

  it("is a blending group in the press's inks where the page was one, and none on a flat plate", async () => {
    const pdf = await advertPdf({ page: { Group: { S: "Transparency", CS: "DeviceCMYK", K: true } } });
    const group = String((await formOf(pdf)).form.dict.lookup(name("Group")));
    for (const entry of ["/CS /DeviceCMYK", "/I true", "/K true"]) expect(group).toContain(entry);
    expect((await formOf(pdf, true)).form.dict.has(name("Group"))).toBe(false);
    expect((await formOf(await advertPdf())).form.dict.has(name("Group"))).toBe(false);
  });

  it("leaves the ties to its own file's structure behind", async () => {
    const pdf = await advertPdf({ add: (context, resources) => resources.set(name("Properties"), context.obj({ M: { StructParents: 3, Metadata: context.register(context.stream("x")), Kept: 1 } })) });
    const properties = String(((await formOf(pdf)).form.dict.lookup(name("Resources")) as never as { lookup(key: unknown): unknown }).lookup(name("Properties")));
    expect(properties).toContain("/Kept 1");
    expect(properties).not.toMatch(/StructParents|Metadata/);
  });

  const resourcesOf = (form: PDFRawStream): PDFDict => form.dict.lookup(name("Resources"), PDFDict);

  it("keeps a resource that is called like a tie", async () => {
    const { form } = await formOf(hostile["resources called Metadata"]!());
    expect(nameAt((dictAt(resourcesOf(form), "XObject")!.lookup(name("Metadata")) as PDFRawStream).dict, "Subtype")).toBe("Image");
  });

  it("gives a form inside it the page's resources, where it has none of its own", async () => {
    const { form } = await formOf(hostile["resources from the page"]!());
    const inner = dictAt(resourcesOf(form), "XObject")!.lookup(name("F")) as PDFRawStream;
    expect(resourcesOf(inner)).toBe(resourcesOf(form));
  });

  it("leaves layers without their switches", async () => {
    const { form } = await formOf(hostile["layers, all on"]!());
    expect(dictAt(dictAt(resourcesOf(form), "Properties"), "L1")?.keys()).toEqual([]);
  });

  it.each([["icc cmyk", "/DeviceCMYK"], ["icc gray", "/DeviceGray"]])("prints the numbers of %s as the press's own", async (called, space) => {
    const { form } = await formOf(hostile[called]!());
    expect(String(dictAt(resourcesOf(form), "ColorSpace")!.lookup(name("S")))).toBe(space);
  });

  it("is emptied where the paper's own text is read", async () => {
    const { target, ref } = await formOf(await advertPdf());
    const pages = target.nextRef();
    const page = target.register(target.obj({ Type: "Page", Parent: pages, MediaBox: [0, 0, 9, 9], Resources: { XObject: { F: ref } }, Contents: target.register(target.stream("/F Do")) }));
    target.assign(pages, target.obj({ Type: "Pages", Count: 1, Kids: [page] }));
    target.trailerInfo.Root = target.register(target.obj({ Type: "Catalog", Pages: pages }));
    const emptied = await readPdf(await withoutSuppliedPages(await PDFWriter.forContext(target, 1000).serializeToBuffer()));
    expect(pagesOf(emptied)).toHaveLength(1);
    const forms = emptied.enumerateIndirectObjects().flatMap(([, object]) => (object instanceof PDFRawStream && nameAt(object.dict, "Subtype") === "Form" ? [object] : []));
    expect(forms.map((form) => [isSuppliedForm(form.dict), decoded(form).length])).toEqual([[true, 0]]);
  });
});
