/** What a line costs in beauty: docs/composer.md explains the weights. */
import type { Sums } from "./measure-line.js";
import { COST, EPSILON, LOOSE_EM, LOOSEST_EM, SQUEEZE_CLASSES, SQUEEZE_COST } from "./settings.js";

/** Cost of squeezing a line by `needPt`; Infinity where it cannot give so much. */
export function squeezeCost(sums: Sums, from: number, to: number, needPt: number): number {
  let cost: number = COST.squeezed;
  let left = needPt;
  for (let c = 1; c <= SQUEEZE_CLASSES && left > EPSILON; c++) {
    const sum = sums.squeeze[c]!;
    const give = sum[to - 1]! - sum[from]!;
    if (give <= EPSILON) continue;
    const share = Math.min(1, left / give);
    const square = share * share;
    cost += SQUEEZE_COST[c]! * (square + COST.crowded * square * square * square);
    left -= share * give;
  }
  return left > EPSILON ? Infinity : cost;
}

/** Em added to each gap. */
export const stretchEm = (slackPt: number, gaps: number, emPt: number): number => slackPt / Math.max(1, gaps) / emPt;

/** Cost of stretching `gaps` gaps by `em` each; above the hard limit it is `looseCost` and more. */
export function stretchCost(em: number, gaps: number, looseCost: number = COST.loose): number {
  const base = (em / LOOSE_EM) ** 2;
  const loose = Math.max(0, em - LOOSE_EM) / LOOSE_EM;
  // Two lines that are a little too loose are better than one with holes in it.
  const beyond = gaps === 0 || em > LOOSEST_EM + EPSILON ? looseCost * (em / LOOSEST_EM) ** 2 : 0;
  return base + COST.overLoose * loose * loose + beyond;
}

/** Cost of the white at the end of a line that is not justified: by what it lacks of ten em. */
export const raggedCost = (slackPt: number, emPt: number, last: boolean): number => (last ? 0.25 : 1) * (slackPt / emPt / 10) ** 2;
