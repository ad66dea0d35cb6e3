/**
 * Cuts a page so that every fixed rectangle becomes its item's own, exactly: all slicing trees are looked at,
 * so that "impossible" is a proof. What holds no fixed rectangle is left whole: its own table says what it costs anywhere.
 */
import type { Rect } from "../model/rect.js";
import type { SubsetTable } from "./subset-table.js";

export interface FixedItem {
  /** The item's bit in the table's sets. */
  readonly bit: number;
  readonly rect: Rect;
}

/** A rectangle with the items that fill it. */
export interface Part extends Rect {
  readonly set: number;
}

interface Solved {
  readonly cost: number;
  readonly parts: readonly Part[];
}

/** Cuts tried before the first page found is good enough, and before the search gives up; about a second and some ten. */
const cheapestSteps = 1_000_000;
const mostSteps = 12_000_000;
const stepsPerRest = 400_000;

const inside = (inner: Rect, outer: Rect): boolean =>
  inner.col >= outer.col && inner.row >= outer.row && inner.col + inner.cols <= outer.col + outer.cols && inner.row + inner.rows <= outer.row + outer.rows;
const overlap = (a: Rect, b: Rect): boolean => a.col < b.col + b.cols && b.col < a.col + a.cols && a.row < b.row + b.rows && b.row < a.row + a.rows;

export class FixedSkeleton {
  readonly #table: SubsetTable;
  readonly #fixed: readonly FixedItem[];
  readonly #mask: number;
  readonly #held = new Map<string, Solved | undefined>();
  #steps = 0;
  #rested = 0;

  constructor(table: SubsetTable, fixed: readonly FixedItem[]) {
    this.#table = table;
    this.#fixed = fixed;
    this.#mask = fixed.reduce((mask, { bit }) => mask | bit, 0);
  }

  /** True where the search ended before all cuts were tried: no answer is then no proof. */
  get gaveUp(): boolean {
    return this.#steps > mostSteps;
  }

  /** The cheapest parts of a page (any where the search for them takes long), or undefined where there are none. */
  *solve(page: Part): Generator<void, readonly Part[] | undefined> {
    return (yield* this.#solve(page))?.parts;
  }

  get #hurried(): boolean {
    return this.#steps > cheapestSteps;
  }

  #agrees(part: Part): boolean {
    return this.#fixed.every(({ bit, rect }) => ((part.set & bit) !== 0 ? inside(rect, part) : !overlap(rect, part)));
  }

  *#solve(part: Part): Generator<void, Solved | undefined> {
    const own = this.#table.at(part.set, part.cols, part.rows);
    if (own === Number.POSITIVE_INFINITY || !this.#agrees(part)) return undefined;
    if ((part.set & this.#mask) === 0) return { cost: own, parts: [part] };
    if ((part.set & (part.set - 1)) === 0) {
      const [fixed] = this.#fixed.filter(({ bit }) => bit === part.set);
      return inside(part, fixed.rect) ? { cost: own, parts: [part] } : undefined;
    }
    const key = `${part.set}/${part.col}/${part.row}/${part.cols}/${part.rows}`;
    if (this.#held.has(key)) return this.#held.get(key);
    let best: Solved | undefined;
    for (let set = (part.set - 1) & part.set; set && !this.gaveUp && !(best && this.#hurried); set = (set - 1) & part.set) {
      const rest = part.set ^ set;
      const from = Math.max(this.#table.least(set, part.cols), part.rows - this.#table.most(rest, part.cols));
      const to = Math.min(this.#table.most(set, part.cols), part.rows - this.#table.least(rest, part.cols));
      for (let rows = from; rows <= to; rows++)
        best = yield* this.#better(best, { ...part, set, rows }, { ...part, set: rest, row: part.row + rows, rows: part.rows - rows });
      for (let cols = 1; cols < part.cols; cols++)
        best = yield* this.#better(best, { ...part, set, cols }, { ...part, set: rest, col: part.col + cols, cols: part.cols - cols });
      if (this.#steps - this.#rested > stepsPerRest) {
        this.#rested = this.#steps;
        yield;
      }
    }
    if (best || !this.gaveUp) this.#held.set(key, best);
    return best;
  }

  *#better(best: Solved | undefined, a: Part, b: Part): Generator<void, Solved | undefined> {
    if (best && this.#hurried) return best;
    this.#steps++;
    const bound = this.#table.at(a.set, a.cols, a.rows) + this.#table.at(b.set, b.cols, b.rows);
    if (!(bound < (best?.cost ?? Number.POSITIVE_INFINITY)) || !this.#agrees(a) || !this.#agrees(b)) return best;
    const one = yield* this.#solve(a);
    const other = one && (yield* this.#solve(b));
    return other && one.cost + other.cost < (best?.cost ?? Number.POSITIVE_INFINITY) ? { cost: one.cost + other.cost, parts: [...one.parts, ...other.parts] } : best;
  }
}
