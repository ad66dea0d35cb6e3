/** Natural width, give and gaps of any stretch of atoms in constant time, by prefix sums. */
import type { Atoms } from "./atoms.js";
import { SQUEEZE_CLASSES } from "./settings.js";

export interface Sums {
  /** Widths and glue of all atoms before k. */
  readonly advance: Float64Array;
  /** Squeeze of all gaps before atom k, by class; that of class 0 is unused. */
  readonly squeeze: readonly Float64Array[];
  /** Gaps that may be stretched before atom k. */
  readonly gaps: Int32Array;
}

export function sumsOf(atoms: Atoms): Sums {
  const { count, width, glueAfter, squeezeClass, squeezeAfter, stretches } = atoms;
  const advance = new Float64Array(count + 1);
  const squeeze = Array.from({ length: SQUEEZE_CLASSES + 1 }, (_, c) => new Float64Array(c === 0 ? 0 : count + 1));
  const gaps = new Int32Array(count + 1);
  for (let k = 0; k < count; k++) {
    advance[k + 1] = advance[k]! + width[k]! + glueAfter[k]!;
    gaps[k + 1] = gaps[k]! + stretches[k]!;
  }
  for (let c = 1; c <= SQUEEZE_CLASSES; c++) {
    const sum = squeeze[c]!;
    for (let k = 0; k < count; k++) sum[k + 1] = sum[k]! + (squeezeClass[k] === c ? squeezeAfter[k]! : 0);
  }
  return { advance, squeeze, gaps };
}

/** Width of atoms [from, to) on one line; the glue after the last one vanishes. */
export const naturalWidth = (atoms: Atoms, sums: Sums, from: number, to: number): number =>
  sums.advance[to - 1]! + atoms.width[to - 1]! - sums.advance[from]!;

/** Blank half that an opening mark keeps at the line's start. */
export const leadingBlank = (atoms: Atoms, from: number, kept: boolean): number => (kept ? atoms.blankBefore[from]! : 0);

/** All that a line can give. */
export function totalSqueeze(sums: Sums, from: number, to: number): number {
  let give = 0;
  for (let c = 1; c <= SQUEEZE_CLASSES; c++) give += sums.squeeze[c]![to - 1]! - sums.squeeze[c]![from]!;
  return give;
}
