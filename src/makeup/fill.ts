/**
 * Fills legs with galley items so that the last row of the last leg is the last row of text:
 * a dynamic programme over items whose state is the number of rows used so far.
 */
import { type Leg, rowsAt } from "../model/anatomy.js";
import type { GalleyItem, GalleyOption } from "../model/galley.js";

export interface Fill {
  /** Beauty cost of the options and breaks chosen. */
  readonly cost: number;
  /** Rows missing (> 0: hole) or too many (< 0: overset). */
  readonly slackRows: number;
  /** Index of the option taken for each item. */
  readonly choice: readonly number[];
}

/**
 * A first line alone at a column foot, a last line alone at a column top (CLREQ §3.2.4): dearer than a paragraph a line
 * looser or tighter within its limits, whose loosest line costs 8, and than another shape of the module; cheaper than a leg that is too short.
 */
const loneFirstLine = 16;
export const loneLastLine = 24;
/** Rows past the last leg that overset text may take while it is being counted. */
const oversetRoom = 4000;

/** Leg index and row for every position, and the total. */
class Channel {
  readonly capacity: number;
  readonly #ends: number[] = [];

  constructor(legs: readonly Leg[]) {
    let total = 0;
    for (const leg of legs) {
      total += leg.rows;
      this.#ends.push(total);
    }
    this.capacity = total;
  }

  /** Start of the leg that holds `position`; past the last leg, of one endless leg. */
  startOf(position: number): number {
    let start = 0;
    for (const end of this.#ends) {
      if (position < end) return start;
      start = end;
    }
    return this.capacity;
  }

  /** End of the leg that holds `position`. */
  endOf(position: number): number {
    for (const end of this.#ends) if (position < end) return end;
    return this.capacity + oversetRoom;
  }
}

/**
 * Cost of an option of `rows` rows, `airRows` of them above it, that starts at `position`, with its breaks; Infinity where it may not stand there.
 * Air above the text and a credit's row below it are no company for a line that is left alone.
 */
function priceAt(channel: Channel, item: GalleyItem, option: GalleyOption, rows: number, airRows: number, position: number): number {
  const end = channel.endOf(position);
  const room = end - position;
  const inOverset = end > channel.capacity;
  // Air at a column foot would be a hole.
  if (airRows > 0 && airRows >= room && !inOverset) return Number.POSITIVE_INFINITY;
  if (!item.breakable) return rows + item.keepNextRows > room && !inOverset ? Number.POSITIVE_INFINITY : option.cost;
  if (item.keepFirstRows !== undefined && rows > room && room < item.keepFirstRows && !inOverset) return Number.POSITIVE_INFINITY;
  if (rows <= room && item.keepNextRows > 0 && rows + item.keepNextRows > room && !inOverset) return Number.POSITIVE_INFINITY;
  const cost = option.lines > 1 && room - airRows === 1 ? option.cost + loneFirstLine : option.cost;
  const textRows = airRows + option.lines;
  if (textRows <= room || option.lines < 2) return cost;
  const last = position + textRows - 1;
  return last === channel.startOf(last) ? cost + loneLastLine : cost;
}

/**
 * The programme with tables that serve one filling after another, so that none allocates. The ways to end an item
 * are kept in the order in which they were found; a position that was met before holds the cheaper way.
 */
export class Filler {
  #positions = new Int32Array(4096);
  #costs = new Float64Array(4096);
  /** Way of the item before. */
  #from = new Int32Array(4096);
  #options = new Int32Array(4096);
  /** First way of each item; the way of no item comes first. */
  #starts = new Int32Array(256);
  #used = 0;
  /** Way that ends at a position, good where `#met` holds the current item. */
  #at = new Int32Array(1024);
  #met = new Int32Array(1024);
  #round = 0;

