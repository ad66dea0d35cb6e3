/** A content stream with the resources its names stand for. */
import { type PDFDict, PDFRef } from "@cantoo/pdf-lib";
import { dictAt, name } from "../pdf/objects.js";
import type { Operation } from "../pdf/tokenize.js";

/** A content stream: the page's own or a form's. */
export interface Content {
  readonly ref: PDFRef;
  readonly operations: readonly Operation[];
  readonly resources: PDFDict | undefined;
  /** A form's dictionary; undefined for the page. */
  readonly form: PDFDict | undefined;
}

/** The object that a resource name stands for. */
export function resourceRef(content: { readonly resources: PDFDict | undefined }, category: string, token: string | undefined): PDFRef | undefined {
  if (token === undefined) return undefined;
  const value = dictAt(content.resources, category)?.get(name(token.slice(1)));
  return value instanceof PDFRef ? value : undefined;
}
