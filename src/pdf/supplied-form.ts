/**
 * A supplied page as a form of a plate. Its content and resources are the file's own, byte for byte; the plate knows it
 * again by its private data (ISO 32000-1, 14.5), since what is asked of the paper's own text is not asked of it.
 */
import { PDFArray, type PDFContext, PDFDict, PDFNumber, PDFRawStream, type PDFRef, PDFString, PDFWriter } from "@cantoo/pdf-lib";
import { bringer } from "./bring.js";
import type { Matrix } from "./matrix.js";
import { decodedText, deflated, dictAt, name, nameAt, readPdf } from "./objects.js";
import type { SuppliedSheet } from "./supplied-page.js";

const owner = "Banxin";
const kind = "SuppliedPage";
export interface FormSettings {
  /** From the page's own coordinates to those of the content that paints the form. */
  readonly matrix: Matrix;
  /** The day as a PDF date. */
  readonly date: string;
  /** PDF/X-1a has no transparency groups. */
  readonly flat: boolean;
  /** Colours keep their profiles, as no plate has them. */
  readonly keepProfiles?: boolean;
}

/** Brings the sheet into `target` as a form. */
export function suppliedForm(target: PDFContext, { context, page, box }: SuppliedSheet, { matrix, date, flat, keepProfiles = false }: FormSettings): PDFRef {
  const { bring, resources } = bringer({ source: context, target, page, asInks: !keepProfiles });
  const { dict, contents } = contentOf(context, page);
  const form = PDFDict.withContext(target);
  for (const key of ["Filter", "DecodeParms"]) {
    const value = dict?.get(name(key));
    if (value !== undefined) form.set(name(key), bring(value));
  }
  form.set(name("Length"), PDFNumber.of(contents.length));
  form.set(name("Type"), name("XObject"));
  form.set(name("Subtype"), name("Form"));
  form.set(name("BBox"), target.obj([...box]));
  form.set(name("Matrix"), target.obj(matrix.map((value) => Number(value.toFixed(12)))));
  form.set(name("Resources"), resources);
  const group = dictAt(page, "Group");
  if (group !== undefined && !flat) {
    const knockout = group.get(name("K"));
    form.set(name("Group"), target.obj({ Type: "Group", S: "Transparency", CS: "DeviceCMYK", I: true, ...(knockout === undefined ? {} : { K: bring(knockout) }) }));
  }
  form.set(name("LastModified"), PDFString.of(date));
  form.set(name("PieceInfo"), target.obj({ [owner]: { LastModified: PDFString.of(date), Private: name(kind) } }));
  return target.register(PDFRawStream.of(form, contents));
}

export const isSuppliedForm = (form: PDFDict): boolean => nameAt(dictAt(dictAt(form, "PieceInfo"), owner), "Private") === kind;

/** The file with its supplied pages empty: what is left is the paper's own. */
export async function withoutSuppliedPages(pdf: Uint8Array): Promise<Uint8Array> {
  const context = await readPdf(pdf);
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream && isSuppliedForm(object.dict)) context.assign(ref, deflated(context, new Uint8Array(), object.dict));
  }
  return PDFWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer();
}

/** A page's content as one stream: as it stands, or, where it is cut in several, joined as a reader joins them (ISO 32000-1, 7.8.2). */
function contentOf(context: PDFContext, page: PDFDict): { readonly dict: PDFDict | undefined; readonly contents: Uint8Array } {
  const value = page.lookup(name("Contents"));
  const streams = (value instanceof PDFArray ? value.asArray().map((ref) => context.lookup(ref)) : [value]).filter((stream) => stream instanceof PDFRawStream);
  const [only] = streams;
  if (only !== undefined && streams.length === 1) return { dict: only.dict, contents: only.contents };
  const joined = deflated(context, Buffer.concat(streams.flatMap((stream) => [Buffer.from(decodedText(stream), "latin1"), Buffer.from("\n")])));
  return { dict: joined.dict, contents: joined.contents };
}
