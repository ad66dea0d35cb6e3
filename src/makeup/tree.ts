/** Solves a layout tree: rows for every slot so that the page is exactly full. */
import type { LayoutNode } from "../model/theme.js";
import type { Shape } from "./shapes.js";
import type { PlanModule } from "./types.js";

/** Gives the shape of the item in a slot. */
export type ShapeOf = (slot: string, cols: number, atTop: boolean, node: Leaf) => Shape;

type Leaf = Extract<LayoutNode, { slot: string }>;

const isLeaf = (node: LayoutNode): node is Leaf => "slot" in node;

/** Two cost tables one below the other: the cheapest split of every height. */
interface Stack {
  readonly cost: Float64Array;
  /** Rows of the upper one; -1 where the height cannot be had. */
  readonly split: Int16Array;
}

/** Stacks made once: assignments of a page differ in a few slots, and the rest of their trees is the same. */
export class Stacks {
  readonly #ids = new WeakMap<Float64Array, number>();
  readonly #made = new Map<number, Stack>();
  #count = 0;

  of(upper: Float64Array, lower: Float64Array): Stack {
    const key = this.#id(upper) * 0x2000000 + this.#id(lower);
    let found = this.#made.get(key);
    if (!found) this.#made.set(key, (found = stack(upper, lower)));
    return found;
  }

  #id(cost: Float64Array): number {
    let id = this.#ids.get(cost);
    if (id === undefined) this.#ids.set(cost, (id = this.#count++));
    return id;
  }
}

/** Every split of the sum (min-plus convolution). */
function stack(above: Float64Array, below: Float64Array): Stack {
  const maxRows = above.length - 1;
  const cost = new Float64Array(maxRows + 1).fill(Number.POSITIVE_INFINITY);
  const split = new Int16Array(maxRows + 1).fill(-1);
  for (let upper = 1; upper <= maxRows; upper++) {
    const base = above[upper];
    if (base === Number.POSITIVE_INFINITY) continue;
    for (let lower = 1, rows = upper + 1; rows <= maxRows; lower++, rows++) {
      const sum = base + below[lower];
      if (sum < cost[rows]) {
        cost[rows] = sum;
        split[rows] = upper;
      }
    }
  }
  return { cost, split };
}

/** Height of children side by side: one height for all. */
function across(shapes: readonly Shape[], cols: readonly number[], maxRows: number): Shape {
  const cost = new Float64Array(maxRows + 1);
  for (let rows = 0; rows <= maxRows; rows++) for (const shape of shapes) cost[rows] += shape.cost[rows];
  return {
    cost,
    place(rows, col, row) {
      let at = col;
      return shapes.flatMap((shape, i) => {
        const placed = shape.place(rows, at, row);
        at += cols[i];
        return placed;
      });
    },
  };
}

/** Heights of children one below the other. */
function down(shapes: readonly Shape[], stacks: Stacks): Shape {
  let cost = shapes[0].cost;
  const splits: Int16Array[] = [];
  for (const shape of shapes.slice(1)) {
    const stack = stacks.of(cost, shape.cost);
    splits.push(stack.split);
    cost = stack.cost;
  }
  return {
    cost,
    place(rows, col, row) {
      const heights: number[] = [];
      let rest = rows;
      for (let i = splits.length - 1; i >= 0; i--) {
        const upper = splits[i][rest];
        heights.unshift(rest - upper);
        rest = upper;
      }
      heights.unshift(rest);
      let at = row;
      return shapes.flatMap((shape, i): PlanModule[] => {
        const placed = shape.place(heights[i], col, at);
        at += heights[i];
        return placed;
      });
    },
  };
}

/** The shape of a layout node over `cols` columns. A fixed height is kept; everything else is elastic. */
export function nodeShape(node: LayoutNode, cols: number, atTop: boolean, maxRows: number, shapeOf: ShapeOf, stacks = new Stacks()): Shape {
  if (isLeaf(node)) {
    const shape = shapeOf(node.slot, cols, atTop, node);
    if (node.rows === undefined) return shape;
    const cost = new Float64Array(maxRows + 1).fill(Number.POSITIVE_INFINITY);
    cost[node.rows] = shape.cost[node.rows];
    return { cost, place: shape.place };
  }
  if ("across" in node) {
    const spans = spansOf(node.across, cols);
    return across(node.across.map((child, i) => nodeShape(child, spans[i], atTop, maxRows, shapeOf, stacks)), spans, maxRows);
  }
  return down(node.down.map((child, i) => nodeShape(child, cols, atTop && i === 0, maxRows, shapeOf, stacks)), stacks);
}

/** Column spans of the children of an `across`; one child may leave its span to the rest. */
export function spansOf(children: readonly LayoutNode[], cols: number): number[] {
  const known = children.reduce((sum, child) => sum + (child.cols ?? 0), 0);
  const open = children.filter((child) => child.cols === undefined).length;
  const share = open === 0 ? 0 : Math.floor((cols - known) / open);
  let spare = cols - known - share * open;
  return children.map((child) => child.cols ?? share + (spare-- > 0 ? 1 : 0));
}

/** Every slot of a tree over `cols` columns, with its span and whether it stands at the top. */
export function* leavesOf(node: LayoutNode, cols: number, atTop = true): Generator<{ readonly node: Leaf; readonly cols: number; readonly atTop: boolean }> {
  if (isLeaf(node)) yield { node, cols, atTop };
  else if ("across" in node) {
    const spans = spansOf(node.across, cols);
    for (const [i, child] of node.across.entries()) yield* leavesOf(child, spans[i], atTop);
  } else for (const [i, child] of node.down.entries()) yield* leavesOf(child, cols, atTop && i === 0);
}

/** Slots of a layout in reading order. */
export function slotsOf(node: LayoutNode): Leaf[] {
  if (isLeaf(node)) return [node];
  return ("across" in node ? node.across : node.down).flatMap(slotsOf);
}
