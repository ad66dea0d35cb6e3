/** Finds the item, and with it the copy, behind a module of a page. */
import type { ArticleCopy } from "../model/copy.js";
import type { PageItem } from "../model/page-items.js";
import type { PlanModule } from "./types.js";

/** One index for each list of items; a page is looked at thousands of times. */
const indexes = new WeakMap<readonly PageItem[], ReadonlyMap<string, PageItem>>();

function indexOf(items: readonly PageItem[]): ReadonlyMap<string, PageItem> {
  let index = indexes.get(items);
  if (!index) indexes.set(items, (index = new Map(items.flatMap((item) => (item.series ? item.series.members : [item])).map((item) => [item.key, item]))));
  return index;
}

const keyOf = ({ articles }: PlanModule): string => (articles.length === 1 ? articles[0] : articles.join("+"));

/** The item that a module shows, for a series its member; undefined for a banner. */
export const itemOf = (module: PlanModule, items: readonly PageItem[]): PageItem | undefined => indexOf(items).get(keyOf(module));

export const copyOf = (module: PlanModule, items: readonly PageItem[]): ArticleCopy | undefined => itemOf(module, items)?.copy;
