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
        const first = start === from;
        const slack = first ? frame.firstPt - leading - reach + sums.advance[start]! : frame.restPt - reach + sums.advance[start]!;
        let cost: number;
        if (slack < -EPSILON) {
          cost = squeezeCost(sums, start, end, -slack);
          if (cost === Infinity) {
            // One atom wider than the measure: nothing is left to break.
            if (end !== start + 1 || licence.stretchLimitEm !== Infinity) continue;
            cost = COST.overfull;
          }
        } else if (!frame.justify) {
          cost = raggedCost(slack, atoms.emPt, last);
        } else if (last) {
          cost = 0;
        } else if (slack <= EPSILON) {
          cost = 0;
        } else {
          const gaps = sums.gaps[end - 1]! - sums.gaps[start]!;
          const em = stretchEm(slack, gaps, atoms.emPt);
          if (em > licence.stretchLimitEm + EPSILON || (gaps === 0 && licence.stretchLimitEm <= LOOSEST_EM)) {
            // Later starts leave more white and fewer gaps; only the first line has a measure of its own.
            if (first) continue;
            break;
          }
          cost = stretchCost(em, gaps);
        }
        if (frame.justify) {
          cost += COST.line;
          if (last && !first && isRunt(atoms, start, end)) cost += COST.runt;
        }
        this.#addArc(node, cost + priceOfBreak);
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
