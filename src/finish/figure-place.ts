/** Which figure of the page an image of the browser's is. */
import type { DummyPage, PlacedFigure } from "../model/dummy.js";
import type { Placement } from "./survey.js";

export interface FigurePlace {
  readonly href: string;
  readonly article: string;
}

/** Sizes agree to the browser's rounding of CSS px. */
const slackPt = 1;

/** The figure whose whole picture has the image's size, the nearest where several have; undefined for artwork of templates. */
export function figureAt(page: DummyPage, placement: Placement, topPt: number): FigurePlace | undefined {
  const found = page.modules.flatMap(({ article, parts }) => parts.flatMap((part) => {
    if (part.type !== "figure") return [];
    const whole = wholeBox(part);
    if (Math.abs(whole.widthPt - placement.widthPt) > slackPt || Math.abs(whole.heightPt - placement.heightPt) > slackPt) return [];
    const away = Math.hypot(whole.xPt - placement.leftPt, whole.yPt - (topPt - placement.topPt));
    return [{ href: part.picture.href, article, away }];
  }));
  return found.sort((a, b) => a.away - b.away)[0];
}

/** Where the whole picture would lie, of which the box shows a crop. */
function wholeBox({ box, crop }: PlacedFigure): { xPt: number; yPt: number; widthPt: number; heightPt: number } {
  const widthPt = box.widthPt / crop.width;
  const heightPt = box.heightPt / crop.height;
  return { xPt: box.xPt - crop.x * widthPt, yPt: box.yPt - crop.y * heightPt, widthPt, heightPt };
}
