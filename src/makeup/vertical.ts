/** Vertical heads in make-up: a block in an outer text column, whole rows high, beside which and below which the text flows. */
import type { ArticleCopy } from "../model/copy.js";
import type { HeadRank } from "../model/theme.js";
import { type Arrangement, arrangements, type PictureSource, type TextColumns } from "./pictures.js";
import type { MakeupServices } from "./types.js";

/** One way of setting a vertical head: `rows` are whole rows, the blanks at its ends included. */
export interface VerticalChoice {
  readonly sizePt: number;
  readonly lines: number;
  readonly rows: number;
  readonly cost: number;
}

/** Blank that may be added at each end, in characters of the main head, so that the head is as high as its text. */
const spareBlank = 2;
const spareRow = 0.12;
/** Arrangements of pictures beside a head that are looked at. */
const pictureChoices = 12;
/** A head on the right of its text is read after it. */
const rightSide = 0.4;
/** Sizes below the rank's own, for a narrow column. */
const smallerPt = [24, 22, 20, 18];

/** All settings of an article's vertical head in a column of `measurePt`, the cheapest for every number of rows. */
export function verticalChoices(article: ArticleCopy, rank: HeadRank, label: string | undefined, measurePt: number, services: MakeupServices): VerticalChoice[] {
  const { grid: { leadingPt }, heads } = services.theme;
  const own = heads[rank].sizesPt;
  const least = Math.min(...own);
  // A column is narrow and high: the head may be a step larger there than over the width of its story.
  const larger = rank === "lead" ? [] : [2 * Math.round(Math.max(...own) * 0.6)];
  const sizes = [...own, ...larger, ...smallerPt.filter((sizePt) => sizePt < least)];
  const byRows = new Map<number, VerticalChoice>();
  sizes.forEach((sizePt, i) => {
    for (let lines = 1; lines <= heads[rank].maxLines; lines++) {
      const block = services.galleys.verticalHead({ article, rank, sizePt, lines, widthPt: measurePt, label });
      if (!block) continue;
      const fewest = Math.ceil(block.heightPt / leadingPt - 1e-9);
      for (let rows = fewest; rows <= fewest + Math.round((2 * spareBlank * sizePt) / leadingPt); rows++) {
        const cost = block.cost + (larger.includes(sizePt) ? 0.2 : 0.45 * i) + (sizePt < least ? 4 : 0) + spareRow * (rows - fewest);
        const held = byRows.get(rows);
        if (!held || cost < held.cost) byRows.set(rows, { sizePt, lines, rows, cost });
      }
    }
  });
  return [...byRows.values()];
}

/** The head in the first or last column, the pictures over the others. A single column has no room beside the head. */
export function verticalArrangements(text: TextColumns, sources: readonly PictureSource[], choices: readonly VerticalChoice[]): Arrangement[] {
  if (text.columns < 2) return [];
  const pictured = arrangements({ ...text, columns: text.columns - 1 }, sources).slice(0, pictureChoices);
  return choices.flatMap(({ sizePt, lines, rows, cost }) => [0, text.columns - 1].flatMap((col) =>
    pictured.map((found): Arrangement => ({
      pictures: col === 0 ? found.pictures.map((p) => ({ ...p, col: p.col + 1 })) : found.pictures,
      head: { sizePt, lines, col, rows },
      cost: found.cost + cost + (col === 0 ? 0 : rightSide),
      minRows: Math.max(found.minRows, rows),
    })))).sort((a, b) => a.cost - b.cost);
}
