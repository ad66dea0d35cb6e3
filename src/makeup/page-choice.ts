/** The last choice among pages that are exactly full: each is looked at as a whole, and the best ones once more with other settings in the same rectangles. */
import type { PageItem } from "../model/page-items.js";
import type { PageRegion } from "../model/page-region.js";
import type { Leaf, Leaves } from "./leaves.js";
import { levelHeads } from "./level-heads.js";
import type { RankedItem } from "./ranks.js";
import { type RuleName, tasteOf } from "./taste.js";
import type { Tiling } from "./tiling-search.js";
import type { MakeupServices, PlanModule } from "./types.js";

export interface AutomaticPage {
  readonly modules: readonly PlanModule[];
  readonly cost: number;
  /** What its look costs, by rule. */
  readonly terms: Readonly<Partial<Record<RuleName, number>>>;
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
interface Looked extends AutomaticPage {
  readonly tiling: Tiling;
}

/** A tiling made into modules; the first row of the search lies above the page. */
function look(tiling: Tiling, desk: PageDesk, items: readonly PageItem[]): Looked {
  const { region, services } = desk;
  const placed = tiling.leaves.flatMap(({ leaf, col, row }) =>
    leaf.place(col, row === 0 ? region.row : region.row + row - 1).map((module) => ({ ...module, slot: slotName(leaf.item) })));
  const modules = levelHeads(placed, items, services);
  const { cost, terms } = tasteOf({ modules, items, region, columns: services.theme.grid.columns }, services.theme.taste);
  return { tiling, modules, terms, cost: tiling.cost + cost };
}

const withLeaf = ({ leaves, cost }: Tiling, at: number, leaf: Leaf): Tiling => ({
  leaves: leaves.with(at, { ...leaves[at], leaf }),
  cost: cost - leaves[at].leaf.cost + leaf.cost,
});

/** The page with the best look as a whole, or undefined where there is none. */
export function* bestPage(tilings: readonly Tiling[], desk: PageDesk): Generator<void, AutomaticPage | undefined> {
  const items = desk.ranked.map(({ item }) => item);
  const pages: Looked[] = [];
  for (const tiling of tilings) {
    pages.push(look(tiling, desk, items));
    if (pages.length % 8 === 0) yield;
  }
  pages.sort((a, b) => a.cost - b.cost);
  let best: Looked | undefined = pages[0];
  for (const page of pages.slice(0, refined)) {
    let own = page;
    for (let round = 0; round < rounds; round++) {
      const before = own;
      for (const [at, { leaf, cols, rows, row }] of before.tiling.leaves.entries()) {
        for (const other of desk.leaves.resized(leaf.item, cols, rows, row === 0)) {
          if (other === own.tiling.leaves[at].leaf) continue;
          const changed = look(withLeaf(own.tiling, at, other), desk, items);
          if (changed.cost < own.cost - 1e-9) own = changed;
        }
        yield;
      }
      if (own === before) break;
    }
    if (own.cost < best.cost) best = own;
  }
  return best;
}
