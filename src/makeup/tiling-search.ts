/**
 * From the exact tables down to whole pages: a beam over slicing trees that adds what depends on the place,
 * with the tables as a lower bound. Every page it ends with is an exact tiling.
 */
import type { Rect } from "../model/rect.js";
import { Beam } from "./beam.js";
import type { GroupPart } from "./skeleton-bands.js";
import type { Breadth, Cut, Open, PlacedLeaf, SearchRequest, State, Tiling } from "./tiling-types.js";

export type { Breadth, ItemGroup, PlacedLeaf, SearchRequest, Tiling } from "./tiling-types.js";

/** Cuts dearer than the cheapest by more than this are not tried. */
export const slack = 14;
/** The same where rectangles are fixed: what is left of the page may be dear. */
const fixedSlack = 120;
/** Heads side by side whose tops stand within this many rows collide (desk check 5). */
export const collisionRows = 3;
/** Stories that a page may box to part heads before it looks spotty: two, on crowded pages one in five. */
export const fewBoxes = (items: number): number => Math.max(2, Math.round(items / 5));
/** States expanded between two rests. */
const statesPerRest = 12;
/** What the lead off the top or an advert off the foot costs where the search is not strict: more than any page. */
const misplaced = 200;
/** What a relation that the copy asks for and a page does not keep costs: more than any look. */
const relationBroken = 150;

/** The upper groups with their rows; the next group begins at `row`. */
interface Root {
  readonly open: readonly Open[];
  readonly row: number;
  readonly cost: number;
}

/** The cheapest of those that end at the same row, in their order: what follows is the same for all of them, so that dearer ones cannot become the cheapest. */
function cheapestByRow(roots: readonly Root[], most: number): Root[] {
  const byRow = new Map<number, Root[]>();
  for (const root of roots) {
    const own = byRow.get(root.row);
    if (own) own.push(root);
    else byRow.set(root.row, [root]);
  }
  const kept = new Set([...byRow.values()].flatMap((own) => own.sort((a, b) => a.cost - b.cost).slice(0, most)));
  return roots.filter((root) => kept.has(root));
}

export class TilingSearch {
  readonly #r: SearchRequest;
  readonly #cuts = new Map<number, readonly Cut[]>();
  readonly #setWeight: readonly Float64Array[];
  readonly #foot: readonly number[];
  /** Fixed rectangles with the group and bit of their item. */
  readonly #fixed: readonly { readonly group: number; readonly bit: number; readonly rect: Rect }[];

