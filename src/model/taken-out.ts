/** Optional copy that the plan takes out: it is left out of the page and listed as an omission. */
import type { ArticleCopy, Copy } from "./copy.js";
import type { PlanOmission, PlanPage } from "./plan.js";

/** An article without one of its file's blocks (a list is one block of the file). */
export function withoutBlock(article: ArticleCopy, block: number): ArticleCopy {
  return { ...article, blocks: article.blocks.filter(({ id }) => !new RegExp(`^b${block}(\\.|$)`).test(id)) };
}

/** The copy without these blocks. */
export function withoutBlocks(copy: Copy, omitted: readonly PlanOmission[]): Copy {
  if (omitted.length === 0) return copy;
  const articles = new Map(copy.articles);
  for (const { article, block } of omitted) {
    const own = articles.get(article);
    if (own) articles.set(article, withoutBlock(own, block));
  }
  return { ...copy, articles };
}

/** What the modules of a page go without. */
export const omittedOn = ({ modules }: PlanPage): PlanOmission[] => modules.flatMap(({ levers }) => levers.omitted ?? []);

/** Omissions, each once, in the order in which they are first named. */
export const distinctOmissions = (omitted: readonly PlanOmission[]): PlanOmission[] =>
  omitted.filter(({ article, block }, i) => omitted.findIndex((other) => other.article === article && other.block === block) === i);
