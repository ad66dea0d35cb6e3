/** Automatic jumps (转版): where a page cannot be filled exactly otherwise, the rest of a story is a unit of its own on a later page. */
import type { ArticleCopy, Copy } from "../../model/copy.js";
import { continuedCopy } from "../../model/derived-copy.js";
import type { Galleys } from "../../model/galley.js";
import type { Jump } from "../../model/jumps.js";
import type { Units } from "./draft.js";
import { partings } from "../partings.js";
import { fillOf, type OpenPage } from "./page-price.js";
import { spaceOf } from "./space.js";
import type { Unit } from "./units.js";

/** A unit whose story jumps, as what stays and what goes. */
export interface Split {
  readonly unit: Unit;
  readonly first: Unit;
  readonly rest: Unit;
}

/** A continuation comes after the stories that begin on its page (see `itemWeight`). */
const restPriority = 3;

/** The rest of a story that jumps, as it is assigned. */
export function restUnit(jump: Jump, article: ArticleCopy, { issue: { theme } }: Copy, galleys: Galleys): Unit {
  const { cells } = spaceOf(continuedCopy(article, jump.afterBlocks, theme.wording.jumpFrom), "third", 0, theme, galleys);
  return { articles: [article.id], priority: restPriority, advert: false, mayLead: false, items: 1, page: jump.to, holdCost: undefined, pictures: 0, cells, part: { role: "rest", jump } };
}

/** Ways to part one of a unit's stories between two pages. */
function splitsOf(unit: Unit, from: string, to: string, copy: Copy, galleys: Galleys): Split[] {
  const { theme } = copy.issue;
  const stories = unit.part ? [] : unit.articles.flatMap((id) => copy.articles.get(id) ?? []);
  return stories.flatMap((article) => partings(article, copy, galleys).map(({ afterBlocks, stays }): Split => {
    const jump: Jump = { article: article.id, from, to, afterBlocks };
    const saved = spaceOf(article, "second", 0, theme, galleys).cells - spaceOf(stays, "second", 0, theme, galleys).cells;
    return { unit, first: { ...unit, page: from, holdCost: undefined, cells: unit.cells - saved, part: { role: "first", jump } }, rest: restUnit(jump, article, copy, galleys) };
  }));
}

/** A story that jumps leaves room for others on its page: it keeps this share of it at most. */
const largestShare = 0.6;

/** Parts of one story between two pages that are tried. */
const triedPerStory = 2;
/** Parts that are tried for a section before one is taken. */
const mostTries = 6;

/**
 * The most promising jumps from pages that did not come out and have too much copy, best first.
 * @param fill how full the section's pages are on the whole
 */
export function jumpsToTry(rooms: readonly OpenPage[], units: Units, unsettled: readonly number[], fill: number, copy: Copy, galleys: Galleys): Split[] {
  const found = unsettled.flatMap((at) => {
    const room = rooms[at];
    const over = (fillOf(room, units[at]) - fill) * room.cells;
    if (over <= 0) return [];
    return rooms.slice(at + 1).flatMap((later, k) => units[at].flatMap((unit) => {
      const wanted = Math.min(unit.cells - over, largestShare * room.cells);
      const off = (split: Split): number => Math.abs(split.first.cells - wanted);
      const nearest = splitsOf(unit, room.label, later.label, copy, galleys).sort((a, b) => off(a) - off(b)).slice(0, triedPerStory);
      // Where either will do, the nearer page is kinder to the reader.
      const emptier = fillOf(later, units[at + 1 + k]) - fill;
      return nearest.map((split) => ({ split, price: off(split) / room.cells + Math.max(0, emptier) + 0.02 * k }));
    }));
  });
  return found.sort((a, b) => a.price - b.price).slice(0, mostTries).map(({ split }) => split);
}
