/** Picture files of every kind that a newsroom is sent, each a left and a right half of flat colour. */
import { readFileSync } from "node:fs";
import sharp from "sharp";
import { projectRoot } from "./built.js";

export type Ink4 = readonly [number, number, number, number];
export type Rgb = readonly [number, number, number];
/** Few enough to be under 300 ppi where the tests place them. */
export const widthPx = 1200;
export const heightPx = 800;
/** An RGB profile of other primaries (Display P3 as Little CMS ships it with libvips). */
const otherProfile = "p3";

/** Two halves of `channels` values each; 255 = full ink or full light. */
export function halves<T extends readonly number[]>(left: T, right: T, width = widthPx, height = heightPx): Buffer {
  const channels = left.length;
  const data = Buffer.alloc(width * height * channels);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set(x < width / 2 ? left : right, (y * width + x) * channels);
  return data;
}

/** CMYK pixels as an uncompressed TIFF (TIFF 6.0, section 16), the form in which sharp takes them as CMYK. */
export function cmykTiff(data: Buffer, width = widthPx, height = heightPx): Buffer {
  const entries: readonly (readonly [number, number, number, number])[] = [
    [256, 4, 1, width], [257, 4, 1, height], [258, 3, 4, 134], [259, 3, 1, 1], [262, 3, 1, 5],
    [273, 4, 1, 142], [277, 3, 1, 4], [278, 4, 1, height], [279, 4, 1, data.length], [284, 3, 1, 1],
  ];
  const head = Buffer.alloc(142);
  head.write("II*\0", 0, "latin1");
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(entries.length, 8);
  entries.forEach(([tag, type, count, value], i) => {
    head.writeUInt16LE(tag, 10 + i * 12);
    head.writeUInt16LE(type, 12 + i * 12);
    head.writeUInt32LE(count, 14 + i * 12);
    head.writeUInt32LE(value, 18 + i * 12);
  });
  for (let i = 0; i < 4; i++) head.writeUInt16LE(8, 134 + i * 2);
  return Buffer.concat([head, data]);
}

/** As Adobe's programs write it: values inverted, which the APP14 segment tells. */
export const cmykJpeg = (left: Ink4, right: Ink4): Promise<Buffer> =>
  sharp(cmykTiff(halves(left, right)), { ignoreIcc: true }).pipelineColourspace("cmyk").toColourspace("cmyk").jpeg({ quality: 95, chromaSubsampling: "4:4:4" }).toBuffer();

/** The same file without its APP14 segment: its values now count as they stand. */
export async function cmykJpegWithoutAdobe(left: Ink4, right: Ink4): Promise<Buffer> {
  const inverse = (ink: Ink4): Ink4 => [255 - ink[0], 255 - ink[1], 255 - ink[2], 255 - ink[3]];
  const jpeg = await cmykJpeg(inverse(left), inverse(right));
  const at = jpeg.indexOf("Adobe") - 4;
  return Buffer.concat([jpeg.subarray(0, at), jpeg.subarray(at + 2 + jpeg.readUInt16BE(at + 2))]);
}

/** The same file with an Exif segment that says: turn me by a quarter clockwise (Exif 2.3, 4.6.4, tag 274). */
function turned(jpeg: Buffer): Buffer {
  const exif = Buffer.concat([Buffer.from("Exif\0\0II*\0", "latin1"), Buffer.from([8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0])]);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1, 0, exif.length + 2]), exif, jpeg.subarray(2)]);
}

/** Stored lying on its side, to be turned by a quarter clockwise (EXIF orientation 6). */
export async function turnedCmykJpeg(left: Ink4, right: Ink4): Promise<Buffer> {
  const lying = Buffer.alloc(widthPx * heightPx * 4);
  // Turned clockwise, what lies at the bottom comes to stand on the left.
  for (let y = 0; y < widthPx; y++) for (let x = 0; x < heightPx; x++) lying.set(y < widthPx / 2 ? right : left, (y * heightPx + x) * 4);
  return sharp(cmykTiff(lying, heightPx, widthPx), { ignoreIcc: true }).pipelineColourspace("cmyk").toColourspace("cmyk").jpeg({ quality: 95, chromaSubsampling: "4:4:4" }).toBuffer().then(turned);
}

const rgb = (left: Rgb, right: Rgb) => sharp(halves(left, right), { raw: { width: widthPx, height: heightPx, channels: 3 } });
export const deepPng = (left: Rgb, right: Rgb): Promise<Buffer> => rgb(left, right).toColourspace("rgb16").png().toBuffer();
export const profiledJpeg = (left: Rgb, right: Rgb): Promise<Buffer> => rgb(left, right).withIccProfile(otherProfile).jpeg({ quality: 95, chromaSubsampling: "4:4:4" }).toBuffer();
export const rgbTiff = (left: Rgb, right: Rgb): Promise<Buffer> => rgb(left, right).tiff({ compression: "lzw" }).toBuffer();
export const bilevelTiff = (): Promise<Buffer> => sharp(halves([0], [255]), { raw: { width: widthPx, height: heightPx, channels: 1 } }).toColourspace("b-w").tiff({ bitdepth: 1, compression: "ccittfax4" }).toBuffer();
export async function turnedJpeg(left: Rgb, right: Rgb): Promise<Buffer> {
  const lying = await rgb(left, right).rotate(270).jpeg({ quality: 95, chromaSubsampling: "4:4:4" }).toBuffer();
  return turned(lying);
}

/** An RGB picture that carries the profile of a CMYK press: a slip of picture archives. */
export async function strangeProfileJpeg(left: Rgb, right: Rgb): Promise<Buffer> {
  const plain = await rgb(left, right).jpeg({ quality: 95, chromaSubsampling: "4:4:4" }).toBuffer();
  const icc = readFileSync(`${projectRoot}/styles/press/coldset/newsprint-snap-tr002.icc`);
  const parts: Buffer[] = [];
  const size = 60_000;
  const count = Math.ceil(icc.length / size);
  // ICC.1, annex B.4: a profile in APP2 segments, numbered from 1.
  for (let i = 0; i < count; i++) {
    const body = Buffer.concat([Buffer.from("ICC_PROFILE\0", "latin1"), Buffer.from([i + 1, count]), icc.subarray(i * size, (i + 1) * size)]);
    parts.push(Buffer.from([0xff, 0xe2, (body.length + 2) >> 8, (body.length + 2) & 255]), body);
  }
  return Buffer.concat([plain.subarray(0, 2), ...parts, plain.subarray(2)]);
}
