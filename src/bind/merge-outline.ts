/** One outline of many: page > story. */
import { type PDFContext, type PDFDict, PDFHexString, PDFNumber, type PDFRef } from "@cantoo/pdf-lib";
import { catalogOf, dictAt, dictOf, name, numberAt } from "../pdf/objects.js";
import type { CopiedPlate } from "./copy-plate.js";

/** @param titleOf what a page is called in the outline */
export function mergeOutline(context: PDFContext, plates: readonly CopiedPlate[], titleOf: (label: string) => string): void {
  const root = context.obj({ Type: "Outlines" });
  const rootRef = context.register(root);
  const items = plates.map((plate) => {
    const item = context.obj({ Title: PDFHexString.fromText(titleOf(plate.label)), Parent: rootRef, Dest: [plate.pageRef, name("Fit")] });
    const ref = context.register(item);
    adopt(item, ref, dictAt(plate.catalog, "Outlines"));
    return { item, ref };
  });
  items.forEach(({ item }, index) => {
    const previous = items[index - 1];
    const next = items[index + 1];
    if (previous !== undefined) item.set(name("Prev"), previous.ref);
    if (next !== undefined) item.set(name("Next"), next.ref);
  });
  const [first] = items;
  const last = items.at(-1);
  if (first === undefined || last === undefined) return;
  root.set(name("First"), first.ref);
  root.set(name("Last"), last.ref);
  // Pages are closed (negative counts), so only they are visible at first.
  root.set(name("Count"), PDFNumber.of(items.length));
  catalogOf(context).set(name("Outlines"), rootRef);
}

/** Hangs a plate's outline below its page's item. */
function adopt(item: PDFDict, itemRef: PDFRef, outline: PDFDict | undefined): void {
  const first = outline?.get(name("First"));
  const last = outline?.get(name("Last"));
  if (first === undefined || last === undefined) return;
  item.set(name("First"), first);
  item.set(name("Last"), last);
  let visible = 0;
  for (let entry = dictOf(outline?.lookup(name("First"))); entry !== undefined; entry = dictAt(entry, "Next")) {
    entry.set(name("Parent"), itemRef);
    visible += 1 + Math.max(0, numberAt(entry, "Count") ?? 0);
  }
  item.set(name("Count"), PDFNumber.of(-visible));
}
