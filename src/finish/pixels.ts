/** Picture pixels in and out of PDF image objects. */
import { PDFArray, type PDFContext, type PDFDict, PDFName, PDFNumber, PDFRawStream } from "@cantoo/pdf-lib";
import { deflateSync, inflateSync } from "node:zlib";
import sharp from "sharp";
import { arrayAt, decoded, name, nameAt, numberAt } from "../pdf/objects.js";

export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  /** Eight bits a component, rows from the top. */
  readonly data: Uint8Array;
}

export type PictureSpace =
  | { readonly kind: "grey" }
  | { readonly kind: "rgb"; readonly icc: Uint8Array | undefined }
  | { readonly kind: "other"; readonly name: string };

/** The picture's colour space; sRGB stands for DeviceRGB, as in a browser. */
export function pictureSpace(image: PDFDict): PictureSpace {
  const plain = nameAt(image, "ColorSpace");
  if (plain === "DeviceGray") return { kind: "grey" };
  if (plain === "DeviceRGB") return { kind: "rgb", icc: undefined };
  const array = arrayAt(image, "ColorSpace");
  const family = array?.lookup(0);
  const profile = array?.lookup(1);
  if (family === PDFName.of("ICCBased") && profile instanceof PDFRawStream) {
    const components = numberAt(profile.dict, "N");
    if (components === 3) return { kind: "rgb", icc: decoded(profile) };
    if (components === 1) return { kind: "grey" };
  }
  return { kind: "other", name: plain ?? String(image.get(name("ColorSpace"))) };
}

export const isJpeg = (image: PDFDict): boolean => nameAt(image, "Filter") === "DCTDecode";

/** Entries that would change what the pixels mean; Chromium writes none of them. */
const unread = ["DecodeParms", "Decode", "Mask", "Alternates", "SMaskInData"];

/**
 * Decodes an image object without any colour conversion. Undefined for an encoding that Chromium
 * does not write: other filters, predictors, other depths, a /Decode array, a colour-key /Mask.
 */
export async function readPixels(stream: PDFRawStream): Promise<Pixels | undefined> {
  const { dict } = stream;
  const width = numberAt(dict, "Width");
  const height = numberAt(dict, "Height");
  const space = pictureSpace(dict);
  if (width === undefined || height === undefined || space.kind === "other") return undefined;
  if (numberAt(dict, "BitsPerComponent") !== 8 || unread.some((key) => dict.has(name(key)))) return undefined;
  const channels = space.kind === "grey" ? 1 : 3;
  const data = await decode(stream, channels);
  return data?.length === width * height * channels ? { width, height, channels, data } : undefined;
}

async function decode(stream: PDFRawStream, channels: 1 | 3): Promise<Uint8Array | undefined> {
  const filter = nameAt(stream.dict, "Filter");
  if (filter === "FlateDecode") return inflateSync(stream.contents);
  if (filter !== "DCTDecode") return undefined;
  // The numbers are wanted as they are: Little CMS alone converts colour.
  const image = sharp(stream.contents, { ignoreIcc: true });
  return (channels === 1 ? image.toColourspace("b-w") : image.toColourspace("srgb")).raw().toBuffer();
}

/** Fewer pixels, by Lanczos; never more. */
export async function shrink(pixels: Pixels, width: number, height: number): Promise<Pixels> {
  if (width >= pixels.width && height >= pixels.height) return pixels;
  const { channels } = pixels;
  if (channels === 4) {
    // Said to be CMYK: four raw channels would count as colour with alpha.
    const image = sharp(cmykTiff(pixels), { ignoreIcc: true }).pipelineColourspace("cmyk").resize(width, height, { fit: "fill", kernel: "lanczos3" });
    return { width, height, channels, data: await image.toColourspace("cmyk").raw().toBuffer() };
  }
  const data = await sharp(pixels.data, { raw: { width: pixels.width, height: pixels.height, channels } })
    .resize(width, height, { fit: "fill", kernel: "lanczos3" })
    .toColourspace(channels === 1 ? "b-w" : "srgb")
    .raw()
    .toBuffer();
  return { width, height, channels, data };
}

