/** What reaches the trim's edge: on a sheet that is cut it needs bleed, which a page that ends at the trim cannot give. */
import type { PDFContext } from "@cantoo/pdf-lib";
import { concatenate, identity, matrixOf, transformPoint, type Matrix } from "../pdf/matrix.js";
import { dictOf, nameAt } from "../pdf/objects.js";
import type { Operation } from "../pdf/tokenize.js";
import { resourceRef, type Content } from "./content.js";
import { fillPainters, pathPainters, strokePainters } from "./operators.js";

type Box = readonly [left: number, bottom: number, right: number, top: number];
interface State {
  readonly matrix: Matrix;
  readonly clip: Box;
  /** The paper's own white, which no knife shows. */
  readonly whiteFill: boolean;
  readonly whiteStroke: boolean;
}

/** Nearer to the edge than this a knife may reach it. */
const slackPt = 0.3;
const colourSetters = new Set(["rg", "RG", "g", "G", "cs", "CS", "sc", "SC", "scn", "SCN"]);
const everywhere: Box = [-Infinity, -Infinity, Infinity, Infinity];

const meet = (a: Box, b: Box): Box => [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
const around = (points: readonly { x: number; y: number }[]): Box => {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) [left, bottom, right, top] = [Math.min(left, x), Math.min(bottom, y), Math.max(right, x), Math.max(top, y)];
  return [left, bottom, right, top];
};

/** The first area or picture on the page that reaches an edge of `trim`, in pt; undefined where all keep away from it. */
export function touchesTrim(context: PDFContext, page: Content, trim: Box): Box | undefined {
  let state: State = { matrix: identity, clip: everywhere, whiteFill: false, whiteStroke: false };
  const stack: State[] = [];
  let points: { x: number; y: number }[] = [];
  let clips = false;
  const reaches = (box: Box): boolean => {
    const seen = meet(box, state.clip);
    if (seen[0] >= seen[2] || seen[1] >= seen[3]) return false;
    return seen[0] < trim[0] + slackPt || seen[1] < trim[1] + slackPt || seen[2] > trim[2] - slackPt || seen[3] > trim[3] - slackPt;
  };
  for (const { operator, operands } of page.operations) {
    if (operator === "q") stack.push(state);
    else if (operator === "Q") state = stack.pop() ?? state;
    else if (operator === "cm") state = { ...state, matrix: concatenate(matrixOf(operands) ?? identity, state.matrix) };
    else if (colourSetters.has(operator)) {
      const white = operands.length > 0 && operands.every((value) => Number(value) === 1) && /^(rg|g)$/i.test(operator);
      state = { ...state, [operator === operator.toUpperCase() ? "whiteStroke" : "whiteFill"]: white };
    } else if (operator === "W" || operator === "W*") clips = true;
    else if (pathPainters.has(operator)) {
      const box = around(points);
      const inked = (fillPainters.has(operator) && !state.whiteFill) || (strokePainters.has(operator) && !state.whiteStroke);
      if (inked && points.length > 0 && reaches(box)) return meet(box, state.clip);
      if (clips && points.length > 0) state = { ...state, clip: meet(state.clip, box) };
      [points, clips] = [[], false];
    } else if (operator === "Do") {
      const ref = resourceRef(page, "XObject", operands[0]);
      const square = nameAt(dictOf(ref && context.lookup(ref)), "Subtype") === "Image" ? unitSquare(state.matrix) : undefined;
      if (square !== undefined && reaches(square)) return meet(square, state.clip);
    } else points.push(...pointsOf({ operator, operands }, state.matrix));
  }
  return undefined;
}

const unitSquare = (matrix: Matrix): Box => around([[0, 0], [1, 0], [0, 1], [1, 1]].map(([x = 0, y = 0]) => transformPoint(matrix, x, y)));

/** The points that a path operator adds; of a curve its control points, which its hull holds. */
function pointsOf({ operator, operands }: Operation, matrix: Matrix): { x: number; y: number }[] {
  const v = operands.map(Number);
  if (operator === "re") {
    const [x = 0, y = 0, w = 0, h = 0] = v;
    return [[x, y], [x + w, y], [x, y + h], [x + w, y + h]].map(([px = 0, py = 0]) => transformPoint(matrix, px, py));
  }
  if (!["m", "l", "c", "v", "y"].includes(operator)) return [];
  return Array.from({ length: v.length >> 1 }, (_, i) => transformPoint(matrix, v[2 * i] as number, v[2 * i + 1] as number));
}
