/** One walk over the page: where pictures stand, which glyphs are shown and what text they stand for. */
import { type PDFContext, type PDFDict, PDFRawStream, type PDFRef } from "@cantoo/pdf-lib";
import { arrayAt, nameAt, numbersOf } from "../pdf/objects.js";
import { concatenate, identity, matrixOf, scales, transformPoint, type Matrix } from "../pdf/matrix.js";
import { stringTokenToHex } from "../pdf/tokenize.js";
import { textPainters } from "./operators.js";
import { resourceRef, type Content } from "./content.js";

export interface Placement {
  readonly ref: PDFRef;
  /** The largest size at which the picture is placed, in pt. */
  widthPt: number;
  heightPt: number;
  /** Its left and top edge there, in the page's own coordinates. */
  leftPt: number;
  topPt: number;
  /** Every place where it is painted. */
  readonly places: { readonly content: string; readonly operation: number; readonly matrix: Matrix }[];
}

export interface Survey {
  /** By the image's reference tag. */
  readonly pictures: ReadonlyMap<string, Placement>;
  /** By the font's reference tag: glyph code → the texts that ActualText gives it ("" where it gives none). */
  readonly glyphs: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;
  /** Forms painted inside marked content: their own content is already tagged. */
  readonly taggedForms: ReadonlySet<string>;
  /** Text shown outside any marked content. */
  readonly untaggedText: boolean;
}

interface State {
  readonly matrix: Matrix;
  readonly font: string | undefined;
}

export function survey(context: PDFContext, contents: ReadonlyMap<string, Content>, page: Content): Survey {
  const pictures = new Map<string, Placement>();
  const glyphs = new Map<string, Map<string, Set<string>>>();
  const taggedForms = new Set<string>();
  let untaggedText = false;

  const place = (ref: PDFRef, matrix: Matrix, content: Content, operation: number): void => {
    const size = scales(matrix);
    const known = pictures.get(ref.tag);
    const corners = [transformPoint(matrix, 0, 0), transformPoint(matrix, 1, 1)];
    const edge = { leftPt: Math.min(...corners.map(({ x }) => x)), topPt: Math.max(...corners.map(({ y }) => y)) };
    const here = { content: content.ref.tag, operation, matrix };
    known?.places.push(here);
    if (known === undefined) pictures.set(ref.tag, { ref, widthPt: size.x, heightPt: size.y, ...edge, places: [here] });
    else if (size.x > known.widthPt || size.y > known.heightPt) {
      Object.assign(known, { widthPt: Math.max(known.widthPt, size.x), heightPt: Math.max(known.heightPt, size.y), ...edge });
    }
  };

  const walk = (content: Content, start: Matrix, tagged: boolean, depth: number): void => {
    let state: State = { matrix: start, font: undefined };
    const stack: State[] = [];
    // Each open marked content: its ActualText and the codes shown in it so far.
    const marks: { readonly text: string | undefined; readonly shown: { font: string; code: string }[] }[] = [];
    for (const [index, { operator, operands }] of content.operations.entries()) {
      if (operator === "q") stack.push(state);
      else if (operator === "Q") state = stack.pop() ?? state;
      else if (operator === "cm") state = { ...state, matrix: concatenate(matrixOf(operands) ?? identity, state.matrix) };
      else if (operator === "Tf") state = { ...state, font: resourceRef(content, "Font", operands[0])?.tag };
      else if (operator === "BMC" || operator === "BDC") marks.push({ text: actualText(operands[1]), shown: [] });
      else if (operator === "EMC") record(glyphs, marks.pop());
      else if (textPainters.has(operator)) {
        if (marks.length === 0 && !tagged) untaggedText = true;
        const span = marks.findLast((mark) => mark.text !== undefined);
        for (const code of shownCodes(operator, operands)) {
          if (state.font === undefined) continue;
          if (span === undefined) record(glyphs, { text: "", shown: [{ font: state.font, code }] });
          else span.shown.push({ font: state.font, code });
        }
      } else if (operator === "Do") {
        const ref = resourceRef(content, "XObject", operands[0]);
        const object = ref === undefined ? undefined : context.lookup(ref);
        if (ref === undefined || !(object instanceof PDFRawStream)) continue;
        if (nameAt(object.dict, "Subtype") === "Image") place(ref, state.matrix, content, index);
        const form = contents.get(ref.tag);
        if (form === undefined || depth > 12) continue;
        const inside = tagged || marks.length > 0;
        if (inside) taggedForms.add(ref.tag);
        walk(form, concatenate(formMatrix(object.dict), state.matrix), inside, depth + 1);
      }
    }
  };
  walk(page, identity, false, 0);
  return { pictures, glyphs, taggedForms, untaggedText };
}

/** Two-byte codes of a text operator; Chromium's fonts are all Identity-H. */
export function shownCodes(operator: string, operands: readonly string[]): string[] {
  const token = operator === '"' ? operands[2] : operands[0];
  if (token === undefined) return [];
  const strings = operator === "TJ" ? (token.match(/<[^>]*>|\((?:\\[\s\S]|[^\\()])*\)/g) ?? []) : [token];
  return strings.flatMap((text) => stringTokenToHex(text).match(/.{4}/g) ?? []);
}

function formMatrix(form: PDFDict): Matrix {
  return matrixOf(numbersOf(arrayAt(form, "Matrix")) ?? []) ?? identity;
}

function actualText(properties: string | undefined): string | undefined {
  const hex = /\/ActualText\s*<([0-9A-Fa-f\s]*)>/.exec(properties ?? "")?.[1]?.replace(/\s/g, "");
  if (hex === undefined) return undefined;
  const bytes = Buffer.from(hex.replace(/^feff/i, ""), "hex");
  return bytes.length % 2 === 0 ? bytes.swap16().toString("utf16le") : undefined;
}

/** Notes a span's text for its glyph when it shows exactly one; of several glyphs nothing can be said one by one. */
function record(
  glyphs: Map<string, Map<string, Set<string>>>,
  span: { readonly text: string | undefined; readonly shown: readonly { font: string; code: string }[] } | undefined,
): void {
  if (span?.text === undefined) return;
  for (const { font, code } of span.shown) {
    const codes = glyphs.get(font) ?? new Map<string, Set<string>>();
    glyphs.set(font, codes);
    const texts = codes.get(code) ?? new Set<string>();
    codes.set(code, texts);
    texts.add(span.shown.length === 1 ? span.text : "");
  }
}
