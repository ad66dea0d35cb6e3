/** Vertical heads in make-up: a block in an outer text column, whole rows high, beside which and below which the text flows. */
import { type Arrangement, arrangements, pricedArrangement } from "./pictures.js";
import type { PictureSource, TextColumns } from "./picture-sources.js";

/** One way of setting a vertical head: `rows` are whole rows, the blanks at its ends included. */
export interface VerticalChoice {
  readonly sizePt: number;
  readonly lines: number;
  readonly rows: number;
  readonly cost: number;
}

/** Arrangements of pictures beside a head that are looked at, for every width of the first picture. */
const pictureChoices = 8;
/** A head on the right of its text is read after it. */
const rightSide = 0.4;
/** The head in the first or last column, the pictures over the others. A single column has no room beside the head. */
export function verticalArrangements(text: TextColumns, sources: readonly PictureSource[], choices: readonly VerticalChoice[]): Arrangement[] {
  if (text.columns < 2) return [];
  const all = arrangements({ ...text, columns: text.columns - 1 }, sources).sort((a, b) => pricedArrangement(a, undefined) - pricedArrangement(b, undefined));
  const spans = [...new Set(all.map(({ pictures }) => pictures[0]?.cols))];
  const pictured = spans.flatMap((cols) => all.filter(({ pictures }) => pictures[0]?.cols === cols).slice(0, pictureChoices));
  return choices.flatMap(({ sizePt, lines, rows, cost }) => [0, text.columns - 1].flatMap((col) =>
    pictured.map((found): Arrangement => ({
      pictures: col === 0 ? found.pictures.map((p) => ({ ...p, col: p.col + 1 })) : found.pictures,
      head: { sizePt, lines, col, rows },
      cost: found.cost + cost + (col === 0 ? 0 : rightSide),
      sizes: found.sizes,
      minRows: Math.max(found.minRows, rows),
    }))));
}
