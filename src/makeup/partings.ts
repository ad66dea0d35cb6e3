/** Where a story that jumps (转版) may be parted: after every block that may end a first part, enough lines on both sides. */
import type { ArticleCopy, Copy } from "../model/copy.js";
import { continuedCopy, jumpedCopy } from "../model/derived-copy.js";
import type { Galleys } from "../model/galley.js";
import { mayJump } from "../model/jumps.js";

/** A story in two: what stays with the jump line, what goes on elsewhere. */
export interface Parting {
  readonly afterBlocks: number;
  readonly stays: ArticleCopy;
  readonly goes: ArticleCopy;
}

/** What a first part may not end with. */
const opensSomething = new Set(["subhead", "subheadDash", "question", "byline", "editorNote"]);

/** Rows of the basic measure. */
export function rowsIn(part: ArticleCopy, { issue: { theme: { grid } } }: Copy, galleys: Galleys): number {
  return galleys.galley(part, [0, part.blocks.length], grid.measureEm * grid.bodyPt).items.reduce((sum, item) => sum + item.options[0].rows, 0);
}

/** Ways to part a story, as theme, issue and article allow; none for one that may not jump. */
export function partings(article: ArticleCopy, copy: Copy, galleys: Galleys): Parting[] {
  const { theme, file, articles } = copy.issue;
  const blocks = articles.get(article.id)?.article.blocks ?? [];
  if (!mayJump(article, file.jumpable, theme.jumps)) return [];
  return blocks.slice(0, -1).flatMap((source, i): Parting[] => {
    const afterBlocks = i + 1;
    const stays = jumpedCopy(article, afterBlocks, theme.wording.jumpTo);
    const last = stays.blocks.at(-2);
    if (last === undefined || opensSomething.has(last.role) || source.type === "figure") return [];
    const goes = continuedCopy(article, afterBlocks, theme.wording.jumpFrom);
    // The jump line is no line of the story.
    const least = theme.jumps.leastLines;
    return rowsIn(stays, copy, galleys) - 1 < least || rowsIn(goes, copy, galleys) < least ? [] : [{ afterBlocks, stays, goes }];
  });
}