  constructor(request: SearchRequest) {
    this.#r = request;
    this.#setWeight = request.groups.map(({ items, table }) => {
      const sums = new Float64Array(1 << table.count);
      for (let set = 1; set < sums.length; set++) sums[set] = sums[set & (set - 1)] + request.weights[items[31 - Math.clz32(set & -set)]];
      return sums;
    });
    this.#foot = request.groups.map(({ items }) => items.reduce((mask, item, bit) => (request.foot.has(item) ? mask | (1 << bit) : mask), 0));
    this.#fixed = request.groups.flatMap(({ items }, group) => items.flatMap((item, bit) => {
      const rect = request.fixed?.get(item);
      return rect ? [{ group, bit: 1 << bit, rect }] : [];
    }));
  }

  /**
   * The best pages found, cheapest first.
   * @param parts where the first cuts are made already
   */
  *run(breadth: Breadth, parts?: readonly GroupPart[]): Generator<void, Tiling[]> {
    let states = parts ? [this.#begun(parts)] : this.#roots(breadth);
    // Every item is settled once, and every cut adds one rectangle.
    const steps = this.#r.groups.reduce((sum, { items }) => sum + 2 * items.length - 1, 0);
    for (let step = 0; step < steps; step++) {
      if (states.length > 0 && states[0].open.length === 0) break;
      const next = new Beam<State>(breadth.states);
      let since = 0;
      for (const state of states) {
        this.#expand(state, breadth, next);
        if (++since % statesPerRest === 0) yield;
      }
      states = next.best();
    }
    return states.slice(0, breadth.pages).map(({ placed }) => ({
      leaves: placed,
      cost: placed.reduce((sum, { leaf, col, row }) => sum + leaf.cost + this.#place(this.#r.weights[leaf.item], col, row), 0),
    }));
  }

  /** Price of a place for items of a summed weight: upper outranks lower, left outranks right. */
  #place(weight: number, col: number, row: number): number {
    return this.#r.taste.position * weight * (row / this.#r.rows + (0.35 * col) / this.#r.columns);
  }

  #opened(group: number, set: number, col: number, row: number, cols: number, rows: number): Open {
    return { group, set, col, row, cols, rows, bound: this.#bound(group, set, col, row, cols, rows) };
  }

  /** Least that a rectangle of these items can cost at its place. */
  #bound(group: number, set: number, col: number, row: number, cols: number, rows: number): number {
    return this.#r.groups[group].table.at(set, cols, rows) + this.#place(this.#setWeight[group][set], col, row);
  }

  /** False where a rectangle's items and the fixed ones do not agree: a fixed item in it lies outside, or one that is not its own lies in it. */
  #agrees(group: number, set: number, col: number, row: number, cols: number, rows: number): boolean {
    for (const { group: of, bit, rect } of this.#fixed) {
      if (of === group && (set & bit) !== 0) {
        if (rect.col < col || rect.row < row || rect.col + rect.cols > col + cols || rect.row + rect.rows > row + rows) return false;
      } else if (rect.col < col + cols && col < rect.col + rect.cols && rect.row < row + rows && row < rect.row + rect.rows) return false;
    }
    return true;
  }

  /** Ways of sharing the page's rows among the groups. */
  #roots({ states }: Breadth): State[] {
    const { groups, columns, rows } = this.#r;
    const most = Math.max(8, states >> 2);
    let roots: readonly Root[] = [{ open: [], row: 0, cost: 0 }];
    for (const [g, { table }] of groups.entries()) {
      const full = (1 << table.count) - 1;
      const last = g === groups.length - 1;
      roots = cheapestByRow(roots, most).flatMap((root) => {
        const heights = last ? [rows - root.row] : Array.from({ length: Math.max(0, rows - root.row) }, (_, h) => h + 1);
        return heights.flatMap((height) => {
          const open = this.#opened(g, full, 0, root.row, columns, height);
          return open.bound < Number.POSITIVE_INFINITY && this.#agrees(g, full, 0, root.row, columns, height) ? [{ open: [...root.open, open], row: root.row + height, cost: root.cost + open.bound }] : [];
        });
      });
    }
    return [...roots].sort((a, b) => a.cost - b.cost).slice(0, most).map(({ open, cost }) => ({ open, placed: [], spent: 0, key: cost, guess: 0 }));
  }

  /** A page that is cut into parts already. */
  #begun(parts: readonly GroupPart[]): State {
    const open = parts.map(({ group, set, col, row, cols, rows }) => this.#opened(group, set, col, row, cols, rows));
    return { open, placed: [], spent: 0, key: open.reduce((sum, { bound }) => sum + bound, 0), guess: 0 };
  }

  #expand(state: State, breadth: Breadth, next: Beam<State>): void {
    const { open } = state;
    if (open.length === 0) return;
    let first = 0;
    for (let i = 1; i < open.length; i++) if (open[i].row < open[first].row || (open[i].row === open[first].row && open[i].col < open[first].col)) first = i;
    const node = open[first];
    const others = open.filter((_, i) => i !== first);
    const rest = others.reduce((sum, o) => sum + o.bound, 0);
    if ((node.set & (node.set - 1)) === 0) this.#settle(node, state, others, rest, next);
    else this.#cut(node, state, others, rest, breadth, next);
  }

  #settle(node: Open, state: State, others: readonly Open[], rest: number, next: Beam<State>): void {
    const item = this.#r.groups[node.group].items[31 - Math.clz32(node.set)];
    for (const leaf of this.#r.leaves(item, node.cols, node.rows, node.row === 0)) {
      const placed: PlacedLeaf = { leaf, col: node.col, row: node.row, cols: node.cols, rows: node.rows };
      let spent = state.spent + leaf.cost + this.#place(this.#r.weights[item], node.col, node.row);
      for (const other of state.placed) spent += this.#beside(other, placed);
      if (leaf.boxed && state.placed.filter((other) => other.leaf.boxed).length >= fewBoxes(this.#r.weights.length)) spent += this.#r.taste.boxes;
      if (this.#r.relations) spent += relationBroken * this.#broken(placed, state.placed);
      if (item === 0 && !this.#r.fixed?.has(0) && (node.row > 0 || node.col > 0)) spent += misplaced;
      if (this.#r.foot.has(item) && !this.#r.fixed?.has(item) && node.row + node.rows < this.#r.rows) spent += misplaced;
      const key = spent + rest + state.guess;
      if (key < next.limit) next.add({ open: others, placed: [...state.placed, placed], spent, key, guess: state.guess });
    }
  }

  /** Relations with what stands already that a place breaks. */
  #broken(placed: PlacedLeaf, before: readonly PlacedLeaf[]): number {
    const { relations } = this.#r;
    let count = 0;
    for (const other of before) count += relations?.broken(placed.leaf.item, placed, other.leaf.item, other) ?? 0;
    return count;
  }

  /** What two neighbours' heads cost. */
  #beside(a: PlacedLeaf, b: PlacedLeaf): number {
    if (a.col + a.cols !== b.col && b.col + b.cols !== a.col) return 0;
    if (a.leaf.headRows === 0 || b.leaf.headRows === 0) return 0;
    const one = a.row + a.leaf.headFrom;
    const two = b.row + b.leaf.headFrom;
    const { headCollision, headOverlap } = this.#r.taste;
    if (Math.abs(one - two) < collisionRows) return headCollision + (Math.abs(a.leaf.sizePt - b.leaf.sizePt) < 6 ? headOverlap : 0);
    return Math.min(one + a.leaf.headRows, two + b.leaf.headRows) > Math.max(one, two) ? headOverlap : 0;
  }

  #cut(node: Open, state: State, others: readonly Open[], rest: number, breadth: Breadth, next: Beam<State>): void {
    const { taste, rows, columns } = this.#r;
    const found: { readonly key: number; readonly cut: Cut; readonly guess: number }[] = [];
    for (const cut of this.#cutsOf(node, breadth)) {
      const bounds = cut.across
        ? this.#bound(node.group, cut.upper, node.col, node.row, cut.at, node.rows) + this.#bound(node.group, cut.lower, node.col + cut.at, node.row, node.cols - cut.at, node.rows)
        : this.#bound(node.group, cut.upper, node.col, node.row, node.cols, cut.at) + this.#bound(node.group, cut.lower, node.col, node.row + cut.at, node.cols, node.rows - cut.at);
      const through = cut.across && node.rows === rows ? taste.throughGutter : !cut.across && node.cols === columns && node.rows < rows ? taste.throughLine : 0;
      const guess = state.guess + through + (cut.across ? breadth.sideBySide : 0);
      const key = state.spent + rest + bounds + guess;
      if (key < next.limit) found.push({ key, cut, guess });
    }
    found.sort((a, b) => a.key - b.key);
    for (const { key, cut, guess } of found.slice(0, breadth.cuts)) {
      if (key >= next.limit) break;
      const upper = this.#opened(node.group, cut.upper, node.col, node.row, cut.across ? cut.at : node.cols, cut.across ? node.rows : cut.at);
      const lower = cut.across
        ? this.#opened(node.group, cut.lower, node.col + cut.at, node.row, node.cols - cut.at, node.rows)
        : this.#opened(node.group, cut.lower, node.col, node.row + cut.at, node.cols, node.rows - cut.at);
      next.add({ open: [...others, upper, lower], placed: state.placed, spent: state.spent, key, guess });
    }
  }

  /** Cuts of a rectangle, cheapest first; of one parting of its items only the best two places. */
  #cutsOf(node: Open, breadth: Breadth): readonly Cut[] {
    const free = this.#fixed.length === 0;
    // With fixed rectangles a cut depends on where it lies.
    const key = (((node.group * 8192 + node.set) * 16 + node.cols) * 512 + node.rows) * 8192 + (free ? 0 : node.row * 16 + node.col);
    const held = this.#cuts.get(key);
    if (held) return held;
    const { table } = this.#r.groups[node.group];
    const { set, cols, rows, col, row, group } = node;
    const limit = table.at(set, cols, rows) + (free ? slack : fixedSlack);
    const foot = this.#foot[node.group];
    const holdsLead = node.group === 0 && (set & 1) !== 0;
    const found: Cut[] = [];
    for (let upper = (set - 1) & set; upper; upper = (upper - 1) & set) {
      const lower = set ^ upper;
      // The lead's part is always the upper or left one, so that it ends at the top left; adverts end at the foot.
      if (this.#r.strict && holdsLead && (upper & 1) === 0) continue;
      if (!this.#r.strict || (upper & foot) === 0) this.#best(found, upper, lower, false, Math.max(table.least(upper, cols), rows - table.most(lower, cols)), Math.min(table.most(upper, cols), rows - table.least(lower, cols)),
        (at) => (free || (this.#agrees(group, upper, col, row, cols, at) && this.#agrees(group, lower, col, row + at, cols, rows - at)) ? table.at(upper, cols, at) + table.at(lower, cols, rows - at) : Number.POSITIVE_INFINITY), limit);
      this.#best(found, upper, lower, true, 1, cols - 1, (at) => (free || (this.#agrees(group, upper, col, row, at, rows) && this.#agrees(group, lower, col + at, row, cols - at, rows)) ? table.at(upper, at, rows) + table.at(lower, cols - at, rows) : Number.POSITIVE_INFINITY), limit);
    }
    found.sort((a, b) => a.cost - b.cost);
    const kept = found.slice(0, breadth.cuts * 4);
    this.#cuts.set(key, kept);
    return kept;
  }

  #best(found: Cut[], upper: number, lower: number, across: boolean, from: number, to: number, costAt: (at: number) => number, limit: number): void {
    let best = -1;
    let second = -1;
    let bestCost = limit;
    let secondCost = limit;
    for (let at = from; at <= to; at++) {
      const cost = costAt(at);
      if (cost < bestCost) {
        second = best;
        secondCost = bestCost;
        best = at;
        bestCost = cost;
      } else if (cost < secondCost) {
        second = at;
        secondCost = cost;
      }
    }
    if (best >= 0) found.push({ upper, lower, across, at: best, cost: bestCost });
    if (second >= 0) found.push({ upper, lower, across, at: second, cost: secondCost });
  }
}
