/** Automatic jumps (转版): where a page cannot be filled exactly otherwise, the rest of a story is a unit of its own on a later page. */
import type { ArticleCopy, Copy } from "../../model/copy.js";
import { continuedCopy, jumpedCopy } from "../../model/derived-copy.js";
import type { Galleys } from "../../model/galley.js";
import { type Jump, mayJump } from "../../model/jumps.js";
import type { Units } from "./draft.js";
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

/** What a first part may not end with. */
const opensSomething = new Set(["subhead", "subheadDash", "question", "byline", "editorNote"]);

/** Blocks that the source has; a jump counts in them. */
const sourceBlocks = (copy: Copy, article: ArticleCopy): number => copy.issue.articles.get(article.id)?.article.blocks.length ?? 0;

/** Lines of the basic measure. */
function linesIn(part: ArticleCopy, { issue: { theme: { grid } } }: Copy, galleys: Galleys): number {
  return galleys.galley(part, [0, part.blocks.length], grid.measureEm * grid.bodyPt).items.reduce((sum, item) => sum + item.options[0].rows, 0);
}

/** The rest of a story that jumps, as it is assigned. */
export function restUnit(jump: Jump, article: ArticleCopy, { issue: { theme } }: Copy, galleys: Galleys): Unit {
  const { cells } = spaceOf(continuedCopy(article, jump.afterBlocks, theme.wording.jumpFrom), "third", 0, theme, galleys);
  return { articles: [article.id], priority: restPriority, advert: false, mayLead: false, items: 1, page: jump.to, holdCost: undefined, pictures: 0, cells, part: { role: "rest", jump } };
}

/** Ways to part one of a unit's stories between two pages: after every block that may end a first part, enough lines on both sides. */
function splitsOf(unit: Unit, from: string, to: string, copy: Copy, galleys: Galleys): Split[] {
  const { theme, file } = copy.issue;
  const stories = unit.part ? [] : unit.articles.flatMap((id) => copy.articles.get(id) ?? []).filter((article) => mayJump(article, file.jumpable, theme.jumps));
  return stories.flatMap((article) => Array.from({ length: Math.max(0, sourceBlocks(copy, article) - 1) }, (_, k) => k + 1).flatMap((afterBlocks): Split[] => {
    const stays = jumpedCopy(article, afterBlocks, theme.wording.jumpTo);
    const last = stays.blocks.at(-2);
    const source = copy.issue.articles.get(article.id)?.article.blocks[afterBlocks - 1];
    if (last === undefined || opensSomething.has(last.role) || source?.type === "figure") return [];
    // The jump line is no line of the story.
    const least = theme.jumps.leastLines;
    if (linesIn(stays, copy, galleys) - 1 < least || linesIn(continuedCopy(article, afterBlocks, ""), copy, galleys) < least) return [];
    const jump: Jump = { article: article.id, from, to, afterBlocks };
    const saved = spaceOf(article, "second", 0, theme, galleys).cells - spaceOf(stays, "second", 0, theme, galleys).cells;
    return [{ unit, first: { ...unit, page: from, holdCost: undefined, cells: unit.cells - saved, part: { role: "first", jump } }, rest: restUnit(jump, article, copy, galleys) }];
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