const spaces = { 1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK" } as const;

/** An image object with lossless pixels: each byte as the difference from its left neighbour (PNG predictor Sub). */
export function flateImage(context: PDFContext, pixels: Pixels, keep: PDFDict): PDFRawStream {
  const { width, height, channels, data } = pixels;
  const row = width * channels;
  const filtered = Buffer.alloc(height * (row + 1));
  for (let y = 0; y < height; y++) {
    const at = y * (row + 1);
    filtered[at] = 1;
    for (let x = 0; x < row; x++) {
      const left = x >= channels ? (data[y * row + x - channels] ?? 0) : 0;
      filtered[at + 1 + x] = (data[y * row + x] ?? 0) - left;
    }
  }
  const dict = imageDict(context, pixels, keep);
  dict.set(name("Filter"), name("FlateDecode"));
  dict.set(name("DecodeParms"), context.obj({ Predictor: 15, Colors: channels, Columns: width, BitsPerComponent: 8 }));
  return withBody(dict, deflateSync(filtered, { level: 9 }));
}

/** An image object as JPEG without chroma subsampling. */
export async function jpegImage(context: PDFContext, pixels: Pixels, quality: number, keep: PDFDict): Promise<PDFRawStream> {
  const dict = imageDict(context, pixels, keep);
  dict.set(name("Filter"), name("DCTDecode"));
  // libjpeg writes CMYK inverted, as Adobe's files have it; PDF must turn it round again.
  if (pixels.channels === 4) dict.set(name("Decode"), context.obj([1, 0, 1, 0, 1, 0, 1, 0]));
  const options = { quality, chromaSubsampling: "4:4:4" } as const;
  const raw = { width: pixels.width, height: pixels.height };
  const image =
    pixels.channels === 4
      ? sharp(cmykTiff(pixels), { ignoreIcc: true }).pipelineColourspace("cmyk").toColourspace("cmyk")
      : sharp(pixels.data, { raw: { ...raw, channels: pixels.channels } }).toColourspace(pixels.channels === 1 ? "b-w" : "srgb");
  return withBody(dict, await image.jpeg(options).toBuffer());
}

function imageDict(context: PDFContext, pixels: Pixels, keep: PDFDict): PDFDict {
  const dict = context.obj({ Type: "XObject", Subtype: "Image", BitsPerComponent: 8, ColorSpace: spaces[pixels.channels] });
  dict.set(name("Width"), PDFNumber.of(pixels.width));
  dict.set(name("Height"), PDFNumber.of(pixels.height));
  for (const key of ["SMask", "Interpolate"]) {
    const value = keep.get(name(key));
    if (value !== undefined) dict.set(name(key), value);
  }
  // An RGB picture keeps its own profile.
  const space = keep.get(name("ColorSpace"));
  if (pixels.channels === 3 && (space instanceof PDFArray || space !== undefined)) dict.set(name("ColorSpace"), space);
  return dict;
}

function withBody(dict: PDFDict, body: Uint8Array): PDFRawStream {
  dict.set(name("Length"), PDFNumber.of(body.length));
  return PDFRawStream.of(dict, body);
}

/**
 * CMYK pixels as an uncompressed TIFF (TIFF 6.0, section 16), the plainest file that says
 * "these four channels are CMYK" to the JPEG encoder.
 */
function cmykTiff({ width, height, data }: Pixels): Buffer {
  const short = 3;
  const long = 4;
  const entries: readonly (readonly [tag: number, type: number, count: number, value: number])[] = [
    [256, long, 1, width], [257, long, 1, height], [258, short, 4, 134], [259, short, 1, 1], [262, short, 1, 5],
    [273, long, 1, 142], [277, short, 1, 4], [278, long, 1, height], [279, long, 1, data.length], [284, short, 1, 1],
  ];
  const head = Buffer.alloc(142);
  head.write("II*\0", 0, "latin1");
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(entries.length, 8);
  entries.forEach(([tag, type, count, value], index) => {
    const at = 10 + index * 12;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(count, at + 4);
    head.writeUInt32LE(value, at + 8);
  });
  // Bits per sample, four times eight, at 134 after the directory's end (10 + 120 + 4).
  for (let i = 0; i < 4; i++) head.writeUInt16LE(8, 134 + i * 2);
  return Buffer.concat([head, data]);
}
