/** What the blocks of copy are where some of them may go: text that is read on, heads over it, and the block of the article file that each was made of. */
import type { BlockRole, CopyBlock } from "../model/copy.js";

const runningText: ReadonlySet<BlockRole> = new Set(["paragraph", "question", "answer", "entry", "note", "quote", "listItem"]);

/** True of what a story is told in: a subhead with none below it heads nothing. */
export const isRunningText = ({ role }: CopyBlock): boolean => runningText.has(role);

export const isSubhead = (block: CopyBlock | undefined): boolean => block?.role === "subhead" || block?.role === "subheadDash";

export interface BlockSource {
  /** Named in a group of briefs alone. */
  readonly article: string | undefined;
  /** Index in the article file's `blocks`. */
  readonly block: number;
  /** One of several that the block became, as the items of a list. */
  readonly part: boolean;
}

/** Reads a block's id: `b3`, `b3.1` for a part of it, `a05/b3` in a group of briefs. Undefined for what the copy desk put in. */
export function blockSource({ id }: CopyBlock): BlockSource | undefined {
  const found = /^(?:(.+)\/)?b(\d+)(\..+)?$/.exec(id);
  return found ? { article: found[1], block: Number(found[2]), part: found[3] !== undefined } : undefined;
}
