/**
 * The exact programme over slicing trees: for every subset of a page's items, every width and height,
 * what the cheapest tiling of that rectangle by guillotine cuts costs.
 *
 * f(S, w, h) = min over parts A ∪ B = S of f(A, w, a) + f(B, w, h − a) and f(A, v, h) + f(B, w − v, h).
 * Sources: optimal slicing floorplans (Stockmeyer 1983); guillotine news layout (Piccoli et al. 2012).
 */

import { type CostTable, type ReducedCosts, plainCosts } from "./reduced-costs.js";

export type { CostTable } from "./reduced-costs.js";


function sizeOf(set: number): number {
  let size = 0;
  for (let s = set; s; s &= s - 1) size++;
  return size;
}

/** Steps of the inner loops between two rests. */
const stepsPerRest = 1_500_000;

export class SubsetTable {
  readonly count: number;
  readonly columns: number;
  readonly rows: number;
  /** Reduced costs. */
  readonly #cost: Float32Array;
  /** Least and most rows with a finite cost, per subset and width; least > most where there is none. */
  readonly #least: Int16Array;
  readonly #most: Int16Array;
  /** Least cost at any height, per subset and width. */
  readonly #cheapest: Float64Array;
  /** Sum of the least reduced costs of a subset's items. */
  readonly #floor: Float64Array;
  #perCell = 0;
  #tallest: number;

  /** @param count items, at most 13 */
  constructor(count: number, columns: number, rows: number) {
    this.count = count;
    this.columns = columns;
    this.rows = rows;
    this.#tallest = rows;
    const cells = (1 << count) * (columns + 1);
    this.#cost = new Float32Array(cells * (rows + 1));
    this.#least = new Int16Array(cells);
    this.#most = new Int16Array(cells);
    this.#floor = new Float64Array(1 << count);
    this.#cheapest = new Float64Array(cells);
    this.#clear();
  }

  /** Cost of the cheapest tiling of `cols` × `rows` by the items of `set`; Infinity where there is none. */
  at(set: number, cols: number, rows: number): number {
    if (rows < 0 || rows > this.rows) return Number.POSITIVE_INFINITY;
    return this.#cost[(set * (this.columns + 1) + cols) * (this.rows + 1) + rows] + this.#floor[set] - this.#perCell * cols * rows;
  }

  least(set: number, cols: number): number {
    return this.#least[set * (this.columns + 1) + cols];
  }

  most(set: number, cols: number): number {
    return this.#most[set * (this.columns + 1) + cols];
  }

  /**
   * Fills the table from the items' own tables; what it held before goes.
   * @param dearest tilings that cost more than this for each of their items are not kept
   * @param reduced the items' reduced costs: tilings that exceed its reach are not kept either
   * @param tallest nothing higher than this is wanted
   */
  *solve(items: readonly CostTable[], dearest: number, reduced: ReducedCosts = plainCosts(items.length), tallest = this.rows): Generator<void, void> {
    const all = 1 << this.count;
    this.#clear();
    this.#tallest = tallest;
    this.#perCell = reduced.perCell;
    for (let set = 1; set < all; set++) {
      const low = set & -set;
      this.#floor[set] = this.#floor[set ^ low] + reduced.least[31 - Math.clz32(low)];
    }
    let steps = 0;
    for (let set = 1; set < all; set++) {
      if ((set & (set - 1)) === 0) this.#single(set, items[31 - Math.clz32(set)]);
      else steps += this.#combine(set, reduced.reach);
      this.#bound(set, dearest * sizeOf(set), reduced.reach);
      if (steps > stepsPerRest) {
        steps = 0;
        yield;
      }
    }
  }

  #clear(): void {
    this.#cost.fill(Number.POSITIVE_INFINITY);
    this.#cheapest.fill(Number.POSITIVE_INFINITY);
    this.#least.fill(this.rows + 1);
    this.#most.fill(-1);
  }

  #single(set: number, table: CostTable): void {
    for (let cols = 1; cols <= this.columns; cols++) {
      const own = table[cols];
      if (!own) continue;
      const at = (set * (this.columns + 1) + cols) * (this.rows + 1);
      for (let rows = 1; rows <= this.#tallest; rows++) if (own[rows] < Number.POSITIVE_INFINITY) this.#cost[at + rows] = own[rows] - this.#floor[set] + this.#perCell * cols * rows;
    }
  }

  /** Drops what is too dear; sets the least and most rows of a subset at every width, and its least cost there. */
  #bound(set: number, dearest: number, reach: number): void {
    for (let cols = 1; cols <= this.columns; cols++) {
      const cell = set * (this.columns + 1) + cols;
      const at = cell * (this.rows + 1);
      for (let rows = 1; rows <= this.#tallest; rows++) {
        const own = this.#cost[at + rows];
        if (own === Number.POSITIVE_INFINITY) continue;
        if (own > reach || own + this.#floor[set] - this.#perCell * cols * rows > dearest) {
          this.#cost[at + rows] = Number.POSITIVE_INFINITY;
          continue;
        }
        if (own < this.#cheapest[cell]) this.#cheapest[cell] = own;
        if (rows < this.#least[cell]) this.#least[cell] = rows;
        this.#most[cell] = rows;
      }
    }
  }

  #combine(set: number, reach: number): number {
    const cost = this.#cost;
    const least = this.#least;
    const most = this.#most;
    const cheapest = this.#cheapest;
    const { columns } = this;
    const rows = this.#tallest;
    const width = columns + 1;
    const height = this.rows + 1;
    const low = set & -set;
    const rest = set ^ low;
    let steps = 0;
    // The part with the lowest item takes every other subset in turn; its complement is the other part.
    for (let b = rest; b; b = (b - 1) & rest) {
      const a = set ^ b;
      for (let cols = 1; cols <= columns; cols++) {
        const out = (set * width + cols) * height;
        const ca = a * width + cols;
        const cb = b * width + cols;
        const from = least[ca];
        const lowest = least[cb];
        const allowed = reach - cheapest[cb];
        const to = Math.min(most[ca], rows - lowest);
        for (let ha = from; ha <= to; ha++) {
          const one = cost[ca * height + ha];
          if (one > allowed) continue;
          const end = Math.min(most[cb], rows - ha);
          steps += end - lowest;
          for (let hb = lowest, at = cb * height + lowest, sum = out + ha + lowest; hb <= end; hb++, at++, sum++) {
            const both = one + cost[at];
            if (both < cost[sum]) cost[sum] = both;
          }
        }
        for (let left = 1; left < cols; left++) {
          const la = a * width + left;
          const rb = b * width + cols - left;
          if (cheapest[la] + cheapest[rb] > reach) continue;
          const start = Math.max(least[la], least[rb]);
          const end = Math.min(most[la], most[rb]);
          for (let h = start; h <= end; h++) {
            const both = cost[la * height + h] + cost[rb * height + h];
            if (both < cost[out + h]) cost[out + h] = both;
          }
        }
      }
    }
    return steps;
  }
}
