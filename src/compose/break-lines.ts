/** Breaks a stretch of atoms into lines, by the strictest rules that admit any way at all. */
import type { Atoms } from "./atoms.js";
import { CheapestWays, type Way } from "./cheapest-ways.js";
import { LineGraph, type Frame, type Licence } from "./line-graph.js";
import type { Sums } from "./measure-line.js";
import { COST, LOOSEST_EM, RUNT_EM, TORN_EM } from "./settings.js";

export type { Way } from "./cheapest-ways.js";
export type { Frame } from "./line-graph.js";

/** Legal and tight. */
const STRICT: Licence = { breakLimit: COST.insideSpan, stretchLimitEm: LOOSEST_EM, runts: false };
/** A paragraph that is legal and tight only with 孤字: a little looser without it, else with it. */
const RATHER_THAN_RUNT: Licence = { ...STRICT, stretchLimitEm: RUNT_EM };
const WITH_RUNT: Licence = { ...STRICT, runts: true };
/** What else may be done, strictest first: legal and loose; a span parted; anything. */
const LOOSER: readonly Licence[] = [
  { breakLimit: COST.insideSpan, stretchLimitEm: TORN_EM, runts: true },
  { breakLimit: COST.kinsoku, stretchLimitEm: TORN_EM, runts: true },
  { breakLimit: COST.insideSpan, stretchLimitEm: Infinity, runts: true },
  { breakLimit: COST.kinsoku, stretchLimitEm: Infinity, runts: true },
  { breakLimit: Infinity, stretchLimitEm: Infinity, runts: true },
];

// One paragraph is broken at a time: the arrays serve them all.
const graph = new LineGraph();
const ways = new CheapestWays();

/** Line counts offered beside the best one's. */
const FEWER = 1;
const MORE = 2;

/** The cheapest way of all. */
export function cheapestWay(atoms: Atoms, sums: Sums, from: number, to: number, frame: Frame): Way {
  build(atoms, sums, from, to, frame);
  return ways.best(graph);
}

/** The cheapest way first, then those of other line counts, in ascending order. */
export function waysByCount(atoms: Atoms, sums: Sums, from: number, to: number, frame: Frame): readonly Way[] {
  build(atoms, sums, from, to, frame);
  return frame.justify ? ways.byCount(graph, FEWER, MORE) : [ways.best(graph)];
}

function build(atoms: Atoms, sums: Sums, from: number, to: number, frame: Frame): void {
  const admits = (licence: Licence): boolean => graph.build(atoms, sums, from, to, frame, licence);
  if (admits(STRICT)) return;
  if (admits(WITH_RUNT)) {
    if (!admits(RATHER_THAN_RUNT)) admits(WITH_RUNT);
    return;
  }
  if (!LOOSER.some(admits)) throw new RangeError("a line of one atom is always possible");
}
