/**
 * Fills legs with galley items so that the last row of the last leg is the last row of text:
 * a dynamic programme over items whose state is the number of rows used so far.
 */
import { type Leg, rowsAt } from "../model/anatomy.js";
import type { GalleyItem } from "../model/galley.js";

export interface Fill {
  /** Beauty cost of the options and breaks chosen. */
  readonly cost: number;
  /** Rows missing (> 0: hole) or too many (< 0: overset). */
  readonly slackRows: number;
  /** Index of the option taken for each item. */
  readonly choice: readonly number[];
}

/** A first line alone at a column foot, a last line alone at a column top (CLREQ §3.2.4). */
const loneFirstLine = 3;
const loneLastLine = 5;
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

/** Cost of an option of `rows` rows, `airRows` of them above it, that starts at `position`, with its breaks; Infinity where it may not stand there. */
function priceAt(channel: Channel, item: GalleyItem, optionCost: number, rows: number, airRows: number, position: number): number {
  const end = channel.endOf(position);
  const room = end - position;
  const inOverset = end > channel.capacity;
  // Air at a column foot would be a hole.
  if (airRows > 0 && airRows >= room && !inOverset) return Number.POSITIVE_INFINITY;
  if (!item.breakable) return rows + item.keepNextRows > room && !inOverset ? Number.POSITIVE_INFINITY : optionCost;
  if (item.keepFirstRows !== undefined && rows > room && room < item.keepFirstRows && !inOverset) return Number.POSITIVE_INFINITY;
  const cost = rows > 1 && room === 1 ? optionCost + loneFirstLine : optionCost;
  if (rows <= room) return item.keepNextRows > 0 && rows + item.keepNextRows > room && !inOverset ? Number.POSITIVE_INFINITY : cost;
  const next = position + rows;
  return next - channel.startOf(next - 1) === 1 ? cost + loneLastLine : cost;
}

/** Which way of a frontier ends at a position; one table serves all frontiers, since an older mark counts as none. */
class Marks {
  #at = new Int32Array(1024);
  #round = new Int32Array(1024);
  #now = 0;

  begin(): void {
    this.#now++;
  }

  /** Index at `position`, or -1. */
  get(position: number): number {
    return position < this.#at.length && this.#round[position] === this.#now ? this.#at[position] : -1;
  }

  set(position: number, index: number): void {
    while (position >= this.#at.length) {
      this.#at = doubled(this.#at);
      this.#round = doubled(this.#round);
    }
    this.#at[position] = index;
    this.#round[position] = this.#now;
  }
}

function doubled(table: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(table.length * 2);
  larger.set(table);
  return larger;
}

const marks = new Marks();

/** The ways found to end an item at each position, in the order in which they were found. Only the newest grows. */
class Frontier {
  readonly positions: number[] = [];
  readonly costs: number[] = [];
  /** Index in the frontier before. */
  readonly from: number[] = [];
  readonly options: number[] = [];

  constructor() {
    marks.begin();
  }

  /** Keeps the way if it is the first to this position, or cheaper. */
  offer(position: number, cost: number, from: number, option: number): void {
    const held = marks.get(position);
    if (held < 0) {
      marks.set(position, this.positions.length);
      this.positions.push(position);
      this.costs.push(cost);
      this.from.push(from);
      this.options.push(option);
    } else if (cost < this.costs[held]) {
      this.costs[held] = cost;
      this.from[held] = from;
      this.options[held] = option;
    }
  }
}

/**
 * The cheapest exact filling; where none exists, the one nearest to full with its slack in rows.
 * `legs` are in reading order.
 */
export function fill(items: readonly GalleyItem[], legs: readonly Leg[]): Fill {
  const channel = new Channel(legs);
  let frontier = new Frontier();
  frontier.offer(0, 0, -1, -1);
  const trail: Frontier[] = [];
  for (const item of items) {
    const next = new Frontier();
    for (let i = 0; i < frontier.positions.length; i++) {
      const position = frontier.positions[i];
      const atTop = position === channel.startOf(position);
      for (let o = 0; o < item.options.length; o++) {
        const option = item.options[o];
        const rows = rowsAt(option, atTop);
        const price = priceAt(channel, item, option.cost, rows, atTop ? 0 : option.airRows, position);
        if (price !== Number.POSITIVE_INFINITY) next.offer(position + rows, frontier.costs[i] + price, i, o);
      }
    }
    if (next.positions.length === 0) return forced(items, legs);
    trail.push(next);
    frontier = next;
  }
  let best = -1;
  let bestKey = Number.POSITIVE_INFINITY;
  for (let i = 0; i < frontier.positions.length; i++) {
    const key = Math.abs(channel.capacity - frontier.positions[i]) * 1e4 + frontier.costs[i];
    if (key < bestKey) {
      bestKey = key;
      best = i;
    }
  }
  const choice: number[] = new Array(items.length);
  for (let i = items.length - 1, at = best; i >= 0; i--) {
    choice[i] = trail[i].options[at];
    at = trail[i].from[at];
  }
  return { cost: frontier.costs[best], slackRows: channel.capacity - frontier.positions[best], choice };
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
