/** Head choices of an item: sizes of its rank, one to three lines, air above, in whole rows. */
import type { ArticleCopy } from "../model/copy.js";
import type { HeadRank } from "../model/theme.js";
import type { HeadChoice, MakeupServices } from "./types.js";

export interface HeadChoiceRequest {
  readonly article: ArticleCopy;
  readonly rank: HeadRank;
  readonly briefs: boolean;
  readonly widthPt: number;
  readonly atTop: boolean;
  /** Heads under one banner stand level, at one distance from it. */
  readonly underBanner?: boolean;
  readonly boxed: boolean;
  readonly label: string | undefined;
  /** The head stands in the text area: only air is above the text. */
  readonly vertical?: boolean;
  /** The size that an editor has set. */
  readonly sizePt?: number | undefined;
}

/** Least air inside the head block, in rows: about half a row above and half a row below. */
const innerAirRows = 0.8;
/** The same on a page that is tight. */
const tightAirRows = 0.35;
/** Air inside the head block and what it costs: never more than two rows below a head (desk check 4). */
const innerAir = [[tightAirRows, 1.5], [innerAirRows, 0], [innerAirRows + 1, 0.9], [innerAirRows + 2, 4]] as const;

/** The same under a banner: tight, banner and head read as one stack; loose, the banner belongs to nothing. */
const bannerAir = [[tightAirRows, 8], [innerAirRows, 0], [innerAirRows + 1, 2], [innerAirRows + 2, 10]] as const;

/** The part of the free height that stands above a head (`place/head.ts`). */
const aboveShare = 0.45;

/** Air above a module: a head at the page top needs none, others one row with the rule or two. */
function airChoices(request: HeadChoiceRequest): readonly (readonly [number, number])[] {
  // The mark 广告 stands above a supplied page, not on it.
  if (request.article.supplied !== undefined) return [[1, 0], [2, 0.9]];
  if (request.boxed) return request.atTop ? [[0, 2.5], [1, 0], [2, 0.9]] : [[1, 0], [2, 0.9]];
  if (request.underBanner) return [[0, 0], [1, 4]];
  return request.atTop ? [[0, 0], [1, 0.6]] : [[1, 0], [2, 0.7]];
}

/** Sizes below a class whose least is `leastPt`, the largest first. */
export const belowClassPt = (leastPt: number): number[] => [40, 36, 32, 28, 26, 24, 22, 20, 18, 16, 14, 12].filter((sizePt) => sizePt < leastPt && sizePt >= leastPt * 0.5);

/** Sizes to try: the rank's own, then smaller ones for a head that is too long for its width. */
function sizes(request: HeadChoiceRequest, services: MakeupServices): { sizePt: number; cost: number; last: boolean }[] {
  if (request.sizePt !== undefined) return [{ sizePt: request.sizePt, cost: 0, last: false }];
  if (request.briefs) return [{ sizePt: 14, cost: 0, last: false }];
  const most = request.article.constraints?.maxHeadSize ?? Number.POSITIVE_INFINITY;
  const own = services.theme.heads[request.rank].sizesPt.map((sizePt, i) => ({ sizePt, cost: 0.45 * i }));
  const least = Math.min(...own.map((s) => s.sizePt));
  // Below the class a head may still be set a little smaller where the page is tight, much smaller where it cannot fit at all.
  const smaller = belowClassPt(least)
    // A lead that shrinks is no lead any more: its smaller sizes are for heads that fit in no other way.
    .map((sizePt, i) => ({ sizePt, cost: 4 + 2 * i, last: request.rank === "lead" || sizePt < least * 0.7 }));
  // The copy may ask for no larger head than this; then the smaller sizes are no last resort.
  return [...own.map((size) => ({ ...size, last: false })), ...(own.every(({ sizePt }) => sizePt > most) ? smaller.map((size) => ({ ...size, last: false })) : smaller)].filter(({ sizePt }) => sizePt <= most);
}

/** All head settings of an item at a width; one without head where the article has none. */
export function headChoices(request: HeadChoiceRequest, services: MakeupServices): HeadChoice[] {
  const { leadingPt } = services.theme.grid;
  const choices = new Map<number, HeadChoice>();
  const add = (choice: HeadChoice): void => {
    const held = choices.get(choice.rows);
    if (!held || choice.cost < held.cost) choices.set(choice.rows, choice);
  };
  if (request.vertical || (!request.article.main && request.label === undefined)) {
    for (const [airRows, cost] of airChoices(request)) add({ sizePt: 0, maxLines: 1, airRows, rows: airRows, cost });
    return [...choices.values()];
  }
  let fits = false;
  for (const { sizePt, cost, last } of sizes(request, services)) {
    if (last && fits) break;
    for (let maxLines = 1; maxLines <= services.theme.heads[request.rank].maxLines; maxLines++) {
      const block = services.galleys.head({
        article: request.article, rank: request.rank, sizePt, maxLines, widthPt: request.widthPt, label: request.label,
      });
      if (!block) continue;
      fits = true;
      for (const [airRows, airCost] of airChoices(request))
        for (const [inner, innerCost] of request.underBanner ? bannerAir : innerAir) {
          const rows = airRows + Math.ceil(block.heightPt / leadingPt + inner - 1e-9);
          // Two rows above and a loose block below them are more than two rows of air (desk check 4).
          const above = airRows + aboveShare * (rows - airRows - block.heightPt / leadingPt);
          add({ sizePt, maxLines, airRows, rows, cost: cost + block.cost + airCost + innerCost + (above >= 2.5 ? 3 : 0) });
        }
    }
  }
  return [...choices.values()];
}
