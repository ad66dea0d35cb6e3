/** Where on the page something is painted: pictures, areas and text, with the clips that cut them. */
import { PDFArray, type PDFDict, PDFRawStream } from "@cantoo/pdf-lib";
import { concatenate, identity, matrixOf, transformPoint, type Matrix } from "../pdf/matrix.js";
import { arrayAt, decodedText, dictAt, name, nameAt, numbersOf } from "../pdf/objects.js";
import { stringTokenToHex, tokenize, type Operation } from "../pdf/tokenize.js";
import { toUnicodeOf } from "./check-fonts.js";

/** In the page's own coordinates, in pt. */
export type Box = readonly [left: number, bottom: number, right: number, top: number];

export interface PaintedObject {
  readonly kind: "picture" | "area" | "text";
  /** A text's characters; a picture's resource name. */
  readonly label: string;
  readonly box: Box;
}

interface State {
  readonly matrix: Matrix;
  readonly clip: Box;
  readonly whiteFill: boolean;
  readonly font: PDFDict | undefined;
  readonly size: number;
}

const everywhere: Box = [-Infinity, -Infinity, Infinity, Infinity];
const fills = new Set(["f", "F", "f*", "B", "B*", "b", "b*"]);
const painters = new Set([...fills, "S", "s", "n"]);

/** What is painted, in the order of painting; white, which is the paper, and what a clip hides are left out. Strokes are no areas. */
export function paintedObjects(page: PDFDict): PaintedObject[] {
  const found: PaintedObject[] = [];
  const add = (kind: PaintedObject["kind"], label: string, box: Box, clip: Box): void => {
    const seen = meet(box, clip);
    if (seen[0] <= seen[2] && seen[1] <= seen[3]) found.push({ kind, label, box: seen });
  };
  const walk = (operations: readonly Operation[], resources: PDFDict | undefined, start: State, depth: number): void => {
    let state = start;
    const stack: State[] = [];
    let points: (readonly [number, number])[] = [];
    let clips = false;
    let line = identity;
    for (const { operator, operands } of operations) {
      if (operator === "q") stack.push(state);
      else if (operator === "Q") state = stack.pop() ?? state;
      else if (operator === "cm") state = { ...state, matrix: concatenate(matrixOf(operands) ?? identity, state.matrix) };
      else if (["rg", "g", "k", "cs", "sc", "scn"].includes(operator)) state = { ...state, whiteFill: isWhite(operator, operands) };
      else if (operator === "Tf") state = { ...state, font: dictAt(dictAt(resources, "Font"), (operands[0] ?? "/").slice(1)), size: Number(operands[1]) };
      else if (operator === "BT") line = identity;
      else if (operator === "Tm") line = matrixOf(operands) ?? identity;
      else if (operator === "Td" || operator === "TD") line = concatenate([1, 0, 0, 1, Number(operands[0]), Number(operands[1])], line);
      else if (["Tj", "TJ", "'", '"'].includes(operator)) {
        const label = textOf(operands.at(-1) ?? "", state.font);
        // An em a character, which Chinese type is.
        const box: Box = around([[0, 0], [state.size * Math.max(1, label.length), state.size]], concatenate(line, state.matrix));
        if (!state.whiteFill && label.trim() !== "") add("text", label, box, state.clip);
      } else if (operator === "W" || operator === "W*") clips = true;
      else if (painters.has(operator)) {
        const box = around(points, state.matrix);
        if (fills.has(operator) && !state.whiteFill && points.length > 0) add("area", "", box, state.clip);
        if (clips && points.length > 0) state = { ...state, clip: meet(state.clip, box) };
        [points, clips] = [[], false];
      } else if (operator === "Do") {
        const target = dictAt(resources, "XObject")?.lookup(name((operands[0] ?? "/").slice(1)));
        if (!(target instanceof PDFRawStream) || depth > 12) continue;
        if (nameAt(target.dict, "Subtype") === "Image") add("picture", operands[0] ?? "", around([[0, 0], [1, 0], [0, 1], [1, 1]], state.matrix), state.clip);
        else {
          const matrix = concatenate(matrixOf(numbersOf(arrayAt(target.dict, "Matrix")) ?? []) ?? identity, state.matrix);
          walk(tokenize(decodedText(target)), dictAt(target.dict, "Resources") ?? resources, { ...state, matrix }, depth + 1);
        }
      } else points.push(...pointsOf(operator, operands));
    }
  };
  const contents = page.lookup(name("Contents"));
  const streams = contents instanceof PDFArray ? contents.asArray().map((ref) => page.context.lookup(ref)) : [contents];
  const text = streams.map((stream) => (stream instanceof PDFRawStream ? decodedText(stream) : "")).join("\n");
  walk(tokenize(text), dictAt(page, "Resources"), { matrix: identity, clip: everywhere, whiteFill: false, font: undefined, size: 0 }, 0);
  return found;
}

export const meet = (a: Box, b: Box): Box => [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];

function around(points: readonly (readonly [number, number])[], matrix: Matrix): Box {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const point of points) {
    const { x, y } = transformPoint(matrix, ...point);
    [left, bottom, right, top] = [Math.min(left, x), Math.min(bottom, y), Math.max(right, x), Math.max(top, y)];
  }
  return [left, bottom, right, top];
}

/** The points that a path operator adds; of a curve its control points, which its hull holds. */
function pointsOf(operator: string, operands: readonly string[]): (readonly [number, number])[] {
  const v = operands.map(Number);
  if (operator === "re") {
    const [x = 0, y = 0, w = 0, h = 0] = v;
    return [[x, y], [x + w, y], [x, y + h], [x + w, y + h]];
  }
  return ["m", "l", "c", "v", "y"].includes(operator) ? Array.from({ length: v.length >> 1 }, (_, i) => [v[2 * i] as number, v[2 * i + 1] as number]) : [];
}

function isWhite(operator: string, operands: readonly string[]): boolean {
  if (operands.length === 0) return false;
  const none = operator === "rg" || operator === "g" ? 1 : 0;
  return operands.every((value) => Number(value) === none);
}

function textOf(token: string, font: PDFDict | undefined): string {
  const map = toUnicodeOf(font);
  const strings = token.startsWith("[") ? (token.match(/<[^>]*>|\((?:\\[\s\S]|[^\\()])*\)/g) ?? []) : [token];
  return strings.flatMap((text) => stringTokenToHex(text).match(/.{4}/g) ?? []).map((code) => map?.get(code) ?? "?").join("");
}
