/** What the lengths of text legs cost (desk check 8). */
import type { PlanPicture } from "../model/plan.js";
import { minLegRows } from "./pictures.js";

/** A vertical head stands best as high as its text; text below it is read before the text beside it. */
const textBelowHead = 2;
/** Rows of a leg that is still read with ease (desk check 8). */
const maxLegRows = 40;

/** Rows of the longest leg: a column that no picture shortens is as long as the text area. */
function longestLeg(obstacles: readonly PlanPicture[], columns: number, rows: number): number {
  let longest = 0;
  for (let col = 0; col < columns; col++) {
    let taken = 0;
    for (const p of obstacles) if (p.col <= col && col < p.col + p.cols) taken += p.rows;
    longest = Math.max(longest, rows - taken);
  }
  return longest;
}

/**
 * Legs must hold at least 8 rows; what longer and shorter ones cost, undefined where a leg is too short.
 * @param obstacles what stands in a text area of `columns` × `rows` besides text
 * @param headRows rows of a vertical head, 0 without one
 * @param shortLegs legs under 8 rows are allowed, and cost little
 */
export function legCost(obstacles: readonly PlanPicture[], columns: number, rows: number, headRows: number, shortLegs: boolean): number | undefined {
  let cost = 0;
  for (const p of obstacles) {
    const below = rows - (p.row + p.rows);
    if (below === 0) continue;
    if (obstacles.length > 1 && obstacles.some((q) => q !== p && q.row >= p.row + p.rows && q.col < p.col + p.cols && p.col < q.col + q.cols)) continue;
    if (below < minLegRows) {
      if (!shortLegs) return undefined;
      cost += (minLegRows - below) * 0.05;
    }
  }
  if (headRows > 0 && rows > headRows) cost += textBelowHead;
  if (!shortLegs && rows < minLegRows) return undefined;
  const longest = longestLeg(obstacles, columns, rows);
  return longest > maxLegRows ? cost + 5 + (longest - maxLegRows) * 0.3 : cost;
}
