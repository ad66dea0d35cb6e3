/** Natural width, give and gaps of any stretch of atoms in constant time, by prefix sums. */
import type { Atoms } from "./atoms.js";
import { COST, EPSILON, LOOSE_EM, LOOSEST_EM, SQUEEZE_CLASSES, SQUEEZE_COST } from "./settings.js";

export interface Sums {
  /** Widths and glue of all atoms before k. */
  readonly advance: Float64Array;
  /** Squeeze of all gaps before atom k, by class. */
  readonly squeeze: readonly Float64Array[];
  /** Gaps that may be stretched before atom k. */
  readonly gaps: Int32Array;
}

export function sumsOf(atoms: Atoms): Sums {
  const { count } = atoms;
  const advance = new Float64Array(count + 1);
  const squeeze = Array.from({ length: SQUEEZE_CLASSES + 1 }, () => new Float64Array(count + 1));
  const gaps = new Int32Array(count + 1);
  for (let k = 0; k < count; k++) {
    advance[k + 1] = advance[k]! + atoms.width[k]! + atoms.glueAfter[k]!;
    for (let c = 1; c <= SQUEEZE_CLASSES; c++) squeeze[c]![k + 1] = squeeze[c]![k]!;
    squeeze[atoms.squeezeClass[k]!]![k + 1]! += atoms.squeezeAfter[k]!;
    gaps[k + 1] = gaps[k]! + atoms.stretches[k]!;
  }
  return { advance, squeeze, gaps };
}

/** Width of atoms [from, to) on one line; the glue after the last one vanishes. */
export const naturalWidth = (atoms: Atoms, sums: Sums, from: number, to: number): number =>
  sums.advance[to - 1]! + atoms.width[to - 1]! - sums.advance[from]!;

/** Blank half that an opening mark keeps at the line's start. */
export const leadingBlank = (atoms: Atoms, from: number, kept: boolean): number => (kept ? atoms.blankBefore[from]! : 0);

/** Cost of squeezing a line by `need`; Infinity where it cannot give so much. */
export function squeezeCost(sums: Sums, from: number, to: number, need: number): number {
  let cost = COST.squeezed;
  let left = need;
  for (let c = 1; c <= SQUEEZE_CLASSES && left > EPSILON; c++) {
    const give = sums.squeeze[c]![to - 1]! - sums.squeeze[c]![from]!;
    if (give <= EPSILON) continue;
    const share = Math.min(1, left / give);
    cost += SQUEEZE_COST[c]! * share * share;
    left -= share * give;
  }
  return left > EPSILON ? Infinity : cost;
}

/** All that a line can give. */
export function totalSqueeze(sums: Sums, from: number, to: number): number {
  let give = 0;
  for (let c = 1; c <= SQUEEZE_CLASSES; c++) give += sums.squeeze[c]![to - 1]! - sums.squeeze[c]![from]!;
  return give;
}

/** Cost of stretching `gaps` gaps by `slack` in all; above the hard limit it is `COST.loose` and more. */
export function stretchCost(slack: number, gaps: number, emPt: number): number {
  if (slack <= EPSILON) return 0;
  const em = slack / Math.max(1, gaps) / emPt;
  const base = (em / LOOSE_EM) ** 2;
  const loose = Math.max(0, em - LOOSE_EM) / LOOSE_EM;
  // Two lines that are a little too loose are better than one with holes in it.
  const beyond = gaps === 0 || em > LOOSEST_EM + EPSILON ? COST.loose * (em / LOOSEST_EM) ** 2 : 0;
  return base + 2 * loose * loose + beyond;
}
