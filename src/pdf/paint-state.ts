/** The graphics state of a content stream, as far as it is looked at (ISO 32000-1, 8.4). */
import { type PDFDict, PDFName } from "@cantoo/pdf-lib";
import { concatenate, identity, matrixOf, type Matrix } from "./matrix.js";
import { arrayAt, dictAt, name, numberAt } from "./objects.js";

/** A colour as the file gives it. */
export interface Colour {
  readonly space: "DeviceGray" | "DeviceRGB" | "DeviceCMYK" | "Separation" | "Pattern" | "other";
  readonly values: readonly number[];
}

/** What painting goes by at a place of a content stream. */
export interface PaintState {
  readonly matrix: Matrix;
  readonly fill: Colour;
  readonly stroke: Colour;
  readonly font: PDFDict | undefined;
  readonly overprint: boolean;
  readonly strokeOverprint: boolean;
  /** In the units of the stream. */
  readonly lineWidth: number;
  readonly fontSize: number;
}

const black: Colour = { space: "DeviceGray", values: [0] };

/** What a page begins with. */
export const firstState: PaintState = { matrix: identity, fill: black, stroke: black, font: undefined, overprint: false, strokeOverprint: false, lineWidth: 1, fontSize: 0 };

/** Leaves the paper bare. */
export function isPaper({ space, values }: Colour): boolean {
  if (values.length === 0) return false;
  return space === "DeviceCMYK" || space === "Separation" ? values.every((ink) => ink === 0) : (space === "DeviceGray" || space === "DeviceRGB") && values.every((light) => light === 1);
}

/** The state after an operator that changes it; undefined for every other operator. */
export function changeState(state: PaintState, operator: string, operands: readonly string[], resources: PDFDict | undefined): PaintState | undefined {
  const side = operator === operator.toUpperCase() ? "stroke" : "fill";
  const values = operands.map(Number);
  switch (operator) {
    case "cm":
      return { ...state, matrix: concatenate(matrixOf(operands) ?? identity, state.matrix) };
    case "Tf":
      return { ...state, font: dictAt(dictAt(resources, "Font"), (operands[0] ?? "/").slice(1)), fontSize: Number(operands[1]) };
    case "w":
      return { ...state, lineWidth: Number(operands[0]) };
    case "gs":
      return graphicsState(state, dictAt(dictAt(resources, "ExtGState"), (operands[0] ?? "/").slice(1)));
    case "rg": case "RG":
      return { ...state, [side]: { space: "DeviceRGB", values } };
    case "k": case "K":
      return { ...state, [side]: { space: "DeviceCMYK", values } };
    case "g": case "G":
      return { ...state, [side]: { space: "DeviceGray", values } };
    case "cs": case "CS":
      return { ...state, [side]: { space: spaceOf(operands[0], resources), values: [] } };
    case "sc": case "SC": case "scn": case "SCN":
      return { ...state, [side]: { ...state[side], values: values.filter(Number.isFinite) } };
    default:
      return undefined;
  }
}

/** OP alone sets both kinds of overprint (ISO 32000-1, table 58). */
function graphicsState(state: PaintState, dict: PDFDict | undefined): PaintState {
  const stroke = dict?.lookup(name("OP"));
  const fill = dict?.lookup(name("op")) ?? stroke;
  return {
    ...state,
    lineWidth: numberAt(dict, "LW") ?? state.lineWidth,
    ...(fill === undefined ? {} : { overprint: String(fill) === "true" }),
    ...(stroke === undefined ? {} : { strokeOverprint: String(stroke) === "true" }),
  };
}

function spaceOf(token: string | undefined, resources: PDFDict | undefined): Colour["space"] {
  const plain = (token ?? "/").slice(1);
  if (plain === "Pattern" || plain === "DeviceGray" || plain === "DeviceRGB" || plain === "DeviceCMYK") return plain;
  const family = arrayAt(dictAt(resources, "ColorSpace"), plain)?.lookup(0);
  if (family === PDFName.of("Separation")) return "Separation";
  return family === PDFName.of("Pattern") ? "Pattern" : "other";
}
