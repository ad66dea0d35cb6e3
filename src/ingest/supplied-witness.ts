/**
 * A supplied page before a second reader: PDFium paints the file as it came and the page as it would be placed. Where
 * the two differ, the file means something else to others than to this program, and nobody could answer for the plate.
 */
import { PDFContext, type PDFDict, PDFWriter } from "@cantoo/pdf-lib";
import { identity } from "../pdf/matrix.js";
import { arrayAt, cloneObject, name, numbersOf } from "../pdf/objects.js";
import { suppliedForm } from "../pdf/supplied-form.js";
import type { SuppliedSheet } from "../pdf/supplied-page.js";
import { rasterise } from "../raster/rasterise.js";

/** Dots of a third of a millimetre show a line of the smallest type. */
const dpi = 72;
/** Greys are compared over squares of so many dots: an edge may fall on one dot or the next. */
const square = 8;
/** Mean difference of a square that no rounding makes. */
const slack = 16;

/** Rejects where PDFium cannot read one of the two. */
export async function readsAlike(bytes: Uint8Array, sheet: SuppliedSheet): Promise<boolean> {
  const box = seenBox(sheet.page);
  const [width, height] = [(box[2] - box[0]) * sheet.unitPt, (box[3] - box[1]) * sheet.unitPt].map((pt) => Math.max(1, Math.round((pt * dpi) / 72))) as [number, number];
  const [across, up] = sheet.turns % 2 === 1 ? [height, width] : [width, height];
  const [theirs = [], ours] = [await rasterise(bytes, across, up), await rasterise(await placedAlone(sheet, box), across, up)];
  const [one, other] = [theirs[0], ours[0]];
  return one !== undefined && other !== undefined && theirs.length === 1 && looksAlike(one, other, across, up);
}

type Box = readonly [number, number, number, number];

/** What a reader shows of a page: its crop box within its media box. */
function seenBox(page: PDFDict): Box {
  const rectangle = (key: string): Box | undefined => {
    const numbers = numbersOf(arrayAt(page, key));
    if (numbers?.length !== 4) return undefined;
    const [a, b, c, d] = numbers as [number, number, number, number];
    return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
  };
  const media = rectangle("MediaBox") ?? [0, 0, 612, 792];
  const crop = rectangle("CropBox") ?? media;
  const met: Box = [Math.max(media[0], crop[0]), Math.max(media[1], crop[1]), Math.min(media[2], crop[2]), Math.min(media[3], crop[3])];
  return met[0] < met[2] && met[1] < met[3] ? met : media;
}

/** A file whose page paints nothing but the form that a plate would have. */
async function placedAlone(sheet: SuppliedSheet, box: Box): Promise<Uint8Array> {
  const target = PDFContext.create();
  const form = suppliedForm(target, { ...sheet, box }, { matrix: identity, date: "", flat: false, keepProfiles: true });
  const tree = target.nextRef();
  const page = target.obj({ Type: "Page", Parent: tree, MediaBox: [...box], Resources: { XObject: { F: form } }, Contents: target.register(target.stream("/F Do")) }) as PDFDict;
  for (const key of ["Rotate", "UserUnit"]) {
    const value = sheet.page.lookup(name(key));
    if (value !== undefined) page.set(name(key), cloneObject(value, target));
  }
  target.assign(tree, target.obj({ Type: "Pages", Count: 1, Kids: [target.register(page)] }));
  target.trailerInfo.Root = target.register(target.obj({ Type: "Catalog", Pages: tree }));
  return PDFWriter.forContext(target, Number.POSITIVE_INFINITY).serializeToBuffer();
}

function looksAlike(one: Uint8Array, other: Uint8Array, width: number, height: number): boolean {
  for (let top = 0; top < height; top += square) {
    for (let left = 0; left < width; left += square) {
      let [sum, dots] = [0, 0];
      for (let y = top; y < Math.min(height, top + square); y++) {
        for (let x = left; x < Math.min(width, left + square); x++, dots++) sum += Math.abs((one[y * width + x] as number) - (other[y * width + x] as number));
      }
      if (sum > dots * slack) return false;
    }
  }
  return true;
}
