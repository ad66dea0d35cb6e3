/**
 * The cheapest ways through a graph of lines: of all, and for each number of lines
 * (Knuth and Plass, "Breaking Paragraphs into Lines", 1981; the line count is a second dimension).
 */
import type { LineGraph } from "./line-graph.js";

/** One way of breaking: ends are atom indices, exclusive. */
export interface Way {
  readonly cost: number;
  readonly ends: readonly number[];
}

/** Line counts kept on either side of that of the cheapest way to a break. */
const BAND = 8;

/** Costs and ways back for every node, in arrays that are used again. */
export class CheapestWays {
  /** Costs kept by the last search for line counts: the work done. */
  cells = 0;
  #cost = new Float64Array(1024);
  #back = new Int32Array(1024);
  #lines = new Int32Array(1024);
  #lowest = new Int32Array(1024);
  #at = new Int32Array(1025);
  #tableCost = new Float64Array(4096);
  #tableBack = new Int32Array(4096);

  /** The cheapest way to the graph's last node; of two as cheap, the one in fewer lines. */
  best(graph: LineGraph): Way {
    this.#search(graph);
    const last = graph.nodes - 1;
    const ends = new Array<number>(this.#lines[last]!);
    for (let node = last, n = ends.length; n > 0; node = this.#back[node]!) ends[--n] = graph.atom[node]!;
    return { cost: this.#cost[last]!, ends };
  }

  #search(graph: LineGraph): void {
    if (this.#cost.length < graph.nodes) {
      const size = 2 * graph.nodes;
      this.#cost = new Float64Array(size);
      this.#back = new Int32Array(size);
      this.#lines = new Int32Array(size);
      this.#lowest = new Int32Array(size);
      this.#at = new Int32Array(size + 1);
    }
    const { arcFrom, arcCost, firstArc } = graph;
    const cost = this.#cost;
    const back = this.#back;
    const lines = this.#lines;
    cost[0] = 0;
    lines[0] = 0;
    for (let node = 1; node < graph.nodes; node++) {
      let [least, from, fewest] = [Infinity, 0, 0];
      for (let arc = firstArc[node]!; arc < firstArc[node + 1]!; arc++) {
        const start = arcFrom[arc]!;
        const sum = cost[start]! + arcCost[arc]!;
        if (sum < least || (sum === least && lines[start]! + 1 < fewest)) [least, from, fewest] = [sum, start, lines[start]! + 1];
      }
      cost[node] = least;
      back[node] = from;
      lines[node] = fewest;
    }
  }

  /**
   * The cheapest way for every feasible count from one fewer to two more than the best way's, the best one first.
   * The band of counts follows the cheapest way to every break, so that the work stays linear in the text; it always
   * holds the best way itself.
   */
  byCount(graph: LineGraph, fewer: number, more: number): readonly Way[] {
    const best = this.best(graph);
    this.#fillTable(graph);
    const last = graph.nodes - 1;
    const ways = [best];
    for (let count = best.ends.length - fewer; count <= best.ends.length + more; count++) {
      const n = count - this.#lowest[last]!;
      if (count === best.ends.length || n < 0 || n >= this.#at[last + 1]! - this.#at[last]!) continue;
      const cost = this.#tableCost[this.#at[last]! + n]!;
      if (cost < Infinity) ways.push({ cost, ends: this.#trace(graph, count) });
    }
    return ways;
  }

  #fillTable(graph: LineGraph): void {
    const { arcFrom, arcCost, firstArc } = graph;
    const lowest = this.#lowest;
    const at = this.#at;
    lowest[0] = 0;
    at[0] = 0;
    at[1] = 1;
    this.#tableCost[0] = 0;
    for (let node = 1; node < graph.nodes; node++) {
      let [low, high] = [Infinity, 0];
      for (let arc = firstArc[node]!; arc < firstArc[node + 1]!; arc++) {
        const start = arcFrom[arc]!;
        low = Math.min(low, lowest[start]! + 1);
        high = Math.max(high, lowest[start]! + at[start + 1]! - at[start]!);
      }
      low = Math.max(low, this.#lines[node]! - BAND);
      high = Math.min(high, this.#lines[node]! + BAND);
      const from = at[node]!;
      const to = from + high - low + 1;
      this.#reserve(to);
      lowest[node] = low;
      at[node + 1] = to;
      const cost = this.#tableCost;
      const back = this.#tableBack;
      cost.fill(Infinity, from, to);
      for (let arc = firstArc[node]!; arc < firstArc[node + 1]!; arc++) {
        const start = arcFrom[arc]!;
        const price = arcCost[arc]!;
        // A way of n lines to `start` makes one of n + 1 lines to `node`.
        const shift = from + lowest[start]! + 1 - low - at[start]!;
        const first = Math.max(at[start]!, from - shift);
        const end = Math.min(at[start + 1]!, to - shift);
        for (let k = first; k < end; k++) {
          const sum = cost[k]! + price;
          if (sum < cost[k + shift]!) {
            cost[k + shift] = sum;
            back[k + shift] = start;
          }
        }
      }
    }
    this.cells = at[graph.nodes]!;
  }

  #reserve(size: number): void {
    if (size <= this.#tableCost.length) return;
    const cost = new Float64Array(2 * size);
    cost.set(this.#tableCost);
    this.#tableCost = cost;
    const back = new Int32Array(2 * size);
    back.set(this.#tableBack);
    this.#tableBack = back;
  }

  #trace(graph: LineGraph, count: number): number[] {
    const ends = new Array<number>(count);
    for (let node = graph.nodes - 1, n = count; n > 0; n--) {
      ends[n - 1] = graph.atom[node]!;
      node = this.#tableBack[this.#at[node]! + n - this.#lowest[node]!]!;
    }
    return ends;
  }
}
