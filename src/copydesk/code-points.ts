/** One code point per glyph, so that a page's text can be read back from its PDF (design, invariant 1). */
import { isHan, isWordCharacter } from "./characters.js";
import type { Draft } from "./draft.js";

/** Characters that show nothing: word joiner, soft hyphen, zero-width space, byte order and direction marks. */
const invisible = /[\u2060\u00AD\u200B\uFEFF\u200E\u200F]/gu;

const spaces = /[\t\u00A0\u1680\u2000-\u200A\u202F\u205F]/gu;

/** Line and paragraph separators, as layout programs paste them: line feeds. */
const separators = /[\u2028\u2029]/gu;

const twins: Readonly<Record<string, string>> = {
  "〜": "～", "∼": "～", "⋯": "…", "─": "—", "―": "—", "━": "—", "﹘": "—", "⸺": "——",
  "﹑": "、", "､": "、", "﹐": "，", "﹔": "；", "﹕": "：", "﹖": "？", "﹗": "！", "｡": "。",
  "﹙": "（", "﹚": "）", "｢": "「", "｣": "」", "％": "%", "﹪": "%", "＂": "\"", "＇": "'",
  "\u2010": "-", "\u2011": "-", "\u2329": "〈", "\u232a": "〉", "\u2215": "／",
};

const dots = new Set("・‧•∙⋅･");

/** Folds look-alikes into the one code point the desk keeps. Words stay: only the coding of a glyph changes. */
export function foldCodePoints(draft: Draft): void {
  for (const { start, end } of draft.matches(invisible).reverse()) draft.replace(start, end, "", "invisible");
  for (const { start, end } of draft.matches(separators).reverse()) draft.replace(start, end, "\n", "one-code-point");
  for (const { start, end } of draft.matches(spaces).reverse()) draft.replace(start, end, " ", "odd-space");
  for (let i = draft.length - 1; i >= 0; i -= 1) {
    const char = draft.at(i) as string;
    const folded = fold(char, draft.at(i - 1), draft.at(i + 1));
    if (folded !== undefined) draft.replace(i, i + 1, folded.to, folded.rule);
  }
}

function fold(char: string, before: string | undefined, after: string | undefined): { to: string; rule: string } | undefined {
  const point = char.codePointAt(0) as number;
  if (point < 0x2000) return undefined;
  if (isFullWidthAlphanumeric(point)) return { to: String.fromCodePoint(point - 0xfee0), rule: "full-width-latin" };
  // Dingbat figures in circles are drawn by the glyphs of ①…⑩ and ❶…❿.
  if (point >= 0x2780 && point <= 0x2789) return { to: String.fromCodePoint(point - 0x2780 + 0x2460), rule: "one-code-point" };
  if (point >= 0x278a && point <= 0x2793) return { to: String.fromCodePoint(point - 0x278a + 0x2776), rule: "one-code-point" };
  const twin = twins[char];
  if (twin !== undefined) return { to: twin, rule: "one-code-point" };
  const joins = (c: string | undefined): boolean => isHan(c) || isWordCharacter(c);
  if (dots.has(char) && joins(before) && joins(after)) return { to: "·", rule: "one-code-point" };
  if (char === "–" && isHan(before) && isHan(after)) return { to: "—", rule: "one-code-point" };
  if (char === "－" && isWordCharacter(before) && isWordCharacter(after)) return { to: "-", rule: "one-code-point" };
  if (isCompatibility(point)) {
    const unified = char.normalize("NFKC");
    if (unified !== char && Array.from(unified).length === 1) return { to: unified, rule: "compatibility-ideograph" };
  }
  return undefined;
}

function isFullWidthAlphanumeric(point: number): boolean {
  return (point >= 0xff10 && point <= 0xff19) || (point >= 0xff21 && point <= 0xff3a) || (point >= 0xff41 && point <= 0xff5a);
}

/** Kangxi radicals, the radicals supplement and both blocks of compatibility ideographs. */
function isCompatibility(point: number): boolean {
  return (point >= 0x2e80 && point <= 0x2fdf) || (point >= 0xf900 && point <= 0xfaff) || (point >= 0x2f800 && point <= 0x2fa1f);
}
