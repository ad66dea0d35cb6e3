/** From a draft to pages that are exactly full: each is made up; where one is not, articles are exchanged with another page or held. */
import type { PlanPage } from "../../model/plan.js";
import { type Draft, type Exchange, type OpenPage, exchanged, exchanges, fillOf, priceOf } from "./draft.js";
import type { Unit } from "./units.js";

/** Makes up page `at` with these units; undefined where no page is exactly full. */
export type Oracle = (at: number, units: readonly Unit[]) => Generator<void, PlanPage | undefined>;

export interface Settled {
  readonly draft: Draft;
  /** Held units, each with the page that it did not fit. */
  readonly held: readonly { readonly unit: Unit; readonly page: string; readonly fill: number }[];
}

/** Exchanges that are tried for a page, and articles that are tried for holding. */
const mostTries = 8;

/** @param mayHold articles that may be held */
export function* settle(pages: readonly OpenPage[], { draft, stays, fill }: { readonly draft: Draft; readonly stays: ReadonlySet<Unit>; readonly fill: number }, mayHold: number, oracle: Oracle): Generator<void, Settled> {
  let current = draft;
  const held: Settled["held"][number][] = [];
  const settled = new Set<number>();
  const price = (next: Draft, p: number): number => priceOf(pages[p], p, next[p], Math.min(1, fill));

  /** Exchanges of a page with the others, the most promising first. */
  function promising(at: number): Exchange[] {
    const found = pages.flatMap((_, other) => (other === at ? [] : exchanges(current, at, other, stays).map((one) => {
      const next = exchanged(current, one);
      return { one, price: price(next, at) + price(next, other) - price(current, other) };
    })));
    return found.sort((a, b) => a.price - b.price).slice(0, mostTries).map(({ one }) => one);
  }

  function* exchange(at: number): Generator<void, boolean> {
    for (const one of promising(at)) {
      const next = exchanged(current, one);
      if (!(yield* oracle(at, next[at]))) continue;
      const other = one.from === at ? one.to : one.from;
      if (settled.has(other) && !(yield* oracle(other, next[other]))) continue;
      current = next;
      return true;
    }
    return false;
  }

  /** Holds the least important article whose absence lets the page come out. */
  function* hold(at: number): Generator<void, boolean> {
    const count = held.reduce((sum, { unit }) => sum + unit.articles.length, 0);
    const before = fillOf(pages[at], current[at]);
    const off = (unit: Unit): number => Math.abs(1 - fillOf(pages[at], current[at].filter((one) => one !== unit)));
    const candidates = current[at].filter((unit) => !unit.advert && !stays.has(unit) && count + unit.articles.length <= mayHold)
      .sort((a, b) => a.priority - b.priority || off(a) - off(b)).slice(0, mostTries);
    const without = (unit: Unit): Draft => current.map((units, p) => (p === at ? units.filter((one) => one !== unit) : units));
    for (const unit of candidates) {
      if (!(yield* oracle(at, without(unit)[at]))) continue;
      current = without(unit);
      held.push({ unit, page: pages[at].label, fill: before });
      return true;
    }
    // Far too much copy: the least important goes, and the page is tried again.
    const [least] = candidates;
    if (!least || fillOf(pages[at], without(least)[at]) < 0.97) return false;
    current = without(least);
    held.push({ unit: least, page: pages[at].label, fill: before });
    return yield* hold(at);
  }

  for (let at = 0; at < pages.length; at++) {
    const fits = (yield* oracle(at, current[at])) !== undefined;
    if (fits || (yield* exchange(at)) || (yield* hold(at))) settled.add(at);
  }
  return { draft: current, held };
}
