/** The least that any filling of a number of rows costs, whatever the legs: fillings that cannot be better than what is held are not tried. */
import type { GalleyItem } from "../model/galley.js";

export class FillFloor {
  readonly #least: number;
  /** Least cost of the options by rows in all, from `#least` on. */
  readonly #costs: Float64Array;

  constructor(items: readonly GalleyItem[]) {
    let from = 0;
    let costs = Float64Array.of(0);
    for (const { options } of items) {
      // Air above is left out at the top of a leg, and any item may stand there.
      const least = Math.min(...options.map(({ rows, airRows }) => rows - airRows));
      const most = Math.max(...options.map(({ rows }) => rows));
      const next = new Float64Array(costs.length + most - least).fill(Number.POSITIVE_INFINITY);
      for (const { rows, airRows, cost } of options)
        for (let own = rows - airRows; own <= rows; own += Math.max(1, airRows))
          for (let i = 0; i < costs.length; i++) next[i + own - least] = Math.min(next[i + own - least], costs[i] + cost);
      from += least;
      costs = next;
    }
    this.#least = from;
    this.#costs = costs;
  }

  /** Infinity where no options add up to so many rows. */
  at(rows: number): number {
    return this.#costs[rows - this.#least] ?? Number.POSITIVE_INFINITY;
  }
}
