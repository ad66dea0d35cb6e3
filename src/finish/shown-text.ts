/** Text of the page as people know it, to tell them where something stands. */
import { PDFRawStream } from "@cantoo/pdf-lib";
import { decodedText, dictOf, name } from "../pdf/objects.js";
import { readToUnicode } from "../pdf/to-unicode.js";
import { stringTokenToHex } from "../pdf/tokenize.js";
import { resourceRef, type Content } from "./content.js";
import { textPainters } from "./operators.js";
import type { ParsedPage } from "./parsed-page.js";

export function shownText(parsed: ParsedPage, content: Content, where: { readonly text: string; readonly font: string }): string {
  const ref = resourceRef(content, "Font", where.font);
  const stream = ref === undefined ? undefined : dictOf(parsed.context.lookup(ref))?.lookup(name("ToUnicode"));
  if (!(stream instanceof PDFRawStream)) return where.text;
  const map = readToUnicode(decodedText(stream));
  return (stringTokenToHex(where.text).match(/.{4}/g) ?? []).map((code) => map.get(code) ?? "?").join("").normalize("NFKC");
}

/** What stands where: the first characters shown in a content stream, after a graphics state of that name is set where one is given. */
export function textNear(parsed: ParsedPage, content: Content, state?: string): { readonly zh: string; readonly en: string } {
  let font = "";
  let seen = state === undefined;
  let text = "";
  for (const { operator, operands } of content.operations) {
    if (operator === "gs" && operands[0] === `/${state}`) seen = true;
    if (operator === "Tf") font = operands[0] ?? "";
    if (seen && textPainters.has(operator)) text += shownText(parsed, content, { text: operands.at(-1) ?? "", font });
    if (text.length >= 8) break;
  }
  return text === "" ? { zh: "", en: "" } : { zh: `（文字“${text.slice(0, 12)}”处）`, en: ` (at the text “${text.slice(0, 12)}”)` };
}
