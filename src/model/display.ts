/** Display matter (verse, adverts): set in level columns with white space around it, stanzas whole. */
import { type Leg, rowsAt } from "./anatomy.js";

export interface DisplayItem {
  readonly rows: number;
  readonly airRows: number;
  readonly breakable: boolean;
}

/** How items stand in legs: not at all, with a line of a paragraph alone at a foot or a top (CLREQ 3.2.4), or well. */
type Standing = "not" | "loneLine" | "well";

/** How the items stand in the legs cut to `height` rows, each whole item in one leg; cells left over at a foot are white space. */
function standing(items: readonly DisplayItem[], legs: readonly Leg[], height: number): Standing {
  let leg = 0;
  let row = 0;
  let lone = false;
  for (const item of items) {
    let rows = rowsAt(item, row === 0);
    if (!item.breakable && leg < legs.length && rows > Math.min(legs[leg].rows, height) - row) {
      leg++;
      row = 0;
      rows = rowsAt(item, true);
    }
    const own = item.rows - item.airRows;
    while (rows > 0) {
      if (leg >= legs.length) return "not";
      const legRows = Math.min(legs[leg].rows, height);
      const free = legRows - row;
      if (!item.breakable && rows > free) return "not";
      const taken = Math.min(free, rows);
      rows -= taken;
      if (rows > 0 && own > 1 && (rows === 1 || rows === own - 1)) lone = true;
      row += taken;
      if (row === legRows) {
        leg++;
        row = 0;
      }
    }
  }
  return lone ? "loneLine" : "well";
}

/** The legs cut to the fewest rows that hold the items, so that the columns come out level; undefined where even whole legs do not. */
export function levelLegs(items: readonly DisplayItem[], legs: readonly Leg[]): Leg[] | undefined {
  let most = 0;
  for (const leg of legs) most = Math.max(most, leg.rows);
  for (let height = 1; height <= most; height++)
    if (standing(items, legs, height) !== "not") return legs.map((leg) => ({ ...leg, rows: Math.min(leg.rows, height) }));
  return undefined;
}

/** Whether items that stand in these legs leave a line of a paragraph alone. */
export const leavesLoneLine = (items: readonly DisplayItem[], legs: readonly Leg[]): boolean =>
  standing(items, legs, Number.POSITIVE_INFINITY) === "loneLine";
