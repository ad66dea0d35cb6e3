/**
 * Tagged content inside forms. Skia puts a translucent group's content into a form but refers to its
 * marked content as if it stood in the page's own stream; a reader then finds neither. A reference
 * of its own (MCR with /Stm) and a parent-tree entry for the form mend that (ISO 32000-1, 14.7.4.2).
 */
import { PDFArray, type PDFContext, PDFNumber, type PDFRef, type PDFObject } from "@cantoo/pdf-lib";
import { arrayAt, catalogOf, dictAt, dictOf, name } from "../pdf/objects.js";
import type { Content } from "./content.js";
import { structureElements } from "./structure.js";

/** @param pageRef the page that all contents belong to */
export function mendFormTags(context: PDFContext, pageRef: PDFRef, contents: readonly Content[]): void {
  const holders = new Map<number, Content>();
  for (const content of contents) {
    if (content.form !== undefined) for (const mcid of markedIds(content)) holders.set(mcid, content);
  }
  if (holders.size === 0) return;
  const owners = rewriteReferences(context, pageRef, holders);
  const root = dictAt(catalogOf(context), "StructTreeRoot");
  const numbers = arrayAt(dictAt(root, "ParentTree"), "Nums");
  if (root === undefined || numbers === undefined) return;
  let key = nextKey(numbers);
  for (const content of new Set(holders.values())) {
    const own = markedIds(content);
    const parents = PDFArray.withContext(context);
    let last = 0;
    for (const mcid of own) last = Math.max(last, mcid);
    for (let mcid = 0; mcid <= last; mcid++) parents.push(own.has(mcid) ? (owners.get(mcid) ?? context.obj(null)) : context.obj(null));
    numbers.push(PDFNumber.of(key));
    numbers.push(context.register(parents));
    dictOf(context.lookup(content.ref))?.set(name("StructParents"), PDFNumber.of(key));
    key++;
  }
  root.set(name("ParentTreeNextKey"), PDFNumber.of(key));
}

function markedIds({ operations }: Content): Set<number> {
  const ids = operations.filter(({ operator }) => operator === "BDC").map(({ operands }) => /\/MCID\s+(\d+)/.exec(operands[1] ?? "")?.[1]);
  return new Set(ids.filter((id) => id !== undefined).map(Number));
}

/** Turns bare ids into references that name the form. @returns the element that owns each id */
function rewriteReferences(context: PDFContext, pageRef: PDFRef, holders: ReadonlyMap<number, Content>): Map<number, PDFRef> {
  const refs = new Map(context.enumerateIndirectObjects().map(([ref, object]) => [object, ref] as const));
  const owners = new Map<number, PDFRef>();
  for (const element of structureElements(context)) {
    const ref = refs.get(element);
    const rewrite = (kid: PDFObject): PDFObject => {
      const mcid = kid instanceof PDFNumber ? kid.asNumber() : undefined;
      const holder = mcid === undefined ? undefined : holders.get(mcid);
      if (mcid === undefined || holder === undefined || ref === undefined) return kid;
      owners.set(mcid, ref);
      return context.obj({ Type: "MCR", Pg: pageRef, Stm: holder.ref, MCID: mcid });
    };
    const kids = element.lookup(name("K"));
    if (kids instanceof PDFArray) element.set(name("K"), context.obj(kids.asArray().map(rewrite)));
    else if (kids instanceof PDFNumber) element.set(name("K"), rewrite(kids));
  }
  return owners;
}

function nextKey(numbers: PDFArray): number {
  let highest = -1;
  for (let i = 0; i < numbers.size(); i += 2) {
    const key = numbers.lookup(i);
    if (key instanceof PDFNumber) highest = Math.max(highest, key.asNumber());
  }
  return highest + 1;
}

