/** A text as atoms (what is never broken or stretched inside) and the glue between them. Lengths are pt. */
import type { CopyRun } from "../model/copy.js";
import type { FaceMetrics } from "../model/context.js";
import type { FaceSource, TextStyle } from "../model/theme.js";
import type { Advances } from "./advances.js";
import { Kind } from "./character-kind.js";

/** One face, size and ink: where it changes, a new painted run begins. */
export interface Ink {
  readonly run: CopyRun;
  readonly style: TextStyle;
  readonly source: FaceSource;
  readonly metrics: FaceMetrics;
  readonly advances: Advances;
  readonly sizePt: number;
  /** The style's tracking. */
  readonly trackingPt: number;
}

/**
 * Atoms while they are made: `scan` appends them, `join` fills in the gaps. Arrays are filled up to `count`;
 * `…After` arrays speak of the gap to the next atom.
 * A mark's width is its inner half: its blank half is glue, so it vanishes at a line's edge. So does the air
 * that centres · in half an em and —— in two.
 */
export class AtomList {
  count = 0;
  /** Width of the widest word with the signs that stay in its line, or of the widest run of dashes or dots. */
  widestPt = 0;
  /** Size of the text's main style, the em of stretches and indents. */
  emPt = 0;
  /** There are characters that are never painted (word joiner, soft hyphen). */
  hasInvisible = false;
  readonly text: string;
  /** Offsets in `text`; what lies between an atom's end and the next one's start is white space. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly kind: Uint8Array;
  readonly ink: Ink[] = [];
  readonly width: Float64Array;
  /** Blank halves of the glyph as the face draws it. */
  readonly blankBefore: Float64Array;
  readonly blankAfter: Float64Array;
  /** `halt` takes the blank halves away. */
  readonly halts: Uint8Array;
  /** One painted glyph, not more (a word): tracking after it is no tracking inside it. */
  readonly single: Uint8Array;
  readonly glueAfter: Float64Array;
  readonly squeezeClass: Uint8Array;
  readonly squeezeAfter: Float64Array;
  /** Shares that the gap takes of what a line is stretched by: 0 or 1, more for an em space of a dateline. */
  readonly stretches: Uint8Array;
  /** Cost of ending a line here; from `COST.insideSpan` on it is done only where nothing else can be. */
  readonly breakCost: Float64Array;
  /** A line must end here. */
  readonly mustBreak: Uint8Array;
  /** First and last code point. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Air around a glyph that is drawn narrower than it is set: ·, ——. */
  readonly airPt: Float64Array;
  /** 1 for a piece of a Latin word that goes on in the next atom: `breakCost` is then known. */
  readonly goesOn: Uint8Array;

  /** No text has more atoms than UTF-16 units. */
  constructor(text: string) {
    const most = text.length;
    this.text = text;
    this.start = new Int32Array(most);
    this.end = new Int32Array(most);
    this.first = new Int32Array(most);
    this.last = new Int32Array(most);
    this.width = new Float64Array(most);
    this.blankBefore = new Float64Array(most);
    this.blankAfter = new Float64Array(most);
    this.glueAfter = new Float64Array(most);
    this.squeezeAfter = new Float64Array(most);
    this.breakCost = new Float64Array(most);
    this.airPt = new Float64Array(most);
    this.kind = new Uint8Array(most);
    this.halts = new Uint8Array(most);
    this.single = new Uint8Array(most);
    this.squeezeClass = new Uint8Array(most);
    this.stretches = new Uint8Array(most);
    this.mustBreak = new Uint8Array(most);
    this.goesOn = new Uint8Array(most);
  }

  /** Appends an atom and returns its index. */
  add(start: number, end: number, kind: number, ink: Ink, width: number, first: number, last: number): number {
    const k = this.count++;
    this.start[k] = start;
    this.end[k] = end;
    this.kind[k] = kind;
    this.ink.push(ink);
    this.width[k] = width;
    this.first[k] = first;
    this.last[k] = last;
    if (kind === Kind.latin && width > this.widestPt) this.widestPt = width;
    return k;
  }
}

/** Atoms as they are read: what only their making needs is left out. */
export type Atoms = Readonly<Omit<AtomList, "add" | "first" | "last" | "airPt" | "goesOn">>;
