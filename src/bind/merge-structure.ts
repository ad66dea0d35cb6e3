/** One structure tree of many: Document > Part per page. */
import { PDFArray, type PDFContext, PDFDict, PDFHexString, PDFNumber, type PDFObject, PDFRef, PDFString } from "@cantoo/pdf-lib";
import { arrayAt, catalogOf, dictAt, dictOf, name, nameAt, numberAt } from "../pdf/objects.js";
import type { CopiedPlate } from "./copy-plate.js";

/** Joins the plates' trees under one Document; nothing is written when no plate has one. */
export function mergeStructure(context: PDFContext, plates: readonly CopiedPlate[], language: string): void {
  if (!plates.some(({ catalog }) => dictAt(catalog, "StructTreeRoot") !== undefined)) return;
  const root = context.obj({ Type: "StructTreeRoot" });
  const rootRef = context.register(root);
  const document = context.obj({ Type: "StructElem", S: "Document", P: rootRef, Lang: PDFString.of(language) });
  const documentRef = context.register(document);
  const parts = PDFArray.withContext(context);
  const parents = PDFArray.withContext(context);
  const roles = PDFDict.withContext(context);
  const ids = new Map<string, PDFRef>();
  let nextKey = 0;
  plates.forEach((plate, index) => {
    const tree = dictAt(plate.catalog, "StructTreeRoot");
    if (tree === undefined) return;
    for (const ref of rootKids(tree)) {
      const element = dictOf(context.lookup(ref));
      if (element === undefined) continue;
      if (nameAt(element, "S") === "Document") element.set(name("S"), name("Part"));
      element.set(name("T"), PDFHexString.fromText(plate.label));
      element.set(name("P"), documentRef);
      parts.push(ref);
    }
    nextKey = renumber(plate, parentEntries(dictAt(tree, "ParentTree")), parents, nextKey);
    for (const [tag, role] of dictAt(tree, "RoleMap")?.entries() ?? []) roles.set(tag, role);
    prefixIds(context, plate, `${index + 1}-`, ids);
  });
  document.set(name("K"), parts);
  root.set(name("K"), documentRef);
  root.set(name("ParentTree"), context.register(context.obj({ Nums: parents })));
  root.set(name("ParentTreeNextKey"), PDFNumber.of(nextKey));
  if (roles.entries().length > 0) root.set(name("RoleMap"), roles);
  if (ids.size > 0) {
    const sorted = [...ids].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([id, ref]) => [PDFHexString.fromText(id), ref]);
    root.set(name("IDTree"), context.register(context.obj({ Names: sorted })));
  }
  const catalog = catalogOf(context);
  catalog.set(name("StructTreeRoot"), rootRef);
  catalog.set(name("MarkInfo"), context.obj({ Marked: true }));
}

function rootKids(tree: PDFDict): PDFRef[] {
  const kids = tree.get(name("K"));
  if (kids instanceof PDFRef && !(tree.context.lookup(kids) instanceof PDFArray)) return [kids];
  return (arrayAt(tree, "K")?.asArray() ?? []).filter((kid) => kid instanceof PDFRef);
}

/** All entries of a number tree, its branches included (ISO 32000-1, 7.9.7). */
function parentEntries(tree: PDFDict | undefined): [number, PDFObject][] {
  const entries: [number, PDFObject][] = [];
  const numbers = arrayAt(tree, "Nums");
  for (let i = 0; numbers !== undefined && i + 1 < numbers.size(); i += 2) {
    const key = numbers.lookup(i);
    if (key instanceof PDFNumber) entries.push([key.asNumber(), numbers.get(i + 1)]);
  }
  const kids = arrayAt(tree, "Kids");
  for (let i = 0; kids !== undefined && i < kids.size(); i++) entries.push(...parentEntries(dictOf(kids.lookup(i))));
  return entries;
}

/** Gives a plate's parent-tree keys the next free numbers, in the tree and in everything that names them. */
function renumber(plate: CopiedPlate, entries: readonly [number, PDFObject][], parents: PDFArray, first: number): number {
  const keys = new Map([...entries].sort(([a], [b]) => a - b).map(([key], index) => [key, first + index] as const));
  for (const [key, value] of [...entries].sort(([a], [b]) => a - b)) {
    parents.push(PDFNumber.of(keys.get(key) ?? 0));
    parents.push(value);
  }
  for (const dict of plate.dicts) {
    for (const key of ["StructParent", "StructParents"]) {
      const renamed = keys.get(numberAt(dict, key) ?? Number.NaN);
      if (renamed !== undefined) dict.set(name(key), PDFNumber.of(renamed));
      else dict.delete(name(key));
    }
  }
  return first + keys.size;
}

/** Element ids and the table headers that name them are unique in a file. */
function prefixIds(context: PDFContext, plate: CopiedPlate, prefix: string, ids: Map<string, PDFRef>): void {
  const own = new Set(plate.dicts);
  const prefixed = (value: PDFObject | undefined): string | undefined =>
    value instanceof PDFString || value instanceof PDFHexString ? prefix + value.decodeText() : undefined;
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || !own.has(object) || nameAt(object, "S") === undefined || !object.has(name("P"))) continue;
    const id = prefixed(object.lookup(name("ID")));
    if (id !== undefined) {
      object.set(name("ID"), PDFHexString.fromText(id));
      ids.set(id, ref);
    }
    const attributes = object.lookup(name("A"));
    const sets = attributes instanceof PDFArray ? attributes.asArray().map((_, i) => dictOf(attributes.lookup(i))) : [dictOf(attributes)];
    for (const set of sets) {
      const headers = arrayAt(set, "Headers");
      if (headers === undefined) continue;
      set?.set(name("Headers"), context.obj(headers.asArray().map((header) => PDFHexString.fromText(prefixed(header) ?? ""))));
    }
  }
}
