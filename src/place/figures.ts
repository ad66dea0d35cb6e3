/** Places pictures and captions of a module. */
import { pictureHeightPt, textRows } from "../model/anatomy.js";
import type { ArticleCopy } from "../model/copy.js";
import type { BoxPt, PlacedFigure } from "../model/dummy.js";
import type { Galleys } from "../model/galley.js";
import type { Picture, SuppliedPage } from "../model/issue.js";
import type { PlanModule, PlanPicture } from "../model/plan.js";
import type { TextArea } from "./text.js";

/** White between a picture and its caption, in rows. */
const captionGapRows = 0.15;

const ptPerMm = 72 / 25.4;

interface Crop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The largest part of `whole` with the box's shape that keeps the focus as near its middle as it can. */
export function cropTo(whole: Crop, pictureAspect: number, boxAspect: number, focus: { readonly x: number; readonly y: number }): Crop {
  const aspect = (pictureAspect * whole.width) / whole.height;
  const width = boxAspect < aspect ? (whole.width * boxAspect) / aspect : whole.width;
  const height = boxAspect > aspect ? (whole.height * aspect) / boxAspect : whole.height;
  const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);
  return {
    x: clamp(focus.x - width / 2, whole.x, whole.x + whole.width - width),
    y: clamp(focus.y - height / 2, whole.y, whole.y + whole.height - height),
    width,
    height,
  };
}

/** A supplied page has its own size, in the middle of its place. */
function suppliedBox(place: BoxPt, { widthMm, heightMm }: SuppliedPage): BoxPt {
  const [widthPt, heightPt] = [widthMm * ptPerMm, heightMm * ptPerMm];
  return { xPt: place.xPt + (place.widthPt - widthPt) / 2, yPt: place.yPt + (place.heightPt - heightPt) / 2, widthPt, heightPt };
}

function placeOne(planned: PlanPicture, article: ArticleCopy, module: PlanModule, pictures: ReadonlyMap<string, Picture>, galleys: Galleys, area: TextArea, prefix: string): PlacedFigure | undefined {
  const source = article.figures.find((f) => f.figure.id === planned.figure);
  const picture = source && pictures.get(source.figure.href);
  if (!source || !picture) return undefined;
  const { figure } = source;
  const stepPt = (module.text.measureEm + module.text.gutterEm) * area.bodyPt;
  const fullWidthPt = planned.cols * stepPt - module.text.gutterEm * area.bodyPt;
  // A picture without text beside it stands in the middle.
  const alone = module.levers.rows.length === 0 && module.pictures.length === 1;
  const xPt = area.xPt + (alone ? (module.text.columns - planned.cols) / 2 : planned.col) * stepPt;
  const yPt = area.yPt + planned.row * area.leadingPt;
  // A supplied page that is an advert of its own has all the rows of its place.
  const heightPt = article.supplied !== undefined ? (textRows(module) - planned.captionRows) * area.leadingPt : pictureHeightPt(area.leadingPt, planned.rows, planned.captionRows);
  const whole = typeof figure.crop === "object" && !picture.supplied ? figure.crop : { x: 0, y: 0, width: 1, height: 1 };
  const aspect = picture.widthPx / picture.heightPx;
  const kept = figure.crop === "never" || picture.format === "qr";
  const widthPt = kept ? Math.min(fullWidthPt, heightPt * aspect) : fullWidthPt;
  const place = { xPt, yPt, widthPt: fullWidthPt, heightPt };
  const box = picture.supplied ? suppliedBox(place, picture.supplied) : { xPt: xPt + (fullWidthPt - widthPt) / 2, yPt, widthPt, heightPt: kept ? widthPt / aspect : heightPt };
  const focus = figure.focus ?? { x: whole.x + whole.width / 2, y: whole.y + whole.height / 2 };
  const captionTopPt = (picture.supplied ? box.yPt + box.heightPt : yPt + heightPt) + captionGapRows * area.leadingPt;
  const lines = galleys.caption(article, figure.id, fullWidthPt).map((line, i) => ({
    line, xPt, yPt: captionTopPt + i * area.leadingPt, heightPt: area.leadingPt,
  }));
  const frame = { xPt, yPt, widthPt: fullWidthPt, heightPt: planned.rows * area.leadingPt };
  return {
    type: "figure",
    id: `${prefix}-${figure.id}`,
    picture,
    alt: figure.alt,
    box,
    crop: picture.supplied ? whole : cropTo(whole, aspect, box.widthPt / box.heightPt, focus),
    captions: lines.length > 0 ? [{ type: "text", id: `${prefix}-${figure.id}-caption`, role: "caption", lines, frames: [frame] }] : [],
  };
}

/** The planned pictures of a module, in plan order. */
export function placeFigures(module: PlanModule, article: ArticleCopy, pictures: ReadonlyMap<string, Picture>, galleys: Galleys, area: TextArea, prefix: string): PlacedFigure[] {
  return module.pictures.flatMap((planned) => placeOne(planned, article, module, pictures, galleys, area, prefix) ?? []);
}
