/** Objects that nothing refers to: what a target took off the page, and Chromium's own Info with its clock time. */
import { PDFArray, type PDFContext, PDFDict, type PDFObject, PDFRawStream, PDFRef } from "@cantoo/pdf-lib";

/** Removes every object that cannot be reached from the trailer. */
export function dropUnreachable(context: PDFContext): void {
  const reached = new Set<string>();
  const pending: (PDFObject | undefined)[] = [context.trailerInfo.Root, context.trailerInfo.Info];
  for (let object = pending.pop(); object !== undefined || pending.length > 0; object = pending.pop()) {
    if (object instanceof PDFRef) {
      if (reached.has(object.tag)) continue;
      reached.add(object.tag);
      pending.push(context.lookup(object));
    } else if (object instanceof PDFArray) for (const item of object.asArray()) pending.push(item);
    else if (object instanceof PDFRawStream) for (const item of object.dict.values()) pending.push(item);
    else if (object instanceof PDFDict) for (const item of object.values()) pending.push(item);
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref.tag)) context.delete(ref);
}
