/** What a page's copy looks worth before it is made up: how full it is, how crowded, how even. It only decides what is tried first. */
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

const sumOf = (page: OpenPage, units: readonly Unit[], of: (unit: Unit) => number): number => [...page.fixed, ...units].reduce((sum, unit) => sum + of(unit), 0);

/** How full a page is, 1 being exactly full with pictures at their usual size. */
export function fillOf(page: OpenPage, units: readonly Unit[]): number {
  return sumOf(page, units, ({ cells }) => cells) / page.cells + pictureShare(sumOf(page, units, ({ pictures }) => pictures));
}

/** More modules than this make a page crowded, and slow to make up. */
const mostItems = 10;
const fewestItems = 5;

/** True where a page with these units has no more modules than a desk would give it. */
export const uncrowded = (page: OpenPage, units: readonly Unit[]): boolean => sumOf(page, units, ({ items }) => items) <= mostItems;

/** Price of page number `at` with these units: how far it is from `fill`, how crowded; important copy stands near the front. */
export function priceOf(page: OpenPage, at: number, units: readonly Unit[], fill: number): number {
  const sum = (of: (unit: Unit) => number): number => sumOf(page, units, of);
  const items = sum((unit) => unit.items);
  const pictures = sum((unit) => unit.pictures);
  const adverts = sum((unit) => (unit.advert ? 1 : 0));
  const off = fillOf(page, units) - fill;
  return 2000 * off * off
    + Math.max(0, items - mostItems) ** 2 + Math.max(0, fewestItems - items) ** 2
    + 0.5 * adverts * adverts + 0.15 * pictures * pictures + (pictures === 0 ? 1 : 0)
    + 0.03 * at * units.reduce((total, { priority, advert }) => total + (advert ? 0 : priority), 0);
}

/** Pages that are usually so full come out exactly all the same, their pictures being larger or smaller. */
export const elastic = { least: 0.92, most: 1.06 } as const;

const textFill = (page: OpenPage, units: readonly Unit[]): number => sumOf(page, units, ({ cells }) => cells) / page.cells;

/** A page whose text alone is more than full, or that is short by two fifths, is not worth the time of making it up for an exchange. */
export const worthTrying = (page: OpenPage, units: readonly Unit[]): boolean => fillOf(page, units) > 0.6 && textFill(page, units) < 1.04;

/** Modules from which a page takes long to make up (it is divided into bands first). */
const manyItems = 13;

/**
 * Such a page need not be made up to know that it does not come out: measure and make-up of the text differ by less, the more so
 * with many short stories.
 */
export const hopeless = (page: OpenPage, units: readonly Unit[]): boolean =>
  textFill(page, units) > (sumOf(page, units, ({ items }) => items) < manyItems ? 1.25 : 1.1);

/** Copy of a section over its pages' room, 1 being just enough; pictures are counted as if dealt out evenly. */
export function sectionFill(pages: readonly OpenPage[], units: readonly Unit[]): number {
  const all = [...pages.flatMap(({ fixed }) => fixed), ...units];
  const pictures = all.reduce((sum, unit) => sum + unit.pictures, 0) / pages.length;
  const room = pages.reduce((sum, { cells }) => sum + cells, 0);
  // A page holds whole pictures: what lies between two numbers is shared.
  const [low, high] = [pictureShare(Math.floor(pictures)), pictureShare(Math.ceil(pictures))];
  return all.reduce((sum, { cells }) => sum + cells, 0) / room + low + (high - low) * (pictures - Math.floor(pictures));
}

/** Every page is to be as full as the section. */
export const evenly = (pages: readonly OpenPage[], fill: number): number[] => pages.map(() => fill);

/** Pages are to be full; what is over or short is the last ones', so that the others are sound. */
export function lastUneven(pages: readonly OpenPage[], fill: number): number[] {
  let rest = fill * pages.length;
  return pages.map((_, p) => {
    const left = pages.length - p - 1;
    // Each page after this one gets something to stand on it.
    const own = left === 0 ? rest : Math.min(1, Math.max(0.1, rest - 0.1 * left));
    rest -= own;
    return own;
  });
}
