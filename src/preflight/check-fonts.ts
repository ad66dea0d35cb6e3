/** Fonts: embedded, no Type 3, every glyph present, every code mapped to true text. */
import { PDFRawStream, type PDFContext, type PDFDict } from "@cantoo/pdf-lib";
import { decodedText, dictAt, name, nameAt } from "../pdf/objects.js";
import { hasRadical, readToUnicode, type ToUnicode } from "../pdf/to-unicode.js";
import { onFinal, type Check } from "./check.js";
import { allDicts } from "../pdf/inspect.js";
import type { Words } from "./words.js";

const fonts = (context: PDFContext): PDFDict[] => allDicts(context).filter((dict) => nameAt(dict, "Type") === "Font");
const label = (font: PDFDict): string => nameAt(font, "BaseFont") ?? nameAt(dictAt(font, "FontDescriptor"), "FontName") ?? "?";

export const noType3: Check = {
  name: "no-type3",
  zh: "不得有 Type 3 字体",
  en: "no Type 3 font",
  applies: onFinal,
  problems: ({ context }) => fonts(context).filter((font) => nameAt(font, "Subtype") === "Type3").map(label),
};

export const fontsEmbedded: Check = {
  name: "fonts-embedded",
  zh: "字体须全部嵌入",
  en: "every font must be embedded",
  applies: onFinal,
  problems: ({ context }) => fonts(context).filter((font) => !["Type3", "Type0"].includes(nameAt(font, "Subtype") ?? "")).filter((font) => {
    const descriptor = dictAt(font, "FontDescriptor");
    return !["FontFile", "FontFile2", "FontFile3"].some((key) => descriptor?.has(name(key)) === true);
  }).map(label),
};

export const noNotdef: Check = {
  name: "no-notdef",
  zh: "不得印出缺字",
  en: "no missing glyph may be shown",
  applies: onFinal,
  problems: ({ pages }) => pages.flatMap(({ texts }, index) => {
    // Under Identity-H a code is the glyph's number, and glyph 0 is .notdef.
    const missing = texts.filter(({ font, codes }) => nameAt(font, "Encoding") === "Identity-H" && codes.includes("0000"));
    return missing.length === 0 ? [] : [`${index + 1}: ${missing.length} × <0000>`];
  }),
};

/** ToUnicode of a font; undefined where there is none. */
export function toUnicodeOf(font: PDFDict | undefined): ToUnicode | undefined {
  const stream = font?.lookup(name("ToUnicode"));
  return stream instanceof PDFRawStream ? readToUnicode(decodedText(stream)) : undefined;
}

export const toUnicode: Check = {
  name: "to-unicode",
  zh: "文字须能正确抽取：ToUnicode 齐全且不含部首码位",
  en: "text must extract as it reads: ToUnicode complete and free of radicals (U+2E80–2FDF)",
  applies: onFinal,
  problems: ({ pages }) => {
    const maps = new Map<PDFDict | undefined, ToUnicode | undefined>();
    const found = new Map<string, string | Words>();
    for (const { font, codes } of pages.flatMap(({ texts }) => texts)) {
      if (!maps.has(font)) maps.set(font, toUnicodeOf(font));
      const map = maps.get(font);
      const fontName = font === undefined ? "?" : label(font);
      if (map === undefined) {
        found.set(fontName, { zh: `${fontName}：缺 ToUnicode`, en: `${fontName}: no ToUnicode` });
        continue;
      }
      for (const code of codes) {
        const text = map.get(code);
        if (text === undefined || text === "" || /[\0\uFEFF\uFFFE]/.test(text)) found.set(`${fontName} ${code}`, `${fontName}: <${code}>`);
        else if (hasRadical(text)) found.set(text, `${text} U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase()}`);
      }
    }
    return [...found.values()];
  },
};

