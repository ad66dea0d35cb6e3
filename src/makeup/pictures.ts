/** Where an article's pictures may stand in its text area, and what each place costs. */
import { pictureAirRows, pictureHeightPt } from "../model/anatomy.js";
import type { ArticleCopy } from "../model/copy.js";
import type { Picture } from "../model/issue.js";
import type { PlanPicture } from "../model/plan.js";

/** Pictures of one article at their places, for a text area of given columns. */
export interface Arrangement {
  readonly pictures: readonly PlanPicture[];
  /** A vertical head, which takes a column's first rows. */
  readonly head?: { readonly sizePt: number; readonly lines: number; readonly col: number; readonly rows: number };
  /** What its crops and places cost, whatever the page wishes. */
  readonly cost: number;
  /** Its pictures by strips, to be priced for a page's wish. */
  readonly sizes: readonly StripSize[];
  /** Fewest rows of text area that hold it. */
  readonly minRows: number;
}

/** The size of pictures that stand together. */
export interface StripSize {
  /** Basic columns × rows in all. */
  readonly cells: number;
  readonly figures: readonly string[];
  /** What their span costs where the page has no wish. */
  readonly spanCost: number;
}

/** A single picture as wide as its story stands above the head; any other stands in the text. */
export type PictureStand = "above" | "inText";

/** True where the arrangement is one picture as wide as the text area, at its top. */
export function standsAbove({ pictures }: Pick<Arrangement, "pictures">, columns: number): boolean {
  return pictures.length === 1 && pictures[0].row === 0 && pictures[0].cols === columns;
}

/** More rows than any page has: a picture that is higher has no place. */
const mostRows = 500;

/** Largest crop of a picture's height or width (layout lever 3: ±15 %). */
const usualCrop = 0.15;
/** The same where the desk is asked first: a solution for a page that is not full. */
export const deepestCrop = 0.3;
/** A text leg under or over a picture: at least 8 rows. */
export const minLegRows = 8;

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

/** Price of a place that is all white beside a supplied page: the narrowest place that holds it is its own. */
const sideWhitePrice = 60;

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

/** Cells that a page's pictures want, by article and figure. */
export type PictureBudget = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** What a page wishes of one article's pictures: cells by figure, each `scale` times as large. */
export interface PictureWish {
  readonly cells: ReadonlyMap<string, number>;
  readonly scale: number;
}

/** Price of a picture twice or half as large as wanted, by a factor of e. */
const sizePrice = 16;
/** Departure from the wanted size that is not seen, as a logarithm. */
const sizeTolerance = 0.1;

/** What pictures cost that are larger or smaller than the page wants them; their span decides where the page has no wish. */
function sizeCost({ cells, figures, spanCost }: StripSize, wish: PictureWish | undefined): number {
  let wanted = 0;
  for (const figure of figures) {
    const own = wish?.cells.get(figure);
    if (own === undefined) return spanCost;
    wanted += own;
  }
  return sizePrice * Math.max(0, Math.abs(Math.log(cells / (wanted * (wish?.scale ?? 1)))) - sizeTolerance);
}

/** What an arrangement costs for a page's wish. */
export function pricedArrangement({ cost, sizes }: Arrangement, wish: PictureWish | undefined): number {
  let sum = cost;
  for (const size of sizes) sum += sizeCost(size, wish);
  return sum;
}

/** The size of a strip. */
function stripSize(text: TextColumns, pictures: readonly { readonly cols: number; readonly rows: number }[], sources: readonly PictureSource[], spanCost: number): StripSize {
  let cells = 0;
  for (const { cols, rows } of pictures) cells += ((spanPt(text, cols) + text.gutterPt) / text.pitchPt) * rows;
  return { cells, figures: sources.map(({ id }) => id), spanCost };
}

/** Cost of a picture's span: a picture wants a good part of its story's width, never the size of a stamp. */
function spanCost(cols: number, columns: number, important: boolean): number {
  const share = cols / columns;
  if (columns === 1) return 0;
  if (share < 0.3) return important ? 9 : 5;
  if (share < 0.45) return important ? 4 : 1.2;
  return share <= 0.75 ? 0 : 0.5;
}

function single(text: TextColumns, source: PictureSource): Arrangement[] {
  const found: Arrangement[] = [];
  for (let cols = 1; cols <= text.columns; cols++)
    for (const { rows, captionRows, crop } of rowChoices(text, source, cols)) {
      const base = 8 * crop + (source.fixedPt ? sideWhitePrice * (1 - source.fixedPt.widthPt / spanPt(text, cols)) : 0);
      const sizes = [stripSize(text, [{ cols, rows }], [source], spanCost(cols, text.columns, source.important))];
      const at = (col: number, cost: number): void => {
        found.push({ pictures: [{ figure: source.id, col, row: 0, cols, rows, captionRows }], cost: base + cost, sizes, minRows: rows });
      };
      if (cols === text.columns) at(0, 0);
      else {
        at(text.columns - cols, 0);
        at(0, 0.15);
        if ((text.columns - cols) % 2 === 0 && cols > 1) at((text.columns - cols) / 2, 0.1);
      }
    }
  return found;
}

