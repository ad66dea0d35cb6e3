/** Display matter (verse, adverts): set in level columns with white space around it, stanzas whole. */
import { type Leg, rowsAt } from "./anatomy.js";

export interface DisplayItem {
  readonly rows: number;
  readonly airRows: number;
  readonly breakable: boolean;
}

/** True where the items stand in the legs cut to `height` rows, each whole item in one leg; cells left over at a foot are white space. */
function stands(items: readonly DisplayItem[], legs: readonly Leg[], height: number): boolean {
  let leg = 0;
  let row = 0;
  for (const item of items) {
    let rows = rowsAt(item, row === 0);
    if (!item.breakable && leg < legs.length && rows > Math.min(legs[leg].rows, height) - row) {
      leg++;
      row = 0;
      rows = rowsAt(item, true);
    }
    while (rows > 0) {
      if (leg >= legs.length) return false;
      const legRows = Math.min(legs[leg].rows, height);
      const free = legRows - row;
      if (!item.breakable && rows > free) return false;
      const taken = Math.min(free, rows);
      rows -= taken;
      row += taken;
      if (row === legRows) {
        leg++;
        row = 0;
      }
    }
  }
  return true;
}

/** The legs cut to the fewest rows that hold the items, so that the columns come out level; undefined where even whole legs do not. */
export function levelLegs(items: readonly DisplayItem[], legs: readonly Leg[]): Leg[] | undefined {
  let most = 0;
  for (const leg of legs) most = Math.max(most, leg.rows);
  for (let height = 1; height <= most; height++)
    if (stands(items, legs, height)) return legs.map((leg) => ({ ...leg, rows: Math.min(leg.rows, height) }));
  return undefined;
}
