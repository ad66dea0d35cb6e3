/** Pixels of separated originals, as their files state them: no profile is applied. */
import sharp from "sharp";
import { jpegFacts } from "./jpeg-segments.js";

export interface CmykPixels {
  readonly width: number;
  readonly height: number;
  /** C, M, Y, K of each pixel, 255 = full ink, rows from the top, turned as EXIF says. */
  readonly data: Uint8Array;
}

/**
 * Decodes a CMYK JPEG or TIFF to 255 = full ink whoever wrote it: Adobe's JPEG files hold ink inverted and say so by
 * their segment, others hold it as it is. Rejects when the file cannot be decoded.
 */
export async function cmykPixels(bytes: Uint8Array): Promise<CmykPixels> {
  const { data, info } = await sharp(bytes, { ignoreIcc: true, failOn: "truncated" })
    .pipelineColourspace("cmyk").autoOrient().toColourspace("cmyk").raw().toBuffer({ resolveWithObject: true });
  if (info.channels !== 4) throw new TypeError(`${info.channels} channels instead of four`);
  // libvips takes every CMYK JPEG for one of Adobe's.
  if (jpegFacts(bytes)?.adobe === false) for (let i = 0; i < data.length; i++) data[i] = 255 - (data[i] as number);
  return { width: info.width, height: info.height, data };
}

/** Highest total of the four inks over all pixels, in per cent. */
export function highestInk(cmyk: Uint8Array): number {
  let highest = 0;
  for (let i = 0; i + 3 < cmyk.length; i += 4) {
    const total = (cmyk[i] as number) + (cmyk[i + 1] as number) + (cmyk[i + 2] as number) + (cmyk[i + 3] as number);
    if (total > highest) highest = total;
  }
  return (highest * 100) / 255;
}
