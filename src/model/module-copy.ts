/** The copy that a module of the plan shows. */
import type { ArticleCopy, Copy } from "./copy.js";
import { type PageItem, pageItems } from "./page-items.js";
import type { PlanModule } from "./plan.js";

const flat = (items: readonly PageItem[]): PageItem[] => items.flatMap((item) => (item.series ? [...item.series.members] : [item]));

/** Finds a module's copy by its articles and kind: a continuation shows other blocks than the first part. */
export function moduleCopy(module: PlanModule, copy: Copy): ArticleCopy | undefined {
  const key = module.articles.join("+");
  for (const page of copy.issue.file.pages)
    for (const item of flat(pageItems(copy, page, copy.issue.theme.wording)))
      if (item.key === key && item.kind === module.kind) return item.copy;
  return undefined;
}
