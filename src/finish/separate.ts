/** Turns the colours of a content stream into inks, and lets solid black text and rules overprint. */
import type { Operation } from "../pdf/tokenize.js";
import { graphicsUnits, type GraphicsUnit } from "./graphics-objects.js";
import type { Cmyk, InkPlan, Rgb } from "./ink-plan.js";
import { fillPainters, strokePainters, textPainters } from "./operators.js";

/** Resource names that finishing adds; Chromium's own begin with a single letter and a number. */
export const overprintOn = "BxOverprint";
export const overprintOff = "BxKnockout";
export const spotSpace = (index: number): string => `BxSpot${index}`;

/** A rectangle up to this wide counts as a rule: it overprints. Larger black areas knock out. */
const ruleWidth = 6;

export interface ColourFault {
  readonly code: "unknown-colour" | "colour-on-k-page" | "unknown-colour-space";
  readonly colour: string;
  readonly nearest: string | undefined;
  /** What was first painted with it: a text token with its font, or a kind of object. */
  where: { readonly text: string; readonly font: string } | { readonly object: string } | undefined;
}

export interface Separated {
  readonly operations: readonly Operation[];
  readonly faults: readonly ColourFault[];
  /** Names of the spot inks used, in the order of their resources. */
  readonly spots: ReadonlySet<string>;
}

interface Colour {
  readonly solidBlack: boolean;
  readonly fault: ColourFault | undefined;
}
interface State {
  fill: Colour;
  stroke: Colour;
  overprint: boolean;
  font: string;
}

const operation = (operator: string, ...operands: string[]): Operation => ({ operator, operands });
const decimal = (value: number): string => String(Number(value.toFixed(4)));
/** The initial colour is DeviceGray 0 (ISO 32000-1, 8.6.8), black ink alone on a CMYK device. */
const initial: Colour = { solidBlack: true, fault: undefined };

/** @param spotIndex position of each spot ink among the page's Separation resources */
export function separate(operations: readonly Operation[], plan: InkPlan, spotIndex: ReadonlyMap<string, number>): Separated {
  const out: Operation[] = [];
  const faults = new Map<string, ColourFault>();
  const spots = new Set<string>();
  let state: State = { fill: initial, stroke: initial, overprint: false, font: "" };
  const stack: State[] = [];

  const fault = (code: ColourFault["code"], colour: string, nearest: string | undefined): Colour => {
    const known = faults.get(code + colour) ?? { code, colour, nearest, where: undefined };
    faults.set(code + colour, known);
    return { solidBlack: false, fault: known };
  };
  const process = (cmyk: Cmyk, stroke: boolean): Colour => {
    out.push(operation(stroke ? "K" : "k", ...cmyk.map(decimal)));
    return { solidBlack: cmyk[0] + cmyk[1] + cmyk[2] === 0 && cmyk[3] === 1, fault: undefined };
  };
  const colour = (rgb: Rgb, stroke: boolean): Colour => {
    const printed = plan.print(rgb);
    if (printed.kind === "refused") return fault(printed.code, rgb.map(decimal).join(" "), printed.nearest);
    if (printed.kind === "process") return process(printed.cmyk, stroke);
    spots.add(printed.spot);
    out.push(operation(stroke ? "CS" : "cs", `/${spotSpace(spotIndex.get(printed.spot) ?? 0)}`));
    out.push(operation(stroke ? "SCN" : "scn", decimal(printed.tint)));
    return { solidBlack: false, fault: undefined };
  };
  const overprint = (on: boolean): void => {
    if (state.overprint === on) return;
    out.push(operation("gs", `/${on ? overprintOn : overprintOff}`));
    state = { ...state, overprint: on };
  };
  const seen = (paint: Colour, where: ColourFault["where"]): void => {
    if (paint.fault !== undefined) paint.fault.where ??= where;
  };

  const path = (unit: GraphicsUnit & { kind: "path" }): void => {
    const fills = fillPainters.has(unit.painter);
    const strokes = strokePainters.has(unit.painter);
    if (fills) seen(state.fill, { object: "path" });
    if (strokes) seen(state.stroke, { object: "path" });
    if (fills || strokes) overprint((!fills || (state.fill.solidBlack && isRule(unit.operations))) && (!strokes || state.stroke.solidBlack));
    // One by one: as arguments of a single call a path of a map overflows the call stack.
    for (const part of unit.operations) out.push(part);
  };

  const single = (op: Operation): void => {
    const { operator, operands } = op;
    const stroke = operator === operator.toUpperCase();
    const side = stroke ? "stroke" : "fill";
    if (operator === "rg" || operator === "RG") {
      const [r = 0, g = 0, b = 0] = operands.map(Number);
      state = { ...state, [side]: colour([r, g, b], stroke) };
      return;
    }
    if (operator === "g" || operator === "G") {
      const grey = Number(operands[0]);
      state = { ...state, [side]: colour([grey, grey, grey], stroke) };
      return;
    }
    if (["cs", "CS", "sc", "SC", "scn", "SCN"].includes(operator)) {
      // Only patterns: `/Pattern cs` and the pattern's name alone.
      const pattern = operands.length === 1 && operands[0]?.startsWith("/") === true;
      const known = operator.toLowerCase() === "cs" ? operands[0] === "/Pattern" : pattern;
      state = { ...state, [side]: known ? { solidBlack: false, fault: undefined } : fault("unknown-colour-space", operands.join(" "), undefined) };
    }
    if (operator === "q") stack.push(state);
    if (operator === "Q") state = stack.pop() ?? state;
    if (operator === "Tf") state = { ...state, font: operands[0] ?? "" };
    if (operator === "Do" || operator === "sh") overprint(false);
    if (textPainters.has(operator)) {
      seen(state.fill, { text: operands.at(-1) ?? "", font: state.font });
      overprint(state.fill.solidBlack);
    }
    out.push(op);
  };

  for (const unit of graphicsUnits(operations)) {
    if (unit.kind === "path") path(unit);
    else single(unit.operation);
  }
  return { operations: out, faults: [...faults.values()], spots };
}

/** True for rectangles that are all narrow in one direction, in the units of the stream. */
function isRule(operations: readonly Operation[]): boolean {
  const shapes = operations.filter(({ operator }) => operator !== "h" && !fillPainters.has(operator));
  return shapes.every(({ operator, operands }) => operator === "re" && Math.min(Math.abs(Number(operands[2])), Math.abs(Number(operands[3]))) <= ruleWidth);
}
