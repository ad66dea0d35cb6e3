/** What a finished file really paints: one walk over every page, forms included, by our own reader. */
import { PDFArray, type PDFContext, type PDFDict, PDFName, type PDFObject, PDFRawStream, type PDFRef } from "@cantoo/pdf-lib";
import { arrayAt, decodedText, dictAt, dictOf, name, nameAt, numberAt, numbersOf, pagesOf } from "./objects.js";
import { isSuppliedForm } from "./supplied-form.js";
import { concatenate, identity, matrixOf, scales, type Matrix } from "./matrix.js";
import { stringTokenToHex, tokenize, type Operation } from "./tokenize.js";

/** A colour as the file gives it. */
export interface Colour {
  readonly space: "DeviceGray" | "DeviceRGB" | "DeviceCMYK" | "Separation" | "Pattern" | "other";
  readonly values: readonly number[];
}

export interface ShownText {
  readonly font: PDFDict | undefined;
  /** Two-byte codes, upper-case hexadecimal. */
  readonly codes: readonly string[];
  readonly fill: Colour;
  readonly overprint: boolean;
  /** As it stands on the page, whatever the text and page matrices make of the font's size. */
  readonly sizePt: number;
  /** Marked-content id of the innermost tagged content, if any; `stream` is the content it belongs to. */
  readonly mcid: number | undefined;
}

export interface PlacedPicture {
  readonly name: string;
  readonly dict: PDFDict;
  readonly ppi: number;
}

export interface InspectedPage {
  readonly ref: PDFRef;
  readonly page: PDFDict;
  readonly texts: readonly ShownText[];
  readonly pictures: readonly PlacedPicture[];
  /** Colours that paint a path or text, once each. */
  readonly colours: ReadonlyMap<string, Colour>;
  /** Widths of strokes and of the narrow side of filled rectangles, in pt, once each. */
  readonly lineWidthsPt: ReadonlySet<number>;
  /** Paint that leaves no ink but is set to overprint: it vanishes on the press. */
  readonly vanishing: ReadonlySet<"fill" | "stroke">;
  /** Operators that this reader does not know, e.g. `BI`. */
  readonly unread: ReadonlySet<string>;
}

