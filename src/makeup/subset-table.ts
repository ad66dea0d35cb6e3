/**
 * The exact programme over slicing trees: for every subset of a page's items, every width and height,
 * what the cheapest tiling of that rectangle by guillotine cuts costs.
 *
 * f(S, w, h) = min over parts A ∪ B = S of f(A, w, a) + f(B, w, h − a) and f(A, v, h) + f(B, w − v, h).
 * Sources: optimal slicing floorplans (Stockmeyer 1983); guillotine news layout (Piccoli et al. 2012).
 */

/** Cost of an item at [columns][rows]; undefined where it does not stand at that width. */
export type CostTable = readonly (Float32Array | undefined)[];

/** Steps of the inner loops between two rests. */
const stepsPerRest = 1_500_000;

export class SubsetTable {
  readonly count: number;
  readonly columns: number;
  readonly rows: number;
  readonly #cost: Float32Array;
  /** Least and most rows with a finite cost, per subset and width; least > most where there is none. */
  readonly #least: Int16Array;
  readonly #most: Int16Array;

  /** @param count items, at most 13 */
  constructor(count: number, columns: number, rows: number) {
    this.count = count;
    this.columns = columns;
    this.rows = rows;
    const cells = (1 << count) * (columns + 1);
    this.#cost = new Float32Array(cells * (rows + 1)).fill(Number.POSITIVE_INFINITY);
    this.#least = new Int16Array(cells).fill(rows + 1);
    this.#most = new Int16Array(cells).fill(-1);
  }

  /** Cost of the cheapest tiling of `cols` × `rows` by the items of `set`; Infinity where there is none. */
  at(set: number, cols: number, rows: number): number {
    return rows < 0 || rows > this.rows ? Number.POSITIVE_INFINITY : this.#cost[(set * (this.columns + 1) + cols) * (this.rows + 1) + rows];
  }

  least(set: number, cols: number): number {
    return this.#least[set * (this.columns + 1) + cols];
  }

  most(set: number, cols: number): number {
    return this.#most[set * (this.columns + 1) + cols];
  }

  /**
   * Fills the table from the items' own tables.
   * @param dearest tilings that cost more than this for each of their items are not kept
   */
  *solve(items: readonly CostTable[], dearest: number): Generator<void, void> {
    const all = 1 << this.count;
    let steps = 0;
    for (let set = 1; set < all; set++) {
      if ((set & (set - 1)) === 0) this.#single(set, items[31 - Math.clz32(set)], dearest);
      else steps += this.#combine(set, dearest);
      if (steps > stepsPerRest) {
        steps = 0;
        yield;
      }
    }
  }

  #single(set: number, table: CostTable, dearest: number): void {
    for (let cols = 1; cols <= this.columns; cols++) {
      const own = table[cols];
      if (!own) continue;
      const at = (set * (this.columns + 1) + cols) * (this.rows + 1);
      for (let rows = 1; rows <= this.rows; rows++) if (own[rows] <= dearest) this.#cost[at + rows] = own[rows];
      this.#bound(set, cols);
    }
  }

  /** Sets the least and most rows of a subset at a width. */
  #bound(set: number, cols: number): void {
    const cell = set * (this.columns + 1) + cols;
    const at = cell * (this.rows + 1);
    for (let rows = 1; rows <= this.rows; rows++) {
      if (this.#cost[at + rows] === Number.POSITIVE_INFINITY) continue;
      if (rows < this.#least[cell]) this.#least[cell] = rows;
      this.#most[cell] = rows;
    }
  }

  #combine(set: number, dearest: number): number {
    const cost = this.#cost;
    const least = this.#least;
    const most = this.#most;
    const { columns, rows } = this;
    const width = columns + 1;
    const height = rows + 1;
    const low = set & -set;
    const rest = set ^ low;
    let size = 0;
    for (let s = set; s; s &= s - 1) size++;
    const cap = dearest * size;
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
        const to = Math.min(most[ca], rows - lowest);
        for (let ha = from; ha <= to; ha++) {
          const one = cost[ca * height + ha];
          if (one >= cap) continue;
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
          const start = Math.max(least[la], least[rb]);
          const end = Math.min(most[la], most[rb]);
          for (let h = start; h <= end; h++) {
            const both = cost[la * height + h] + cost[rb * height + h];
            if (both < cost[out + h]) cost[out + h] = both;
          }
        }
      }
    }
    for (let cols = 1; cols <= columns; cols++) {
      const out = (set * width + cols) * height;
      for (let h = 1; h <= rows; h++) if (cost[out + h] > cap) cost[out + h] = Number.POSITIVE_INFINITY;
      this.#bound(set, cols);
    }
    return steps;
  }
}
