/**
 * How much of a page an article takes, measured: its rows at the basic measure, its head at a usual span, its pictures by
 * the page's budget. It decides only which page is tried first; pages are then made up exactly.
 */
import { boxFootRows, innerEm, spanEm } from "../../model/anatomy.js";
import type { ArticleCopy } from "../../model/copy.js";
import type { Galleys } from "../../model/galley.js";
import type { HeadRank, ThemeFile } from "../../model/theme.js";
import { sizeSlackPt } from "../picture-sources.js";
import { standsInBox } from "../shapes.js";

/** Cells (columns × rows) of an article without its pictures, and its pictures. */
export interface Space {
  readonly cells: number;
  /** Pictures that share the page's picture budget. */
  readonly pictures: number;
}

/** Columns of a usual place by rank, as a share of the page. */
const usualShare: Record<HeadRank, number> = { lead: 5 / 8, second: 4 / 8, third: 3 / 8, minor: 2 / 8, brief: 2 / 8 };

/** An advert's share of a page. */
const advertShare = 0.12;

/** Rows of air above a head and inside its block, and of a box's foot. */
const airRows = 1.8;

/** Cells of a QR code with its caption and air. */
const qrCells = 9;

function headRows(article: ArticleCopy, rank: HeadRank, widthPt: number, theme: Pick<ThemeFile, "grid" | "heads">, galleys: Galleys): number {
  for (const sizePt of theme.heads[rank].sizesPt) {
    const head = galleys.head({ article, rank, sizePt, maxLines: 2, widthPt, label: undefined });
    if (head) return Math.ceil(head.heightPt / theme.grid.leadingPt + airRows);
  }
  return Math.ceil(airRows);
}

/** Whole columns and rows of a supplied page, with a row for the mark above it and one of air below. */
function suppliedCells({ widthMm, heightMm }: NonNullable<ArticleCopy["supplied"]>, grid: ThemeFile["grid"]): number {
  const [widthPt, heightPt] = [widthMm, heightMm].map((mm) => (mm * 72) / 25.4) as [number, number];
  const cols = Math.ceil((widthPt / grid.bodyPt + grid.gutterEm) / (grid.measureEm + grid.gutterEm) - sizeSlackPt / (grid.measureEm * grid.bodyPt));
  return Math.min(grid.columns, Math.max(1, cols)) * (Math.ceil(heightPt / grid.leadingPt) + 2);
}

/** The space of an article; `pageCells` are those of the page that an advert takes its share of. */
export function spaceOf(article: ArticleCopy, rank: HeadRank, pageCells: number, theme: Pick<ThemeFile, "grid" | "heads">, galleys: Galleys): Space {
  const { grid } = theme;
  if (article.supplied !== undefined) return { cells: suppliedCells(article.supplied, grid), pictures: 0 };
  if (article.kind === "advert") return { cells: advertShare * pageCells, pictures: 0 };
  const cols = Math.max(1, Math.round(usualShare[rank] * grid.columns));
  const boxed = standsInBox(article);
  const widthEm = innerEm(grid, cols, boxed);
  const galley = galleys.galley(article, [0, article.blocks.length], grid.measureEm * grid.bodyPt);
  const rows = galley.items.reduce((sum, item) => sum + item.options[0].rows, 0);
  const text = rows * (spanEm(grid, cols) / widthEm);
  const head = article.kind === "brief" ? 0 : headRows(article, rank, widthEm * grid.bodyPt, theme, galleys) * cols;
  const codes = article.figures.filter(({ figure }) => figure.href.startsWith("qr:")).length;
  return { cells: text + head + (boxed ? boxFootRows * cols : 0) + codes * qrCells, pictures: article.figures.length - codes };
}

/** Share of a page that so many pictures are wished to take together (see `picture-budget.ts`). */
export function pictureShare(pictures: number): number {
  if (pictures === 0) return 0;
  const largest = Math.min(0.26, 0.29 / (1 + (pictures - 1) / 2.4));
  return largest + (pictures - 1) * Math.max(0.045, largest / 2.4);
}
