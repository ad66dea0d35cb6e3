/** The exact table of a group of items as far as pages near the cheapest one reach. */
import { type CostTable, reducedCosts } from "./reduced-costs.js";
import { SubsetTable } from "./subset-table.js";

/** The first guess of what a page costs beyond the least that any costs, and how guesses grow. */
const firstGuess = 8;
const growth = 4;

export interface ReachRequest {
  readonly columns: number;
  readonly rows: number;
  /** Dearest setting that is looked at, for each item. */
  readonly dearest: number;
  /** Tilings dearer than the cheapest by more than this are not looked at. */
  readonly margin: number;
}

/**
 * The table with every tiling of `columns` × `rows` that costs at most `margin` more than the cheapest.
 * Most of what a full table holds belongs to no such page; guesses from below find the reach that does.
 */
export function* reachedTable(items: readonly CostTable[], { columns, rows, dearest, margin }: ReachRequest): Generator<void, SubsetTable> {
  const { pageLeast, ...reduced } = reducedCosts(items, columns * rows);
  const end = dearest * items.length - pageLeast;
  const full = (1 << items.length) - 1;
  let reach = Math.min(end, firstGuess + margin);
  for (;;) {
    const table = new SubsetTable(items.length, columns, rows);
    yield* table.solve(items, dearest, { ...reduced, reach });
    const cheapest = table.at(full, columns, rows) - pageLeast;
    const enough = Math.min(end, cheapest + margin);
    if (!(reach < enough)) return table;
    reach = Number.isFinite(cheapest) ? enough : Math.min(end, reach * growth);
  }
}

/** The table with every tiling, at every height. */
export function* wholeTable(items: readonly CostTable[], { columns, rows, dearest }: Omit<ReachRequest, "margin">): Generator<void, SubsetTable> {
  const table = new SubsetTable(items.length, columns, rows);
  yield* table.solve(items, dearest);
  return table;
}
