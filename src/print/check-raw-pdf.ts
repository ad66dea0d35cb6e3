/** A cheap look at Chromium's bytes: one page, and nothing shrunk to fit. */
import { inflateSync } from "node:zlib";

/** CSS px are 1/96 inch and PDF units 1/72 inch, so a page printed at its true size is scaled by this. */
export const trueScale = 0.75;

export interface RawPdfFault {
  readonly code: "raw-pages" | "raw-scale" | "raw-unreadable";
  readonly zh: string;
  readonly en: string;
}

/**
 * What is wrong with a raw page, if anything. Chromium writes the sheet's flip first
 * (`.24 0 0 -.24 0 h cm`, 300 units an inch) and then the content's scale (`q 3.125 0 0 3.125 0 0 cm`);
 * when it shrinks a page that is too wide, their product is no longer 0.75.
 */
export function rawPdfFault(pdf: Uint8Array): RawPdfFault | undefined {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString("latin1");
  const pages = [...text.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;
  if (pages !== 1) return { code: "raw-pages", zh: `浏览器打印出 ${pages} 页，应为 1 页。`, en: `The browser printed ${pages} pages instead of 1.` };
  const content = pageContent(text);
  if (content === undefined) return { code: "raw-unreadable", zh: "无法读取浏览器输出的 PDF 内容流。", en: "The content stream of the browser's PDF cannot be read." };
  const matrices = [...content.slice(0, 400).matchAll(/(-?[\d.]+) 0 0 (-?[\d.]+) [-\d.]+ [-\d.]+ cm/g)].slice(0, 2);
  const scale = matrices.reduce((product, match) => product * Math.abs(Number(match[1])), 1);
  if (matrices.length === 0 || Math.abs(scale - trueScale) > 1e-5) {
    return { code: "raw-scale", zh: `浏览器按 ${scale} 打印，应为 ${trueScale}。`, en: `The browser printed at a scale of ${scale} instead of ${trueScale}.` };
  }
  return undefined;
}

/** The page's content stream, inflated. */
function pageContent(text: string): string | undefined {
  const reference = /\/Contents\s+(\d+)\s+0\s+R/.exec(text)?.[1];
  if (reference === undefined) return undefined;
  const object = new RegExp(`(?:^|[\\r\\n])${reference} 0 obj[^]*?\\/Length\\s+(\\d+)[^]*?stream\\r?\\n`).exec(text);
  if (!object) return undefined;
  const start = object.index + object[0].length;
  const stream = Buffer.from(text.slice(start, start + Number(object[1])), "latin1");
  return /\/FlateDecode/.test(object[0]) ? inflateSync(stream).toString("latin1") : stream.toString("latin1");
}

/** The same bytes with the two dates blanked: what must be equal when a page is printed again. */
export function withoutDates(pdf: Uint8Array): Uint8Array {
  const bytes = Buffer.from(pdf);
  const text = bytes.toString("latin1");
  for (const match of text.matchAll(/\/(?:CreationDate|ModDate)\s*\((D:[^)]*)\)/g)) {
    const start = match.index + match[0].indexOf("(") + 1;
    bytes.fill(0x30, start, start + match[1]!.length);
  }
  return bytes;
}
