/** The settings of a vertical head in a column: sizes of its rank, numbers of lines, whole rows. */
import type { ArticleCopy } from "../model/copy.js";
import type { HeadRank } from "../model/theme.js";
import type { MakeupServices } from "./types.js";
import type { VerticalChoice } from "./vertical.js";

/** Blank that may be added at each end, in characters of the main head, so that the head is as high as its text. */
const spareBlank = 2;
const spareRow = 0.12;
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
