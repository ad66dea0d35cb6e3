/** From a draft to pages that are exactly full: each is made up; where one is not, articles are exchanged with another page or held. */
import type { PlanPage } from "../../model/plan.js";
import { type Draft, type Exchange, exchanged, exchanges, pageAfter, type Units } from "./draft.js";
import { fillOf, hopeless, type OpenPage, priceOf, worthTrying } from "./page-price.js";
import type { Unit } from "./units.js";

/** Makes up page `at` with these units; undefined where no page is exactly full. */
export type Oracle = (at: number, units: readonly Unit[]) => Generator<void, PlanPage | undefined>;

export interface Settled {
  readonly units: Units;
  /** Held units, each with the page that is exactly full without it. */
  readonly held: readonly { readonly unit: Unit; readonly page: string }[];
  /** Pages that did not come out. */
  readonly unsettled: readonly number[];
}

/** Exchanges that are tried for a page, and articles that are tried for holding. */
const mostTries = 8;

/** @param mayHold articles that may be held besides those that allow it themselves */
export function* settle(pages: readonly OpenPage[], draft: Draft, mayHold: number, oracle: Oracle): Generator<void, Settled> {
  let current = draft.units;
  let left = mayHold;
  const held: Settled["held"][number][] = [];
  const settled = new Set<number>();
  const { stays, targets } = draft;
  const price = (own: readonly Unit[], p: number): number => priceOf(pages[p], p, own, targets[p]);

  /** Exchanges of a page with the others, the most promising first. */
  function promising(at: number): Exchange[] {
    const found = pages.flatMap((_, other) => (other === at ? [] : exchanges(pages, { units: current, stays }, at, other).flatMap((one) => {
      const [here, there] = [pageAfter(current, at, one), pageAfter(current, other, one)];
      if (!worthTrying(pages[at], here)) return [];
      return [{ one, price: price(here, at) + price(there, other) - price(current[at], at) - price(current[other], other) }];
    })));
    return found.sort((a, b) => a.price - b.price).slice(0, mostTries).map(({ one }) => one);
  }

  function* exchange(at: number): Generator<void, boolean> {
    for (const one of promising(at)) {
      const next = exchanged(current, one);
      if (!(yield* oracle(at, next[at]))) continue;
      const other = one.from === at ? one.to : one.from;
      // A page that is full already stays so.
      if (settled.has(other) && !(yield* oracle(other, next[other]))) continue;
      current = next;
      return true;
    }
    return false;
  }

  /** Holds the least important article whose absence lets the page come out. */
  function* hold(at: number): Generator<void, boolean> {
    if (pages[at].fixed.length + current[at].length < 2) return false;
    const without = (unit: Unit): Units => current.map((units, p) => (p === at ? units.filter((one) => one !== unit) : units));
    const off = (unit: Unit): number => Math.abs(1 - fillOf(pages[at], without(unit)[at]));
    const candidates = current[at].filter((unit) => unit.holdCost !== undefined && unit.holdCost <= left && !stays.has(unit) && worthTrying(pages[at], without(unit)[at]))
      .sort((a, b) => a.priority - b.priority || off(a) - off(b)).slice(0, mostTries);
    for (const unit of candidates) {
      if (!(yield* oracle(at, without(unit)[at]))) continue;
      current = without(unit);
      left -= unit.holdCost ?? 0;
      held.push({ unit, page: pages[at].label });
      return true;
    }
    return false;
  }

  // A page that failed is tried once more when the others have settled.
  for (let pass = 0; pass < 2; pass++) for (let at = 0; at < pages.length; at++) {
    if (settled.has(at)) continue;
    const fits = !hopeless(pages[at], current[at]) && (yield* oracle(at, current[at])) !== undefined;
    if (fits || (yield* exchange(at)) || (yield* hold(at))) settled.add(at);
  }
  return { units: current, held, unsettled: pages.flatMap((_, p) => (settled.has(p) ? [] : [p])) };
}
