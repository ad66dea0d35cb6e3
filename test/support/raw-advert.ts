/** Adverts written byte by byte: what a file writer of good faith never makes cannot be made with one. */
import { deflateSync } from "node:zlib";

export const widthPt = 422.362;
export const heightPt = 181.417;

/** A blue ground with a red foot and a yellow square in the top left corner: turned or shifted, it shows. */
export const shapes = `q 1 0.6 0 0 k 0 0 ${widthPt} ${heightPt} re f 0 1 1 0 k 0 0 ${widthPt} 28 re f 0 0 1 0 k 10 130 40 40 re f Q\n`;

export interface RawAdvert {
  /** Painted after `shapes`, or in place of it when `bare`. */
  readonly content?: string;
  readonly bare?: boolean;
  /** Entries of the page's resources. */
  readonly resources?: string;
  /** Entries of the page in place of its box. */
  readonly page?: string;
  /** Further entries of the page. */
  readonly more?: string;
  readonly tree?: string;
  readonly catalog?: string;
  /** Objects by number, from 10. */
  readonly objects?: Readonly<Record<number, string | Buffer>>;
  /** In place of the content stream's object. */
  readonly contents?: string | Buffer;
  readonly header?: string;
  readonly trailer?: string;
}

const latin1 = (text: string): Buffer => Buffer.from(text, "latin1");

export function stream(dict: string, data: string | Uint8Array, length?: number | string): Buffer {
  const bytes = typeof data === "string" ? latin1(data) : data;
  return Buffer.concat([latin1(`<< ${dict} /Length ${length ?? bytes.length} >>\nstream\n`), bytes, latin1("\nendstream")]);
}

export const packed = (dict: string, data: string | Uint8Array): Buffer => stream(`${dict} /Filter /FlateDecode`, deflateSync(typeof data === "string" ? latin1(data) : data));

/** Writes numbered objects as a file with a table of references and a trailer. */
export function rawPdf(objects: Readonly<Record<number, string | Buffer>>, { header = "%PDF-1.6\n%\xE2\xE3\xCF\xD3\n", trailer = "" } = {}): Buffer {
  const parts: Buffer[] = [latin1(header)];
  const offsets = new Map<number, number>();
  let at = parts[0]!.length;
  for (const [number, body] of Object.entries(objects)) {
    const part = Buffer.concat([latin1(`${number} 0 obj\n`), typeof body === "string" ? latin1(body) : body, latin1("\nendobj\n")]);
    offsets.set(Number(number), at);
    parts.push(part);
    at += part.length;
  }
  const size = Math.max(...offsets.keys()) + 1;
  const rows = Array.from({ length: size }, (_, i) => (offsets.has(i) ? `${String(offsets.get(i)).padStart(10, "0")} 00000 n \n` : "0000000000 65535 f \n"));
  parts.push(latin1(`xref\n0 ${size}\n${rows.join("")}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`));
  return Buffer.concat(parts);
}

export function rawAdvert({ content = "", bare = false, resources = "", page, more = "", tree = "", catalog = "", objects = {}, contents, header, trailer }: RawAdvert = {}): Buffer {
  return rawPdf({
    1: `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    2: `<< /Type /Pages /Count 1 /Kids [3 0 R] ${tree} >>`,
    3: `<< /Type /Page /Parent 2 0 R ${page ?? `/MediaBox [0 0 ${widthPt} ${heightPt}] /TrimBox [0 0 ${widthPt} ${heightPt}]`} /Resources << ${resources} >> /Contents 4 0 R ${more} >>`,
    4: contents ?? stream("", `${bare ? "" : shapes}${content}`),
    ...objects,
  }, { ...(header === undefined ? {} : { header }), ...(trailer === undefined ? {} : { trailer }) });
}

/** A CMYK picture of `px` a side, each quarter one ink of 80 %. */
export function quarters(px = 64): Buffer {
  const data = Buffer.alloc(px * px * 4);
  for (let y = 0; y < px; y++) for (let x = 0; x < px; x++) data[(y * px + x) * 4 + (x < px / 2 ? 0 : 1) + (y < px / 2 ? 0 : 2)] = 204;
  return data;
}
