/** Pages to choose among: each is exactly full, and they differ in where stories stand, not in a row here and there. */
import type { Rect } from "../model/rect.js";
import { type AutomaticPage, type Looked, type PageDesk, type PlacedModules, distinct, look, refine } from "./page-choice.js";
import type { Tiling } from "./tiling-search.js";

/** Pages that are compared with one another. */
const mostCompared = 120;
/** Rows by which a story may stand higher or be deeper and the page still look the same. */
const sameRows = 9;
/** What a page may cost more for being another one altogether. */
const varietyWorth = 25;
/** Stories that must stand elsewhere, or have another width. */
const leastMoved = 2;

type Place = Rect & { readonly key: string | number };

const moved = (a: Place, b: Place | undefined): boolean => !b || a.col !== b.col || a.cols !== b.cols || Math.abs(a.row - b.row) > sameRows || Math.abs(a.rows - b.rows) > sameRows;

/** True where fewer than two stories stand elsewhere. */
function alike(a: readonly Place[], b: readonly Place[]): boolean {
  const others = new Map(b.map((place) => [place.key, place]));
  return a.filter((place) => moved(place, others.get(place.key))).length < Math.min(leastMoved, a.length);
}

/** Share of the page that stands elsewhere, 0 to 1. */
function distance(a: readonly Place[], b: readonly Place[]): number {
  const others = new Map(b.map((place) => [place.key, place]));
  const cells = (places: readonly Place[]): number => places.reduce((sum, { cols, rows }) => sum + cols * rows, 0);
  return cells(a.filter((place) => moved(place, others.get(place.key)))) / cells(a);
}

const placesOf = ({ leaves }: Tiling): Place[] => leaves.map(({ leaf, col, row, cols, rows }) => ({ key: leaf.item, col, row, cols, rows }));
export const modulePlaces = (modules: AutomaticPage["modules"]): Place[] => modules.filter(({ kind }) => kind !== "banner").map(({ articles, rect }) => ({ key: articles.join("+"), ...rect }));

/** True where two pages differ in less than an editor would call another page. */
export const samePage = (a: AutomaticPage["modules"], b: AutomaticPage["modules"]): boolean => alike(modulePlaces(a), modulePlaces(b));

/** A page with the places of its stories. */
interface Candidate<T> {
  readonly page: T;
  readonly cost: number;
  readonly places: readonly Place[];
}

/** Picks one page after another: the best, then those that are worth their price for standing apart from all that are picked. */
function* picked<T>(candidates: readonly Candidate<T>[]): Generator<T> {
  const taken: Candidate<T>[] = [];
  let open = [...candidates];
  for (;;) {
    open = open.filter(({ places }) => !taken.some((other) => alike(places, other.places)));
    const price = ({ cost, places }: Candidate<T>): number => cost - varietyWorth * Math.min(1, ...taken.map((other) => distance(places, other.places)));
    const next = open.reduce<Candidate<T> | undefined>((best, one) => (!best || price(one) < price(best) ? one : best), undefined);
    if (!next) return;
    taken.push(next);
    yield next.page;
  }
}

const cheapestFirst = (pages: readonly AutomaticPage[]): AutomaticPage[] => [...pages].sort((a, b) => a.cost - b.cost);

/** Up to `count` of these pages that differ, the best first. */
export const varied = (pages: readonly AutomaticPage[], count: number): AutomaticPage[] =>
  cheapestFirst([...picked(pages.map((page) => ({ page, cost: page.cost, places: modulePlaces(page.modules) })))].slice(0, count));

/** Up to `count` different pages of these tilings, each with the settings that look best in its rectangles. */
export function* variedPages(tilings: readonly Tiling[], desk: PageDesk, count: number): Generator<void, readonly AutomaticPage[]> {
  const items = desk.ranked.map(({ item }) => item);
  const known: PlacedModules = new WeakMap();
  const looked: Looked[] = [];
  for (const [i, tiling] of distinct(tilings).entries()) {
    const page = look(tiling, desk, items, known, Number.POSITIVE_INFINITY);
    if (page) looked.push(page);
    if (i % 4 === 3) yield;
  }
  const chosen: AutomaticPage[] = [];
  const cheap = looked.sort((a, b) => a.cost - b.cost).slice(0, mostCompared);
  for (const page of picked(cheap.map((one) => ({ page: one, cost: one.cost, places: placesOf(one.tiling) })))) {
    chosen.push(yield* refine(page, desk, items, known));
    if (chosen.length === count) break;
  }
  return cheapestFirst(chosen);
}
