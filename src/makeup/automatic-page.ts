/** Automatic make-up of one page: exact tables, the search for pages, the look of the best ones as wholes. */
import type { PageItem } from "../model/page-items.js";
import type { PageRegion } from "../model/page-region.js";
import type { Rect } from "../model/rect.js";
import { type HeldModule, Leaves } from "./leaves.js";
import { type Wish, firstWish, usualWishes, widerWishes } from "./wishes.js";
import { leastCells } from "./least-space.js";
import { dearestSetting } from "./misfit.js";
import { mayBeShorter } from "./omissions.js";
import { pictureBudget } from "./picture-budget.js";
import { type RankedItem, rankItems } from "./ranks.js";
import { Relations } from "./relations.js";
import { ReachedTables } from "./reached-table.js";
import { skeletonOf } from "./skeleton-bands.js";
import type { CostTable } from "./subset-table.js";
import { type Breadth, type ItemGroup, type Tiling, TilingSearch, slack } from "./tiling-search.js";
import { type AutomaticPage, type PageDesk, bestPage } from "./page-choice.js";
import { varied, variedPages } from "./varied-pages.js";
import { type MakeupServices, pageTables } from "./types.js";

/** Most items whose subsets have one table; a page with more is divided into bands first. */
const mostTogether = 12;

/** Dearest setting of an item by attempt: the usual ones first, then any that fits. */
const dearest = [12, 60] as const;

const usual: readonly Breadth[] = [
  { states: 140, cuts: 20, sideBySide: 1, pages: 40 },
  { states: 100, cuts: 20, sideBySide: 3.5, pages: 40 },
  { states: 100, cuts: 20, sideBySide: 7, pages: 40 },
];

/** Pages of this many items are harder to set without heads side by side: the search is wider. */
const crowded = 11;

/**
 * Groups of items, each with a table of its own, one below the other: important ones above, every band with some short ones.
 * @param mixed the important ones are dealt out in turn instead
 */
export function bandsOf(ranked: readonly RankedItem[], mixed = false): number[][] {
  const count = Math.ceil(ranked.length / mostTogether);
  if (count === 1) return [ranked.map((_, i) => i)];
  const adverts = ranked.flatMap(({ item }, i) => (item.copy.kind === "advert" ? [i] : []));
  const rest = ranked.map((_, i) => i).filter((i) => !adverts.includes(i));
  const bands: number[][] = Array.from({ length: count }, () => []);
  const share = ranked.length / count;
  const important = rest.slice(0, Math.ceil(rest.length / 2));
  const short = rest.slice(important.length);
  important.forEach((item, i) => bands[mixed ? i % count : Math.min(count - 1, Math.floor((i * count) / important.length))].push(item));
  for (const [b, band] of bands.entries()) while (short.length > 0 && (b === count - 1 || band.length < Math.floor(share))) band.push(short.shift() as number);
  bands[count - 1].push(...adverts);
  return bands;
}

/** Bands further down in which a held module is looked for, attempt by attempt. */
const bandSteps = [0, 0, 1, -1] as const;

/** The same bands with every held item in the band that its rectangle lies in, or `step` bands further down; a short one goes the other way where a band is full. */
export function bandsAround(bands: readonly (readonly number[])[], fixed: ReadonlyMap<number, Rect>, rows: number, step: number): number[][] {
  const moved = bands.map((band) => [...band]);
  for (const [item, rect] of fixed) {
    const wanted = Math.min(bands.length - 1, Math.max(0, Math.floor(((rect.row + rect.rows / 2) / rows) * bands.length) + step));
    const from = moved.findIndex((band) => band.includes(item));
    if (from === wanted) continue;
    moved[from].splice(moved[from].indexOf(item), 1);
    if (moved[wanted].length >= mostTogether) {
      const at = moved[wanted].findLastIndex((other) => !fixed.has(other));
      moved[from].push(...moved[wanted].splice(at, 1));
    }
    moved[wanted].push(item);
  }
  // A band that lost its last item is no band.
  return moved.filter((band) => band.length > 0).map((band) => band.sort((a, b) => a - b));
}

/** Other sizes of the pictures give other pages: worth while where a desk check fails or pictures are at fault. */
const mendable = ({ terms, missed }: AutomaticPage): boolean => missed > 0 || terms.pictureDominant !== undefined || terms.pictureShare !== undefined;

/** What a search without a page can say. */
export interface Outcome {
  /** No page was found, but not every one was tried: the page has bands, or there are too many cuts. */
  unproven: boolean;
}

/** Chooses among pages that are exactly full; the best first, none where there is no page. */
type Choice = (tilings: readonly Tiling[], desk: PageDesk) => Generator<void, readonly AutomaticPage[]>;

