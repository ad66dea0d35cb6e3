/** The ten checks by eye of a production desk, as far as a plan can answer them. A check that does not apply to a page holds. */
import { innerEm } from "../model/anatomy.js";
import type { Galleys, HeadBlock } from "../model/galley.js";
import { columnLabel } from "../model/page-items.js";
import type { PageRegion } from "../model/page-region.js";
import type { ThemeFile } from "../model/theme.js";
import { copyOf } from "./item-index.js";
import { headCollisions } from "./metrics.js";
import { cells, headArea, legRows, pictureAreas } from "./page-geometry.js";
import { type PageView, dominantPictures, greySlabs, headSizes, pictureShare, shortLegsAllowed } from "./taste.js";
import type { PlanModule } from "./types.js";

/** What the checks of the stories need. */
export interface StoriesView extends PageView {
  readonly region: PageRegion;
  readonly theme: Pick<ThemeFile, "grid" | "heads">;
  readonly galleys: Galleys;
  readonly said: ReadonlySet<string>;
}

export interface CheckedPage extends StoriesView {
  readonly theme: Pick<ThemeFile, "grid" | "heads" | "styles">;
  /** The masthead is artwork, whose letters have no size. */
  readonly artwork: boolean;
}

/** The part of free height that stands above a head in its block (`place/head.ts`). */
const aboveShare = 0.45;
const mmPerPt = 25.4 / 72;

function headBlock(module: PlanModule, page: StoriesView): HeadBlock | undefined {
  const article = copyOf(module, page.items);
  if (!article || module.head.sizePt === 0) return undefined;
  return page.galleys.head({
    article, rank: module.rank, sizePt: module.head.sizePt, maxLines: module.head.maxLines,
    widthPt: innerEm(page.theme.grid, module.rect.cols, module.boxed) * page.theme.grid.bodyPt, label: columnLabel(article, page.said),
  });
}

/** 1. Masthead at least 28 mm high and 1.3 times the largest head of the front page. */
function masthead(page: CheckedPage): boolean {
  if (page.region.template !== "front" || page.artwork) return true;
  const { sizePt } = page.theme.styles.masthead;
  return sizePt * mmPerPt >= 28 && sizePt >= 1.3 * (headSizes(page.modules)[0] ?? 0);
}

/** 2. The lead's head 1.3 times the second; three to five sizes. */
function headLadder({ modules }: StoriesView): boolean {
  const sizes = headSizes(modules);
  const count = new Set(sizes).size;
  if (sizes.length < 2) return true;
  const lead = modules.find((m) => m.rank === "lead");
  return lead?.head.sizePt === sizes[0] && sizes[0] >= 1.3 * sizes[1] && count <= 5 && count >= Math.min(3, sizes.length);
}

/** 3. Kicker and deck 40 to 60 % of their main head. */
function companions(page: StoriesView): boolean {
  return page.modules.every((module) => (headBlock(module, page)?.parts ?? []).every(({ role, lines }) => {
    if (role !== "kicker" && role !== "deck") return true;
    const share = (lines[0]?.line.runs[0]?.sizePt ?? 0) / module.head.sizePt;
    // Small heads cannot have a companion under 10.5 pt; half a point is lost in rounding.
    return share > 0.385 && (share < 0.615 || (lines[0]?.line.runs[0]?.sizePt ?? 0) <= 10.5);
  }));
}

/** 4. One to two rows of air above a head, one below, never more than two (to the nearest row). */
function air(page: StoriesView): boolean {
  return page.modules.every((module) => {
    const block = headBlock(module, page);
    const article = copyOf(module, page.items);
    if (!block || article?.kind === "advert" || article?.kind === "poem") return true;
    // A head set downwards stands beside its text: no row is above it but its module's.
    if (module.head.vertical) return module.head.airRows <= 2;
    const free = module.head.rows - module.head.airRows - block.heightPt / page.theme.grid.leadingPt;
    const above = module.head.airRows + aboveShare * free;
    // At the top of the page nothing is above; below its own picture a head has the picture's air.
    const unbound = module.rect.row === page.region.row || module.head.pictureRows > 0 || module.boxed;
    return above < 2.5 && (1 - aboveShare) * free < 2.5 && (above >= 0.9 || unbound);
  });
}

/** 6. Pictures 20 to 35 % of the page; the dominant one twice the next. */
function pictures(page: StoriesView): boolean {
  const [first, second] = dominantPictures(page);
  if (!first) return true;
  const share = pictureShare(page);
  return share >= 20 && share <= 35 && (!second || first.cells >= 2 * second.cells);
}

/** 8. Text legs of 8 to 40 rows, feet level: legs end with their module, so a hole is the only uneven foot. */
function legs({ modules, items }: StoriesView): boolean {
  return modules.every((m) => m.fit.holeLines === 0 && m.fit.oversetLines === 0 && (shortLegsAllowed(m, copyOf(m, items)) || legRows(m).every((rows) => rows >= 8 && rows <= 40)));
}

/** 9. Stories parted by a row (which carries the rule) or a box. */
const parted = ({ modules, region }: StoriesView): boolean =>
  modules.every((m) => m.boxed || m.rect.row === region.row || m.head.airRows >= 1 || m.kind === "banner" || modules.some((b) => b.kind === "banner" && b.rect.row + b.rect.rows === m.rect.row));

/** 10. Lead, picture and second story are seen in that order. */
function order({ modules, items, region }: StoriesView): boolean {
  const lead = modules.find((m) => m.rank === "lead");
  if (!lead) return true;
  const [first, second] = headSizes(modules);
  const leadFirst = lead.rect.row === region.row && lead.head.sizePt === first;
  const [picture] = dominantPictures({ modules, items });
  const pictureHigh = !picture || pictureAreas(picture.module).some((a) => a.row < region.row + 0.6 * region.rows);
  const seconds = modules.filter((m) => m.rank === "second" && headArea(m));
  const secondSeen = seconds.length === 0 || seconds.some((m) => m.head.sizePt === second);
  return leadFirst && pictureHigh && secondSeen && cells(lead.rect) > 0;
}

/** 10. Six to nine items on a front page, to ten inside: a matter of the copy. */
function itemCount({ modules, items, region }: StoriesView): boolean {
  if (!modules.some((m) => m.rank === "lead")) return true;
  const count = modules.filter((m) => m.kind !== "banner" && copyOf(m, items)?.kind !== "advert").length;
  return count >= 6 && count <= (region.template === "front" ? 9 : 10);
}

/** Checks 2 to 10, which make-up can see to; the number of items is not its affair. */
function storyChecks(page: StoriesView): readonly boolean[] {
  return [
    headLadder(page), companions(page), air(page), headCollisions(page.modules).length === 0,
    pictures(page), greySlabs(page) === 0, legs(page), parted(page), order(page),
  ];
}

/** How many of the checks fail that make-up can see to. */
export const checksMissed = (page: StoriesView): number => storyChecks(page).filter((ok) => !ok).length;

/** Whether each of the ten checks holds, in the order of the desk's list. */
export function deskChecks(page: CheckedPage): readonly boolean[] {
  const stories = storyChecks(page);
  return [masthead(page), ...stories.slice(0, -1), stories.at(-1) === true && itemCount(page)];
}
