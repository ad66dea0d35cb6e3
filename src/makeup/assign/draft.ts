/**
 * A first assignment: each page gets a lead, the most important on the first; the rest goes where there is room, and is
 * then exchanged between pages as long as that makes them more even. Same units, same draft.
 */
import { pictureShare } from "./space.js";
import type { Unit } from "./units.js";

/** A page that the program fills. */
export interface OpenPage {
  readonly label: string;
  /** Columns × rows open to stories. */
  readonly cells: number;
  /** What stands on it already. */
  readonly fixed: readonly Unit[];
}

/** Units by page, in the order of the pages. */
export type Draft = readonly (readonly Unit[])[];

/** How full a page is, 1 being exactly full. */
export function fillOf(page: OpenPage, units: readonly Unit[]): number {
  let cells = 0;
  let pictures = 0;
  for (const unit of [...page.fixed, ...units]) {
    cells += unit.cells;
    pictures += unit.pictures;
  }
  return cells / page.cells + pictureShare(pictures);
}

/** More modules than this make a page crowded, and slow to make up. */
const mostItems = 10;
const fewestItems = 5;

/** Price of a page with these units: how far it is from full, how crowded, how uneven; important copy stands near the front. */
export function priceOf(page: OpenPage, at: number, units: readonly Unit[], fill: number): number {
  const all = [...page.fixed, ...units];
  const sum = (of: (unit: Unit) => number): number => all.reduce((total, unit) => total + of(unit), 0);
  const items = sum((unit) => unit.items);
  const pictures = sum((unit) => unit.pictures);
  const adverts = sum((unit) => (unit.advert ? 1 : 0));
  const off = fillOf(page, units) - fill;
  return 2000 * off * off
    + Math.max(0, items - mostItems) ** 2 + Math.max(0, fewestItems - items) ** 2
    + 0.5 * adverts * adverts + 0.15 * pictures * pictures + (pictures === 0 ? 1 : 0)
    + 0.03 * at * units.reduce((total, { priority, advert }) => total + (advert ? 0 : priority), 0);
}

/** A unit goes to another page, or changes places with one there. */
export interface Exchange {
  readonly from: number;
  readonly to: number;
  readonly unit: Unit;
  readonly back: Unit | undefined;
}

/** The draft after an exchange. */
export function exchanged(draft: Draft, { from, to, unit, back }: Exchange): Draft {
  return draft.map((units, p) => {
    if (p === from) return [...units.filter((one) => one !== unit), ...(back ? [back] : [])];
    return p === to ? [...units.filter((one) => one !== back), unit] : units;
  });
}

/** Every exchange between two pages; what must stay (leads, units of a given page) stays. */
export function exchanges(draft: Draft, from: number, to: number, stays: ReadonlySet<Unit>): Exchange[] {
  const free = (at: number): Unit[] => draft[at].filter((unit) => !stays.has(unit));
  return [
    ...free(from).flatMap((unit) => [undefined, ...free(to)].map((back): Exchange => ({ from, to, unit, back }))),
    ...free(to).map((unit): Exchange => ({ from: to, to: from, unit, back: undefined })),
  ];
}

/** Units that open their pages: one for each page that has no story of its own rank already. */
function chooseLeads(pages: readonly OpenPage[], free: readonly Unit[]): (Unit | undefined)[] {
  const queue = free.filter(({ mayLead }) => mayLead);
  const without = pages.map(({ fixed }) => !fixed.some(({ mayLead }) => mayLead));
  // The section's lead stands on its first page whatever else does.
  return pages.map((_, p) => (p === 0 || without[p] ? queue.shift() : undefined));
}

/** Exchanges that are made before the draft is good enough. */
const rounds = 400;

/** The draft, and the units that are not to leave their page. */
export function draftOf(pages: readonly OpenPage[], units: readonly Unit[]): { readonly draft: Draft; readonly stays: ReadonlySet<Unit>; readonly fill: number } {
  const stays = new Set<Unit>();
  const made: Unit[][] = pages.map(() => []);
  const put = (unit: Unit, p: number, keep: boolean): void => {
    made[p].push(unit);
    if (keep) stays.add(unit);
  };
  const given = units.filter(({ page }) => page !== undefined);
  for (const unit of given) put(unit, Math.max(0, pages.findIndex(({ label }) => label === unit.page)), true);
  const byImportance = units.filter(({ page }) => page === undefined).sort((a, b) => b.priority - a.priority);
  const withGiven = pages.map((page, p): OpenPage => ({ ...page, fixed: [...page.fixed, ...made[p]] }));
  chooseLeads(withGiven, byImportance).forEach((lead, p) => { if (lead) put(lead, p, true); });
  const rest = byImportance.filter((unit) => !stays.has(unit)).sort((a, b) => Number(b.advert) - Number(a.advert) || b.cells - a.cells);
  for (const unit of rest) {
    const adverts = made.map((own) => own.filter(({ advert }) => advert).length);
    const fills = pages.map((page, p) => fillOf(page, made[p]) + (unit.advert ? adverts[p] : 0));
    put(unit, fills.indexOf(Math.min(...fills)), false);
  }
  let draft: Draft = made;
  const total = pages.reduce((sum, { cells }) => sum + cells, 0);
  const fill = pages.reduce((sum, page, p) => sum + fillOf(page, made[p]) * page.cells, 0) / total;
  const price = (next: Draft, p: number): number => priceOf(pages[p], p, next[p], fill);
  for (let round = 0; round < rounds; round++) {
    let best: { readonly next: Draft; readonly gain: number } | undefined;
    for (let from = 0; from < pages.length; from++) for (let to = from + 1; to < pages.length; to++) {
      const before = price(draft, from) + price(draft, to);
      for (const one of exchanges(draft, from, to, stays)) {
        const next = exchanged(draft, one);
        const gain = before - price(next, from) - price(next, to);
        if (gain > (best?.gain ?? 1e-6)) best = { next, gain };
      }
    }
    if (!best) break;
    draft = best.next;
  }
  return { draft, stays, fill };
}