  /**
   * The cheapest exact filling; where none exists, the one nearest to full with its slack in rows.
   * `legs` are in reading order. The choice is worked out when it is asked for, which must be before the next filling.
   */
  fill(items: readonly GalleyItem[], legs: readonly Leg[]): Fill {
    const channel = new Channel(legs);
    if (this.#starts.length < items.length + 2) this.#starts = new Int32Array(2 * items.length + 2);
    this.#used = 0;
    this.#begin(0);
    this.#offer(0, 0, -1, -1);
    for (let k = 0; k < items.length; k++) {
      const item = items[k];
      const first = this.#starts[k];
      const end = this.#used;
      this.#begin(k + 1);
      for (let way = first; way < end; way++) {
        const position = this.#positions[way];
        const atTop = position === channel.startOf(position);
        for (let o = 0; o < item.options.length; o++) {
          const option = item.options[o];
          const rows = rowsAt(option, atTop);
          const price = priceAt(channel, item, option, rows, atTop ? 0 : option.airRows, position);
          if (price !== Number.POSITIVE_INFINITY) this.#offer(position + rows, this.#costs[way] + price, way, o);
        }
      }
      if (this.#used === end) return forced(items, legs);
    }
    let best = -1;
    let bestKey = Number.POSITIVE_INFINITY;
    for (let way = this.#starts[items.length]; way < this.#used; way++) {
      const key = Math.abs(channel.capacity - this.#positions[way]) * 1e4 + this.#costs[way];
      if (key < bestKey) {
        bestKey = key;
        best = way;
      }
    }
    const trace = (): number[] => this.#trace(best, items.length);
    return { cost: this.#costs[best], slackRows: channel.capacity - this.#positions[best], get choice() { return trace(); } };
  }

  #begin(item: number): void {
    this.#starts[item] = this.#used;
    this.#round++;
  }

  /** Keeps the way if it is the first to this position, or cheaper. */
  #offer(position: number, cost: number, from: number, option: number): void {
    if (position >= this.#at.length) {
      const size = Math.max(2 * this.#at.length, position + 1);
      this.#at = grown(this.#at, size);
      this.#met = grown(this.#met, size);
    }
    let way = this.#at[position];
    if (this.#met[position] !== this.#round) {
      if (this.#used === this.#positions.length) this.#grow();
      way = this.#used++;
      this.#at[position] = way;
      this.#met[position] = this.#round;
    } else if (cost >= this.#costs[way]) return;
    this.#positions[way] = position;
    this.#costs[way] = cost;
    this.#from[way] = from;
    this.#options[way] = option;
  }

  #grow(): void {
    const size = 2 * this.#positions.length;
    this.#positions = grown(this.#positions, size);
    this.#from = grown(this.#from, size);
    this.#options = grown(this.#options, size);
    const costs = new Float64Array(size);
    costs.set(this.#costs);
    this.#costs = costs;
  }

  #trace(last: number, count: number): number[] {
    const choice = new Array<number>(count);
    for (let k = count - 1, way = last; k >= 0; k--, way = this.#from[way]) choice[k] = this.#options[way];
    return choice;
  }
}

function grown(table: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size);
  larger.set(table);
  return larger;
}

/** One filling by itself. */
export function fill(items: readonly GalleyItem[], legs: readonly Leg[]): Fill {
  const { cost, slackRows, choice } = new Filler().fill(items, legs);
  return { cost, slackRows, choice };
}

/** Where a whole item fits no leg at all (every leg is too short), count its rows as overset. */
function forced(items: readonly GalleyItem[], legs: readonly Leg[]): Fill {
  const capacity = legs.reduce((sum, leg) => sum + leg.rows, 0);
  const rows = items.reduce((sum, item) => sum + item.options[0].rows, 0);
  const whole = Math.max(0, ...items.filter((i) => !i.breakable).map((i) => i.options[0].rows));
  return { cost: 50, slackRows: Math.min(-1, capacity - rows, -whole), choice: items.map(() => 0) };
}

/** Fewest and most rows the items can take, breaks aside: a quick test before the full programme. */
export function rowsRange(items: readonly GalleyItem[]): readonly [number, number] {
  let least = 0;
  let most = 0;
  for (const item of items) {
    let low = Number.POSITIVE_INFINITY;
    let high = 0;
    for (const o of item.options) {
      low = Math.min(low, o.rows - o.airRows);
      high = Math.max(high, o.rows);
    }
    least += low;
    most += high;
  }
  return [least, most];
}
