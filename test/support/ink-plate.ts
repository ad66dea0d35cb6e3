/** A page of 200 × 100 pt with a content of the test's own, and the inks that lie on it. */
import { PDFContext, type PDFDict, PDFRawStream, PDFWriter } from "@cantoo/pdf-lib";
import { name, readPdf } from "../../src/pdf/objects.js";
import { inspectPages } from "../../src/pdf/inspect.js";
import { inkRaster, type InkRaster } from "../../src/raster/ink-raster.js";

/** Overprint on with mode 1 and mode 0, and off; a Separation each of a spot ink and of black. */
function resources(context: PDFContext): PDFDict {
  const tint = (c1: number[]) => context.obj({ FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: c1, N: 1 });
  return context.obj({
    ExtGState: {
      Over: { op: true, OP: true, OPM: 1 }, Over0: { op: true, OP: true, OPM: 0 }, Knock: { op: false, OP: false, OPM: 0 }, Multiply: { BM: "Multiply" }, Half: { ca: 0.5 },
    },
    ColorSpace: {
      Spot: [name("Separation"), name("PANTONE 186 C"), name("DeviceCMYK"), tint([0, 1, 0.8, 0])],
      Key: [name("Separation"), name("Black"), name("DeviceCMYK"), tint([0, 0, 0, 1])],
      All: [name("Separation"), name("All"), name("DeviceCMYK"), tint([1, 1, 1, 1])],
    },
  });
}

/** @param add puts further resources in */
export async function inkPlate(content: string, add: (context: PDFContext, resources: PDFDict) => void = () => {}): Promise<Uint8Array> {
  const context = PDFContext.create();
  const pages = context.nextRef();
  const held = resources(context);
  add(context, held);
  const box = [0, 0, 200, 100];
  const page = context.register(context.obj({ Type: "Page", Parent: pages, MediaBox: box, TrimBox: box, BleedBox: box, Resources: held, Contents: context.register(context.stream(content)) }));
  context.assign(pages, context.obj({ Type: "Pages", Count: 1, Kids: [page] }));
  context.trailerInfo.Root = context.register(context.obj({ Type: "Catalog", Pages: pages }));
  return PDFWriter.forContext(context, 1000).serializeToBuffer();
}

export const category = (resources: PDFDict, key: string, value: object): void => resources.set(name(key), resources.context.obj(value as never));

export function picture(context: PDFContext, dict: object, contents: Uint8Array) {
  const entries = context.obj({ Type: "XObject", Subtype: "Image", BitsPerComponent: 8, Length: contents.length, ...dict } as never) as unknown as PDFDict;
  return context.register(PDFRawStream.of(entries, contents));
}

export async function rasterOf(pdf: Uint8Array, dpi = 72): Promise<InkRaster | { readonly unread: readonly string[] }> {
  const context = await readPdf(pdf);
  return inkRaster(context, inspectPages(context)[0]!, dpi);
}

/** Ink in per cent at a place of the page, in pt from its bottom left: C, M, Y, K, then spot inks by name. */
export async function inksAt(pdf: Uint8Array, x: number, y: number): Promise<number[]> {
  const raster = await rasterOf(pdf);
  if ("unread" in raster) throw new Error(`unread: ${raster.unread.join(", ")}`);
  return [...raster.planes.values()].map((plane) => Math.round((plane[(99 - y) * raster.width + x]! * 100) / 255));
}
