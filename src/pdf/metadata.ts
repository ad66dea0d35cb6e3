/** What a file says about itself: the Info dictionary, and the dates and strings it shares with XMP. */
import { type PDFContext, PDFHexString, type PDFName, PDFString } from "@cantoo/pdf-lib";

/** What is known of the issue when a file is finished. Nothing here comes from a clock. */
export interface DocumentMeta {
  /** The id. */
  readonly id: string;
  /** The paper's title. */
  readonly title: string;
  /** ISO date, `2026-11-23`. */
  readonly date: string;
  readonly revision: number;
  /** BCP 47, e.g. `zh-CN`. */
  readonly language: string;
}

export const producer = "Banxin (Skia/PDF, pdf-lib)";
export const creator = "Banxin 版心";

/** Midnight at the beginning of the day in China, as Info writes it. */
export const pdfDate = (date: string): string => `D:${date.replaceAll("-", "")}000000+08'00'`;
/** The same moment as XMP writes it. */
export const xmpDate = (date: string): string => `${date}T00:00:00+08:00`;

/** Title of a file: the paper, its date and, for a single page, the page. */
export function documentTitle(meta: DocumentMeta, label?: string): string {
  return label === undefined ? `${meta.title} ${meta.date}` : `${meta.title} ${meta.date} ${label}`;
}

/** Replaces the Info dictionary; `entries` are added as they are. */
export function writeInfo(context: PDFContext, title: string, meta: DocumentMeta, entries: Record<string, PDFName | PDFString> = {}): void {
  const date = PDFString.of(pdfDate(meta.date));
  context.trailerInfo.Info = context.register(
    context.obj({
      Title: PDFHexString.fromText(title),
      Creator: PDFHexString.fromText(creator),
      Producer: PDFString.of(producer),
      CreationDate: date,
      ModDate: date,
      ...entries,
    }),
  );
}
