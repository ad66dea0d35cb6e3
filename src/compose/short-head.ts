/** Heads inside the text (subhead, pull quote, a brief's head): broken by meaning like any head. */
import type { CopyBlock } from "../model/copy.js";
import type { Line, Typesetter } from "../model/typesetter.js";

const mostLines = 5;

/** Lines of a short head at a measure in pt; undefined for other blocks and where no break by meaning fits. */
export function shortHeadLines(typesetter: Typesetter, block: CopyBlock, measurePt: number): readonly Line[] | undefined {
  const [run] = block.runs;
  if (block.breaks === undefined || run === undefined || block.runs.length > 1) return undefined;
  const { sizePt } = typesetter.line(block.runs).runs[0];
  const head = { text: run.text, breaks: block.breaks, lines: undefined, path: block.path };
  return typesetter.head(head, run.style, sizePt, measurePt, mostLines, block.role === "briefHead" ? "left" : "center")?.lines;
}
