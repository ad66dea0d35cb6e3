/** Proofs for an office printer: pages of a paper made small enough for A3 or A4, each sheet saying by how much. */
import { PDFDocument, type PDFPage, PrintScaling } from "@cantoo/pdf-lib";
import { Diagnostics } from "../diagnostics/diagnostic.js";
import { openFonts } from "../fonts/open-fonts.js";
import { textOutline } from "../fonts/text-outline.js";
import type { Cache } from "../model/context.js";
import type { Issue } from "../model/issue.js";
import type { SheetPaper } from "./protocol.js";

/** ISO 216, portrait. */
const papersMm: Readonly<Record<SheetPaper, readonly [width: number, height: number]>> = { A3: [297, 420], A4: [210, 297] };
/** Office printers leave about 4 mm white on every side. */
const marginMm = 6;
/** For the line at the foot. */
const footMm = 6;
const linePt = 8;
const ptPerMm = 72 / 25.4;

export type SheetLanguage = "zh" | "en";

/** A page's proof. */
export interface ProofPage {
  readonly label: string;
  readonly pdf: Uint8Array;
}

export interface SheetSettings {
  readonly paper: SheetPaper;
  readonly language: SheetLanguage;
  readonly issue: Issue;
  readonly cache: Cache;
  readonly signal?: AbortSignal;
}

/** The largest scale at which a page stands between the margins, upright or across, but never larger than it is. */
export function sheetScale(paper: SheetPaper, widthPt: number, heightPt: number): { readonly scale: number; readonly across: boolean } {
  const [short, long] = papersMm[paper].map((mm) => mm - 2 * marginMm) as [number, number];
  const share = (width: number, height: number): number => Math.min(1, (width * ptPerMm) / widthPt, ((height - footMm) * ptPerMm) / heightPt);
  const [upright, lying] = [share(short, long), share(long, short)];
  return lying > upright ? { scale: lying, across: true } : { scale: upright, across: false };
}

/** What stands at the foot of a sheet. */
export function sheetLine({ file: { title, date } }: Pick<Issue, "file">, label: string, paper: SheetPaper, scale: number, language: SheetLanguage): string {
  const percent = `${(scale * 100).toFixed(1)} %`;
  return language === "zh"
    ? `${title} ${date} 第 ${label} 版 大样 · ${paper} · ${scale === 1 ? "原大" : `缩至 ${percent}`}`
    : `${title} ${date} Page ${label}, proof · ${paper} · ${scale === 1 ? "real size" : `scaled to ${percent}`}`;
}

/** One sheet a page, to be printed as it is: the file asks the printer's window for no scaling of its own. */
export async function proofSheets(pages: readonly ProofPage[], { paper, language, issue, cache, signal }: SheetSettings): Promise<Uint8Array> {
  const sheets = await PDFDocument.create();
  const drawn: { readonly sheet: PDFPage; readonly line: string }[] = [];
  for (const { label, pdf } of pages) {
    signal?.throwIfAborted();
    const [page] = await sheets.embedPdf(pdf);
    if (!page) throw new RangeError(`the proof of page ${label} is empty`);
    const { scale, across } = sheetScale(paper, page.width, page.height);
    const [short, long] = papersMm[paper].map((mm) => mm * ptPerMm) as [number, number];
    const [width, height] = across ? [long, short] : [short, long];
    const sheet = sheets.addPage([width, height]);
    const foot = (marginMm + footMm) * ptPerMm;
    const [left, room] = [(width - page.width * scale) / 2, height - marginMm * ptPerMm - foot];
    sheet.drawPage(page, { x: left, y: foot + (room - page.height * scale) / 2, xScale: scale, yScale: scale });
    drawn.push({ sheet, line: sheetLine(issue, label, paper, scale, language) });
  }
  const face = await lineFace(drawn.map(({ line }) => line), issue, cache);
  for (const { sheet, line } of drawn) {
    if (!face) break;
    const { path, widthPt } = textOutline(face, line, linePt);
    const content = `q 0 g 1 0 0 1 ${((sheet.getWidth() - widthPt) / 2).toFixed(3)} ${((marginMm + 1.5) * ptPerMm).toFixed(3)} cm ${path.join(" ")} f Q`;
    sheet.node.addContentStream(sheets.context.register(sheets.context.flateStream(content)));
  }
  sheets.setTitle(`${issue.file.title} ${issue.file.date} ${language === "zh" ? "大样" : "proof"} ${paper}`, { showInWindowTitleBar: true });
  const preferences = sheets.catalog.getOrCreateViewerPreferences();
  preferences.setPrintScaling(PrintScaling.None);
  preferences.setPickTrayByPDFSize(true);
  return sheets.save();
}

/** The first face of the theme that has all characters of the lines. */
async function lineFace(lines: readonly string[], issue: Issue, cache: Cache): Promise<Uint8Array | undefined> {
  const codePoints = lines.flatMap((line) => [...line].map((char) => char.codePointAt(0) as number));
  const fonts = openFonts(cache);
  const sources = Object.values(issue.theme.faces).flat();
  await fonts.load(sources, new Diagnostics());
  const source = sources.find((one) => codePoints.every((codePoint) => fonts.metrics(one).covers(codePoint))) ?? sources[0];
  return source && fonts.subset(source, new Set(codePoints));
}
