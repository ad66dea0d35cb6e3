/** All lines that a stretch of text can be broken into: the breaks as nodes, the lines as arcs with their costs. */
import type { Atoms } from "./atoms.js";
import { isFullMark, Kind } from "./character-kind.js";
import { raggedCost, squeezeCost, stretchCost, stretchEm } from "./line-cost.js";
import { totalSqueeze, type Sums } from "./measure-line.js";
import { COST, EPSILON, LAST_LINE_EM, LOOSEST_EM } from "./settings.js";

/** Where a stretch of text is set. */
export interface Frame {
  readonly firstPt: number;
  readonly restPt: number;
  /** An opening mark after a first-line indent keeps its blank half. */
  readonly keepsLeadingBlank: boolean;
  readonly justify: boolean;
}

/** What may be done. */
export interface Licence {
  /** Breaks that cost as much are not made. */
  readonly breakLimit: number;
  /** Gaps above this are not set, in em; Infinity admits a line wider than its measure too. */
  readonly stretchLimitEm: number;
  /** A last line of one character may stand; false only while a looser line could still avoid it. */
  readonly runts: boolean;
}

/**
 * Nodes in text order, the first at the stretch's start; arcs ordered by the node in which they end.
 * The arrays are used again for every paragraph, so that no candidate line allocates anything.
 */
export class LineGraph {
  nodes = 0;
  /** Atom at which the line after a node begins. */
  atom = new Int32Array(1024);
  /** First arc that ends in a node; arcs of the last node end at `arcs`. */
  firstArc = new Int32Array(1025);
  arcs = 0;
  /** The node in which an arc begins. */
  arcFrom = new Int32Array(4096);
  arcCost = new Float64Array(4096);
  /** Candidate lines looked at: the work done. */
  looks = 0;

  /** Fills the graph for atoms [from, to); false where the licence admits no way to the end. */
  build(atoms: Atoms, sums: Sums, from: number, to: number, frame: Frame, licence: Licence): boolean {
    this.nodes = this.arcs = this.looks = 0;
    this.#addNode(from, 0);
    const { breakCost } = atoms;
    const widest = Math.max(frame.firstPt, frame.restPt) + EPSILON;
    const leading = frame.keepsLeadingBlank ? atoms.blankBefore[from]! : 0;
    // Lines from nodes before this one are too wide for this end, and so for every later one.
    let low = 0;
    for (let end = from + 1; end <= to; end++) {
      const last = end === to;
      const priceOfBreak = last ? 0 : breakCost[end - 1]!;
      if (priceOfBreak >= licence.breakLimit) continue;
      const reach = sums.advance[end - 1]! + atoms.width[end - 1]!;
      while (low < this.nodes && this.atom[low]! < end - 1 && reach - sums.advance[this.atom[low]!]! - totalSqueeze(sums, this.atom[low]!, end) > widest) low++;
      const firstArc = this.arcs;
      for (let node = low; node < this.nodes; node++) {
        this.looks++;
        const start = this.atom[node]!;
        const slack = (start === from ? frame.firstPt - leading : frame.restPt) - reach + sums.advance[start]!;
        const cost = lineCost(atoms, sums, start, end, slack, last, frame.justify, licence);
        // Later starts leave more white and fewer gaps. (No break lies before this one where the first line is too loose.)
        if (cost === TOO_LOOSE) break;
        if (cost === TOO_WIDE) continue;
        const runt = last && frame.justify && start !== from && isRunt(atoms, start, end);
        if (runt && !licence.runts) continue;
        this.#addArc(node, cost + priceOfBreak + (runt ? COST.runt : 0));
      }
      if (this.arcs > firstArc) this.#addNode(end, firstArc);
    }
    this.firstArc[this.nodes] = this.arcs;
    return this.atom[this.nodes - 1] === to;
  }

  #addNode(atom: number, firstArc: number): void {
    if (this.nodes + 1 >= this.atom.length) {
      this.atom = doubled(this.atom);
      this.firstArc = doubled(this.firstArc);
    }
    this.atom[this.nodes] = atom;
    this.firstArc[this.nodes++] = firstArc;
  }

  #addArc(from: number, cost: number): void {
    if (this.arcs === this.arcFrom.length) {
      this.arcFrom = doubled(this.arcFrom);
      const costs = new Float64Array(2 * this.arcCost.length);
      costs.set(this.arcCost);
      this.arcCost = costs;
    }
    this.arcFrom[this.arcs] = from;
    this.arcCost[this.arcs++] = cost;
  }
}

const TOO_WIDE = Infinity;
const TOO_LOOSE = -1;

/** Cost of the line of atoms [start, end) that lacks `slack` pt of its measure (or is as much too wide). */
function lineCost(
  atoms: Atoms, sums: Sums, start: number, end: number, slack: number, last: boolean, justify: boolean, { stretchLimitEm, runts }: Licence,
): number {
  const paper = justify ? COST.line : 0;
  if (slack < -EPSILON) {
    const cost = squeezeCost(sums, start, end, -slack);
    if (cost < Infinity) return cost + paper;
    // One atom wider than the measure: nothing is left to break.
    return end === start + 1 && stretchLimitEm === Infinity ? COST.overfull + paper : TOO_WIDE;
  }
  if (!justify) return raggedCost(slack, atoms.emPt, last);
  if (last || slack <= EPSILON) return paper;
  const gaps = sums.gaps[end - 1]! - sums.gaps[start]!;
  const em = stretchEm(slack, gaps, atoms.emPt);
  if (em > stretchLimitEm + EPSILON || (gaps === 0 && stretchLimitEm <= LOOSEST_EM)) return TOO_LOOSE;
  // A line that is loose to keep 孤字 off costs what it spares.
  return stretchCost(em, gaps, runts ? COST.loose : COST.runt) + paper;
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const made = new Int32Array(2 * array.length);
  made.set(array);
  return made;
}

/** 单字不成行: a last line with less than two characters of Han and words, its marks left out. */
function isRunt(atoms: Atoms, start: number, end: number): boolean {
  let width = 0;
  for (let k = start; k < end; k++) {
    const kind = atoms.kind[k]!;
    if (!isFullMark(kind) && kind !== Kind.dash && kind !== Kind.ellipsis && kind !== Kind.dot) width += atoms.width[k]!;
    if (width >= LAST_LINE_EM * atoms.emPt - EPSILON) return false;
  }
  return true;
}
