/** What a finished file really paints: one walk over every page, forms included, by our own reader. */
import { PDFArray, type PDFContext, type PDFDict, type PDFObject, PDFRawStream, type PDFRef } from "@cantoo/pdf-lib";
import { contentText } from "./content-streams.js";
import { arrayAt, decodedText, dictAt, dictOf, name, nameAt, numberAt, numbersOf, pagesOf, TooMuch } from "./objects.js";
import { inlineImage } from "./inline-image.js";
import { isSuppliedForm } from "./supplied-form.js";
import { concatenate, identity, matrixOf, scales, type Matrix } from "./matrix.js";
import { changeState, type Colour, firstState, isPaper, type PaintState } from "./paint-state.js";
import { stringTokenToHex, tokenize, type Operation } from "./tokenize.js";

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
  /** What this reader does not read: inline images (`BI`) that no supplied page holds, or that have no end. */
  readonly unread: ReadonlySet<string>;
}

const painters: Readonly<Record<string, readonly ("fill" | "stroke")[]>> = {
  f: ["fill"], F: ["fill"], "f*": ["fill"], S: ["stroke"], s: ["stroke"],
  B: ["fill", "stroke"], "B*": ["fill", "stroke"], b: ["fill", "stroke"], "b*": ["fill", "stroke"],
};

/** No page of a newspaper has a tenth of these. */
const mostOperations = 4e6;

/**
 * @param everything supplied pages of a plate are read too
 * @throws TooMuch where a page paints forms in forms without end
 */
export function inspectPages(context: PDFContext, everything = false): InspectedPage[] {
  return pagesOf(context).map(({ ref, page }) => inspectPage(ref, page, everything));
}

function inspectPage(ref: PDFRef, page: PDFDict, everything: boolean): InspectedPage {
  const texts: ShownText[] = [];
  const pictures: PlacedPicture[] = [];
  const colours = new Map<string, Colour>();
  const unread = new Set<string>();
  const lineWidthsPt = new Set<number>();
  const vanishing = new Set<"fill" | "stroke">();
  let left = mostOperations;
  const paint = (colour: Colour): void => void colours.set(`${colour.space} ${colour.values.join(" ")}`, colour);

  const walk = (operations: readonly Operation[], resources: PDFDict | undefined, start: PaintState, depth: number): void => {
    left -= operations.length;
    if (left < 0) throw new TooMuch(`a page paints more than ${mostOperations} operations`);
    let state = start;
    const stack: PaintState[] = [];
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
      } else if (operator === "BI") {
        const image = everything ? inlineImage(page.context, { operator, operands }, resources) : undefined;
        if (image === undefined) unread.add(operator);
        else pictures.push(placed(operator, image.dict, state.matrix));
      }
    }
  };
  walk(tokenize(contentText(page)), dictAt(page, "Resources"), firstState, 0);
  return { ref, page, texts, pictures, colours, lineWidthsPt, vanishing, unread };
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
