/** What a whole file says of itself: language, the title shown in the window, Info and XMP. */
import { type PDFContext, type PDFName, PDFString } from "@cantoo/pdf-lib";
import { catalogOf, name } from "./objects.js";
import { writeInfo, type DocumentMeta } from "./metadata.js";
import { writeXmp, type Conformance } from "./xmp.js";

/** @param info further entries of the Info dictionary */
export function describeDocument(
  context: PDFContext, title: string, meta: DocumentMeta, conformance: Conformance, info: Record<string, PDFName | PDFString> = {},
): void {
  const catalog = catalogOf(context);
  catalog.set(name("Lang"), PDFString.of(meta.language));
  catalog.set(name("ViewerPreferences"), context.obj({ DisplayDocTitle: true }));
  writeInfo(context, title, meta, info);
  writeXmp(context, title, meta, conformance);
}