const theBest: Choice = function* (tilings, desk) {
  const best = yield* bestPage(tilings, desk);
  return best ? [best] : [];
};

/** What one attempt goes by. */
interface Attempt extends Wish {
  /** Dearest setting of an item. */
  readonly dearest: number;
  /** Any width is allowed. */
  readonly wide: boolean;
  /** Bands further down in which a held module is looked for. */
  readonly bandStep: number;
}

/** All in which attempts at one page differ; two that are alike end with the same page. */
function askedOf(wish: Wish, step: number, ranked: readonly RankedItem[], held: readonly HeldModule[], cells: number): string {
  const pictures = [...pictureBudget(ranked, cells, wish)].map(([article, own]) => [article, ...own]);
  return JSON.stringify([pictures, ranked.length > mostTogether && wish.mixed, wish.breadth, held.length > 0 ? bandSteps[step] : 0]);
}

/** Items by rank as the plan's locks and hands have it, and what their search works with. */
function prepared(items: readonly PageItem[], region: PageRegion, services: MakeupServices, held: readonly HeldModule[]): { readonly ranked: readonly RankedItem[]; readonly own: MakeupServices; readonly reached: ReachedTables } {
  const ranked = rankItems(items).map((one): RankedItem => {
    const own = held.find(({ key }) => key === one.item.key);
    return own?.rank ? { ...one, rank: own.rank } : one;
  });
  // The row above the page counts (see Leaves).
  const own: MakeupServices = { ...services, maxRows: region.rows + 1, tables: pageTables(), misfits: false };
  return { ranked, own, reached: new ReachedTables(own.theme.grid.columns, own.maxRows) };
}

/**
 * The best page of these items that is exactly full, or undefined where slicing trees hold none.
 * Same items, same page.
 * @param held what pins and locks keep of some modules
 * @param outcome set where no page is found
 */
export function* automaticPage(items: readonly PageItem[], region: PageRegion, services: MakeupServices, held: readonly HeldModule[] = [], outcome: Outcome = { unproven: false }): Generator<void, AutomaticPage | undefined> {
  if (items.length === 0) return undefined;
  const { ranked, own, reached } = prepared(items, region, services, held);
  outcome.unproven = ranked.length > mostTogether;
  // What is held may leave the others dear places only: then any setting that fits is as good.
  // So may copy of which much can be left out.
  const any = held.length > 0 || (services.omissions === true && ranked.some(({ item }) => mayBeShorter(item)));
  for (const [i, cap] of (any ? [...dearest, dearestSetting] : dearest).entries()) {
    let best: AutomaticPage | undefined;
    const wishes = usualWishes(ranked.length > mostTogether, held.length > 0);
    const tried = new Set<string>();
    for (const [k, wish] of [...wishes, ...(held.length > 0 ? [] : widerWishes)].entries()) {
      if (k >= wishes.length && (best?.missed ?? 0) === 0) break;
      // Without pictures most wishes ask for the same page.
      const asked = askedOf(wish, k, ranked, held, region.rows * own.theme.grid.columns);
      if (tried.has(asked)) continue;
      tried.add(asked);
      const [page] = yield* attempt(ranked, held, region, own, reached, { dearest: cap, wide: i > 0, bandStep: bandSteps[k] ?? 0, ...wish }, outcome);
      if (page && (!best || page.cost < best.cost)) best = page;
      // Other bands or other sizes of pictures may leave room around what is held.
      if (best ? !mendable(best) : held.length === 0) break;
    }
    if (best) return best;
  }
  return undefined;
}

/**
 * Up to `count` pages that are exactly full and differ in where their stories stand, the best first: those of the usual
 * search, and the best ones with the lead a column wider and a column narrower.
 */
export function* variedAutomaticPages(items: readonly PageItem[], region: PageRegion, services: MakeupServices, held: readonly HeldModule[], count: number): Generator<void, readonly AutomaticPage[]> {
  if (items.length === 0) return [];
  const { ranked, own, reached } = prepared(items, region, services, held);
  const several: Choice = (tilings, desk) => variedPages(tilings, desk, count);
  const found = function* (around: readonly HeldModule[], wish: Wish): Generator<void, readonly AutomaticPage[]> {
    for (const [i, cap] of dearest.entries()) {
      const pages = yield* attempt(ranked, around, region, own, reached, { dearest: around.length > 0 ? dearestSetting : cap, wide: i > 0, bandStep: 0, ...wish }, { unproven: false }, several);
      if (pages.length > 0) return pages;
    }
    return [];
  };
  const [lead] = ranked;
  const usualPages: AutomaticPage[] = [];
  for (const wish of usualWishes(ranked.length > mostTogether, held.length > 0)) {
    usualPages.push(...(yield* found(held, wish)));
    // Other sizes of pictures are worth while where the best page wants them.
    const [best] = varied(usualPages, 1);
    if (best && !mendable(best)) break;
  }
  const leadCols = usualPages[0]?.modules.find(({ articles }) => articles.join("+") === lead.item.key)?.rect.cols;
  const others: AutomaticPage[] = [];
  if (leadCols !== undefined && !held.some(({ key }) => key === lead.item.key))
    for (const cols of [leadCols + 1, leadCols - 1]) {
      const [best] = cols >= 2 && cols <= own.theme.grid.columns ? yield* found([...held, { key: lead.item.key, cols }], firstWish) : [];
      if (best) others.push(best);
    }
  return [...varied(usualPages, count - others.length), ...others].sort((a, b) => a.cost - b.cost);
}

