/** The exact tables of a page's groups of items, as far as pages near the cheapest one reach. */
import { type CostTable, reducedCosts } from "./reduced-costs.js";
import { SubsetTable } from "./subset-table.js";

/** The first guess of what a page costs beyond the least that any costs, and how guesses grow. */
const firstGuess = 8;
const growth = 4;

export interface ReachRequest {
  /** Dearest setting that is looked at, for each item. */
  readonly dearest: number;
  /** Tilings dearer than the cheapest by more than this are not looked at. */
  readonly margin: number;
}

interface Solved {
  readonly items: readonly CostTable[];
  readonly dearest: number;
  readonly tallest: number;
}

/** Attempts differ in the sizes of pictures: stories without any cost the same in all of them. */
const sameCosts = (one: readonly CostTable[], other: readonly CostTable[]): boolean =>
  one.length === other.length && one.every((table, i) => table.length === other[i].length && table.every((costs, cols) => {
    const others = other[i][cols];
    return costs === undefined ? others === undefined : others !== undefined && costs.every((cost, rows) => cost === others[rows]);
  }));

/** Tables for one attempt at a page after another: what the last one cost is the first guess of the next, which takes over its memory. */
export class ReachedTables {
  readonly #columns: number;
  readonly #rows: number;
  readonly #spare = new Map<string, SubsetTable>();
  /** What the whole tables were solved for. */
  readonly #solved = new WeakMap<SubsetTable, Solved>();
  #guess = firstGuess;

  constructor(columns: number, rows: number) {
    this.#columns = columns;
    this.#rows = rows;
  }

  /**
   * The table with every tiling of the whole page that costs at most `margin` more than the cheapest.
   * Most of what a full table holds belongs to no such page; guesses from below find the reach that does.
   */
  *reached(items: readonly CostTable[], { dearest, margin }: ReachRequest): Generator<void, SubsetTable> {
    const { pageLeast, ...reduced } = reducedCosts(items, this.#columns * this.#rows);
    const end = dearest * items.length - pageLeast;
    const full = (1 << items.length) - 1;
    const table = this.#empty(items.length, "page");
    let reach = Math.min(end, this.#guess + margin);
    for (;;) {
      yield* table.solve(items, dearest, { ...reduced, reach });
      const gap = table.at(full, this.#columns, this.#rows) - pageLeast;
      if (Number.isFinite(gap)) this.#guess = gap + 1;
      const enough = Math.min(end, gap + margin);
      if (!(reach < enough)) return table;
      reach = Number.isFinite(gap) ? enough : Math.min(end, reach * growth);
    }
  }

  /**
   * The table with every tiling, at every height up to `tallest`.
   * @param group name of the group: each has a table of its own, which is not solved again for the same items
   */
  *whole(items: readonly CostTable[], group: string, dearest: number, tallest: number = this.#rows): Generator<void, SubsetTable> {
    const table = this.#empty(items.length, group);
    const before = this.#solved.get(table);
    if (before && before.dearest === dearest && before.tallest === tallest && sameCosts(before.items, items)) return table;
    this.#solved.delete(table);
    yield* table.solve(items, dearest, undefined, tallest);
    this.#solved.set(table, { items, dearest, tallest });
    return table;
  }

  #empty(count: number, group: string): SubsetTable {
    const key = `${group}/${count}`;
    const held = this.#spare.get(key) ?? new SubsetTable(count, this.#columns, this.#rows);
    this.#spare.set(key, held);
    return held;
  }
}
