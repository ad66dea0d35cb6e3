/** What of a story an editor may set by hand, and has set. */
import { headSizes } from "../makeup/hand.js";
import type { Issue } from "../model/issue.js";
import type { PlanModule } from "../model/plan.js";
import type { HandState } from "./protocol.js";

/** Sizes that the main head may have, the largest first; none where it has none to be set. */
export function settableHead({ kind, rank, head, articles }: PlanModule, { articles: all, theme }: Issue): readonly number[] {
  if (kind !== "story" || head.sizePt === 0 || head.vertical) return [];
  return headSizes(rank, theme, all.get(articles[0] ?? "")?.article.constraints?.maxHeadSize);
}

/** Members of a series take their sizes from the series. */
const inSeries = ({ articles }: PlanModule, { file }: Issue, page: string): boolean =>
  file.pages.some(({ label, series }) => label === page && series?.some((one) => articles.some((id) => one.articles.includes(id))));

/** Undefined where nothing can be set. */
export function handState(module: PlanModule, issue: Issue, page: string): HandState | undefined {
  if (module.kind !== "story" || inSeries(module, issue, page)) return undefined;
  const sizes = settableHead(module, issue);
  const figures = new Map((issue.articles.get(module.articles[0] ?? "")?.article.figures ?? []).map((figure) => [figure.id, figure]));
  const pictures = module.pictures.flatMap(({ figure, cols, rows }) => {
    const own = figures.get(figure);
    const picture = own && issue.pictures.get(own.href);
    // A QR code and a supplied page have one size.
    if (!own || !picture || picture.format === "qr" || picture.supplied) return [];
    const set = module.hand?.pictures?.find((one) => one.figure === figure);
    return [{ figure, cols, rows, most: module.text.columns, croppable: own.crop !== "never", set: set !== undefined }];
  });
  if (sizes.length === 0 && pictures.length === 0) return undefined;
  return { head: sizes.length > 0 ? { sizePt: module.head.sizePt, sizesPt: sizes, set: module.hand?.headPt !== undefined } : undefined, pictures };
}
