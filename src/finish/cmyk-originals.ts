/**
 * Separated originals: the browser painted a JPEG that shows them in sRGB and passed its bytes on; on the press plate
 * the original's own CMYK takes its place (ISO 15930-7, 6.2.3: device CMYK of the output intent).
 */
import { createHash } from "node:crypto";
import { type PDFContext, PDFNumber, PDFRawStream } from "@cantoo/pdf-lib";
import { cmykPixels } from "../colour/cmyk-pixels.js";
import { jpegFacts } from "../colour/jpeg-segments.js";
import type { DummyPage } from "../model/dummy.js";
import type { Picture } from "../model/issue.js";
import { name } from "../pdf/objects.js";
import { finding } from "./findings.js";
import { leanImage } from "./lean-image.js";
import { isJpeg, shrink } from "./pixels.js";
import type { Originals, PicturePrint, PrintedSize } from "./picture-print.js";

export function originalsOf(page: DummyPage): Originals {
  return new Map(page.modules.flatMap(({ parts }) => parts.flatMap((part) => {
    if (part.type !== "figure" || part.picture.original === undefined || part.picture.shown === undefined) return [];
    return [[part.picture.shown.sha256, part.picture] as const];
  })));
}

/** The original that an image of the browser's stands for. */
export function originalOf(stream: PDFRawStream, originals: Originals): Picture | undefined {
  if (originals.size === 0 || !isJpeg(stream.dict)) return undefined;
  return originals.get(createHash("sha256").update(stream.contents).digest("hex"));
}

/**
 * The image object of an original: its bytes as they are, or, where it is no upright JPEG or finer than the press
 * can show, its pixels with their ink values. Undefined, with a finding that names the file, above the ink limit.
 */
export async function originalImage(context: PDFContext, picture: Picture, size: PrintedSize, print: PicturePrint): Promise<PDFRawStream | undefined> {
  const { href, bytes, original } = picture;
  const { tac } = print.profile;
  if (original !== undefined && original.highestInkPct > tac + 2) {
    const ink = original.highestInkPct.toFixed(0);
    print.diagnostics.add(finding("tac", print.label, { zh: `CMYK 原图 ${href} 达 ${ink}%，上限 ${tac}%`, en: `the CMYK original ${href} has ${ink} %, limit ${tac} %` }, {
      hint: { zh: "请供稿方按此墨量重新分色，或给这幅图写 \"separation\": \"convert\"", en: 'have it separated anew for this limit, or give the figure "separation": "convert"' },
    }));
    return undefined;
  }
  const jpeg = jpegFacts(bytes);
  if (jpeg !== undefined && jpeg.components === 4 && jpeg.precision === 8 && original?.turned === false && !size.smaller) return untouched(context, picture, jpeg.adobe);
  const pixels = { ...(await cmykPixels(bytes)), channels: 4 } as const;
  return leanImage(context, await shrink(pixels, size.width, size.height), jpeg !== undefined, context.obj({}), tac);
}

function untouched(context: PDFContext, { widthPx, heightPx, bytes }: Picture, inverted: boolean): PDFRawStream {
  const dict = context.obj({ Type: "XObject", Subtype: "Image", BitsPerComponent: 8, ColorSpace: "DeviceCMYK", Filter: "DCTDecode" });
  dict.set(name("Width"), PDFNumber.of(widthPx));
  dict.set(name("Height"), PDFNumber.of(heightPx));
  dict.set(name("Length"), PDFNumber.of(bytes.length));
  // Adobe's files hold 0 for full ink; PDF reads the values as they stand (ISO 32000-1, 8.9.5.2).
  if (inverted) dict.set(name("Decode"), context.obj([1, 0, 1, 0, 1, 0, 1, 0]));
  return PDFRawStream.of(dict, bytes);
}
