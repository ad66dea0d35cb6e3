/** Optional copy that the plan takes out: it is left out of the page and listed as an omission. */
import type { ArticleCopy, Copy } from "./copy.js";

/** An article without one of its file's blocks (a list is one block of the file). */
export function withoutBlock(article: ArticleCopy, block: number): ArticleCopy {
  return { ...article, blocks: article.blocks.filter(({ id }) => !new RegExp(`^b${block}(\\.|$)`).test(id)) };
}

/** The copy without these blocks. */
export function withoutBlocks(copy: Copy, omitted: readonly { readonly article: string; readonly block: number }[]): Copy {
  if (omitted.length === 0) return copy;
  const articles = new Map(copy.articles);
  for (const { article, block } of omitted) {
    const own = articles.get(article);
    if (own) articles.set(article, withoutBlock(own, block));
  }
  return { ...copy, articles };
}
