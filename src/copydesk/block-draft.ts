/** A block while the desk is building it: datelines and credits may still join its runs. */
import type { BlockRole, CopyBlock, CopyRun } from "../model/copy.js";
import { creditSpans } from "./credit-spans.js";
import { headBreaks } from "./heads.js";
import { noBreakSpans } from "./no-break.js";
import type { Segmenter } from "./segmenter.js";

export interface BlockDraft {
  readonly id: string;
  readonly role: BlockRole;
  readonly runs: CopyRun[];
  readonly path: string;
  readonly optional?: boolean;
  readonly cells?: readonly (readonly string[])[];
  readonly dropCap?: { readonly rows: number; readonly style: string };
}

/** The finished block: like runs joined, empty ones gone, unbreakable spans found. */
export function finishBlock(draft: BlockDraft, segmenter: Segmenter): CopyBlock {
  const runs: CopyRun[] = [];
  for (const run of draft.runs) {
    if (run.text === "") continue;
    const last = runs.at(-1);
    if (last !== undefined && last.style === run.style && last.underline === run.underline && last.href === run.href) {
      runs[runs.length - 1] = { ...last, text: last.text + run.text };
    } else runs.push(run);
  }
  const text = runs.map((r) => r.text).join("");
  const breaks = draft.role === "subhead" || draft.role === "pullquote" ? { breaks: headBreaks(text, segmenter) } : {};
  return { ...draft, runs, noBreak: [...noBreakSpans(text), ...creditSpans(runs)].sort((a, b) => a[0] - b[0]), ...breaks };
}
