/** The text of a story in whichever of its variants is the cheapest at every height: whole, or without optional blocks. */
import type { ArticleCopy } from "../model/copy.js";
import type { PlanOmission } from "../model/plan.js";
import type { TextSetting, TextTable } from "./text-table.js";

export interface BodyVariant {
  readonly table: TextTable;
  readonly copy: ArticleCopy;
  /** What it costs to leave out what it goes without. */
  readonly price: number;
  readonly omitted: readonly PlanOmission[];
}

export interface Body {
  /** By rows: setting, misfit and what is left out. */
  readonly cost: Float64Array;
  at(rows: number): { readonly text: TextSetting; readonly variant: BodyVariant } | undefined;
}

/** @param variants the whole copy first; another stands only where it is exactly full and cheaper than those before it */
export function bodyOf([whole, ...others]: readonly BodyVariant[]): Body {
  const cost = whole.table.cost.map((own, rows) => own + whole.table.misfitCost(rows));
  const chosen = new Map<number, BodyVariant>();
  for (const variant of others)
    for (let rows = 0; rows < cost.length; rows++) {
      const own = variant.table.cost[rows] + variant.price;
      if (own >= cost[rows] || variant.table.misfitCost(rows) > 0) continue;
      cost[rows] = own;
      chosen.set(rows, variant);
    }
  return {
    cost,
    at(rows) {
      const variant = chosen.get(rows) ?? whole;
      const text = variant.table.at(rows);
      return text && { text, variant };
    },
  };
}
