/** Optional copy (可删段落, and the fillers 可删提要引语、小标题) as a lever: the ways in which a story may go without blocks that its editor marked so. */
import type { ArticleCopy, Copy, CopyBlock } from "../model/copy.js";
import { isFiller } from "../model/optional-copy.js";
import { isDisplay, type PageItem } from "../model/page-items.js";
import type { PlanOmission } from "../model/plan.js";
import type { TasteWeights } from "../model/taste.js";
import { blockSource, isRunningText, isSubhead } from "./block-source.js";
import { blockCharacters } from "./trimmed-copy.js";

/** How much is left out, by the weight of the theme that prices it: one a block, and one for every `charactersEach` of its characters. */
export type Missed = Readonly<Pick<TasteWeights, "omission" | "filler">>;

/** A story without some of its optional blocks. */
export interface Shortened {
  readonly copy: ArticleCopy;
  readonly omitted: readonly PlanOmission[];
  readonly missed: Missed;
}

/** Characters that weigh as much as the block itself: a long paragraph is missed more than a short one. */
const charactersEach = 1000;

/** Most ways that are tried of one story, without text and without fillers alone: each has a shape table of its own. */
const mostWays = { text: 12, fillers: 6 };

function missedOf(blocks: readonly CopyBlock[]): Missed {
  const sum = (fillers: boolean): number => blocks.reduce((all, block) => (isFiller(block) === fillers ? all + 1 + blockCharacters(block) / charactersEach : all), 0);
  return { omission: sum(false), filler: sum(true) };
}

/** What it costs to go without this. */
export const priceOf = (missed: Missed, taste: Missed): number => missed.omission * taste.omission + missed.filler * taste.filler;

/** The file's block that goes with a copy block; one of several parts does not go by itself. */
function sourceOf(block: CopyBlock, article: ArticleCopy): PlanOmission | undefined {
  const source = blockSource(block);
  return source && !source.part ? { article: source.article ?? article.id, block: source.block } : undefined;
}

const opens = (block: CopyBlock): boolean => block.role === "briefHead" || isSubhead(block);

/** What a subhead, or the head of a brief, stands over: the text up to the next one. Subheads right below one another stand over the same. */
function headed(blocks: readonly CopyBlock[], at: number): CopyBlock[] {
  const brief = blocks[at].role === "briefHead";
  let from = at + 1;
  while (!brief && from < blocks.length && isSubhead(blocks[from])) from++;
  const end = blocks.findIndex((block, i) => i >= from && (block.role === "briefHead" || block.role === "endCredit" || (!brief && isSubhead(block))));
  return blocks.slice(from, end < 0 ? blocks.length : end).filter((block) => block.role !== "pullquote" && !isSubhead(block));
}

/** True where nothing that is left hangs in the air: a subhead without its text, a question without its answer, an answer without its question. */
function standsAlone(whole: readonly CopyBlock[], left: readonly CopyBlock[]): boolean {
  if (!left.some(isRunningText)) return false;
  return left.every((block, i) => {
    const at = whole.indexOf(block);
    if (block.role === "answer" && whole[at - 1]?.role === "question" && left[i - 1] !== whole[at - 1]) return false;
    if (block.role === "question" && whole[at + 1]?.role === "answer" && left[i + 1] !== whole[at + 1]) return false;
    const own = opens(block) ? headed(whole, at) : [];
    return own.length === 0 || headed(left, i).some((text) => own.includes(text));
  });
}

/** Every run of neighbours in a list. */
const runs = <T>(list: readonly T[]): T[][] => list.flatMap((_, from) => list.slice(from).map((__, k) => list.slice(from, from + k + 1)));

const known = new WeakMap<ArticleCopy, readonly Shortened[]>();

/**
 * The ways in which a story may be shorter, the mildest first: one optional block left out, or several that follow
 * one another among the optional ones, among those that are text, or among the fillers. None for a story without such
 * blocks, nor for adverts and verse.
 * The same copy always gives the same objects, since galleys are kept by them.
 */
export function shortened(article: ArticleCopy): readonly Shortened[] {
  const held = known.get(article);
  if (held) return held;
  const optional = isDisplay(article) ? [] : article.blocks.flatMap((block) => {
    const source = block.optional ? sourceOf(block, article) : undefined;
    return source ? [{ block, source }] : [];
  });
  const fillers = optional.filter(({ block }) => isFiller(block));
  const text = optional.filter(({ block }) => !isFiller(block));
  const tried = new Map([...runs(text), ...runs(fillers), ...runs(optional)].map((out) => [JSON.stringify(out.map(({ source }) => source)), out]));
  const ways = [...tried.values()].flatMap((out): Shortened[] => {
    const gone = new Set(out.map(({ block }) => block));
    const blocks = article.blocks.filter((block) => !gone.has(block));
    return standsAlone(article.blocks, blocks) ? [{ copy: { ...article, blocks }, omitted: out.map(({ source }) => source), missed: missedOf([...gone]) }] : [];
  }).sort((a, b) => a.missed.omission - b.missed.omission || a.missed.filler - b.missed.filler);
  const kept = [...ways.filter(({ missed }) => missed.omission === 0).slice(0, mostWays.fillers), ...ways.filter(({ missed }) => missed.omission > 0).slice(0, mostWays.text)];
  known.set(article, kept);
  return kept;
}

/** The ways of an item that is one module; a story that jumps is parted at a block, and keeps all. */
export const waysShorter = (item: PageItem): readonly Shortened[] => (item.jump ? [] : shortened(item.copy));

/** True where an item, or a story of a series, may go without something. */
export const mayBeShorter = (item: PageItem): boolean => (item.series?.members ?? [item]).some((one) => waysShorter(one).length > 0);

/** How much of the copy these omissions leave out. */
export const missedIn = (omitted: readonly PlanOmission[], copy: Copy): Missed =>
  missedOf(omitted.flatMap(({ article, block }) => copy.articles.get(article)?.blocks.filter(({ id }) => id === `b${block}`) ?? []));
