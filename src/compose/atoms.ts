/** A text as atoms (what is never broken or stretched inside) and the glue between them. Lengths are pt. */
import type { CopyRun } from "../model/copy.js";
import type { FaceMetrics } from "../model/context.js";
import type { FaceSource, TextStyle } from "../model/theme.js";

/** One face, size and ink: where it changes, a new painted run begins. */
export interface Ink {
  readonly run: CopyRun;
  readonly style: TextStyle;
  readonly source: FaceSource;
  readonly metrics: FaceMetrics;
  readonly sizePt: number;
  /** The style's tracking. */
  readonly trackingPt: number;
}

/**
 * Structure of arrays over the atoms; `…After` arrays speak of the gap to the next atom.
 * A mark's ink is its inner half: its blank half is glue, so it vanishes at a line's edge.
 */
export interface Atoms {
  readonly count: number;
  readonly text: string;
  /** Offsets in `text`; what lies between an atom's end and the next one's start is white space. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly kind: Uint8Array;
  readonly ink: readonly Ink[];
  readonly width: Float64Array;
  /** Blank halves of the glyph as the face draws it. */
  readonly blankBefore: Float64Array;
  readonly blankAfter: Float64Array;
  /** Corrections that centre · and —— in their widths. */
  readonly padBefore: Float64Array;
  readonly padAfter: Float64Array;
  /** `halt` takes the blank halves away. */
  readonly halts: Uint8Array;
  /** One painted glyph or more (a word): tracking inside stays the style's own. */
  readonly single: Uint8Array;
  readonly glueAfter: Float64Array;
  readonly squeezeClass: Uint8Array;
  readonly squeezeAfter: Float64Array;
  readonly stretches: Uint8Array;
  /** Cost of ending a line here; above `COST.insideSpan` it is forbidden. */
  readonly breakCost: Float64Array;
  /** A line must end here. */
  readonly mustBreak: Uint8Array;
  /** Width of the widest word. */
  readonly widestPt: number;
  /** Size of the text's main style, the em of stretches and indents. */
  readonly emPt: number;
}

/** A growing list of atoms, before gaps are known. */
export interface AtomSeed {
  start: number;
  end: number;
  kind: number;
  ink: Ink;
  width: number;
  blankBefore: number;
  blankAfter: number;
  padBefore: number;
  padAfter: number;
  halts: boolean;
  single: boolean;
  /** First and last code point. */
  first: number;
  last: number;
  /** Cost of breaking after it inside a Latin word; undefined where the word goes on unbroken. */
  pieceCost: number | undefined;
}
