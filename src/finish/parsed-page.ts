/** Chromium's page, read once; every target is finished from a clone of it. */
import { PDFArray, type PDFContext, type PDFDict, PDFRawStream, PDFRef } from "@cantoo/pdf-lib";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { MachineError } from "../diagnostics/machine-error.js";
import type { RawPage } from "../model/render.js";
import { arrayAt, decodedText, dictAt, name, nameAt, numbersOf, pagesOf, readPdf } from "../pdf/objects.js";
import { tokenize } from "../pdf/tokenize.js";
import type { Content } from "./content.js";
import { renumberElementIds } from "./element-ids.js";
import { finding, same } from "./findings.js";
import { isKnownOperator } from "./operators.js";
import { survey, type Survey } from "./survey.js";

export interface ParsedPage {
  readonly raw: RawPage;
  /** Never changed: each target clones it. */
  readonly context: PDFContext;
  readonly pageRef: PDFRef;
  /** Chromium's MediaBox, in pt. It is rounded; the content is exact from its top left. */
  readonly mediaBox: readonly [number, number, number, number];
  /** By reference tag, the page's content first. */
  readonly contents: ReadonlyMap<string, Content>;
  readonly survey: Survey;
  /** What no target can be made of. */
  readonly faults: readonly Diagnostic[];
}

/** Reads and tokenises a raw page. @throws MachineError when it is not a PDF of one page */
export async function openRaw(raw: RawPage): Promise<ParsedPage> {
  const context = await readPdf(raw.pdf).catch((cause: unknown) => {
    throw unreadable(cause);
  });
  renumberElementIds(context);
  const pages = pagesOf(context);
  const [only] = pages;
  const media = numbersOf(arrayAt(only?.page, "MediaBox"));
  if (only === undefined || pages.length !== 1 || media === undefined || media.length !== 4) throw unreadable(undefined);
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = media;
  const faults: Diagnostic[] = [];
  const contents = readContents(context, only.page, raw.page.label, faults);
  const [pageContent] = contents.values();
  if (pageContent === undefined) throw unreadable(undefined);
  return {
    raw,
    context,
    pageRef: only.ref,
    mediaBox: [x0, y0, x1, y1],
    contents,
    survey: survey(context, contents, pageContent),
    faults,
  };
}

function readContents(context: PDFContext, page: PDFDict, label: string, faults: Diagnostic[]): Map<string, Content> {
  const contents = new Map<string, Content>();
  const read = (ref: PDFRef, resources: PDFDict | undefined, form: boolean): void => {
    if (contents.has(ref.tag)) return;
    const stream = context.lookup(ref);
    if (!(stream instanceof PDFRawStream)) return;
    const operations = tokenize(decodedText(stream));
    for (const operator of new Set(operations.map((o) => o.operator))) {
      if (operator === "BI") faults.push(finding("inline-image", label, same("")));
      else if (!isKnownOperator(operator)) faults.push(finding("unknown-operator", label, same(operator)));
    }
    contents.set(ref.tag, { ref, operations, resources, form: form ? stream.dict : undefined });
    for (const [, target] of dictAt(resources, "XObject")?.entries() ?? []) {
      const object = target instanceof PDFRef ? context.lookup(target) : undefined;
      if (!(target instanceof PDFRef) || !(object instanceof PDFRawStream) || nameAt(object.dict, "Subtype") !== "Form") continue;
      read(target, dictAt(object.dict, "Resources") ?? resources, true);
    }
  };
  const resources = dictAt(page, "Resources");
  const target = page.get(name("Contents"));
  const refs = target instanceof PDFArray ? target.asArray() : [target];
  // Chromium writes one stream a page; several would share one graphics state, which is not handled.
  if (refs.length !== 1 || !(refs[0] instanceof PDFRef)) throw unreadable(undefined);
  if (context.lookup(refs[0]) instanceof PDFArray) throw unreadable(undefined);
  read(refs[0], resources, false);
  return contents;
}

function unreadable(cause: unknown): MachineError {
  return new MachineError(
    "raw-pdf",
    { zh: "浏览器给出的 PDF 无法读取为单页文件。", en: "The browser's PDF cannot be read as a file of one page." },
    { cause },
  );
}
