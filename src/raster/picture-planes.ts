/** Pixels of CMYK pictures, ink by ink. */
import { type PDFDict, PDFRawStream } from "@cantoo/pdf-lib";
import { inflateSync } from "node:zlib";
import sharp from "sharp";
import { arrayAt, decoded, dictAt, dictOf, name, nameAt, numberAt, numbersOf } from "../pdf/objects.js";

export interface CmykPlanes {
  readonly width: number;
  readonly height: number;
  /** Light of C, M, Y and K, 255 = none of the ink, rows from the top. */
  readonly planes: readonly Uint8Array[];
}

/** Filters that are taken off here; JPEG may stand last among them. */
const plain: ReadonlySet<string> = new Set(["FlateDecode", "LZWDecode", "RunLengthDecode", "ASCII85Decode", "ASCIIHexDecode"]);

/** True where `cmykPlanes` can read the picture: eight or sixteen bits, packed or coded in any way, or a JPEG. */
export function readsPicture(image: PDFDict): boolean {
  const filters = filtersOf(image);
  const bits = numberAt(image, "BitsPerComponent");
  const coded = filters.at(-1) === "DCTDecode" ? filters.slice(0, -1) : filters;
  return (bits === 8 || (bits === 16 && coded.length === filters.length)) && coded.every((filter) => plain.has(filter));
}

function filtersOf(image: PDFDict): string[] {
  const one = nameAt(image, "Filter");
  return one === undefined ? (arrayAt(image, "Filter")?.asArray() ?? []).map((filter) => String(filter).slice(1)) : [one];
}

/**
 * @param factor so many pixels each way are averaged to one
 * @throws TypeError where the picture's bytes are not what its dictionary says
 */
export async function cmykPlanes(image: PDFRawStream, factor: number): Promise<CmykPlanes> {
  const width = numberAt(image.dict, "Width") ?? 0;
  const height = numberAt(image.dict, "Height") ?? 0;
  const data = await samples(image, width, height);
  if (data.length < width * height * 4) throw new TypeError(`a picture of ${width} × ${height} pixels has ${data.length} bytes`);
  const decode = numbersOf(arrayAt(image.dict, "Decode")) ?? [0, 1, 0, 1, 0, 1, 0, 1];
  const [small, tall] = [Math.ceil(width / factor), Math.ceil(height / factor)];
  const planes = [0, 1, 2, 3].map((ink) => {
    const [from = 0, to = 1] = [decode[ink * 2], decode[ink * 2 + 1]];
    const plane = new Uint8Array(small * tall);
    for (let y = 0; y < tall; y++) {
      for (let x = 0; x < small; x++) {
        const mean = averageOf(data, width, height, ink, x, y, factor);
        plane[y * small + x] = Math.round(255 * (1 - (from + (mean / 255) * (to - from))));
      }
    }
    return plane;
  });
  return { width: small, height: tall, planes };
}

function averageOf(data: Uint8Array, width: number, height: number, ink: number, x: number, y: number, factor: number): number {
  if (factor === 1) return data[(y * width + x) * 4 + ink] as number;
  let sum = 0;
  const [right, bottom] = [Math.min(width, (x + 1) * factor), Math.min(height, (y + 1) * factor)];
  for (let j = y * factor; j < bottom; j++) for (let i = x * factor; i < right; i++) sum += data[(j * width + i) * 4 + ink] as number;
  return sum / ((right - x * factor) * (bottom - y * factor));
}

/** Four bytes a pixel: of sixteen bits the upper eight. */
async function samples(image: PDFRawStream, width: number, height: number): Promise<Uint8Array> {
  const { dict } = image;
  const filters = filtersOf(dict);
  if (filters.at(-1) === "DCTDecode") {
    const pixels = await sharp(jpegIn(image), { ignoreIcc: true, limitInputPixels: false }).pipelineColourspace("cmyk").toColourspace("cmyk").raw().toBuffer();
    // libvips turns every CMYK JPEG round as if it were one of Adobe's; a PDF reader takes the numbers as they stand.
    return pixels.map((value) => 255 - value);
  }
  const wide = numberAt(dict, "BitsPerComponent") === 16 ? 2 : 1;
  const row = width * 4 * wide;
  // A filter byte a row at most; what unpacks to more is not the picture that the dictionary tells of.
  const most = (row + 1) * height + (1 << 16);
  const bytes = filters.length === 1 && filters[0] === "FlateDecode" ? inflateSync(image.contents, { maxOutputLength: most }) : decoded(image, most);
  const several = arrayAt(dict, "DecodeParms");
  const parameters = several === undefined ? dictAt(dict, "DecodeParms") : dictOf(several.size() === 0 ? undefined : several.lookup(several.size() - 1));
  const predictor = numberAt(parameters, "Predictor") ?? 1;
  const whole = predictor === 1 ? bytes : predictor === 2 ? withoutTiffPredictor(bytes, row, 4 * wide) : withoutPngFilters(bytes, row, height, 4 * wide);
  return wide === 1 ? whole : Uint8Array.from({ length: whole.length >> 1 }, (_, i) => whole[i * 2] as number);
}

/** The JPEG's own bytes, the filters before it taken off. */
function jpegIn({ dict, contents }: PDFRawStream): Uint8Array {
  const before = filtersOf(dict).slice(0, -1);
  if (before.length === 0) return contents;
  const outer = dict.context.obj({ Filter: before.map((filter) => name(filter)) });
  return decoded(PDFRawStream.of(outer, contents), 400e6);
}

/** TIFF predictor 2: each byte is the difference from the same ink of its left neighbour. */
function withoutTiffPredictor(bytes: Uint8Array, row: number, pixel: number): Uint8Array {
  if (pixel !== 4) throw new TypeError("differences of sixteen bits are not read");
  for (let i = 0; i < bytes.length; i++) if (i % row >= 4) bytes[i] = ((bytes[i] as number) + (bytes[i - 4] as number)) & 255;
  return bytes;
}

/** PNG's five filters (PNG specification, 9.2). @param pixel bytes a pixel */
function withoutPngFilters(bytes: Uint8Array, row: number, height: number, pixel: number): Uint8Array {
  const out = new Uint8Array(row * height);
  for (let y = 0; y < height; y++) {
    const kind = bytes[y * (row + 1)] ?? 0;
    for (let x = 0; x < row; x++) {
      const at = y * row + x;
      const left = x >= pixel ? (out[at - pixel] as number) : 0;
      const up = y > 0 ? (out[at - row] as number) : 0;
      const corner = x >= pixel && y > 0 ? (out[at - row - pixel] as number) : 0;
      const guess = kind === 1 ? left : kind === 2 ? up : kind === 3 ? (left + up) >> 1 : kind === 4 ? paeth(left, up, corner) : 0;
      out[at] = ((bytes[y * (row + 1) + 1 + x] ?? 0) + guess) & 255;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
