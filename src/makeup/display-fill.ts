/** Display matter (advert, poem) in its natural setting. */
import type { Leg } from "../model/anatomy.js";
import { levelLegs } from "../model/display.js";
import type { GalleyItem } from "../model/galley.js";
import type { Fill } from "./fill.js";

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
    return { cost: natural + unused, choice, slackRows: level ? rows(legs) - rows(level) : Math.min(-1, rows(legs) - rows(options)) };
  };
}

/** What rows too many or too few cost a display: white space is cheap up to its own height. `undefined` where it does not stand at all. */
export function whiteCost(items: readonly GalleyItem[], columns: number, slackRows: number): number | undefined {
  const used = items.reduce((sum, item) => sum + item.options[0].rows, 0);
  if (slackRows < 0 || slackRows > used + 16 * columns) return undefined;
  const spare = slackRows / columns;
  return 0.1 * spare + 0.5 * Math.max(0, spare - 10);
}
