/** Automatic make-up of one page: exact tables, the search for pages, the look of the best ones as wholes. */
import type { PageItem } from "../model/page-items.js";
import type { PageRegion } from "../model/page-region.js";
import { Leaves } from "./leaves.js";
import { type RankedItem, rankItems } from "./ranks.js";
import { type CostTable, SubsetTable } from "./subset-table.js";
import { tasteOf } from "./taste.js";
import { type Breadth, type ItemGroup, type Tiling, TilingSearch } from "./tiling-search.js";
import { type MakeupServices, Memo, type PlanModule } from "./types.js";

/** Most items whose subsets have one table; a page with more is divided into bands first. */
const mostTogether = 11;

/** Dearest setting of an item by attempt: the usual ones first, then any that fits. */
const dearest = [7, 60] as const;

const usual: readonly Breadth[] = [
  { states: 90, cuts: 18, sideBySide: 1, pages: 40 },
  { states: 60, cuts: 18, sideBySide: 3, pages: 30 },
];

/** Groups of items, each with a table of its own, one below the other: important ones above, every band with some short ones. */
export function bandsOf(ranked: readonly RankedItem[]): number[][] {
  const count = Math.ceil(ranked.length / mostTogether);
  if (count === 1) return [ranked.map((_, i) => i)];
  const adverts = ranked.flatMap(({ item }, i) => (item.copy.kind === "advert" ? [i] : []));
  const rest = ranked.map((_, i) => i).filter((i) => !adverts.includes(i));
  const bands: number[][] = Array.from({ length: count }, () => []);
  const share = ranked.length / count;
  const important = rest.slice(0, Math.ceil(rest.length / 2));
  const short = rest.slice(important.length);
  important.forEach((item, i) => bands[Math.min(count - 1, Math.floor((i * count) / important.length))].push(item));
  for (const [b, band] of bands.entries()) while (short.length > 0 && (b === count - 1 || band.length < Math.floor(share))) band.push(short.shift() as number);
  bands[count - 1].push(...adverts);
  return bands;
}

/** Names of slots in the order of weight, as the packaged layouts have them. */
const slotNames = ["lead", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
const slotName = (at: number): string => slotNames[at] ?? `item${at + 1}`;

export interface AutomaticPage {
  readonly modules: readonly PlanModule[];
  readonly cost: number;
}

/** Makes modules of a tiling; the first row of the search lies above the page. */
function modulesOf(tiling: Tiling, region: PageRegion): PlanModule[] {
  return tiling.leaves.flatMap(({ leaf, col, row }) =>
    leaf.place(col, row === 0 ? region.row : region.row + row - 1).map((module) => ({ ...module, slot: slotName(leaf.item) })));
}

/**
 * The best page of these items that is exactly full, or undefined where slicing trees hold none.
 * Same items, same page.
 */
export function* automaticPage(items: readonly PageItem[], region: PageRegion, services: MakeupServices): Generator<void, AutomaticPage | undefined> {
  if (items.length === 0) return undefined;
  const ranked = rankItems(items);
  const own = { ...services, maxRows: region.rows + 1, textTables: new Memo() } as MakeupServices;
  for (const [attempt, cap] of dearest.entries()) {
    const leaves = new Leaves(ranked, own, attempt > 0);
    const tables: CostTable[] = [];
    for (let i = 0; i < ranked.length; i++) {
      tables.push(leaves.table(i));
      yield;
    }
    const groups: ItemGroup[] = [];
    for (const band of bandsOf(ranked)) {
      const table = new SubsetTable(band.length, services.theme.grid.columns, own.maxRows);
      yield* table.solve(band.map((i) => tables[i]), cap);
      groups.push({ table, items: band });
    }
    for (const strict of [true, false]) {
      const tilings: Tiling[] = [];
      const search = new TilingSearch({
        groups, columns: services.theme.grid.columns, rows: own.maxRows, weights: ranked.map(({ weight }) => weight),
        foot: new Set(ranked.flatMap(({ item }, i) => (item.copy.kind === "advert" ? [i] : []))), taste: services.theme.taste, strict,
        leaves: (item, cols, rows, top) => leaves.at(item, cols, rows, top),
      });
      for (const breadth of usual) tilings.push(...(yield* search.run(breadth)));
      const best = choose(tilings, ranked, region, services);
      if (best) return best;
    }
  }
  return undefined;
}

/** The page with the best look as a whole. */
function choose(tilings: readonly Tiling[], ranked: readonly RankedItem[], region: PageRegion, services: MakeupServices): AutomaticPage | undefined {
  const items = ranked.map(({ item }) => item);
  let best: AutomaticPage | undefined;
  for (const tiling of tilings) {
    const modules = modulesOf(tiling, region);
    const fit = modules.reduce((sum, m) => sum + m.fit.cost, 0);
    const { cost: look } = tasteOf({ modules, items, region, columns: services.theme.grid.columns }, services.theme.taste);
    const cost = fit + look;
    if (!best || cost < best.cost) best = { modules, cost };
  }
  return best;
}
