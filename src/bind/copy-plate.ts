/** Brings a plate's objects into the file under numbers of their own. */
import { PDFArray, type PDFContext, PDFDict, PDFName, PDFRef } from "@cantoo/pdf-lib";
import { arrayAt, cloneObject, dictAt, dictOf, name, pagesOf, readPdf } from "../pdf/objects.js";
import { MachineError } from "../diagnostics/machine-error.js";
import type { Plate } from "../model/render.js";

export interface CopiedPlate {
  readonly label: string;
  readonly catalog: PDFDict;
  readonly info: PDFDict | undefined;
  readonly pageRef: PDFRef;
  readonly page: PDFDict;
  /** Every dictionary that came from this plate and is an object of its own. */
  readonly dicts: readonly PDFDict[];
}

/** @throws MachineError when the plate is not a file of one page */
export async function copyPlate(target: PDFContext, plate: Plate, index: number): Promise<CopiedPlate> {
  const source = await readPdf(plate.pdf).catch((cause: unknown) => {
    throw unreadable(plate, cause);
  });
  const base = target.largestObjectNumber;
  const rename = (ref: PDFRef): PDFRef => PDFRef.of(ref.objectNumber + base, ref.generationNumber);
  const dicts: PDFDict[] = [];
  for (const [ref, object] of source.enumerateIndirectObjects()) {
    const copy = cloneObject(object, target, rename);
    target.assign(rename(ref), copy);
    const dict = dictOf(copy);
    if (dict !== undefined) dicts.push(dict);
  }
  const [only, ...more] = pagesOf(source);
  const catalog = target.lookup(rename(source.trailerInfo.Root as PDFRef));
  if (only === undefined || more.length > 0 || !(catalog instanceof PDFDict)) throw unreadable(plate, undefined);
  const pageRef = rename(only.ref);
  const page = target.lookup(pageRef, PDFDict);
  const info = source.trailerInfo.Info instanceof PDFRef ? dictOf(target.lookup(rename(source.trailerInfo.Info))) : undefined;
  renameDestinations(catalog, page, `p${index + 1}.`);
  return { label: plate.label, catalog, info, pageRef, page, dicts };
}

/** Two pages may use one name for different destinations. */
function renameDestinations(catalog: PDFDict, page: PDFDict, prefix: string): void {
  const destinations = dictAt(catalog, "Dests");
  if (destinations === undefined) return;
  const renamed = PDFDict.withContext(catalog.context);
  for (const [key, value] of destinations.entries()) renamed.set(name(prefix + key.decodeText()), value);
  catalog.set(name("Dests"), renamed);
  const annotations = arrayAt(page, "Annots") ?? PDFArray.withContext(catalog.context);
  for (let i = 0; i < annotations.size(); i++) {
    const annotation = dictOf(annotations.lookup(i));
    for (const [holder, key] of [[annotation, "Dest"], [dictAt(annotation, "A"), "D"]] as const) {
      const value = holder?.get(name(key));
      if (value instanceof PDFName) holder?.set(name(key), name(prefix + value.decodeText()));
    }
  }
}

function unreadable(plate: Plate, cause: unknown): MachineError {
  return new MachineError(
    "plate-unreadable",
    { zh: `第${plate.label}版的 ${plate.target} 文件无法读取为单页文件。`, en: `The ${plate.target} file of page ${plate.label} cannot be read as a file of one page.` },
    { cause },
  );
}
