/**
 * Page boxes, exact from millimetres. Chromium rounds the MediaBox but places content exactly from
 * its top left corner, so every box is measured from there. Content is not moved: annotations,
 * destinations and gradients keep their coordinates, and the boxes' origin need not be 0.
 */
import type { PDFDict } from "@cantoo/pdf-lib";
import { name } from "../pdf/objects.js";

export const ptPerMm = 72 / 25.4;

export interface PageBoxes {
  readonly mediaBox: Rectangle;
  readonly trimBox: Rectangle;
  readonly bleedBox: Rectangle;
}
export type Rectangle = readonly [number, number, number, number];

export interface BoxRequest {
  /** Left edge and top edge of Chromium's MediaBox, in pt. */
  readonly leftPt: number;
  readonly topPt: number;
  /** How far the trim's top left lies inside Chromium's page, in mm. */
  readonly insetMm: number;
  readonly paper: { readonly widthMm: number; readonly heightMm: number };
  readonly bleedMm: number;
  /** The band outside the trim that the MediaBox takes in. */
  readonly bandMm: number;
}

/** Four decimals of a point are 35 nm: below any press, and free of binary tails. */
const round = (pt: number): number => Number(pt.toFixed(4));

export function pageBoxes(request: BoxRequest): PageBoxes {
  const { widthMm, heightMm } = request.paper;
  const around = (mm: number): Rectangle => [
    round(request.leftPt + (request.insetMm - mm) * ptPerMm),
    round(request.topPt - (request.insetMm + heightMm + mm) * ptPerMm),
    round(request.leftPt + (request.insetMm + widthMm + mm) * ptPerMm),
    round(request.topPt - (request.insetMm - mm) * ptPerMm),
  ];
  return { mediaBox: around(Math.max(request.bandMm, request.bleedMm)), bleedBox: around(request.bleedMm), trimBox: around(0) };
}

export function writeBoxes(page: PDFDict, boxes: PageBoxes): void {
  const array = (box: Rectangle) => page.context.obj([...box]);
  page.set(name("MediaBox"), array(boxes.mediaBox));
  page.set(name("TrimBox"), array(boxes.trimBox));
  page.set(name("BleedBox"), array(boxes.bleedBox));
  for (const other of ["CropBox", "ArtBox"]) page.delete(name(other));
}

/**
 * How far the trim lies inside Chromium's page: 0, the bleed or the slug band, whichever the
 * page's size fits. Undefined when it fits none. Chromium rounds a page's size to device pixels
 * of 0.24 pt, so half a point either way is the same size.
 */
export function insetOf(rawWidthPt: number, rawHeightPt: number, paper: BoxRequest["paper"], bandsMm: readonly number[]): number | undefined {
  return [0, ...bandsMm].find(
    (mm) => Math.abs((paper.widthMm + 2 * mm) * ptPerMm - rawWidthPt) < 1 && Math.abs((paper.heightMm + 2 * mm) * ptPerMm - rawHeightPt) < 1,
  );
}