interface State {
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
const painters: Readonly<Record<string, readonly ("fill" | "stroke")[]>> = {
  f: ["fill"], F: ["fill"], "f*": ["fill"], S: ["stroke"], s: ["stroke"],
  B: ["fill", "stroke"], "B*": ["fill", "stroke"], b: ["fill", "stroke"], "b*": ["fill", "stroke"],
};

/** @param everything supplied pages of a plate are read too */
export function inspectPages(context: PDFContext, everything = false): InspectedPage[] {
  return pagesOf(context).map(({ ref, page }) => inspectPage(context, ref, page, everything));
}

function inspectPage(context: PDFContext, ref: PDFRef, page: PDFDict, everything: boolean): InspectedPage {
  const texts: ShownText[] = [];
  const pictures: PlacedPicture[] = [];
  const colours = new Map<string, Colour>();
  const unread = new Set<string>();
  const lineWidthsPt = new Set<number>();
  const vanishing = new Set<"fill" | "stroke">();
  const paint = (colour: Colour): void => void colours.set(`${colour.space} ${colour.values.join(" ")}`, colour);

  const walk = (operations: readonly Operation[], resources: PDFDict | undefined, start: State, depth: number): void => {
    let state = start;
    const stack: State[] = [];
    const marks: (number | undefined)[] = [];
    let textMatrix = identity;
    let rectangles: (readonly [number, number])[] = [];
    const note = (side: "fill" | "stroke"): void => {
      const scale = scales(state.matrix);
      if (side === "stroke") lineWidthsPt.add(state.lineWidth * Math.min(scale.x, scale.y));
      else for (const [width, height] of rectangles) lineWidthsPt.add(Math.min(width * scale.x, height * scale.y));
      if (isPaper(state[side]) && (side === "fill" ? state.overprint : state.strokeOverprint)) vanishing.add(side);
    };
    for (const { operator, operands } of operations) {
      const changed = changeState(state, operator, operands, resources);
      if (changed !== undefined) state = changed;
      else if (operator === "q") stack.push(state);
      else if (operator === "Q") state = stack.pop() ?? state;
      else if (operator === "BMC" || operator === "BDC") marks.push(mcidOf(operands[1]));
      else if (operator === "EMC") marks.pop();
      else if (operator === "re") rectangles.push([Math.abs(Number(operands[2])), Math.abs(Number(operands[3]))]);
      else if (operator === "n") rectangles = [];
      else if (operator === "BT") textMatrix = identity;
      else if (operator === "Tm") textMatrix = matrixOf(operands) ?? identity;
      else if (painters[operator] !== undefined) {
        for (const side of painters[operator]) {
          paint(state[side]);
          note(side);
        }
        rectangles = [];
      }
      else if (["Tj", "TJ", "'", '"'].includes(operator)) {
        const mcid = marks.findLast((mark) => mark !== undefined);
        texts.push({ font: state.font, codes: codesOf(operator, operands), fill: state.fill, overprint: state.overprint, sizePt: state.fontSize * scales(concatenate(textMatrix, state.matrix)).y, mcid });
        paint(state.fill);
        if (isPaper(state.fill) && state.overprint) vanishing.add("fill");
      } else if (operator === "Do") {
        const target = dictAt(resources, "XObject")?.lookup(name((operands[0] ?? "/").slice(1)));
        if (!(target instanceof PDFRawStream) || depth > 12) continue;
        if (nameAt(target.dict, "Subtype") === "Image") pictures.push(placed(operands[0] ?? "", target.dict, state.matrix));
        // A supplied page is the advertiser's: it was checked by itself, and its words are not the paper's.
        else if (isSuppliedForm(target.dict) && !everything) continue;
        else {
          const inner = matrixOf(numbersOf(arrayAt(target.dict, "Matrix")) ?? []) ?? identity;
          const own = dictAt(target.dict, "Resources") ?? resources;
          walk(tokenize(decodedText(target)), own, { ...state, matrix: concatenate(inner, state.matrix) }, depth + 1);
        }
      } else if (operator === "BI") unread.add(operator);
    }
  };
  const start: State = { matrix: identity, fill: black, stroke: black, font: undefined, overprint: false, strokeOverprint: false, lineWidth: 1, fontSize: 0 };
  walk(tokenize(contentText(context, page)), dictAt(page, "Resources"), start, 0);
  return { ref, page, texts, pictures, colours, lineWidthsPt, vanishing, unread };
}

/** Leaves the paper bare. */
export function isPaper({ space, values }: Colour): boolean {
  if (values.length === 0) return false;
  return space === "DeviceCMYK" || space === "Separation" ? values.every((ink) => ink === 0) : (space === "DeviceGray" || space === "DeviceRGB") && values.every((light) => light === 1);
}

function contentText(context: PDFContext, page: PDFDict): string {
  const contents = page.lookup(name("Contents"));
  const streams = contents instanceof PDFArray ? contents.asArray().map((ref) => context.lookup(ref)) : [contents];
  return streams.map((stream) => (stream instanceof PDFRawStream ? decodedText(stream) : "")).join("\n");
}

/** The state after an operator that changes it; undefined for every other operator. */
function changeState(state: State, operator: string, operands: readonly string[], resources: PDFDict | undefined): State | undefined {
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
function graphicsState(state: State, dict: PDFDict | undefined): State {
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

function codesOf(operator: string, operands: readonly string[]): string[] {
  const token = operands.at(-1) ?? "";
  const strings = operator === "TJ" ? (token.match(/<[^>]*>|\((?:\\[\s\S]|[^\\()])*\)/g) ?? []) : [token];
  return strings.flatMap((text) => stringTokenToHex(text).match(/.{4}/g) ?? []);
}

function mcidOf(properties: string | undefined): number | undefined {
  const found = /\/MCID\s+(\d+)/.exec(properties ?? "")?.[1];
  return found === undefined ? undefined : Number(found);
}

function placed(token: string, dict: PDFDict, matrix: Matrix): PlacedPicture {
  const size = scales(matrix);
  const ppi = Math.min(((numberAt(dict, "Width") ?? 0) * 72) / size.x, ((numberAt(dict, "Height") ?? 0) * 72) / size.y);
  return { name: token, dict, ppi };
}

/** Every dictionary of the file, streams' and those inside others included. */
export function allDicts(context: PDFContext): PDFDict[] {
  const found: PDFDict[] = [];
  const visit = (value: PDFObject | undefined): void => {
    const dict = dictOf(value);
    if (dict !== undefined) {
      found.push(dict);
      for (const held of dict.values()) visit(held);
    } else if (value instanceof PDFArray) for (const held of value.asArray()) visit(held);
  };
  for (const [, object] of context.enumerateIndirectObjects()) visit(object);
  return found;
}
