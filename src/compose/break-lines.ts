/**
 * Breaks a stretch of atoms into lines: the cheapest way for every possible number of lines
 * (Knuth and Plass, "Breaking Paragraphs into Lines", 1981, with the line count as a second dimension).
 */
import type { Atoms } from "./atoms.js";
import { isFullMark, Kind } from "./character-kind.js";
import { leadingBlank, naturalWidth, squeezeCost, stretchCost, totalSqueeze, type Sums } from "./measure-line.js";
import { COST, EPSILON, LAST_LINE_EM } from "./settings.js";

/** Where a stretch of text is set. */
export interface Frame {
  readonly firstPt: number;
  readonly restPt: number;
  /** An opening mark after a first-line indent keeps its blank half. */
  readonly keepsLeadingBlank: boolean;
  readonly justify: boolean;
}

/** The cheapest ways to break, by line count: `counts` ascending. */
export interface Breaks {
  readonly counts: readonly number[];
  readonly costs: readonly number[];
  /** Ends (atom indices, exclusive) of the lines for a count. */
  ends(count: number): readonly number[];
}

/** Line counts kept at every break; a paragraph of 300 lines varies by less. */
const BAND = 32;
/** Gaps of a quarter em: looser than this, a number is parted from its unit rather than a line torn. */
const TORN = COST.loose * 4.4;
/** What may be done, strictest first: legal and tight; legal and a little loose; a span parted; anything. */
const PASSES = [
  { breaks: COST.insideSpan, lines: COST.loose },
  { breaks: COST.insideSpan, lines: TORN },
  { breaks: COST.kinsoku, lines: TORN },
  { breaks: COST.insideSpan, lines: Infinity },
  { breaks: COST.kinsoku, lines: Infinity },
  { breaks: Infinity, lines: Infinity },
] as const;

export function breakLines(atoms: Atoms, sums: Sums, from: number, to: number, frame: Frame): Breaks {
  for (const pass of PASSES) {
    const found = search(atoms, sums, from, to, frame, pass.breaks, pass.lines);
    if (found) return found;
  }
  throw new RangeError("a line of one atom is always possible");
}

/** Blocks of costs and ways back per break, in arrays that grow. */
class Table {
  readonly lowest: number[] = [];
  readonly size: number[] = [];
  readonly at: number[] = [];
  costs = new Float64Array(1024);
  back = new Int32Array(1024);
  used = 0;

  add(lowest: number, size: number): number {
    while (this.used + size > this.costs.length) {
      const costs = new Float64Array(this.costs.length * 2);
      costs.set(this.costs);
      this.costs = costs;
      const back = new Int32Array(this.back.length * 2);
      back.set(this.back);
      this.back = back;
    }
    this.costs.fill(Infinity, this.used, this.used + size);
    this.lowest.push(lowest);
    this.size.push(size);
    this.at.push(this.used);
    this.used += size;
    return this.at.length - 1;
  }
}

function search(
  atoms: Atoms, sums: Sums, from: number, to: number, frame: Frame, breakLimit: number, lineLimit: number,
): Breaks | undefined {
  const table = new Table();
  const nodes: number[] = [from];
  table.costs[table.add(0, 1)] = 0;
  const widest = Math.max(frame.firstPt, frame.restPt);
  const band = frame.justify ? BAND : 1;
  const runtPt = LAST_LINE_EM * atoms.emPt - EPSILON;
  const before: number[] = [];
  const price: number[] = [];
  for (let end = from + 1; end <= to; end++) {
    const last = end === to;
    const breakCost = last ? 0 : atoms.breakCost[end - 1]!;
    if (breakCost >= breakLimit) continue;
    before.length = price.length = 0;
    let [low, high] = [Infinity, 0];
    for (let node = nodes.length - 1; node >= 0; node--) {
      const start = nodes[node]!;
      const first = start === from;
      const width = naturalWidth(atoms, sums, start, end) + leadingBlank(atoms, start, first && frame.keepsLeadingBlank);
      const slack = (first ? frame.firstPt : frame.restPt) - width;
      const cost = lineCost(atoms, sums, start, end, slack, last, frame.justify);
      if (cost === Infinity || cost >= lineLimit) {
        if (width - totalSqueeze(sums, start, end) > widest + EPSILON) break;
        continue;
      }
      const runt = last && frame.justify && !first && contentWidth(atoms, start, end) < runtPt;
      before.push(node);
      price.push(cost + breakCost + (runt ? COST.runt : 0));
      low = Math.min(low, table.lowest[node]! + 1);
      high = Math.max(high, table.lowest[node]! + table.size[node]!);
    }
    if (before.length === 0) continue;
    const size = Math.min(band, high - low + 1);
    const made = table.add(low, size);
    nodes.push(end);
    fill(table, made, before, price);
  }
  if (nodes[nodes.length - 1] !== to) return undefined;
  return result(table, nodes);
}

/** Takes the cheapest predecessor for every line count. */
function fill(table: Table, made: number, before: readonly number[], price: readonly number[]): void {
  const low = table.lowest[made]!;
  const size = table.size[made]!;
  const at = table.at[made]!;
  for (let k = 0; k < before.length; k++) {
    const node = before[k]!;
    const shift = table.lowest[node]! + 1 - low;
    const from = table.at[node]!;
    for (let n = 0; n < table.size[node]! && n + shift < size; n++) {
      const cost = table.costs[from + n]! + price[k]!;
      if (cost < table.costs[at + n + shift]!) {
        table.costs[at + n + shift] = cost;
        table.back[at + n + shift] = node;
      }
    }
  }
}

function result(table: Table, nodes: readonly number[]): Breaks {
  const final = nodes.length - 1;
  const counts: number[] = [];
  const costs: number[] = [];
  for (let n = 0; n < table.size[final]!; n++) {
    const cost = table.costs[table.at[final]! + n]!;
    if (cost === Infinity) continue;
    counts.push(table.lowest[final]! + n);
    costs.push(cost);
  }
  return {
    counts, costs,
    ends: (count) => {
      const ends: number[] = [];
      for (let node = final, n = count; n > 0; n--) {
        ends.push(nodes[node]!);
        node = table.back[table.at[node]! + n - table.lowest[node]!]!;
      }
      return ends.reverse();
    },
  };
}

/** Beauty cost of one line; Infinity where it cannot be set. */
function lineCost(atoms: Atoms, sums: Sums, start: number, end: number, slack: number, last: boolean, justify: boolean): number {
  if (slack < -EPSILON) {
    const cost = squeezeCost(sums, start, end, -slack);
    // One atom wider than the measure: nothing is left to break.
    return cost === Infinity && end === start + 1 ? COST.overfull : cost;
  }
  if (last) return justify ? 0 : 0.25 * (slack / atoms.emPt / 10) ** 2;
  if (!justify) return (slack / atoms.emPt / 10) ** 2;
  return stretchCost(slack, sums.gaps[end - 1]! - sums.gaps[start]!, atoms.emPt);
}

/** Width of the Han and words of a line, its marks left out. */
function contentWidth(atoms: Atoms, start: number, end: number): number {
  let width = 0;
  for (let k = start; k < end; k++) {
    const kind = atoms.kind[k]!;
    if (!isFullMark(kind) && kind !== Kind.dash && kind !== Kind.ellipsis && kind !== Kind.dot) width += atoms.width[k]!;
  }
  return width;
}
