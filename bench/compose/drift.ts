/** How far a painted line ends from its measure. */
import type { PaintedLine } from "./painted-lines.js";

export interface Drift {
  readonly px: number;
  /** Han and full-width marks only: every advance is an em or half of one. */
  readonly pureHan: boolean;
}

/** Marks whose advances are whole or half ems in every face, as CLREQ has them; · and —— are drawn on odd widths. */
const square = /^[\p{Script=Han}，。、；：？！“”‘’（）《》〈〉【】『』「」〔〕…～]$/u;

export function driftPx(line: PaintedLine, measurePx: number): Drift {
  return { px: Math.abs(line.rightPx[line.rightPx.length - 1] - measurePx), pureHan: line.chars.every((char) => square.test(char)) };
}
