/** Numbers of the composer, in em, with their sources; and what it is given. */
import type { FaceMetrics } from "../model/context.js";
import type { FaceSource, TextStyle } from "../model/theme.js";

/** Plain data only: the composer also runs in a browser worker. */
export interface TypesetterOptions {
  readonly styles: Readonly<Record<string, TextStyle>>;
  readonly faces: Readonly<Record<string, readonly FaceSource[]>>;
  /** Metrics of a face source, by its id. */
  readonly metrics: (source: FaceSource) => FaceMetrics;
}

/** CLREQ 3.2.2: up to ¼ em between Han and Latin; squeezed to ⅛ em at least. */
export const HAN_LATIN_EM = 1 / 4;
export const HAN_LATIN_LEAST_EM = 1 / 8;
/** A word space may lose this part of itself. */
export const WORD_SPACE_SHRINK = 1 / 4;
/** An em space in a dateline is stretched as much as so many gaps: its letters stay closed. */
export const DATELINE_SPACE_STRETCH = 4;
/** Gaps above this are loose: cost grows faster. */
export const LOOSE_EM = 1 / 16;
/** Gaps above this are taken only where nothing else is legal. */
export const LOOSEST_EM = 1 / 8;
/** Rather than leave one character alone on the last line (孤字, CLREQ "Adjustments of Orphans and Widows"), gaps up to this are set. */
export const RUNT_EM = 1 / 6;
/** Looser than this, a number is parted from its unit rather than a line torn. */
export const TORN_EM = 1 / 4;
/** 单字不成行: the last line holds two characters at least. */
export const LAST_LINE_EM = 2;
/** A verse line that is too long turns over with this hang. */
export const VERSE_HANG_EM = 1;

/** Classes of what is squeezed, in CLREQ 3.2.3's order; within a class all give alike. */
export const Squeeze = { none: 0, bracket: 1, pause: 2, hanLatin: 3, stop: 4 } as const;
export const SQUEEZE_CLASSES = 4;
/**
 * Beauty cost of using a class up, crowding apart. A Han–Latin gap at its least looks closed beside lines in which it
 * is open: CLREQ allows it, and some houses do not set it at all.
 */
export const SQUEEZE_COST = [0, 0.25, 0.4, 1.6, 1.25] as const;

/** Costs that set what is not done apart from what is not liked. */
export const COST = {
  /** Every justified line: paper is dear, and a tight paragraph looks darker but not worse. */
  line: 5,
  squeezed: 0.15,
  /** Factor of the sixth power of the share: half of a blank is given away unseen, all of it crowds the line. */
  crowded: 1,
  /** Factor of what is looser than `LOOSE_EM`. */
  overLoose: 4,
  runt: 100,
  loose: 1_000,
  insideSpan: 4_000,
  kinsoku: 100_000,
  overfull: 10_000_000,
  /** A line that begins with a dash. */
  dashStart: 0.6,
  hyphen: 1.5,
  /** A ragged line that parts a word: five em of white at its end are better. */
  insideWord: 0.25,
  /** A word too long for the measure: after / or before @, at other marks, and elsewhere like a held span. */
  addressBest: 20,
  addressAtMark: 30,
  longWord: 4_000,
} as const;

export const EPSILON = 1e-6;
