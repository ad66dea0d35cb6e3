/** Keeps one of every identical font, picture, profile and graphics state. */
import { createHash } from "node:crypto";
import { PDFArray, type PDFContext, PDFDict, type PDFObject, PDFRawStream, type PDFRef } from "@cantoo/pdf-lib";
import { cloneObject, nameAt } from "../pdf/objects.js";

/** Dictionaries that may be one object for all pages; tags, pages, annotations and bookmarks may not. */
const shareable = new Set(["Font", "FontDescriptor", "ExtGState", "Pattern"]);

/** Objects become equal when what they refer to has become one, so this goes on until nothing changes. */
export function shareIdentical(context: PDFContext): void {
  const contentHashes = new WeakMap<Uint8Array, string>();
  for (let round = 0; round < 8; round++) {
    const firsts = new Map<string, PDFRef>();
    const renamed = new Map<string, PDFRef>();
    for (const [ref, object] of context.enumerateIndirectObjects()) {
      const key = identity(object, contentHashes);
      if (key === undefined) continue;
      const first = firsts.get(key);
      if (first === undefined) firsts.set(key, ref);
      else renamed.set(ref.tag, first);
    }
    if (renamed.size === 0) return;
    for (const [ref, object] of context.enumerateIndirectObjects()) {
      if (renamed.has(ref.tag)) context.delete(ref);
      else context.assign(ref, cloneObject(object, context, (other) => renamed.get(other.tag) ?? other));
    }
  }
}

function identity(object: PDFObject, contentHashes: WeakMap<Uint8Array, string>): string | undefined {
  if (object instanceof PDFRawStream) {
    const known = contentHashes.get(object.contents) ?? createHash("sha256").update(object.contents).digest("hex");
    contentHashes.set(object.contents, known);
    return `${sorted(object.dict)} ${known}`;
  }
  if (object instanceof PDFArray) return object.toString();
  return object instanceof PDFDict && shareable.has(nameAt(object, "Type") ?? "") ? sorted(object) : undefined;
}

/** Entries in one order: equal dictionaries may be written in different ones. */
function sorted(dict: PDFDict): string {
  return dict.entries().map(([key, value]) => `${key} ${value}`).sort().join("\n");
}
