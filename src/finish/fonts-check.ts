/** Fonts that a finished file may hold: embedded, TrueType, every shown glyph present. */
import { type PDFContext, PDFRef } from "@cantoo/pdf-lib";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { arrayAt, dictAt, dictOf, name, nameAt } from "../pdf/objects.js";
import type { ParsedPage } from "./parsed-page.js";
import { finding, same } from "./findings.js";

export function checkFonts(parsed: ParsedPage): Diagnostic[] {
  const label = parsed.raw.page.label;
  const faults: Diagnostic[] = [];
  const fonts = new Set<string>();
  for (const { resources } of parsed.contents.values()) {
    for (const [, ref] of dictAt(resources, "Font")?.entries() ?? []) if (ref instanceof PDFRef) fonts.add(ref.tag);
  }
  for (const tag of fonts) faults.push(...checkFont(parsed.context, tag, label));
  for (const [tag, codes] of parsed.survey.glyphs) {
    if (fonts.has(tag) && codes.has("0000")) faults.push(finding("missing-glyph", label, same(fontName(parsed.context, tag))));
  }
  return faults;
}

function checkFont(context: PDFContext, tag: string, label: string): Diagnostic[] {
  const [number = 0, generation = 0] = tag.split(" ").map(Number);
  const font = dictOf(context.lookup(PDFRef.of(number, generation)));
  const subtype = nameAt(font, "Subtype");
  if (subtype === "Type3") {
    return [finding("type3-font", label, same(nameAt(dictAt(font, "FontDescriptor"), "FontName") ?? tag), {
      hint: { zh: "CFF 或表情字体须先转换为 TrueType。", en: "Convert CFF and emoji faces to TrueType first." },
    })];
  }
  const descendant = dictOf(arrayAt(font, "DescendantFonts")?.lookup(0)) ?? font;
  const descriptor = dictAt(descendant, "FontDescriptor");
  const embedded = ["FontFile", "FontFile2", "FontFile3"].some((key) => descriptor?.has(name(key)) === true);
  return embedded ? [] : [finding("font-not-embedded", label, same(fontName(context, tag)))];
}

function fontName(context: PDFContext, tag: string): string {
  const [number = 0, generation = 0] = tag.split(" ").map(Number);
  return nameAt(dictOf(context.lookup(PDFRef.of(number, generation))), "BaseFont") ?? tag;
}
