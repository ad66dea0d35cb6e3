/** How large a page wants its pictures: a quarter of it in all, one of them dominant (desk check 6). */
import type { PictureBudget } from "./pictures.js";
import type { RankedItem } from "./ranks.js";
import type { Wish } from "./wishes.js";

/** Largest and least share of the page that one picture is wished for. */
const largestShare = 0.26;
const leastShare = 0.045;

/** The dominant picture is the lead's; else that of a photo story; else that of the most important story with one. */
function dominant(ranked: readonly RankedItem[]): RankedItem | undefined {
  const withPictures = ranked.filter(({ item }) => item.copy.figures.length > 0 && item.copy.kind !== "advert");
  return withPictures.find(({ rank }) => rank === "lead") ?? withPictures.find(({ item }) => item.copy.kind === "photo") ?? withPictures[0];
}

/**
 * Cells wanted of every picture of the page; adverts and QR codes keep their own size.
 * @param wish its dominance is at least two (desk check 6), and more, since sizes come in steps
 */
export function pictureBudget(ranked: readonly RankedItem[], pageCells: number, { dominance, share: together }: Pick<Wish, "dominance" | "share">): PictureBudget {
  const main = dominant(ranked);
  const stories = ranked.flatMap(({ item }) => (item.series ? [...item.series.members] : [item])).map(({ copy }) => copy)
    .filter((copy) => copy.kind !== "advert");
  const figures = stories.flatMap((copy) => copy.figures.filter(({ figure }) => !figure.href.startsWith("qr:")).map(({ figure }) => ({ article: copy.id, id: figure.id })));
  const mainId = main?.item.copy.figures[0].figure.id;
  const largest = together / (1 + Math.max(0, figures.length - 1) / dominance);
  const share = (is: boolean): number => Math.min(largestShare, Math.max(leastShare, is ? largest : largest / dominance));
  const budget = new Map<string, Map<string, number>>();
  for (const { article, id } of figures) {
    const own = budget.get(article) ?? new Map<string, number>();
    own.set(id, pageCells * share(article === main?.item.copy.id && id === mainId));
    budget.set(article, own);
  }
  return budget;
}
