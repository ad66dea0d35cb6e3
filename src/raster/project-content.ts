/**
 * A content stream seen through one ink: what puts the ink down is painted as grey, what knocks it out as white, and
 * what overprints without it is left out.
 */
import { PDFDict, PDFName, type PDFObject, PDFRawStream, PDFRef } from "@cantoo/pdf-lib";
import { concatenate, identity, matrixOf } from "../pdf/matrix.js";
import { arrayAt, decodedText, dictAt, dictOf, name, nameAt, numberAt, numbersOf } from "../pdf/objects.js";
import { tokenize, type Operation } from "../pdf/tokenize.js";
import { initialColour, inkSpace, lightOf, type InkSpace, type Overprint } from "./ink-colour.js";
import { initialState, type InkState, type Projected, type Sheet } from "./sheet.js";

const builders = new Set(["m", "l", "c", "v", "y", "h", "re", "W", "W*"]);
/** What a path painter does: whether it closes the path first, the rule of its filling, whether it strokes. */
const painters: Readonly<Record<string, { readonly closes: boolean; readonly fill: "f" | "f*" | undefined; readonly strokes: boolean }>> = {
  f: { closes: false, fill: "f", strokes: false }, F: { closes: false, fill: "f", strokes: false }, "f*": { closes: false, fill: "f*", strokes: false },
  S: { closes: false, fill: undefined, strokes: true }, s: { closes: true, fill: undefined, strokes: true },
  B: { closes: false, fill: "f", strokes: true }, "B*": { closes: false, fill: "f*", strokes: true },
  b: { closes: true, fill: "f", strokes: true }, "b*": { closes: true, fill: "f*", strokes: true },
};
const texts = new Set(["Tj", "TJ", "'", '"']);
/** Structure and hints: nothing of it is seen. */
const unseen = new Set(["BMC", "BDC", "EMC", "MP", "DP", "ri", "i"]);
const op = (operator: string, ...operands: string[]): Operation => ({ operator, operands });
const decimal = (value: number): string => String(Number(value.toFixed(4)));

