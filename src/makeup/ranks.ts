/** The order of a page's items and the head rank that each gets from it (automatic make-up). */
import type { PageItem } from "../model/page-items.js";
import type { HeadRank } from "../model/theme.js";

export interface RankedItem {
  readonly item: PageItem;
  readonly rank: HeadRank;
  /** 10 for the lead … 1: how strongly the item wants a place high up. */
  readonly weight: number;
}

/** What an item weighs in the order of places: a continuation comes after the stories that begin on this page. */
export const itemWeight = (item: PageItem): number => (item.kind === "continued" ? 3 : item.copy.priority);

/** Items that open a page only where it carries nothing else. */
function mayLead(item: PageItem): boolean {
  return item.kind === "story" && item.copy.main !== undefined && !["advert", "notice", "photo", "poem"].includes(item.copy.kind);
}

/** Stories that get the second rank: one on a small page, two on a usual one. */
const seconds = (stories: number): number => (stories <= 2 ? 0 : stories <= 6 ? 1 : 2);

/** Items in the order of their weight (then that of the page's list), the lead first, each with its rank. */
export function rankItems(items: readonly PageItem[]): RankedItem[] {
  const order = [...items].sort((a, b) => itemWeight(b) - itemWeight(a) || items.indexOf(a) - items.indexOf(b));
  const lead = order.find(mayLead) ?? order.find((item) => item.kind === "story" && item.copy.kind !== "advert") ?? order[0];
  const rest = order.filter((item) => item !== lead);
  const stories = rest.filter((item) => item.kind !== "briefs" && item.copy.kind !== "advert");
  const second = seconds(stories.length + 1);
  const third = second + Math.ceil((stories.length - second) / 2);
  const rankOf = (item: PageItem): HeadRank => {
    if (item.kind === "briefs" || item.copy.kind === "advert") return item.kind === "briefs" ? "brief" : "third";
    const at = stories.indexOf(item);
    return at < second ? "second" : at < third ? "third" : "minor";
  };
  return [lead, ...rest].map((item): RankedItem => ({
    item,
    rank: item === lead ? "lead" : rankOf(item),
    weight: item === lead ? 10 : Math.min(9, itemWeight(item)),
  }));
}
