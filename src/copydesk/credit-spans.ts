/** Names in datelines and credits: a line may end between two names, never inside one. */
import type { CopyRun } from "../model/copy.js";
import type { OffsetSpan } from "./no-break.js";

const creditStyles: ReadonlySet<string> = new Set(["dateline", "credit", "captionCredit", "byline"]);
/** Between names: white space and commas; brackets lean on what they hold. */
const word = /[^\s\u3000、，；]+/gu;
/** Longer stretches are sentences and offices, not names. */
const longestName = 8;

/** Spans [start, end) of the joined runs that hold one name or title of a credit. */
export function creditSpans(runs: readonly CopyRun[]): OffsetSpan[] {
  const spans: OffsetSpan[] = [];
  let at = 0;
  for (const run of runs) {
    if (creditStyles.has(run.style))
      for (const found of run.text.matchAll(word))
        if (found[0].length > 1 && found[0].length <= longestName) spans.push([at + found.index, at + found.index + found[0].length]);
    at += run.text.length;
  }
  return spans;
}
