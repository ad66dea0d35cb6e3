/** An image object as small as its ink allows. */
import type { PDFContext, PDFDict, PDFRawStream } from "@cantoo/pdf-lib";
import { cmykPixels, highestInk } from "../colour/cmyk-pixels.js";
import { flateImage, jpegImage, type Pixels } from "./pixels.js";

const jpegQuality = 90;

/**
 * JPEG where the picture came as one, lossless else. A JPEG's own error can lift dark pixels above the ink limit:
 * such a picture is written without loss.
 * @param tac the ink limit in per cent, for CMYK pixels
 */
export async function leanImage(context: PDFContext, pixels: Pixels, asJpeg: boolean, keep: PDFDict, tac: number): Promise<PDFRawStream> {
  if (!asJpeg) return flateImage(context, pixels, keep);
  const image = await jpegImage(context, pixels, jpegQuality, keep);
  if (pixels.channels !== 4) return image;
  // Only a picture that comes near the limit can pass it.
  if (highestInk(pixels.data) <= tac - jpegErrorPct) return image;
  return highestInk((await cmykPixels(image.contents)).data) <= tac + 2 ? image : flateImage(context, pixels, keep);
}

/** More than the sum of four channels errs at this quality: those pictures need no second look. */
const jpegErrorPct = 60;