/** @param depth forms inside forms so far */
export function projectContent(sheet: Sheet, source: readonly Operation[], resources: PDFDict | undefined, start: InkState, depth: number): Projected {
  const { ink, target } = sheet;
  sheet.spend(source.length);
  const out: Operation[] = [];
  const used = sheet.bring(resources, ["Font", "ExtGState"]);
  let state = start;
  const stack: InkState[] = [];
  let path: Operation[] = [];

  const add = (category: string, value: PDFRef): string => {
    const held = dictAt(used, category) ?? PDFDict.withContext(target);
    used.set(name(category), held);
    const key = `Bx${held.keys().length}`;
    held.set(name(key), value);
    return `/${key}`;
  };
  const overprint = (side: "fill" | "stroke"): Overprint => ({ on: state[`${side}Overprint`], sparesZero: state.sparesZero });
  /** Sets the grey of the ink for what is painted next; false where the paint spares the ink. */
  const set = (side: "fill" | "stroke"): boolean => {
    const token = state[`${side}Pattern`];
    if (token !== undefined) {
      const pattern = patternInInk(sheet, dictAt(resources, "Pattern")?.lookup(name(token)), overprint(side), state, depth);
      if (pattern === undefined) return false;
      const shown = add("Pattern", pattern);
      out.push(op(side === "fill" ? "cs" : "CS", "/Pattern"), op(side === "fill" ? "scn" : "SCN", shown));
      return true;
    }
    const colour = state[side];
    sheet.note(colour.space);
    const light = lightOf(colour, ink, overprint(side));
    if (light !== undefined) out.push(op(side === "fill" ? "g" : "G", decimal(light)));
    return light !== undefined;
  };
  const colourSpace = (token: string | undefined): InkSpace => {
    const plain = (token ?? "/").slice(1);
    return inkSpace(dictAt(resources, "ColorSpace")?.lookup(name(plain)) ?? PDFName.of(plain));
  };
  const paint = (painter: string): void => {
    const { closes, fill, strokes } = painters[painter] ?? { closes: false, fill: undefined, strokes: false };
    const fills = fill !== undefined && set("fill");
    const lines = strokes && set("stroke");
    for (const part of path) out.push(part);
    if (closes && lines) out.push(op("h"));
    out.push(op(fills && lines ? (fill === "f" ? "B" : "B*") : fills ? (fill ?? "f") : lines ? "S" : "n"));
    path = [];
  };
  const text = (operation: Operation): void => {
    const clips = state.textMode >= 4 ? 4 : 0;
    const mode = state.textMode % 4;
    const fills = (mode === 0 || mode === 2) && set("fill");
    const lines = (mode === 1 || mode === 2) && set("stroke");
    out.push(op("Tr", String((fills && lines ? 2 : fills ? 0 : lines ? 1 : 3) + clips)), operation);
  };
  const object = (token: string | undefined): void => {
    const key = name((token ?? "/").slice(1));
    const ref = dictAt(resources, "XObject")?.get(key);
    const found = dictAt(resources, "XObject")?.lookup(key);
    if (!(ref instanceof PDFRef) || !(found instanceof PDFRawStream) || depth > 12) return;
    if (nameAt(found.dict, "Subtype") === "Form") {
      const form = sheet.form(ref, found, resources, state, depth);
      out.push(op("Do", add("XObject", form)));
    } else picture(ref, found);
  };
  const picture = (ref: PDFRef, found: PDFRawStream): void => {
    if (String(found.dict.get(name("ImageMask"))) === "true") {
      if (set("fill")) out.push(op("Do", add("XObject", sheet.bringRef(ref))));
    } else {
      const inInk = sheet.picture(ref, found, overprint("fill"), state.matrix);
      if (inInk !== undefined) out.push(op("Do", add("XObject", inInk)));
    }
  };

  for (const operation of source) {
    const { operator, operands } = operation;
    const side = operator === operator.toUpperCase() ? "stroke" : "fill";
    const numbers = (): number[] => operands.map(Number).filter(Number.isFinite);
    const colour = (space: InkSpace, values: number[]): void => {
      state = { ...state, [side]: { space, values }, [`${side}Pattern`]: undefined };
    };
    if (unseen.has(operator)) continue;
    if (builders.has(operator)) path.push(operation);
    else if (operator === "n" || painters[operator] !== undefined) paint(operator);
    else if (texts.has(operator)) text(operation);
    else if (operator === "Do") object(operands[0]);
    else if (operator === "BI") {
      const inline = sheet.inline(operation, resources);
      if (inline === undefined) sheet.unread.add("BI");
      else picture(inline.ref, inline.image);
    }
    else if (operator === "sh") {
      const shading = sheet.shading(dictAt(dictAt(resources, "Shading"), (operands[0] ?? "/").slice(1)), overprint("fill"));
      if (shading !== undefined) out.push(op("sh", add("Shading", shading)));
    } else if (operator === "Tr") state = { ...state, textMode: numbers()[0] ?? 0 };
    else if (operator === "k" || operator === "K") colour({ kind: "cmyk" }, numbers());
    else if (operator === "g" || operator === "G") colour({ kind: "grey" }, numbers());
    else if (operator === "rg" || operator === "RG") colour({ kind: "unread", name: "DeviceRGB" }, numbers());
    else if (operator === "cs" || operator === "CS") {
      const first = initialColour(colourSpace(operands[0]));
      colour(first.space, [...first.values]);
    } else if (["sc", "SC", "scn", "SCN"].includes(operator)) {
      const last = operands.at(-1);
      if (last?.startsWith("/") === true) state = { ...state, [`${side}Pattern`]: last.slice(1) };
      else colour(state[side].space, numbers());
    } else {
      if (operator === "q") stack.push(state);
      else if (operator === "Q") state = stack.pop() ?? state;
      else if (operator === "cm") state = { ...state, matrix: concatenate(matrixOf(operands) ?? identity, state.matrix) };
      else if (operator === "gs") state = graphicsState(state, dictAt(dictAt(resources, "ExtGState"), (operands[0] ?? "/").slice(1)));
      out.push(operation);
    }
  }
  return { operations: out, resources: used };
}

/** OP alone sets both kinds of overprint (ISO 32000-1, table 58). */
function graphicsState(state: InkState, dict: PDFDict | undefined): InkState {
  const stroke = dict?.lookup(name("OP"));
  const fill = dict?.lookup(name("op")) ?? stroke;
  const mode = numberAt(dict, "OPM");
  return {
    ...state,
    ...(fill === undefined ? {} : { fillOverprint: String(fill) === "true" }),
    ...(stroke === undefined ? {} : { strokeOverprint: String(stroke) === "true" }),
    ...(mode === undefined ? {} : { sparesZero: mode === 1 }),
  };
}

/** The pattern in the ink; undefined where it spares the ink or cannot be read, which the sheet notes. */
function patternInInk(sheet: Sheet, value: PDFObject | undefined, overprint: Overprint, state: InkState, depth: number): PDFRef | undefined {
  const dict = dictOf(value);
  const type = numberAt(dict, "PatternType");
  if (dict !== undefined && type === 2) {
    const shading = sheet.shading(dictAt(dict, "Shading"), overprint);
    if (shading === undefined) return undefined;
    const own = sheet.bring(dict, ["PatternType", "Matrix"]);
    own.set(name("Shading"), shading);
    return sheet.target.register(own);
  }
  if (!(value instanceof PDFRawStream) || type !== 1 || numberAt(value.dict, "PaintType") !== 1 || depth > 12) {
    sheet.unread.add("Pattern");
    return undefined;
  }
  const inner = matrixOf(numbersOf(arrayAt(value.dict, "Matrix")) ?? []) ?? identity;
  const projected = projectContent(sheet, tokenize(decodedText(value)), dictAt(value.dict, "Resources"), { ...initialState, matrix: concatenate(inner, state.matrix) }, depth + 1);
  return sheet.stream(sheet.bring(value.dict, ["Type", "PatternType", "PaintType", "TilingType", "BBox", "XStep", "YStep", "Matrix"]), projected);
}
