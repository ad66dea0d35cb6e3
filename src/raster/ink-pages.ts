/** A page taken apart into its inks: a PDF with one grey page an ink. */
import { PDFArray, PDFContext, type PDFDict, PDFRawStream, PDFWriter } from "@cantoo/pdf-lib";
import { decodedText, dictAt, name } from "../pdf/objects.js";
import { tokenize } from "../pdf/tokenize.js";
import { processInks } from "./ink-colour.js";
import { InkPictures } from "./ink-picture.js";
import { Carrier, InkSheet, type SheetShare } from "./ink-sheet.js";
import { projectContent } from "./project-content.js";
import { initialState } from "./sheet.js";

export interface InkPages {
  /** In the order of `inks`. */
  readonly pdf: Uint8Array;
  readonly inks: readonly string[];
}

/**
 * @param box the part of the page that is wanted, in its own coordinates
 * @returns what cannot be seen through one ink where there is any: colours that are no inks, mesh gradients, odd filters
 */
export async function inkPages(context: PDFContext, page: PDFDict, box: readonly number[], dpi: number): Promise<InkPages | { readonly unread: readonly string[] }> {
  const target = PDFContext.create();
  const carrier = new Carrier(context, target);
  const share: SheetShare = { target, carrier, dpi, pictures: new InkPictures(target, (dict, keys) => carrier.entries(dict, keys)), spots: new Set(), unread: new Set() };
  const tree = target.nextRef();
  const contents = page.lookup(name("Contents"));
  const streams = contents instanceof PDFArray ? contents.asArray().map((ref) => context.lookup(ref)) : [contents];
  const operations = tokenize(streams.map((stream) => (stream instanceof PDFRawStream ? decodedText(stream) : "")).join("\n"));
  const kids = target.obj([]);
  const inks: string[] = [];
  const add = (ink: string): void => {
    const sheet = new InkSheet(ink, share);
    const dict = target.obj({ Type: "Page", Parent: tree, MediaBox: [...box] });
    if (dictAt(page, "Group") !== undefined) dict.set(name("Group"), target.obj({ S: "Transparency", CS: "DeviceGray", I: true }));
    const projected = projectContent(sheet, operations, dictAt(page, "Resources"), initialState, 0);
    dict.set(name("Resources"), projected.resources);
    dict.set(name("Contents"), sheet.contents(projected.operations));
    kids.push(target.register(dict));
    inks.push(ink);
  };
  for (const ink of processInks) add(ink);
  // What spot inks there are is known only now.
  for (const ink of [...share.spots].sort()) add(ink);
  if (share.unread.size > 0) return { unread: [...share.unread] };
  await share.pictures.finish();
  target.assign(tree, target.obj({ Type: "Pages", Count: inks.length, Kids: kids }));
  target.trailerInfo.Root = target.register(target.obj({ Type: "Catalog", Pages: tree }));
  return { pdf: await PDFWriter.forContext(target, 1000).serializeToBuffer(), inks };
}
