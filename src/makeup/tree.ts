/** Solves a layout tree: rows for every slot so that the page is exactly full. */
import type { LayoutNode } from "../model/theme.js";
import type { Shape } from "./shapes.js";
import type { PlanModule } from "./types.js";

/** Gives the shape of the item in a slot. */
export type ShapeOf = (slot: string, cols: number, atTop: boolean, node: Extract<LayoutNode, { slot: string }>) => Shape;

const isLeaf = (node: LayoutNode): node is Extract<LayoutNode, { slot: string }> => "slot" in node;

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

/** Heights of children one below the other: every split of the sum (min-plus convolution). */
function down(shapes: readonly Shape[], maxRows: number): Shape {
  let cost = shapes[0].cost;
  const splits: Int16Array[] = [];
  for (const shape of shapes.slice(1)) {
    const next = new Float64Array(maxRows + 1).fill(Number.POSITIVE_INFINITY);
    const split = new Int16Array(maxRows + 1).fill(-1);
    for (let upper = 1; upper <= maxRows; upper++) {
      if (cost[upper] === Number.POSITIVE_INFINITY) continue;
      for (let lower = 1; upper + lower <= maxRows; lower++) {
        const sum = cost[upper] + shape.cost[lower];
        if (sum < next[upper + lower]) {
          next[upper + lower] = sum;
          split[upper + lower] = upper;
        }
      }
    }
    splits.push(split);
    cost = next;
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
export function nodeShape(node: LayoutNode, cols: number, atTop: boolean, maxRows: number, shapeOf: ShapeOf): Shape {
  if (isLeaf(node)) {
    const shape = shapeOf(node.slot, cols, atTop, node);
    if (node.rows === undefined) return shape;
    const cost = new Float64Array(maxRows + 1).fill(Number.POSITIVE_INFINITY);
    cost[node.rows] = shape.cost[node.rows];
    return { cost, place: shape.place };
  }
  if ("across" in node) {
    const spans = spansOf(node.across, cols);
    return across(node.across.map((child, i) => nodeShape(child, spans[i], atTop, maxRows, shapeOf)), spans, maxRows);
  }
  return down(node.down.map((child, i) => nodeShape(child, cols, atTop && i === 0, maxRows, shapeOf)), maxRows);
}

/** Column spans of the children of an `across`; one child may leave its span to the rest. */
export function spansOf(children: readonly LayoutNode[], cols: number): number[] {
  const known = children.reduce((sum, child) => sum + (child.cols ?? 0), 0);
  const open = children.filter((child) => child.cols === undefined).length;
  const share = open === 0 ? 0 : Math.floor((cols - known) / open);
  let spare = cols - known - share * open;
  return children.map((child) => child.cols ?? share + (spare-- > 0 ? 1 : 0));
}

/** Slots of a layout in reading order. */
export function slotsOf(node: LayoutNode): Extract<LayoutNode, { slot: string }>[] {
  if (isLeaf(node)) return [node];
  return ("across" in node ? node.across : node.down).flatMap(slotsOf);
}
