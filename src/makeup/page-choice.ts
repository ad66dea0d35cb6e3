/** The last choice among pages that are exactly full: each is looked at as a whole, and the best ones once more with other settings in the same rectangles. */
import type { PageItem } from "../model/page-items.js";
import type { PageRegion } from "../model/page-region.js";
import { checksMissed } from "./desk-checks.js";
import type { Leaf, Leaves } from "./leaves.js";
import { levelHeads } from "./level-heads.js";
import type { RankedItem } from "./ranks.js";
import { type RuleName, tasteOf } from "./taste.js";
import type { PlacedLeaf, Tiling } from "./tiling-search.js";
import type { MakeupServices, PlanModule } from "./types.js";

export interface AutomaticPage {
  readonly modules: readonly PlanModule[];
  readonly cost: number;
  /** What its look costs, by rule. */
  readonly terms: Readonly<Partial<Record<RuleName, number>>>;
  /** Desk checks that fail and need not. */
  readonly missed: number;
}

export interface PageDesk {
  readonly ranked: readonly RankedItem[];
  readonly leaves: Leaves;
  readonly region: PageRegion;
  readonly services: MakeupServices;
}

/** Pages whose settings are tried again. */
const refined = 12;
/** Rounds over a page's modules. */
const rounds = 3;

/** Names of slots in the order of weight, as the packaged layouts have them. */
const slotNames = ["lead", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
const slotName = (at: number): string => slotNames[at] ?? `item${at + 1}`;

/** A tiling with its modules and what it costs in all. */
export interface Looked extends AutomaticPage {
  readonly tiling: Tiling;
}

/** Modules of leaves that were placed before: most of a page stays when one setting changes. */
export type PlacedModules = WeakMap<PlacedLeaf, readonly PlanModule[]>;

/** The modules of a leaf; the first row of the search lies above the page. */
function modulesAt(at: PlacedLeaf, { region }: PageDesk, known: PlacedModules): readonly PlanModule[] {
  let modules = known.get(at);
  if (!modules) {
    const { leaf, col, row } = at;
    modules = leaf.place(col, row === 0 ? region.row : region.row + row - 1).map((module) => ({ ...module, slot: slotName(leaf.item) }));
    known.set(at, modules);
  }
  return modules;
}

/** A tiling made into modules, unless it costs `most` or more. */
export function look(tiling: Tiling, desk: PageDesk, items: readonly PageItem[], known: PlacedModules, most: number): Looked | undefined {
  // A look costs nothing or more.
  if (tiling.cost >= most) return undefined;
  const { region, services } = desk;
  const placed = tiling.leaves.flatMap((at) => modulesAt(at, desk, known));
  const modules = levelHeads(placed, items, services);
  const { theme, galleys, said } = services;
  const view = { modules, items, region, columns: theme.grid.columns };
  const { cost, terms } = tasteOf(view, theme.taste, most - tiling.cost);
  if (tiling.cost + cost >= most) return undefined;
  const missed = checksMissed({ ...view, theme, galleys, said });
  const whole = tiling.cost + cost + theme.taste.deskCheck * missed;
  return whole < most ? { tiling, modules, terms, missed, cost: whole } : undefined;
}

const withLeaf = ({ leaves, cost }: Tiling, at: number, leaf: Leaf): Tiling => ({
  leaves: leaves.with(at, { ...leaves[at], leaf }),
  cost: cost - leaves[at].leaf.cost + leaf.cost,
});

/** The cheapest first; searches of several breadths find many a page twice. */
export function distinct(tilings: readonly Tiling[]): Tiling[] {
  const ids = new Map<Leaf, number>();
  const idOf = (leaf: Leaf): number => {
    const id = ids.get(leaf) ?? ids.size;
    ids.set(leaf, id);
    return id;
  };
  const seen = new Map<string, Tiling>();
  for (const tiling of tilings) {
    const key = tiling.leaves.map(({ leaf, col, row }) => `${idOf(leaf)} ${col} ${row}`).sort().join();
    if (!seen.has(key)) seen.set(key, tiling);
  }
  return [...seen.values()].sort((a, b) => a.cost - b.cost);
}

/** The page with other settings in the same rectangles, as long as one looks better. */
export function* refine(page: Looked, desk: PageDesk, items: readonly PageItem[], known: PlacedModules): Generator<void, Looked> {
  let own = page;
  for (let round = 0; round < rounds; round++) {
    const before = own;
    for (const [at, { leaf, cols, rows, row }] of before.tiling.leaves.entries()) {
      for (const other of desk.leaves.resized(leaf.item, cols, rows, row === 0)) {
        if (other === own.tiling.leaves[at].leaf) continue;
        own = look(withLeaf(own.tiling, at, other), desk, items, known, own.cost - 1e-9) ?? own;
      }
      yield;
    }
    if (own === before) break;
  }
  return own;
}

/** The page with the best look as a whole, or undefined where there is none. */
export function* bestPage(tilings: readonly Tiling[], desk: PageDesk): Generator<void, AutomaticPage | undefined> {
  const items = desk.ranked.map(({ item }) => item);
  const known: PlacedModules = new WeakMap();
  let pages: Looked[] = [];
  for (const [i, tiling] of distinct(tilings).entries()) {
    const page = look(tiling, desk, items, known, pages[refined - 1]?.cost ?? Number.POSITIVE_INFINITY);
    if (page) pages = [...pages, page].sort((a, b) => a.cost - b.cost).slice(0, refined);
    if (i % 8 === 7) yield;
  }
  let best: Looked | undefined = pages[0];
  for (const page of pages) {
    const own = yield* refine(page, desk, items, known);
    if (own.cost < best.cost) best = own;
  }
  return best;
}
