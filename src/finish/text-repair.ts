/**
 * Repairs ToUnicode. Skia maps a glyph to the first character that its font gives it, and Noto's
 * fonts share one glyph between 日 and the radical ⽇; Skia then adds the true text as ActualText,
 * which many readers ignore. The same ActualText tells us how to mend the map itself.
 */
import { type PDFContext, PDFRawStream, PDFRef } from "@cantoo/pdf-lib";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import { decodedText, deflated, dictOf, name } from "../pdf/objects.js";
import { hasRadical, readToUnicode, writeToUnicode } from "../pdf/to-unicode.js";
import { finding, same } from "./findings.js";
import type { Survey } from "./survey.js";

/**
 * Mends the map of every font shown; `radical-remains` where nothing says what a radical stands for. Each map is
 * written anew, code by code: Skia's ranges run past a last byte of 255, which ISO 32000-1, 9.10.3 forbids.
 */
export function repairToUnicode(context: PDFContext, survey: Survey, label: string, diagnostics: Diagnostics): void {
  for (const [tag, codes] of survey.glyphs) {
    const [number = 0, generation = 0] = tag.split(" ").map(Number);
    const font = dictOf(context.lookup(PDFRef.of(number, generation)));
    const ref = font?.get(name("ToUnicode"));
    const stream = ref instanceof PDFRef ? context.lookup(ref) : undefined;
    if (!(ref instanceof PDFRef) || !(stream instanceof PDFRawStream)) continue;
    const map = readToUnicode(decodedText(stream));
    for (const [code, text] of map) {
      const true_ = actualText(codes.get(code)) ?? (hasRadical(text) ? text.normalize("NFKC") : text);
      map.set(code, true_);
      if (hasRadical(true_)) diagnostics.add(finding("radical-remains", label, same(`${true_} U+${(true_.codePointAt(0) ?? 0).toString(16).toUpperCase()}`)));
    }
    context.assign(ref, deflated(context, Buffer.from(writeToUnicode(map), "latin1"), stream.dict));
  }
}

/** The one text that ActualText gives a glyph; a glyph with several true texts keeps its map. */
function actualText(texts: ReadonlySet<string> | undefined): string | undefined {
  const known = [...(texts ?? [])].filter((text) => text !== "" && !hasRadical(text));
  return known.length === 1 ? known[0] : undefined;
}
