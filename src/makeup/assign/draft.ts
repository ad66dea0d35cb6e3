/**
 * A first assignment: each page gets a lead, the most important on the first; the rest goes where there is room, and is
 * then exchanged between pages as long as that makes them better. Same units, same draft.
 */
import { fillOf, type OpenPage, priceOf } from "./page-price.js";
import type { Unit } from "./units.js";

/** Units by page, in the order of the pages. */
export type Units = readonly (readonly Unit[])[];

export interface Draft {
  readonly units: Units;
  /** Units that are not to leave their page: leads, and those whose page is given. */
  readonly stays: ReadonlySet<Unit>;
  /** How full each page is to be. */
  readonly targets: readonly number[];
}

/** A unit goes to another page, or changes places with one there. */
export interface Exchange {
  readonly from: number;
  readonly to: number;
  readonly unit: Unit;
  readonly back: Unit | undefined;
}

/** Units of page `p` after an exchange. */
export function pageAfter(units: Units, p: number, { from, to, unit, back }: Exchange): readonly Unit[] {
  if (p === from) return [...units[p].filter((one) => one !== unit), ...(back ? [back] : [])];
  return p === to ? [...units[p].filter((one) => one !== back), unit] : units[p];
}

/** Units by page after an exchange. */
export const exchanged = (units: Units, exchange: Exchange): Units => units.map((_, p) => pageAfter(units, p, exchange));

/** Every exchange between two pages that leaves none of them empty; what must stay stays. */
export function exchanges(pages: readonly OpenPage[], { units, stays }: Pick<Draft, "units" | "stays">, one: number, other: number): Exchange[] {
  const free = (at: number): Unit[] => units[at].filter((unit) => !stays.has(unit));
  const maySpare = (at: number): boolean => pages[at].fixed.length + units[at].length > 1;
  const moves = (from: number, to: number): Exchange[] => (maySpare(from) ? free(from).map((unit) => ({ from, to, unit, back: undefined })) : []);
  return [...moves(one, other), ...moves(other, one), ...free(one).flatMap((unit) => free(other).map((back): Exchange => ({ from: one, to: other, unit, back })))];
}

/** Units that open their pages: one for each page that has no story of its own for it. */
function chooseLeads(pages: readonly OpenPage[], free: readonly Unit[]): (Unit | undefined)[] {
  const queue = free.filter(({ mayLead }) => mayLead);
  return pages.map(({ fixed }, p) => {
    const highest = Math.max(0, ...fixed.filter(({ mayLead }) => mayLead).map(({ priority }) => priority));
    // The section's lead stands on its first page, whatever less important stands there already.
    return highest === 0 || (p === 0 && highest < (queue[0]?.priority ?? 0)) ? queue.shift() : undefined;
  });
}

/** Exchanges that are made before the draft is good enough, for each page. */
const roundsPerPage = 50;

/** The most gainful exchange of every pair of pages is remembered until one of them changes. */
function improved(pages: readonly OpenPage[], draft: Draft): Draft {
  let { units } = draft;
  const { stays, targets } = draft;
  const best = new Map<string, { readonly next: Exchange; readonly gain: number } | undefined>();
  const price = (own: readonly Unit[], p: number): number => priceOf(pages[p], p, own, targets[p]);
  for (let round = 0; round < roundsPerPage * pages.length; round++) {
    let found: { readonly next: Exchange; readonly gain: number } | undefined;
    for (let one = 0; one < pages.length; one++) for (let other = one + 1; other < pages.length; other++) {
      const pair = `${one} ${other}`;
      if (!best.has(pair)) {
        const before = price(units[one], one) + price(units[other], other);
        let own: { readonly next: Exchange; readonly gain: number } | undefined;
        for (const next of exchanges(pages, { units, stays }, one, other)) {
          const gain = before - price(pageAfter(units, one, next), one) - price(pageAfter(units, other, next), other);
          if (gain > (own?.gain ?? 1e-6)) own = { next, gain };
        }
        best.set(pair, own);
      }
      const own = best.get(pair);
      if (own && own.gain > (found?.gain ?? 0)) found = own;
    }
    if (!found) break;
    units = exchanged(units, found.next);
    for (const key of best.keys()) if (key.split(" ").some((p) => Number(p) === found.next.from || Number(p) === found.next.to)) best.delete(key);
  }
  return { ...draft, units };
}

/**
 * The draft of a section's pages. Units of a given page stand there; their pages must be among those given.
 * @param targets how full each page is to be
 */
export function draftOf(pages: readonly OpenPage[], units: readonly Unit[], targets: readonly number[]): Draft {
  const stays = new Set<Unit>();
  const made: Unit[][] = pages.map(() => []);
  const put = (unit: Unit, p: number, keep: boolean): void => {
    made[p].push(unit);
    if (keep) stays.add(unit);
  };
  for (const unit of units) if (unit.page !== undefined) put(unit, pages.findIndex(({ label }) => label === unit.page), true);
  const byImportance = units.filter(({ page }) => page === undefined).sort((a, b) => b.priority - a.priority);
  const withGiven = pages.map((page, p): OpenPage => ({ ...page, fixed: [...page.fixed, ...made[p]] }));
  chooseLeads(withGiven, byImportance).forEach((lead, p) => { if (lead) put(lead, p, true); });
  const rest = byImportance.filter((unit) => !stays.has(unit)).sort((a, b) => Number(b.advert) - Number(a.advert) || b.cells - a.cells);
  for (const unit of rest) {
    const room = pages.map((page, p) => {
      const adverts = unit.advert ? made[p].filter(({ advert }) => advert).length : 0;
      const empty = page.fixed.length + made[p].length === 0;
      return targets[p] - fillOf(page, made[p]) - adverts + (empty ? 10 : 0);
    });
    put(unit, room.indexOf(Math.max(...room)), false);
  }
  return improved(pages, { units: made, stays, targets });
}