/** Two pictures: side by side in one strip, or one above the other. */
function pair(text: TextColumns, [a, b]: readonly PictureSource[]): Arrangement[] {
  const found: Arrangement[] = [];
  for (let first = 1; first < text.columns; first++)
    for (let second = 1; first + second <= text.columns; second++)
      for (const one of rowChoices(text, a, first))
        for (const two of rowChoices(text, b, second)) {
          if (one.rows !== two.rows) continue;
          const col = text.columns - first - second;
          found.push({
            pictures: [
              { figure: a.id, col, row: 0, cols: first, rows: one.rows, captionRows: one.captionRows },
              { figure: b.id, col: col + first, row: 0, cols: second, rows: two.rows, captionRows: two.captionRows },
            ],
            cost: 8 * (one.crop + two.crop),
            sizes: [stripSize(text, [{ cols: first, rows: one.rows }, { cols: second, rows: two.rows }], [a, b], spanCost(first + second, text.columns, a.important))],
            minRows: one.rows,
          });
        }
  for (let cols = 1; cols <= text.columns; cols++)
    for (const one of rowChoices(text, a, cols))
      for (const two of rowChoices(text, b, cols)) {
        const col = text.columns - cols;
        found.push({
          pictures: [
            { figure: a.id, col, row: 0, cols, rows: one.rows, captionRows: one.captionRows },
            { figure: b.id, col, row: one.rows, cols, rows: two.rows, captionRows: two.captionRows },
          ],
          cost: 8 * (one.crop + two.crop) + 0.4,
          sizes: [stripSize(text, [{ cols, rows: one.rows }, { cols, rows: two.rows }], [a, b], spanCost(cols, text.columns, a.important))],
          minRows: one.rows + two.rows,
        });
      }
  return found;
}

/** Three pictures: the first dominates, the others stand beside it, one above the other. */
function triple(text: TextColumns, [a, b, c]: readonly PictureSource[]): Arrangement[] {
  const found: Arrangement[] = [];
  for (let big = 1; big < text.columns; big++)
    for (let small = 1; big + small <= text.columns; small++)
      for (const one of rowChoices(text, a, big))
        for (const two of rowChoices(text, b, small))
          for (const three of rowChoices(text, c, small)) {
            if (two.rows + three.rows !== one.rows) continue;
            const col = text.columns - big - small;
            found.push({
              pictures: [
                { figure: a.id, col, row: 0, cols: big, rows: one.rows, captionRows: one.captionRows },
                { figure: b.id, col: col + big, row: 0, cols: small, rows: two.rows, captionRows: two.captionRows },
                { figure: c.id, col: col + big, row: two.rows, cols: small, rows: three.rows, captionRows: three.captionRows },
              ],
              cost: 8 * (one.crop + two.crop + three.crop) + (big >= small * 1.3 ? 0 : 1),
              sizes: [stripSize(text, [{ cols: big, rows: one.rows }, { cols: small, rows: two.rows }, { cols: small, rows: three.rows }], [a, b, c], 0)],
              minRows: one.rows,
            });
          }
  return found;
}

/**
 * All arrangements of an article's pictures over `text.columns` columns.
 * Pictures beyond the third follow in strips of two or three below; a story without pictures has one empty arrangement.
 */
export function arrangements(text: TextColumns, sources: readonly PictureSource[]): Arrangement[] {
  if (sources.length === 0) return [{ pictures: [], cost: 0, sizes: [], minRows: 0 }];
  if (sources.length === 1) return single(text, sources[0]);
  if (sources.length === 2) return pair(text, sources);
  if (sources.length === 3) return triple(text, sources);
  const head = triple(text, sources.slice(0, 3));
  const rest = arrangements(text, sources.slice(3)).sort((a, b) => pricedArrangement(a, undefined) - pricedArrangement(b, undefined));
  return head.slice(0, 40).flatMap((upper) =>
    rest.slice(0, 40).map((lower) => ({
      pictures: [...upper.pictures, ...lower.pictures.map((p) => ({ ...p, row: p.row + upper.minRows }))],
      cost: upper.cost + lower.cost,
      sizes: [...upper.sizes, ...lower.sizes],
      minRows: upper.minRows + lower.minRows,
    })),
  );
}
