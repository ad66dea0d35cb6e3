/** Pictures for the screen: RGB at 150 ppi, the smaller of JPEG and lossless. */
import { type PDFContext, PDFRawStream } from "@cantoo/pdf-lib";
import { effectivePpi, shrinkMask } from "./press-pictures.js";
import { flateImage, isJpeg, jpegImage, readPixels, shrink } from "./pixels.js";
import type { Placement } from "./survey.js";

const screenPpi = 150;
const screenQuality = 80;

/** Makes one placed picture smaller in place; what cannot be read or gets no smaller stays as Chromium wrote it. */
export async function lightenPicture(context: PDFContext, placement: Placement): Promise<void> {
  const stream = context.lookup(placement.ref);
  if (!(stream instanceof PDFRawStream)) return;
  const read = await readPixels(stream);
  if (read === undefined) return;
  const ratio = Math.min(1, screenPpi / effectivePpi(read, placement));
  const size = { width: Math.max(1, Math.round(read.width * ratio)), height: Math.max(1, Math.round(read.height * ratio)) };
  const pixels = await shrink(read, size.width, size.height);
  const choices = [stream, await jpegImage(context, pixels, screenQuality, stream.dict)];
  if (!isJpeg(stream.dict)) choices.push(flateImage(context, pixels, stream.dict));
  const smallest = choices.reduce((a, b) => (b.contents.length < a.contents.length ? b : a));
  if (smallest === stream) return;
  await shrinkMask(context, stream.dict, size);
  context.assign(placement.ref, smallest);
}
