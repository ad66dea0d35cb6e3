/** A block while the desk is building it: datelines and credits may still join its runs. */
import type { BlockRole, CopyBlock, CopyRun } from "../model/copy.js";
import { noBreakSpans } from "./no-break.js";

export interface BlockDraft {
  readonly id: string;
  readonly role: BlockRole;
  readonly runs: CopyRun[];
  readonly path: string;
  readonly optional?: boolean;
  readonly cells?: readonly (readonly string[])[];
}

/** The finished block: like runs joined, empty ones gone, unbreakable spans found. */
export function finishBlock(draft: BlockDraft): CopyBlock {
  const runs: CopyRun[] = [];
  for (const run of draft.runs) {
    if (run.text === "") continue;
    const last = runs.at(-1);
    if (last !== undefined && last.style === run.style && last.underline === run.underline && last.href === run.href) {
      runs[runs.length - 1] = { ...last, text: last.text + run.text };
    } else runs.push(run);
  }
  return { ...draft, runs, noBreak: noBreakSpans(runs.map((r) => r.text).join("")) };
}
