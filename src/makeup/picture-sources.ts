/** What an article's pictures are, measured: how many rows each may take over a number of text columns. */
import { pictureAirRows, pictureHeightPt } from "../model/anatomy.js";
import type { ArticleCopy } from "../model/copy.js";
import type { Picture } from "../model/issue.js";

/** More rows than any page has: a picture that is higher has no place. */
const mostRows = 500;

/** Largest crop of a picture's height or width (layout lever 3: ±15 %). */
const usualCrop = 0.15;
/** The same where the desk is asked first: a solution for a page that is not full. */
export const deepestCrop = 0.3;

export interface PictureSource {
  readonly id: string;
  /** Width over height of the whole picture. */
  readonly aspect: number;
  readonly croppable: boolean;
  /** Largest part that may be cropped; the usual one when absent. */
  readonly cropLimit?: number;
  /** A QR code has one size, whatever the column. */
  readonly fixedRows?: number;
  /** A supplied page has its own size and is placed at scale 1. */
  readonly fixedPt?: { readonly widthPt: number; readonly heightPt: number };
  /** The first picture of a story that wants a large one: a lead, a photo story. */
  readonly important: boolean;
  readonly captionRows: (widthPt: number) => number;
}

export interface TextColumns {
  readonly columns: number;
  readonly measurePt: number;
  readonly gutterPt: number;
  readonly leadingPt: number;
  /** From one basic column to the next. */
  readonly pitchPt: number;
}

export const spanPt = (text: TextColumns, cols: number): number => cols * text.measurePt + (cols - 1) * text.gutterPt;

/** A supplied page may be wider than its columns by this much: boxes are written in hundredths of a pt, widths ordered in whole mm. */
export const sizeSlackPt = 1.5;
/** Rows that rounding of sizes may seem to take. */
const roundingRows = 1e-6;

/** Row counts at which a picture of some span is cropped by no more than the limit, with the crop as a fraction. */
export function rowChoices(text: TextColumns, source: PictureSource, cols: number): { rows: number; captionRows: number; crop: number }[] {
  const widthPt = spanPt(text, cols);
  const captionRows = source.captionRows(widthPt);
  const naturalPt = widthPt / source.aspect;
  if (source.fixedPt !== undefined) {
    const { widthPt: ownPt, heightPt } = source.fixedPt;
    const rows = Math.ceil(heightPt / text.leadingPt + captionRows + pictureAirRows - roundingRows);
    return ownPt > widthPt + sizeSlackPt || rows > mostRows ? [] : [{ rows, captionRows, crop: 0 }];
  }
  if (source.fixedRows !== undefined) return [{ rows: source.fixedRows + captionRows + 1, captionRows, crop: 0 }];
  const cropLimit = source.cropLimit ?? usualCrop;
  const limit = source.croppable ? cropLimit : 0;
  const choices: { rows: number; captionRows: number; crop: number }[] = [];
  const centre = Math.round(naturalPt / text.leadingPt + captionRows + pictureAirRows);
  const reach = Math.ceil((naturalPt * cropLimit) / text.leadingPt) + 1;
  for (let rows = Math.max(3, centre - reach); rows <= Math.min(mostRows, centre + reach); rows++) {
    const heightPt = pictureHeightPt(text.leadingPt, rows, captionRows);
    const crop = Math.abs(heightPt - naturalPt) / Math.max(heightPt, naturalPt);
    // A picture that may not be cropped keeps its shape; what is left of its last row is air.
    if (crop <= limit || (!source.croppable && heightPt >= naturalPt && heightPt - naturalPt < text.leadingPt)) choices.push({ rows, captionRows, crop });
  }
  return choices;
}

/** Stories of this priority and above want a large picture. */
const importantPriority = 9;

const ptPerMm = 72 / 25.4;

/** A QR code stands on about 33 mm: modules over 0.5 mm, readable at arm's length. */
const qrRows = 7;

/**
 * The pictures of an article, measured, in its own order.
 * @param cropLimit largest part of each that may be cropped
 */
export function pictureSources(article: ArticleCopy, pictures: ReadonlyMap<string, Picture>, captionRows: (figure: string, widthPt: number) => number, cropLimit = usualCrop): PictureSource[] {
  const important = article.kind === "photo" || article.priority >= importantPriority;
  return article.figures.flatMap(({ figure }, i) => {
    const picture = pictures.get(figure.href);
    if (!picture) return [];
    const crop = typeof figure.crop === "object" ? figure.crop : { width: 1, height: 1 };
    return [{
      id: figure.id,
      aspect: (picture.widthPx * crop.width) / (picture.heightPx * crop.height),
      important: important && i === 0 && picture.format !== "qr",
      ...(picture.format === "qr" ? { fixedRows: qrRows } : {}),
      ...(picture.supplied ? { fixedPt: { widthPt: picture.supplied.widthMm * ptPerMm, heightPt: picture.supplied.heightMm * ptPerMm } } : {}),
      croppable: figure.crop !== "never" && picture.format !== "qr" && picture.supplied === undefined,
      cropLimit,
      captionRows: (widthPt: number) => captionRows(figure.id, widthPt),
    }];
  });
}
