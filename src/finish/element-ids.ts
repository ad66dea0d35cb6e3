/** Ids of structure elements (table cells and their headers), numbered anew for each page. */
import { PDFArray, type PDFContext, PDFDict, PDFHexString, type PDFObject, PDFString } from "@cantoo/pdf-lib";

/** Chromium counts nodes over all pages that a tab has set: a page's bytes must not tell of the pages before it. */
const nodeId = /^node\d+$/;

/** Replaces `node00004216`… by `node00000001`… in their own order, wherever they stand. */
export function renumberElementIds(context: PDFContext): void {
  const uses: { readonly id: string; replace(id: string): void }[] = [];
  const visit = (value: PDFObject | undefined, replace: (object: PDFObject) => void): void => {
    if (value instanceof PDFString || value instanceof PDFHexString) {
      const id = value.decodeText();
      if (nodeId.test(id)) uses.push({ id, replace: (to) => replace(PDFString.of(to)) });
    } else if (value instanceof PDFArray) for (let i = 0; i < value.size(); i++) visit(value.get(i), (object) => value.set(i, object));
    else if (value instanceof PDFDict) for (const [key, held] of value.entries()) visit(held, (object) => value.set(key, object));
  };
  for (const [ref, object] of context.enumerateIndirectObjects()) visit(object, (changed) => context.assign(ref, changed));
  const order = new Map([...new Set(uses.map(({ id }) => id))].sort().map((id, i) => [id, `node${String(i + 1).padStart(8, "0")}`]));
  for (const { id, replace } of uses) replace(order.get(id) as string);
}
