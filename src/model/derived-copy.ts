/** Copy as one module shows it: a group of briefs, the first part of a jumped story, its continuation. */
import type { ArticleCopy, CopyBlock, CopyHead } from "./copy.js";

const headOf = (text: string, path: string): CopyHead => ({ text, breaks: [], lines: undefined, path });

/** Several briefs (简讯) as one article: each brief's head becomes a block before its text. */
export function briefsCopy(briefs: readonly ArticleCopy[], label: string): ArticleCopy {
  const blocks: CopyBlock[] = briefs.flatMap((brief) => {
    const head: CopyBlock[] = brief.main
      ? [{ id: `${brief.id}/head`, role: "briefHead", runs: [{ text: brief.main.text, style: "briefHead" }], path: brief.main.path, noBreak: [], breaks: brief.main.breaks }]
      : [];
    return [...head, ...brief.blocks.map((block) => ({ ...block, id: `${brief.id}/${block.id}` }))];
  });
  const first = briefs[0];
  return {
    ...first,
    id: briefs.map((b) => b.id).join("+"),
    column: [],
    kicker: undefined,
    main: headOf(label, ""),
    deck: undefined,
    summary: undefined,
    jumpHead: undefined,
    blocks,
    figures: briefs.flatMap((b) => b.figures),
  };
}

const horizontal = (head: CopyHead | undefined): CopyHead | undefined => {
  if (!head) return head;
  const { vertical: _, ...plain } = head;
  return plain;
};

/** Index of the source block a copy block came from; −1 for what the desk put in front, ∞ for what it put at the end. */
function sourceIndex(block: CopyBlock): number {
  const found = /^b(\d+)/.exec(block.id);
  if (found) return Number(found[1]);
  return block.role === "endCredit" ? Number.POSITIVE_INFINITY : -1;
}

/** The part of a jumped story that stays: its first `afterBlocks` source blocks and the jump line. */
export function jumpedCopy(article: ArticleCopy, afterBlocks: number, jumpLine: string): ArticleCopy {
  const kept = article.blocks.filter((block) => sourceIndex(block) < afterBlocks);
  return {
    ...article,
    blocks: [...kept, { id: "jump", role: "jumpLine", runs: [{ text: jumpLine, style: "jump" }], path: "", noBreak: [] }],
  };
}

/** Characters of a head that is short enough for a continuation as it stands, and of a phrase that says enough by itself. */
const shortHead = 12;
const leastPhrase = 4;

/** A continuation's head where the article has none for it: the main head, or of a long one its first phrase before a full-width space. No word is altered. */
function derivedJumpHead(main: CopyHead | undefined): CopyHead | undefined {
  if (!main) return undefined;
  const end = main.text.indexOf("\u3000");
  const count = (text: string): number => [...text.replace(/\s/gu, "")].length;
  if (end < 0 || count(main.text) <= shortHead || count(main.text.slice(0, end)) < leastPhrase) return main;
  return { ...main, text: main.text.slice(0, end), breaks: main.breaks.filter(({ at }) => at < end), lines: undefined };
}

/** The continuation of a jumped story under its short head. */
export function continuedCopy(article: ArticleCopy, afterBlocks: number, fromLine: string): ArticleCopy {
  return {
    ...article,
    kicker: undefined,
    // A continuation has a short horizontal head, whatever the story's own.
    main: horizontal(article.jumpHead ?? derivedJumpHead(article.main)),
    deck: headOf(fromLine, ""),
    summary: undefined,
    column: [],
    blocks: article.blocks.filter((block) => sourceIndex(block) >= afterBlocks),
    figures: [],
  };
}
