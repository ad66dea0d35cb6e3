/**
 * Subset tags of fonts. Skia tags every subset AAAAAA, but different subsets of one font in one
 * file must differ in their tag (ISO 32000-1, 9.6.4): pages are bound into one file later, and
 * printers' machines cache fonts by name. The tag is taken from the font program's own bytes.
 */
import { createHash } from "node:crypto";
import { type PDFContext, type PDFDict, PDFRawStream } from "@cantoo/pdf-lib";
import { arrayAt, dictAt, dictOf, name, nameAt } from "../pdf/objects.js";

export function retagSubsets(context: PDFContext): void {
  for (const [, object] of context.enumerateIndirectObjects()) {
    const font = dictOf(object);
    if (nameAt(font, "Type") !== "Font" || nameAt(font, "Subtype") !== "Type0") continue;
    const descendant = dictOf(arrayAt(font, "DescendantFonts")?.lookup(0));
    const descriptor = dictAt(descendant, "FontDescriptor");
    const program = descriptor?.lookup(name("FontFile2"));
    if (font === undefined || descendant === undefined || descriptor === undefined || !(program instanceof PDFRawStream)) continue;
    const tag = subsetTag(program.contents);
    retag(font, "BaseFont", tag);
    retag(descendant, "BaseFont", tag);
    retag(descriptor, "FontName", tag);
  }
}

/** Six capital letters from a hash of the font program. */
export function subsetTag(program: Uint8Array): string {
  const hash = createHash("sha256").update(program).digest();
  return [...hash.subarray(0, 6)].map((byte) => String.fromCharCode(65 + (byte % 26))).join("");
}

function retag(dict: PDFDict, key: string, tag: string): void {
  const known = nameAt(dict, key);
  if (known !== undefined && /^[A-Z]{6}\+/.test(known)) dict.set(name(key), name(`${tag}${known.slice(6)}`));
}
