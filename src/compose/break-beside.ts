/** Breaks the lines beside a drop cap, which are shorter, and the rest of their paragraph at its full measure. */
import type { Atoms } from "./atoms.js";
import { waysByCount, type Frame, type Way } from "./break-lines.js";
import { squeezeCost, stretchCost, stretchEm } from "./line-cost.js";
import { naturalWidth, totalSqueeze, type Sums } from "./measure-line.js";
import { COST, EPSILON } from "./settings.js";

export interface Beside {
  readonly lines: number;
  /** What the first lines are shorter by, in pt. */
  readonly widthPt: number;
}

/** Ways into the rest of the paragraph that are looked at: the cheapest, which differ by a character or two. */
const WAYS = 5;

/** The cheapest way first, then the cheapest of every other number of lines. */
export function breakBeside(atoms: Atoms, sums: Sums, from: number, to: number, frame: Frame, beside: Beside): readonly Way[] {
  for (const limit of [COST.insideSpan, COST.kinsoku, Infinity]) {
    const totals = search(atoms, sums, from, to, frame, beside, limit);
    if (totals.size > 0) return [...totals.values()].sort((a, b) => a.cost - b.cost || a.ends.length - b.ends.length);
  }
  throw new RangeError("a line of one atom is always possible");
}

function search(atoms: Atoms, sums: Sums, from: number, to: number, frame: Frame, { lines, widthPt }: Beside, breakLimit: number): Map<number, Way> {
  const totals = new Map<number, Way>();
  const offer = (count: number, way: Way): void => {
    const held = totals.get(count);
    if (!held || way.cost < held.cost) totals.set(count, way);
  };
  let front: readonly (readonly [number, Way])[] = [[from, { cost: 0, ends: [] }]];
  for (let line = 0; line < lines; line++) {
    const next = new Map<number, Way>();
    for (const [start, way] of front)
      eachLine(atoms, sums, start, to, (line === 0 ? frame.firstPt : frame.restPt) - widthPt, breakLimit, (end, cost) => {
        const made = { cost: way.cost + cost, ends: [...way.ends, end] };
        if (end === to) offer(line + 1, made);
        else if (made.cost < (next.get(end)?.cost ?? Infinity)) next.set(end, made);
      });
    front = [...next].sort((a, b) => a[1].cost - b[1].cost || a[0] - b[0]).slice(0, WAYS);
  }
  for (const [start, way] of front) {
    for (const rest of waysByCount(atoms, sums, start, to, { ...frame, firstPt: frame.restPt, keepsLeadingBlank: false }))
      offer(lines + rest.ends.length, { cost: way.cost + rest.cost, ends: [...way.ends, ...rest.ends] });
  }
  return totals;
}

/** Every line from `start` that can be set at a width, with its cost. */
function eachLine(atoms: Atoms, sums: Sums, start: number, to: number, availablePt: number, breakLimit: number, take: (end: number, cost: number) => void): void {
  for (let end = start + 1; end <= to; end++) {
    const width = naturalWidth(atoms, sums, start, end);
    const alone = end === start + 1;
    if (!alone && width - totalSqueeze(sums, start, end) > availablePt + EPSILON) return;
    const last = end === to;
    const breakCost = last ? 0 : atoms.breakCost[end - 1]!;
    if (breakCost >= breakLimit) continue;
    const slack = availablePt - width;
    const squeezed = slack < -EPSILON ? squeezeCost(sums, start, end, -slack) : 0;
    const gaps = sums.gaps[end - 1]! - sums.gaps[start]!;
    const stretched = slack > EPSILON && !last ? stretchCost(stretchEm(slack, gaps, atoms.emPt), gaps) : 0;
    const cost = squeezed === Infinity && alone ? COST.overfull : squeezed + stretched;
    if (cost < Infinity) take(end, cost + breakCost + COST.line);
  }
}
