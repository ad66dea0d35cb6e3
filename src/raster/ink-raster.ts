/** The inks that lie on a page, dot by dot: what overlaps and overprints is added up where it lies. */
import type { PDFContext } from "@cantoo/pdf-lib";
import type { InkMaximum } from "../model/render.js";
import { arrayAt, numbersOf } from "../pdf/objects.js";
import type { InspectedPage } from "../pdf/inspect.js";
import { inkPages } from "./ink-pages.js";
import { rasterise } from "./rasterise.js";

/** Dots of a quarter of a millimetre: fine enough for any overlap that sets off, coarse enough to be painted in a moment. */
export const rasterDpi = 100;

export interface InkRaster {
  readonly width: number;
  readonly height: number;
  /** By ink, 255 = full ink, rows from the top. */
  readonly planes: ReadonlyMap<string, Uint8Array>;
  /** What is seen, in the page's own coordinates: of a plate the bleed box, for marks outside carry every ink on purpose. */
  readonly box: readonly number[];
  readonly trim: readonly number[];
}

type Painted = Pick<InspectedPage, "page">;

const boxOf = ({ page }: Painted, ...keys: readonly string[]): number[] | undefined =>
  keys.map((key) => numbersOf(arrayAt(page, key))).find((numbers) => numbers?.length === 4);

/**
 * Paints every ink of the page.
 * @param box what is painted, in the page's own coordinates; the bleed box when absent
 * @returns why not, where the page has colours that are no inks or objects that cannot be taken apart
 */
export async function inkRaster(context: PDFContext, page: Painted, dpi = rasterDpi, box = boxOf(page, "BleedBox", "TrimBox", "MediaBox")): Promise<InkRaster | { readonly unread: readonly string[] }> {
  if (box === undefined) return { unread: ["MediaBox"] };
  const apart = await inkPages(context, page.page, box, dpi);
  if ("unread" in apart) return apart;
  const [left = 0, bottom = 0, right = 0, top = 0] = box;
  const [width, height] = [right - left, top - bottom].map((pt) => Math.max(1, Math.round((pt * dpi) / 72))) as [number, number];
  const pages = await rasterise(apart.pdf, width, height);
  const planes = new Map(apart.inks.map((ink, index) => [ink, (pages[index] as Uint8Array).map((light) => 255 - light)]));
  return { width, height, planes, box, trim: boxOf(page, "TrimBox", "MediaBox") ?? box };
}

/** Total ink of each dot, 255 = one full ink. */
export function totals({ width, height, planes }: InkRaster): Uint16Array {
  const sums = new Uint16Array(width * height);
  for (const plane of planes.values()) for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (plane[i] as number);
  return sums;
}

/** @param limit the press profile's total area coverage, in per cent */
export function inkMaximum(raster: InkRaster, limit: number): InkMaximum {
  const { width, height, box: [left = 0, bottom = 0, right = 0, top = 0], trim } = raster;
  const sums = totals(raster);
  let at = 0;
  let over = 0;
  const most = (limit * 255) / 100;
  for (let i = 0; i < sums.length; i++) {
    if ((sums[i] as number) > (sums[at] as number)) at = i;
    if ((sums[i] as number) > most) over++;
  }
  const xPt = left + (((at % width) + 0.5) * (right - left)) / width;
  const yPt = top - ((Math.floor(at / width) + 0.5) * (top - bottom)) / height;
  const mm = (pt: number): number => Number(((pt * 25.4) / 72).toFixed(1));
  return { percent: ((sums[at] as number) * 100) / 255, xPt, yPt, xMm: mm(xPt - (trim[0] ?? left)), yMm: mm((trim[3] ?? top) - yPt), overShare: over / sums.length };
}
