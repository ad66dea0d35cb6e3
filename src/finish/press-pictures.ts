/** Pictures for the press: CMYK by the profile or black alone, no more pixels than the press can show. */
import { type PDFContext, PDFDict, PDFRawStream, PDFRef } from "@cantoo/pdf-lib";
import { name, nameAt } from "../pdf/objects.js";
import { highestInk } from "../colour/cmyk-pixels.js";
import { originalImage, originalOf } from "./cmyk-originals.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { finding, same } from "./findings.js";
import { greyOf } from "./ink-plan.js";
import type { PicturePrint } from "./picture-print.js";
import { leanImage } from "./lean-image.js";
import { flateImage, isJpeg, pictureSpace, readPixels, shrink, type Pixels } from "./pixels.js";
import type { Placement } from "./survey.js";

/** Channels may differ by this much in a picture that is printed in black: JPEG's own error. */
const greyTolerance = 2;

/** Converts one placed picture in place. @returns false when it could not be */
export async function separatePicture(context: PDFContext, placement: Placement, print: PicturePrint): Promise<boolean> {
  const stream = context.lookup(placement.ref);
  if (!(stream instanceof PDFRawStream)) return false;
  // A stencil takes the current ink; it has no colour of its own.
  if (String(stream.dict.get(name("ImageMask"))) === "true") return true;
  const { label, diagnostics, profile } = print;
  const space = pictureSpace(stream.dict);
  if (space.kind === "other") {
    diagnostics.add(finding("picture-colour-space", label, same(space.name)));
    return false;
  }
  const read = await readPixels(stream);
  if (read === undefined) {
    diagnostics.add(finding("picture-encoding", label, same(String(stream.dict.get(name("Filter"))))));
    return false;
  }
  const ppi = effectivePpi(read, placement);
  if (ppi < profile.minimumPpi) diagnostics.add(lowPpi(print, ppi, placement));
  const ratio = Math.min(1, profile.maximumPpi / ppi);
  const size = { width: Math.max(1, Math.round(read.width * ratio)), height: Math.max(1, Math.round(read.height * ratio)), smaller: ratio < 1 };
  const original = print.grey ? undefined : originalOf(stream, print.originals);
  if (original !== undefined) {
    const own = await originalImage(context, original, size, print);
    if (own === undefined) return false;
    print.placed.add(original.href);
    context.assign(placement.ref, own);
    return true;
  }
  await shrinkMask(context, stream.dict, size);
  // A grey JPEG that is small enough is already what the press wants.
  if (space.kind === "grey" && ratio === 1) {
    const dict = PDFDict.fromMapWithContext(new Map(stream.dict.entries()), context);
    dict.set(name("ColorSpace"), name("DeviceGray"));
    dict.delete(name("ColorTransform"));
    context.assign(placement.ref, PDFRawStream.of(dict, stream.contents));
    return true;
  }
  const pixels = await shrink(read, size.width, size.height);
  const printed = pixels.channels === 1 || (!print.grey && !isGreyPicture(pixels)) ? pixels : toGrey(pixels);
  const inked = printed.channels === 3 && space.kind === "rgb" ? toCmyk(printed, space.icc, print) : printed;
  if (inked === undefined) return false;
  context.assign(placement.ref, await leanImage(context, inked, isJpeg(stream.dict), stream.dict, profile.tac));
  return true;
}

/** Pixels per inch at the largest placed size, in the poorer direction. */
export function effectivePpi(pixels: { readonly width: number; readonly height: number }, placement: Placement): number {
  return Math.min((pixels.width * 72) / placement.widthPt, (pixels.height * 72) / placement.heightPt);
}

function toCmyk(pixels: Pixels, icc: Uint8Array | undefined, print: PicturePrint): Pixels | undefined {
  const data = print.colour.toCmyk(pixels.data, icc);
  if (data === undefined) {
    print.diagnostics.add(finding("picture-colour-space", print.label, same("ICCBased")));
    return undefined;
  }
  const ink = highestInk(data);
  if (ink > print.profile.tac + 2) {
    const limit = print.profile.tac;
    print.diagnostics.add(finding("tac", print.label, { zh: `${ink.toFixed(0)}%，上限 ${limit}%`, en: `${ink.toFixed(0)} %, limit ${limit} %` }, {
      hint: { zh: "ICC 特性文件的总墨量须不高于印刷配置的上限。", en: "The ICC profile's own ink limit must not be above the press profile's." },
    }));
    return undefined;
  }
  return { ...pixels, channels: 4, data };
}

function isGreyPicture({ data }: Pixels): boolean {
  for (let i = 0; i + 2 < data.length; i += 3) {
    const [r = 0, g = 0, b = 0] = [data[i], data[i + 1], data[i + 2]];
    if (Math.max(r, g, b) - Math.min(r, g, b) > greyTolerance) return false;
  }
  return true;
}

function toGrey(pixels: Pixels): Pixels {
  const grey = new Uint8Array(pixels.width * pixels.height);
  const { data } = pixels;
  for (let i = 0; i < grey.length; i++) {
    const [r = 0, g = 0, b = 0] = [data[i * 3], data[i * 3 + 1], data[i * 3 + 2]];
    grey[i] = Math.round(255 * greyOf([r / 255, g / 255, b / 255]));
  }
  return { width: pixels.width, height: pixels.height, channels: 1, data: grey };
}

/** The transparency mask of a picture stays grey and keeps to the picture's size. */
export async function shrinkMask(context: PDFContext, image: PDFDict, size: { readonly width: number; readonly height: number }): Promise<void> {
  const ref = image.get(name("SMask"));
  const mask = ref instanceof PDFRef ? context.lookup(ref) : undefined;
  if (!(ref instanceof PDFRef) || !(mask instanceof PDFRawStream) || nameAt(mask.dict, "ColorSpace") !== "DeviceGray") return;
  const pixels = await readPixels(mask);
  if (pixels === undefined || (pixels.width <= size.width && pixels.height <= size.height)) return;
  context.assign(ref, flateImage(context, await shrink(pixels, size.width, size.height), mask.dict));
}

function lowPpi({ label, profile, figure }: PicturePrint, ppi: number, placement: Placement): Diagnostic {
  const mm = (pt: number): string => ((pt * 25.4) / 72).toFixed(0);
  const size = `${mm(placement.widthPt)} × ${mm(placement.heightPt)} mm`;
  const known = figure(placement);
  const named = known === undefined ? "" : `${known.href} `;
  const found = finding("low-ppi", label, {
    zh: `${named}在 ${size} 处 ${ppi.toFixed(0)} ppi，至少应为 ${profile.minimumPpi}`,
    en: `${named}${ppi.toFixed(0)} ppi at ${size}, expected at least ${profile.minimumPpi}`,
  }, { severity: "warning", hint: { zh: "换更大的图片，或缩小版面上的尺寸。", en: "Use a larger picture or place it smaller." } });
  return known === undefined ? found : { ...found, place: { ...found.place, module: known.article } };
}
