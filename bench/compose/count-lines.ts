/**
 * Counts what a reader would see in painted lines. The same rules for the composer's lines and for a browser's own:
 * only the painted characters and their boxes are looked at.
 */
import type { PaintedBlock, PaintedLine } from "./painted-lines.js";

/** A block as it was given, and as it was painted. */
export interface CountedBlock {
  readonly lines: PaintedBlock;
  readonly emPx: number;
  readonly justified: boolean;
  /** The block's text without white space, and the spans of it (UTF-16) that may not be parted: number and unit, names with ·. */
  readonly text: string;
  readonly whole: readonly (readonly [number, number])[];
}

export interface LineFigures {
  readonly lines: number;
  /** Of the justified lines that are not last, those whose Han stand more than 1/16 em (1/8 em) apart, in per cent. */
  readonly looseOver16thPct: number;
  readonly looseOver8thPct: number;
  /** Lines, not last, that end in a mark set on a whole em. */
  readonly fullWidthLineEnds: number;
  /** Last lines of more than one with fewer than two Han; a character of a word or number counts as half of one. */
  readonly runts: number;
  /** Forbidden line starts and ends, and parted —— …… numbers, number and unit, names. */
  readonly kinsoku: number;
}

/** CLREQ 3.1.3, GB/T 15834-2011 5.1: written here anew, so that the composer's own table is not its judge. */
const neverFirst = new Set([..."，。、；：？！．”’）》〉】』」〕〗］｝·・…～%‰％℃°′″／/々"]);
const neverLast = new Set([..."“‘（《〈【『「〔〖［｛／/￥＄¥$#"]);
const endMarks = new Set([..."，。、；：？！．”’）》〉】』」〕〗"]);
const isHan = (char: string): boolean => /\p{Script=Han}/u.test(char);
const wordly = /[A-Za-z0-9.,]/u;

export function countLines(blocks: readonly CountedBlock[]): LineFigures {
  let [lines, justified, over16, over8, fullWidth, runts, kinsoku] = [0, 0, 0, 0, 0, 0, 0];
  for (const block of blocks) {
    const { emPx } = block;
    // Boxes are read in steps of 1/64 px: a gap of exactly 1/16 em is not more than it.
    const tolerance = 1 / 32 / emPx;
    lines += block.lines.length;
    block.lines.forEach((line, k) => {
      const last = k === block.lines.length - 1;
      if (last) {
        if (k > 0 && block.justified && hanIn(line) < 2) runts++;
        return;
      }
      if (block.justified) {
        const gap = gapEm(line, emPx);
        justified++;
        if (gap > 1 / 16 + tolerance) over16++;
        if (gap > 1 / 8 + tolerance) over8++;
      }
      const tail = line.chars.length - 1;
      if (endMarks.has(line.chars[tail]) && line.rightPx[tail] - line.leftPx[tail] > 0.75 * emPx) fullWidth++;
    });
    kinsoku += kinsokuBreaks(block);
  }
  const percent = (count: number): number => Math.round((10_000 * count) / Math.max(1, justified)) / 100;
  return { lines, looseOver16thPct: percent(over16), looseOver8thPct: percent(over8), fullWidthLineEnds: fullWidth, runts, kinsoku };
}

/** Distance of Han from Han beyond the em: the line's median; 0 where no two Han stand side by side. */
export function gapEm(line: PaintedLine, emPx: number): number {
  const gaps: number[] = [];
  for (let k = 1; k < line.chars.length; k++) {
    if (isHan(line.chars[k - 1]) && isHan(line.chars[k]) && !line.spaced[k]) gaps.push((line.leftPx[k] - line.leftPx[k - 1]) / emPx - 1);
  }
  return gaps.sort((a, b) => a - b)[gaps.length >> 1] ?? 0;
}

const hanIn = (line: PaintedLine): number => line.chars.reduce((sum, char) => sum + (isHan(char) ? 1 : /[!-~]/u.test(char) ? 0.5 : 0), 0);

function kinsokuBreaks({ lines, text, whole }: CountedBlock): number {
  let count = 0;
  let at = 0;
  for (let k = 0; k + 1 < lines.length; k++) {
    at += lines[k].chars.join("").length;
    const before = lines[k].chars[lines[k].chars.length - 1];
    const after = lines[k + 1].chars[0];
    if (text.slice(at, at + after.length) !== after) throw new Error(`a line does not begin where it should: ${after} in ${text.slice(at, at + 5)}`);
    const parted = (before === "—" && after === "—") || (before === "…" && after === "…") || (wordly.test(before) && /[0-9]/u.test(before + after) && wordly.test(after));
    if (neverFirst.has(after) || neverLast.has(before) || parted || whole.some(([from, to]) => from < at && at < to)) count++;
  }
  return count;
}
