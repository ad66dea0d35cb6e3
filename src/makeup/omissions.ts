/** Optional paragraphs (可删段落) as a lever: the ways in which a story may go without blocks that its editor marked so. */
import type { ArticleCopy, BlockRole, Copy, CopyBlock } from "../model/copy.js";
import { isDisplay, type PageItem } from "../model/page-items.js";
import type { PlanOmission } from "../model/plan.js";
import { blockCharacters } from "./trimmed-copy.js";

/** A story without some of its optional blocks. */
export interface Shortened {
  readonly copy: ArticleCopy;
  readonly omitted: readonly PlanOmission[];
  /** How much is left out: one a block, and one for every `charactersEach` of its characters. */
  readonly measure: number;
}

/** Characters that weigh as much as the block itself: a long paragraph is missed more than a short one. */
const charactersEach = 1000;

/** Most ways that are tried of one story: each has a shape table of its own. */
const mostWays = 12;

const measure = (block: CopyBlock): number => 1 + blockCharacters(block) / charactersEach;

const runningText: ReadonlySet<BlockRole> = new Set(["paragraph", "question", "answer", "entry", "note", "quote", "listItem"]);
const subheads: ReadonlySet<BlockRole> = new Set(["subhead", "subheadDash"]);

/** Article and source block of a copy block; in a group of briefs the id begins with the article's. */
function sourceOf(block: CopyBlock, article: ArticleCopy): PlanOmission | undefined {
  const found = /^(?:(.+)\/)?b(\d+)$/.exec(block.id);
  return found ? { article: found[1] ?? article.id, block: Number(found[2]) } : undefined;
}

/** Text that a block heads or that answers it: what must not be parted by an omission. */
function heads(block: CopyBlock, next: CopyBlock | undefined): boolean {
  if (next === undefined) return false;
  if (block.role === "question") return next.role === "answer";
  if (subheads.has(block.role)) return !subheads.has(next.role) && next.role !== "briefHead" && next.role !== "endCredit";
  return block.role === "briefHead" && next.role !== "briefHead";
}

/** True where nothing that is left hangs in the air: a subhead without text, a question without its answer, an answer without its question. */
function standsAlone(whole: readonly CopyBlock[], left: readonly CopyBlock[]): boolean {
  if (!left.some(({ role }) => runningText.has(role))) return false;
  return left.every((block, i) => {
    const at = whole.indexOf(block);
    const before = whole[at - 1];
    const orphaned = block.role === "answer" && before?.role === "question" && left[i - 1] !== before;
    return !orphaned && (!heads(block, whole[at + 1]) || heads(block, left[i + 1]));
  });
}

const known = new WeakMap<ArticleCopy, readonly Shortened[]>();

/**
 * The ways in which a story may be shorter, the mildest first: one optional block left out, or several that follow
 * one another among the optional ones. None for a story without such blocks, nor for adverts and verse.
 * The same copy always gives the same objects, since galleys are kept by them.
 */
export function shortened(article: ArticleCopy): readonly Shortened[] {
  const held = known.get(article);
  if (held) return held;
  const optional = isDisplay(article) ? [] : article.blocks.flatMap((block) => {
    const source = block.optional ? sourceOf(block, article) : undefined;
    return source ? [{ block, source }] : [];
  });
  const ways: Shortened[] = [];
  for (let from = 0; from < optional.length; from++)
    for (let to = from + 1; to <= optional.length; to++) {
      const out = optional.slice(from, to);
      const gone = new Set(out.map(({ block }) => block));
      const blocks = article.blocks.filter((block) => !gone.has(block));
      if (!standsAlone(article.blocks, blocks)) continue;
      ways.push({ copy: { ...article, blocks }, omitted: out.map(({ source }) => source), measure: out.reduce((sum, { block }) => sum + measure(block), 0) });
    }
  const kept = ways.sort((a, b) => a.measure - b.measure).slice(0, mostWays);
  known.set(article, kept);
  return kept;
}

/** The ways of an item that is one module; a story that jumps is parted at a block, and keeps all. */
export const waysShorter = (item: PageItem): readonly Shortened[] => (item.jump ? [] : shortened(item.copy));

/** True where an item, or a story of a series, may go without something. */
export const mayBeShorter = (item: PageItem): boolean => (item.series?.members ?? [item]).some((one) => waysShorter(one).length > 0);

/** How much of the copy these omissions leave out. */
export const measureOf = (omitted: readonly PlanOmission[], copy: Copy): number =>
  omitted.reduce((sum, { article, block }) => sum + (copy.articles.get(article)?.blocks.filter(({ id }) => id === `b${block}`) ?? []).reduce((own, gone) => own + measure(gone), 0), 0);
