/** The issue's sources as embedded files (PDF/A-3, ISO 19005-3, 6.8): anyone can set the page again from them. */
import { createHash } from "node:crypto";
import { PDFArray, type PDFContext, PDFHexString, PDFNumber, type PDFRef, PDFString } from "@cantoo/pdf-lib";
import { catalogOf, deflated, name } from "./objects.js";
import { pdfDate } from "./metadata.js";

/** File name → bytes of a JSON source. */
export type IssueSources = ReadonlyMap<string, Uint8Array>;

export function embedSources(context: PDFContext, sources: IssueSources, date: string): void {
  if (sources.size === 0) return;
  const specifications: PDFRef[] = [];
  const names = PDFArray.withContext(context);
  // A name tree's keys must be sorted (ISO 32000-1, 7.9.6).
  for (const [file, bytes] of [...sources].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const stream = deflated(context, bytes, context.obj({
      Type: "EmbeddedFile",
      Subtype: "application/json",
      Params: {
        Size: PDFNumber.of(bytes.length),
        ModDate: PDFString.of(pdfDate(date)),
        CheckSum: PDFHexString.of(createHash("md5").update(bytes).digest("hex")),
      },
    }));
    const ref = context.register(stream);
    const specification = context.register(context.obj({
      Type: "Filespec",
      F: PDFHexString.fromText(file),
      UF: PDFHexString.fromText(file),
      Desc: PDFHexString.fromText("版面源数据 page source"),
      AFRelationship: "Source",
      EF: { F: ref, UF: ref },
    }));
    specifications.push(specification);
    names.push(PDFHexString.fromText(file));
    names.push(specification);
  }
  const catalog = catalogOf(context);
  catalog.set(name("AF"), context.obj(specifications));
  catalog.set(name("Names"), context.obj({ EmbeddedFiles: { Names: names } }));
}
