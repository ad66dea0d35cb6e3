/** Where an article's pictures may stand in its text area, and what each place costs. */
import type { PlanPicture, PlanPictureSize } from "../model/plan.js";
import { type PictureSource, type TextColumns, rowChoices, spanPt } from "./picture-sources.js";

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

/** True where pictures over so many text columns have the sizes that are set for them; a picture that nothing is set for may have any. */
export const hasSizes = (pictures: readonly PlanPicture[], columns: number, sizes: readonly PlanPictureSize[]): boolean =>
  sizes.every(({ figure, cols, of, rows }) => (of === undefined || of === columns) && pictures.some((own) => own.figure === figure && (cols === undefined || own.cols === cols) && (rows === undefined || own.rows === rows)));

/** A text leg under or over a picture: at least 8 rows. */
export const minLegRows = 8;

/** Price of a place that is all white beside a supplied page: the narrowest place that holds it is its own. */
const sideWhitePrice = 60;

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
