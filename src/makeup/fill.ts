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
const loneFirstLine = 1.2;
const loneLastLine = 2;
/** Rows past the last leg that overset text may take while it is being counted. */
const oversetRoom = 4000;

interface Step {
  readonly cost: number;
  readonly from: number;
  readonly option: number;
}

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

  /** Start and end position of the leg that holds `position`; past the last leg, one endless leg. */
  legAt(position: number): readonly [number, number] {
    let start = 0;
    for (const end of this.#ends) {
      if (position < end) return [start, end];
      start = end;
    }
    return [this.capacity, this.capacity + oversetRoom];
  }
}

/** Where `rows` rows of an item that starts at `position` come to an end, and what the breaks cost; undefined if not allowed. */
function advance(channel: Channel, item: GalleyItem, optionIndex: number, position: number): { readonly next: number; readonly cost: number } | undefined {
  const option = item.options[optionIndex];
  const [start, end] = channel.legAt(position);
  const rows = rowsAt(option, position === start);
  const room = end - position;
  const inOverset = end > channel.capacity;
  if (!item.breakable) {
    if (rows + item.keepNextRows > room && !inOverset) return undefined;
    return { next: position + rows, cost: option.cost };
  }
  let cost = option.cost;
  if (rows > 1 && room === 1) cost += loneFirstLine;
  if (rows <= room) {
    if (item.keepNextRows > 0 && rows + item.keepNextRows > room && !inOverset) return undefined;
    return { next: position + rows, cost };
  }
  const next = position + rows;
  const [lastStart] = channel.legAt(next - 1);
  if (next - lastStart === 1) cost += loneLastLine;
  return { next, cost };
}

/**
 * The cheapest exact filling; where none exists, the one nearest to full with its slack in rows.
 * `legs` are in reading order.
 */
export function fill(items: readonly GalleyItem[], legs: readonly Leg[]): Fill {
  const channel = new Channel(legs);
  let frontier = new Map<number, Step>([[0, { cost: 0, from: -1, option: -1 }]]);
  const trail: Map<number, Step>[] = [];
  for (const item of items) {
    const next = new Map<number, Step>();
    for (const [position, step] of frontier)
      for (let o = 0; o < item.options.length; o++) {
        const moved = advance(channel, item, o, position);
        if (!moved) continue;
        const cost = step.cost + moved.cost;
        const held = next.get(moved.next);
        if (!held || cost < held.cost) next.set(moved.next, { cost, from: position, option: o });
      }
    if (next.size === 0) return forced(items, legs);
    trail.push(next);
    frontier = next;
  }
  let best = -1;
  let bestKey = Number.POSITIVE_INFINITY;
  for (const [position, step] of frontier) {
    const key = Math.abs(channel.capacity - position) * 1e4 + step.cost;
    if (key < bestKey) {
      bestKey = key;
      best = position;
    }
  }
  const choice: number[] = [];
  let position = best;
  for (let i = items.length - 1; i >= 0; i--) {
    const step = trail[i].get(position) as Step;
    choice.unshift(step.option);
    position = step.from;
  }
  return { cost: (frontier.get(best) as Step).cost, slackRows: channel.capacity - best, choice };
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
