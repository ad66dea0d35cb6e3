/** What a content stream needs to be seen through one ink: the state of its graphics, and a sheet that holds what it paints. */
import type { PDFContext, PDFDict, PDFRawStream, PDFRef } from "@cantoo/pdf-lib";
import { identity, type Matrix } from "../pdf/matrix.js";
import type { Operation } from "../pdf/tokenize.js";
import { black, type InkColour, type InkSpace, type Overprint } from "./ink-colour.js";

/** What a form takes over from where it is painted. */
export interface InkState {
  readonly matrix: Matrix;
  readonly fill: InkColour;
  readonly stroke: InkColour;
  /** The name of the pattern, where the colour is one. */
  readonly fillPattern: string | undefined;
  readonly strokePattern: string | undefined;
  readonly fillOverprint: boolean;
  readonly strokeOverprint: boolean;
  readonly sparesZero: boolean;
  readonly textMode: number;
}

export const initialState: InkState = {
  matrix: identity, fill: black, stroke: black, fillPattern: undefined, strokePattern: undefined, fillOverprint: false, strokeOverprint: false, sparesZero: false, textMode: 0,
};

export interface Projected {
  readonly operations: readonly Operation[];
  readonly resources: PDFDict;
}

/** One page seen through one ink. Objects that it gives stand in `target`; undefined ones leave the ink as it is. */
export interface Sheet {
  readonly ink: string;
  readonly target: PDFContext;
  /** What cannot be seen through one ink: names of colour spaces, operators and resources. */
  readonly unread: Set<string>;
  /** Counts what is projected. @throws TooMuch where patterns in patterns or forms in forms come to no end */
  spend(operations: number): void;
  /** Those entries of a dictionary of the page's, and what they refer to. */
  bring(dict: PDFDict | undefined, keys: readonly string[]): PDFDict;
  bringRef(ref: PDFRef): PDFRef;
  /** Takes note of what a colour space names. */
  note(space: InkSpace): void;
  /** A stream of that dictionary and content. */
  stream(dict: PDFDict, projected: Projected): PDFRef;
  form(ref: PDFRef, form: PDFRawStream, outer: PDFDict | undefined, state: InkState, depth: number): PDFRef;
  picture(ref: PDFRef, image: PDFRawStream, overprint: Overprint, matrix: Matrix): PDFRef | undefined;
  /** An inline image as the object that it would be elsewhere; undefined where it cannot be read. */
  inline(operation: Operation, resources: PDFDict | undefined): { readonly ref: PDFRef; readonly image: PDFRawStream } | undefined;
  shading(shading: PDFDict | undefined, overprint: Overprint): PDFRef | undefined;
}
