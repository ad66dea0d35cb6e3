/** The ink figures of a file's pages. A page's raster is let go before the next one's is painted, but for the worst. */
import type { PDFContext } from "@cantoo/pdf-lib";
import type { InkMaximum } from "../../model/render.js";
import type { InspectedPage } from "../../pdf/inspect.js";
import { inkMaximum, type InkRaster, inkRaster } from "../../raster/ink-raster.js";

/** What was measured of a page, or why nothing could be. */
export type PageInkFigure = InkMaximum | { readonly unread: readonly string[] };

export interface InkFigures {
  /** One a page, in page order. */
  readonly pages: readonly PageInkFigure[];
  /** The page with the most ink in one dot; undefined where none could be painted. */
  readonly worst: { readonly index: number; readonly raster: InkRaster; readonly most: InkMaximum } | undefined;
}

/** @param limit the press profile's total area coverage, in per cent */
export async function inkFigures(context: PDFContext, pages: readonly InspectedPage[], limit: number): Promise<InkFigures> {
  const figures: PageInkFigure[] = [];
  let worst: InkFigures["worst"];
  for (const [index, page] of pages.entries()) {
    const raster = await painted(context, page);
    const figure = "unread" in raster ? raster : inkMaximum(raster, limit);
    figures.push(figure);
    if (!("unread" in figure) && !("unread" in raster) && figure.percent > (worst?.most.percent ?? -1)) worst = { index, raster, most: figure };
  }
  return { pages: figures, worst };
}

/** The file comes from anywhere: that its pictures or pages cannot be painted is the finding. */
async function painted(context: PDFContext, page: InspectedPage): ReturnType<typeof inkRaster> {
  try {
    return await inkRaster(context, page);
  } catch (error) {
    return { unread: [error instanceof Error ? error.message : String(error)] };
  }
}