function* attempt(ranked: readonly RankedItem[], held: readonly HeldModule[], region: PageRegion, services: MakeupServices, reached: ReachedTables, { dearest, wide, mixed, breadth: times, bandStep, ...wish }: Attempt, outcome: Outcome, choose: Choice = theBest): Generator<void, readonly AutomaticPage[]> {
  const { grid, taste } = services.theme;
  const own: MakeupServices = { ...services, pictureBudget: pictureBudget(ranked, region.rows * grid.columns, wish) };
  const heldBy = new Map(held.flatMap((one): [number, HeldModule][] => {
    const item = ranked.findIndex((r) => r.item.key === one.key);
    return item < 0 ? [] : [[item, one]];
  }));
  // The first row of the search lies above the page.
  const fixed = new Map([...heldBy].flatMap(([item, { rect }]): [number, Rect][] => {
    if (!rect) return [];
    const top = rect.row === region.row;
    return [[item, { ...rect, row: rect.row - region.row + (top ? 0 : 1), rows: rect.rows + (top ? 1 : 0) }]];
  }));
  const leaves = new Leaves(ranked, own, wide, heldBy, fixed);
  const tables: CostTable[] = [];
  for (let i = 0; i < ranked.length; i++) tables.push(yield* leaves.table(i));
  if (leastCells(tables) > grid.columns * own.maxRows) return [];
  const bands = bandsAround(bandsOf(ranked, mixed), fixed, own.maxRows, bandStep);
  const costs = bands.map((band) => band.map((i) => tables[i]));
  // Rows that a band takes at the least: by its items' cells, and exactly as soon as its table is there.
  const least = costs.map((one) => Math.ceil(leastCells(one, dearest) / grid.columns));
  const groups: ItemGroup[] = [];
  for (const [g, band] of bands.entries()) {
    const tallest = own.maxRows - least.reduce((sum, rows, other) => (other === g ? sum : sum + rows), 0);
    if (tallest < least[g]) return [];
    // Around fixed rectangles a page may be dear; how many rows each of several bands gets is not known yet: their tables hold every height that the others leave.
    const table = yield* band.length === ranked.length && fixed.size === 0 ? reached.reached(costs[g], { dearest, margin: slack }) : reached.whole(costs[g], `${mixed ? "mixed" : "ranked"} ${g}`, dearest, tallest);
    least[g] = Math.max(least[g], table.least((1 << band.length) - 1, grid.columns));
    groups.push({ table, items: band });
  }
  const relations = new Relations(ranked.map(({ item }) => item));
  const foot = new Set(ranked.flatMap(({ item }, i) => (item.copy.kind === "advert" ? [i] : [])));
  for (const strict of fixed.size > 0 ? [false] : [true, false]) {
    const search = new TilingSearch({
      groups, columns: grid.columns, rows: own.maxRows, weights: ranked.map(({ weight }) => weight), foot, taste, strict, fixed,
      ...(relations.all.length > 0 ? { relations } : {}),
      leaves: (item, cols, rows, top) => leaves.at(item, cols, rows, top),
    });
    const tilings: Tiling[] = [];
    const more = times * (ranked.length >= crowded ? 2 : 1);
    for (const breadth of usual.map((b) => ({ ...b, states: b.states * more, pages: b.pages * more }))) tilings.push(...(yield* search.run(breadth)));
    // The search is bounded; whether a page stands around what is fixed is asked exactly.
    if (tilings.length === 0 && fixed.size > 0) {
      const { parts, gaveUp } = yield* skeletonOf({ groups, fixed, columns: grid.columns, rows: own.maxRows });
      if (gaveUp) outcome.unproven = true;
      if (parts) tilings.push(...(yield* search.run(usual[0], parts)));
    }
    const chosen = yield* choose(tilings, { ranked, leaves, region, services });
    if (chosen.length > 0) return chosen;
  }
  return [];
}
