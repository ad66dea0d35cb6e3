/** The composer's service to make-up and placing. Lengths are points; measures are exact. */
import type { CopyBlock, CopyHead, CopyRun } from "./copy.js";

/** A painted stretch of a line: one face, one tracking. */
export interface LineRun {
  readonly text: string;
  /** Face source id (`song`, `kai`, `kai-2`): the CSS family is `bx-<source>`. */
  readonly source: string;
  readonly sizePt: number;
  readonly ink: string;
  /** Added after every character of the run, in pt. */
  readonly trackingPt: number;
  /** Every mark of the run that has a half-width form is set in it by the font's `halt` feature; Han are the same with it. */
  readonly halt: boolean;
  /** Kerning is on (Latin and numerals). */
  readonly kern: boolean;
  /** White space before the run, in pt: indent, Han–Latin space; may be negative. */
  readonly beforePt: number;
  readonly underline?: boolean;
  readonly href?: string;
  /** In a vertical line: upright, all characters in one square, or turned by a quarter. */
  readonly orientation?: "upright" | "combined" | "sideways";
}

export interface Line {
  readonly runs: readonly LineRun[];
  /** Offset of the first run from the left edge of the measure, in pt. */
  readonly xPt: number;
  /** Width from the first run's start to the last glyph's advance end (no trailing tracking), in pt. */
  readonly widthPt: number;
  /** Gap added to each Han gap, in em of the body size; negative when squeezed. */
  readonly stretchEm: number;
  /** The last line of its block. */
  readonly last: boolean;
  /** The text this line shows: the block's text over all lines, joined, loses only break spaces. */
  readonly text: string;
  /** Runs downwards: offsets and widths are along the line, from its top. */
  readonly vertical?: true;
}

/** One way of setting a paragraph: how many lines and at what cost in beauty. */
export interface LineCount {
  readonly lines: number;
  readonly cost: number;
}

/** How a block's text is set. */
export interface BlockSetting {
  /** First-line indent and hanging indent of the following lines, in em. */
  readonly indentEm: number;
  readonly hangEm: number;
  readonly align: "justify" | "left" | "center" | "right";
  /** The first lines are shorter on the left, beside a drop cap. */
  readonly beside?: { readonly lines: number; readonly widthPt: number };
}

export interface HeadSetting {
  readonly lines: readonly Line[];
  readonly sizePt: number;
  /** Beauty cost: bad break places, unbalanced lines. */
  readonly cost: number;
}

export interface Typesetter {
  /** Feasible line counts of a block at a measure, cheapest first. Never empty. */
  alternatives(block: CopyBlock, setting: BlockSetting, measurePt: number): readonly LineCount[];
  /** Exact lines. `count` must be one of the alternatives; the cheapest when absent. */
  lines(block: CopyBlock, setting: BlockSetting, measurePt: number, count?: number): readonly Line[];
  /** A head broken by meaning into at most `maxLines` lines at `sizePt`, or undefined where it does not fit. */
  head(head: CopyHead, style: string, sizePt: number, widthPt: number, maxLines: number, align: "left" | "center"): HeadSetting | undefined;
  /** A head set downwards in exactly `lines` lines, or undefined where it cannot be parted so. */
  verticalHead(head: CopyHead, style: string, sizePt: number, lines: number): HeadSetting | undefined;
  /** One unbroken line of furniture text at its natural width, in the runs' own styles. */
  line(runs: readonly CopyRun[], sizePt?: number): Line;
}
