/** Copy with characters cut from its end or added to it: what an editor would do, tried before it is asked for. */
import type { Article } from "../model/article.js";
import type { ArticleCopy, CopyBlock } from "../model/copy.js";
import { optionalKind } from "../model/optional-copy.js";
import type { Omission } from "../model/solution.js";
import { blockSource, isRunningText, isSubhead } from "./block-source.js";

/** Characters of a text, white space left out. */
export const charactersOf = (text: string): number => [...text.replace(/\s/gu, "")].length;

const textOf = ({ runs }: CopyBlock): string => runs.map(({ text }) => text).join("");

/** Characters of a block as it is set. */
export const blockCharacters = (block: CopyBlock): number => charactersOf(textOf(block));

/** Characters by which an editor knows a paragraph again. */
const firstWords = 8;

/** A block without its last `count` characters; undefined where none is left. */
function shortened(block: CopyBlock, count: number): CopyBlock | undefined {
  let left = count;
  const runs = [...block.runs].reverse().flatMap((run) => {
    const chars = [...run.text];
    while (left > 0 && chars.length > 0) if (!/\s/u.test(chars.pop() ?? "")) left--;
    return chars.length > 0 ? [{ ...run, text: chars.join("") }] : [];
  }).reverse();
  if (runs.length === 0) return undefined;
  const { length } = runs.map(({ text }) => text).join("");
  return {
    ...block, runs,
    noBreak: block.noBreak.filter(([, end]) => end <= length),
    ...(block.insideWords ? { insideWords: block.insideWords.filter((at) => at < length) } : {}),
  };
}

/** Characters of a story's text, heads left out. */
export const textCharacters = ({ blocks }: ArticleCopy): number => blocks.reduce((sum, block) => sum + blockCharacters(block), 0);

/**
 * Blocks that the program may leave out, in their order. One that is all the text of its subhead stays, and so does the
 * only text of a story.
 */
export function optionalBlocks({ id, blocks }: ArticleCopy): Omission[] {
  const found = new Map<number, CopyBlock[]>();
  for (const block of blocks) {
    const index = blockSource(block)?.block;
    if (block.optional && index !== undefined) found.set(index, [...(found.get(index) ?? []), block]);
  }
  return [...found].flatMap(([block, own]): Omission[] => {
    const before = blocks[blocks.indexOf(own[0]) - 1];
    const after = blocks[blocks.indexOf(own[own.length - 1]) + 1];
    const bare = isSubhead(before) && (isSubhead(after) || !after || !isRunningText(after));
    const only = blocks.every((other) => own.includes(other) || !isRunningText(other));
    return bare || only ? [] : [{ kind: "omit", article: id, block, what: optionalKind(own[0].role), begins: [...textOf(own[0])].slice(0, firstWords).join(""), chars: own.reduce((sum, part) => sum + blockCharacters(part), 0) }];
  });
}

/** True where the desk may be told to cut this block: running text without `cut: "never"`, but for the items of a list. */
function cuttable(block: CopyBlock, source: Article): boolean {
  const at = blockSource(block)?.block;
  const own = at === undefined ? undefined : source.blocks[at];
  return isRunningText(block) && block.role !== "listItem" && own !== undefined && !("cut" in own && own.cut === "never");
}

/**
 * The article without the last `count` characters of its running text (the news is told first, so the end goes first);
 * a subhead that would end it goes too, so that it may be somewhat more.
 * @returns undefined where its first block would go, or there is not as much to cut
 */
export function cutFromEnd(article: ArticleCopy, source: Article, count: number): ArticleCopy | undefined {
  let left = count;
  /** A subhead goes with the last of its text; one that ends the story has none. */
  let bare = true;
  const first = article.blocks.findIndex(isRunningText);
  const blocks = [...article.blocks.entries()].reverse().flatMap(([i, block]) => {
    if (bare && isSubhead(block)) {
      left = Math.max(0, left - blockCharacters(block));
      return [];
    }
    if (left === 0 || !cuttable(block, source)) {
      bare &&= !isRunningText(block);
      return [block];
    }
    const chars = blockCharacters(block);
    const away = Math.min(left, i === first ? chars - 1 : chars);
    left -= away;
    bare = away === chars;
    return shortened(block, away) ?? [];
  }).reverse();
  return left > 0 ? undefined : { ...article, blocks };
}

/** The article with `count` Han characters more in its last paragraph; undefined where it has none. */
export function withMore(article: ArticleCopy, count: number): ArticleCopy | undefined {
  const at = article.blocks.findLastIndex((block) => block.role === "paragraph");
  const last = article.blocks[at];
  const run = last?.runs.at(-1);
  if (!last || !run) return undefined;
  const longer: CopyBlock = { ...last, runs: [...last.runs.slice(0, -1), { ...run, text: run.text + "文".repeat(count) }] };
  return { ...article, blocks: article.blocks.with(at, longer) };
}
