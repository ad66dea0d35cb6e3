/** What a finished file really paints: one walk over every page, forms included, by our own reader. */
import { PDFArray, type PDFContext, type PDFDict, PDFName, PDFRawStream, type PDFRef } from "@cantoo/pdf-lib";
import { arrayAt, decodedText, dictAt, dictOf, name, nameAt, numberAt, numbersOf, pagesOf } from "../pdf/objects.js";
import { concatenate, identity, matrixOf, scales, type Matrix } from "../pdf/matrix.js";
import { stringTokenToHex, tokenize, type Operation } from "../pdf/tokenize.js";

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
  /** Operators that this reader does not know, e.g. `BI`. */
  readonly unread: ReadonlySet<string>;
}

interface State {
  readonly matrix: Matrix;
  readonly fill: Colour;
  readonly stroke: Colour;
  readonly font: PDFDict | undefined;
  readonly overprint: boolean;
}

const black: Colour = { space: "DeviceGray", values: [0] };
const painters: Readonly<Record<string, readonly ("fill" | "stroke")[]>> = {
  f: ["fill"], F: ["fill"], "f*": ["fill"], S: ["stroke"], s: ["stroke"],
  B: ["fill", "stroke"], "B*": ["fill", "stroke"], b: ["fill", "stroke"], "b*": ["fill", "stroke"],
};

export function inspectPages(context: PDFContext): InspectedPage[] {
  return pagesOf(context).map(({ ref, page }) => inspectPage(context, ref, page));
}

function inspectPage(context: PDFContext, ref: PDFRef, page: PDFDict): InspectedPage {
  const texts: ShownText[] = [];
  const pictures: PlacedPicture[] = [];
  const colours = new Map<string, Colour>();
  const unread = new Set<string>();
  const paint = (colour: Colour): void => void colours.set(`${colour.space} ${colour.values.join(" ")}`, colour);

  const walk = (operations: readonly Operation[], resources: PDFDict | undefined, start: State, depth: number): void => {
    let state = start;
    const stack: State[] = [];
    const marks: (number | undefined)[] = [];
    for (const { operator, operands } of operations) {
      const changed = changeState(state, operator, operands, resources);
      if (changed !== undefined) state = changed;
      else if (operator === "q") stack.push(state);
      else if (operator === "Q") state = stack.pop() ?? state;
      else if (operator === "BMC" || operator === "BDC") marks.push(mcidOf(operands[1]));
      else if (operator === "EMC") marks.pop();
      else if (painters[operator] !== undefined) for (const side of painters[operator]) paint(state[side]);
      else if (["Tj", "TJ", "'", '"'].includes(operator)) {
        const mcid = marks.findLast((mark) => mark !== undefined);
        texts.push({ font: state.font, codes: codesOf(operator, operands), fill: state.fill, overprint: state.overprint, mcid });
        paint(state.fill);
      } else if (operator === "Do") {
        const target = dictAt(resources, "XObject")?.lookup(name((operands[0] ?? "/").slice(1)));
        if (!(target instanceof PDFRawStream) || depth > 12) continue;
        if (nameAt(target.dict, "Subtype") === "Image") pictures.push(placed(operands[0] ?? "", target.dict, state.matrix));
        else {
          const inner = matrixOf(numbersOf(arrayAt(target.dict, "Matrix")) ?? []) ?? identity;
          const own = dictAt(target.dict, "Resources") ?? resources;
          walk(tokenize(decodedText(target)), own, { ...state, matrix: concatenate(inner, state.matrix) }, depth + 1);
        }
      } else if (operator === "BI") unread.add(operator);
    }
  };
  const start: State = { matrix: identity, fill: black, stroke: black, font: undefined, overprint: false };
  walk(tokenize(contentText(context, page)), dictAt(page, "Resources"), start, 0);
  return { ref, page, texts, pictures, colours, unread };
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
      return { ...state, font: dictAt(dictAt(resources, "Font"), (operands[0] ?? "/").slice(1)) };
    case "gs": {
      const op = dictAt(dictAt(resources, "ExtGState"), (operands[0] ?? "/").slice(1))?.lookup(name("op"));
      return op === undefined ? state : { ...state, overprint: String(op) === "true" };
    }
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

/** Every dictionary of the file, streams' included. */
export function allDicts(context: PDFContext): PDFDict[] {
  return context.enumerateIndirectObjects().flatMap(([, object]) => dictOf(object) ?? []);
}
