/**
 * Reduced costs of a page's items: a price for every cell is added to their settings. All items together fill the page,
 * so that a page pays its cells once and no page gains by it, but a setting that leaves the others too much or too little
 * room looks as dear as it is. (The Lagrangian relaxation of the page's area; Geoffrion 1974.)
 */

/** Cost of an item at [columns][rows]; undefined where it does not stand at that width. */
export type CostTable = readonly (Float32Array | undefined)[];

export interface ReducedCosts {
  /** Price of a cell; below 0 where items must be stretched to fill the page. */
  readonly perCell: number;
  /** Least cost of each item at that price, which its settings are counted from. */
  readonly least: readonly number[];
  /** What the settings of all items together may cost beyond the least. */
  readonly reach: number;
}

/** Costs as they are. */
export const plainCosts = (count: number): ReducedCosts => ({ perCell: 0, least: new Array<number>(count).fill(0), reach: Number.POSITIVE_INFINITY });

interface Least {
  readonly cost: number;
  readonly cells: number;
}

/** The cheapest setting of an item where a cell costs `perCell`. */
function leastAt(table: CostTable, perCell: number): Least {
  let cost = Number.POSITIVE_INFINITY;
  let cells = 0;
  for (let cols = 1; cols < table.length; cols++) {
    const own = table[cols];
    if (!own) continue;
    const step = perCell * cols;
    for (let rows = 1; rows < own.length; rows++) {
      const all = own[rows] + step * rows;
      if (all < cost) {
        cost = all;
        cells = cols * rows;
      }
    }
  }
  return { cost, cells };
}

/** Steps of the search for the price, and the dearest price tried. */
const steps = 14;
const dearestCell = 2;

/** The price at which the cheapest settings of all items come nearest to filling `cells`; what they cost then is the least that any page costs. */
export function reducedCosts(tables: readonly CostTable[], cells: number): Omit<ReducedCosts, "reach"> & { readonly pageLeast: number } {
  let low = -dearestCell;
  let high = dearestCell;
  let best = Number.NEGATIVE_INFINITY;
  let perCell = 0;
  for (let step = 0; step < steps; step++) {
    const price = step === 0 ? 0 : (low + high) / 2;
    let cost = -price * cells;
    let taken = 0;
    for (const table of tables) {
      const own = leastAt(table, price);
      cost += own.cost;
      taken += own.cells;
    }
    // Every price gives a lower bound; the highest is the closest.
    if (cost > best) {
      best = cost;
      perCell = price;
    }
    if (taken > cells) low = price;
    else high = price;
  }
  return { perCell, least: tables.map((table) => leastAt(table, perCell).cost), pageLeast: best };
}
