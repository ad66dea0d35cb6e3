/** Marks decoration as Artifact: what is painted outside the tags carries no meaning (ISO 32000-1, 14.8.2.2). */
import type { PDFContext, PDFDict } from "@cantoo/pdf-lib";
import { dictOf, nameAt } from "../pdf/objects.js";
import type { Operation } from "../pdf/tokenize.js";
import { graphicsUnits } from "./graphics-objects.js";
import { resourceRef } from "./content.js";

const begin: Operation = { operator: "BMC", operands: ["/Artifact"] };
const end: Operation = { operator: "EMC", operands: [] };

/** Wraps untagged paths, shadings and images; forms are left to their own content. */
export function markArtifacts(context: PDFContext, content: { readonly operations: readonly Operation[]; readonly resources: PDFDict | undefined }): Operation[] {
  const marked: Operation[] = [];
  let depth = 0;
  for (const unit of graphicsUnits(content.operations)) {
    if (unit.kind === "path") {
      const wrap = depth === 0 && unit.painter !== "n";
      if (wrap) marked.push(begin);
      // One by one: as arguments of a single call a path of a map overflows the call stack.
      for (const part of unit.operations) marked.push(part);
      if (wrap) marked.push(end);
      continue;
    }
    const { operation } = unit;
    if (operation.operator === "BMC" || operation.operator === "BDC") depth++;
    if (operation.operator === "EMC") depth--;
    const decoration = operation.operator === "sh" || (operation.operator === "Do" && isImage(context, content, operation));
    marked.push(...(depth === 0 && decoration ? [begin, operation, end] : [operation]));
  }
  return marked;
}

function isImage(context: PDFContext, content: { readonly resources: PDFDict | undefined }, operation: Operation): boolean {
  const ref = resourceRef(content, "XObject", operation.operands[0]);
  return ref !== undefined && nameAt(dictOf(context.lookup(ref)), "Subtype") === "Image";
}
