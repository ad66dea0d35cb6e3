/** Display matter (advert, poem) in its natural setting. */
import type { Leg } from "../model/anatomy.js";
import { leavesLoneLine, levelLegs } from "../model/display.js";
import type { GalleyItem } from "../model/galley.js";
import { type Fill, loneLastLine } from "./fill.js";

/** Slack is the white space below its level columns, overset where it does not stand. */
export function displayFill(items: readonly GalleyItem[]): (legs: readonly Leg[]) => Fill {
  const options = items.map((item) => ({ ...item.options[0], breakable: item.breakable }));
  const choice = items.map(() => 0);
  const rows = (of: readonly { readonly rows: number }[]): number => of.reduce((sum, o) => sum + o.rows, 0);
  const natural = items.reduce((sum, item) => sum + item.options[0].cost, 0);
  return (legs) => {
    const level = levelLegs(options, legs);
    // A column that stays empty beside the others is no column.
    const unused = level && legs.length > 1 && levelLegs(options, level.slice(0, -1)) ? 4 : 0;
    const lone = level && leavesLoneLine(options, level) ? loneLastLine : 0;
    return { cost: natural + unused + lone, choice, slackRows: level ? rows(legs) - rows(level) : Math.min(-1, rows(legs) - rows(options)) };
  };
}

/** What a row of white costs beside a supplied page: its place is to be its own size. */
const suppliedWhite = 0.6;

/** A supplied page has nothing to set: whatever its place has more is white. */
export function aroundSupplied(): (legs: readonly Leg[]) => Fill {
  return (legs) => {
    const slackRows = legs.reduce((sum, leg) => sum + leg.rows, 0);
    return { cost: suppliedWhite * slackRows, choice: [], slackRows };
  };
}

/** Rows of display matter as it stands: it has no shorter and no longer setting. */
export function naturalRows(items: readonly GalleyItem[]): readonly [number, number] {
  const rows = items.reduce((sum, item) => sum + item.options[0].rows, 0);
  // Air at the top of a column goes.
  return [rows - items.reduce((sum, item) => sum + item.options[0].airRows, 0), rows];
}

/** Most rows of white space that display matter bears: as much as it has itself, and a little more in every column. */
export const mostWhite = (items: readonly GalleyItem[], columns: number): number => naturalRows(items)[1] + 16 * columns;

/** What white space costs display matter; `undefined` where it does not stand at all or is lost in it. */
export function whiteCost(items: readonly GalleyItem[], columns: number, slackRows: number): number | undefined {
  if (slackRows < 0 || slackRows > mostWhite(items, columns)) return undefined;
  const spare = slackRows / columns;
  return 0.1 * spare + 0.5 * Math.max(0, spare - 10);
}
