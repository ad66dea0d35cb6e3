/** The structure tree: standard tags, alternative texts, described links. */
import { PDFArray, type PDFContext, PDFDict, PDFHexString, PDFName, PDFRef } from "@cantoo/pdf-lib";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import { arrayAt, catalogOf, dictAt, dictOf, name, nameAt, textAt } from "../pdf/objects.js";
import { finding, same } from "./findings.js";

/** Standard structure types (ISO 32000-1, 14.8.4). */
const standard = new Set([
  "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private",
  "H", "H1", "H2", "H3", "H4", "H5", "H6", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot",
  "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP",
  "Figure", "Formula", "Form",
]);
/** Chromium's tags of PDF 2.0 and of its own, by the nearest standard type. */
const equivalents: Readonly<Record<string, string>> = { Aside: "Sect", Title: "P", Em: "Span", Strong: "Span", Sub: "Span", DocumentFragment: "Sect", FENote: "Note" };

/** Every element of the tree, parents first. */
export function structureElements(context: PDFContext): PDFDict[] {
  const root = dictAt(catalogOf(context), "StructTreeRoot");
  const found: PDFDict[] = [];
  const visit = (element: PDFDict): void => {
    if (element !== root) found.push(element);
    for (const kid of kidsOf(element)) if (nameAt(kid, "S") !== undefined) visit(kid);
  };
  if (root !== undefined) visit(root);
  return found;
}

export function kidsOf(element: PDFDict): PDFDict[] {
  const value = element.lookup(name("K"));
  if (value instanceof PDFDict) return [value];
  const kids = arrayAt(element, "K");
  return (kids?.asArray() ?? []).flatMap((_, index) => dictOf(kids?.lookup(index)) ?? []);
}

/** RoleMap for tags that PDF 1.7 does not know, and Figure elements that only wrap a figure. */
export function mendTags(context: PDFContext, label: string, diagnostics: Diagnostics): void {
  const root = dictAt(catalogOf(context), "StructTreeRoot");
  if (root === undefined) return;
  const roles = PDFDict.withContext(context);
  for (const element of structureElements(context)) {
    const tag = nameAt(element, "S") ?? "";
    const equivalent = equivalents[tag];
    if (!standard.has(tag) && equivalent === undefined) diagnostics.add(finding("unknown-tag", label, same(tag)));
    if (equivalent !== undefined) roles.set(name(tag), name(equivalent));
    if (tag === "Figure" && textAt(element, "Alt") === undefined) {
      // `<figure>` makes a Figure around the picture's own Figure and its caption.
      if (holdsFigure(element)) element.set(name("S"), name("Div"));
      else diagnostics.add(finding("figure-without-alt", label, same(""), { severity: "warning" }));
    }
  }
  if (roles.entries().length > 0) root.set(name("RoleMap"), roles);
}

function holdsFigure(element: PDFDict): boolean {
  return kidsOf(element).some((kid) => nameAt(kid, "S") === "Figure" || holdsFigure(kid));
}

/** Links: what they lead to as /Contents, which PDF/UA-1 (7.18.5) demands. */
export function describeLinks(page: PDFDict): void {
  for (const annotation of annotationsOf(page)) {
    if (nameAt(annotation, "Subtype") !== "Link" || annotation.has(name("Contents"))) continue;
    const uri = textAt(dictAt(annotation, "A"), "URI");
    annotation.set(name("Contents"), PDFHexString.fromText(uri ?? "本文件内的链接 link within this file"));
  }
}

export function annotationsOf(page: PDFDict): PDFDict[] {
  const annotations = arrayAt(page, "Annots");
  return (annotations?.asArray() ?? []).flatMap((_, index) => dictOf(annotations?.lookup(index)) ?? []);
}

/** Takes links off a press page: the annotations, and what the structure tree says of them. */
export function removeLinks(context: PDFContext, page: PDFDict): void {
  const annotations = arrayAt(page, "Annots")?.asArray().filter((entry) => entry instanceof PDFRef) ?? [];
  page.delete(name("Annots"));
  for (const element of structureElements(context)) {
    const kids = element.lookup(name("K"));
    if (kids instanceof PDFArray) {
      const kept = kids.asArray().filter((_, index) => nameAt(dictOf(kids.lookup(index)), "Type") !== "OBJR");
      if (kept.length < kids.size()) element.set(name("K"), context.obj(kept));
    } else if (nameAt(dictOf(kids), "Type") === "OBJR") element.delete(name("K"));
    if (nameAt(element, "S") === "Link") element.set(name("S"), PDFName.of("Span"));
  }
  const gone = new Set(annotations.map((ref) => ref.tag));
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (gone.has(ref.tag) || nameAt(dictOf(object), "Type") === "OBJR") context.delete(ref);
  }
  dropAnnotationParents(context);
}

/** The parent tree keeps the page's entry (an array); entries of single elements belong to annotations. */
function dropAnnotationParents(context: PDFContext): void {
  const tree = dictAt(dictAt(catalogOf(context), "StructTreeRoot"), "ParentTree");
  const numbers = arrayAt(tree, "Nums");
  if (tree === undefined || numbers === undefined) return;
  const kept = PDFArray.withContext(context);
  for (let i = 0; i + 1 < numbers.size(); i += 2) {
    if (!(numbers.lookup(i + 1) instanceof PDFArray)) continue;
    kept.push(numbers.get(i));
    kept.push(numbers.get(i + 1));
  }
  tree.set(name("Nums"), kept);
}
