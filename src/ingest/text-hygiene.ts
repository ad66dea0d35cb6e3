/** Characters that no text of a paper may hold, found in every string of a file. */
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { JsonDocument } from "../json/document.js";
import { step } from "../json/json-path.js";

interface Rule {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  matches(codePoint: number): boolean;
}

const rules: readonly Rule[] = [
  {
    // Tab, line feed and carriage return are white space, which the copy desk settles.
    code: "control-character", zh: "控制字符", en: "a control character",
    matches: (c) => (c < 0x20 && c !== 0x09 && c !== 0x0a && c !== 0x0d) || (c >= 0x7f && c <= 0x9f),
  },
  { code: "lone-surrogate", zh: "不成对的代理码元", en: "a surrogate without its partner", matches: (c) => c >= 0xd800 && c <= 0xdfff },
  {
    // Unicode, section 23.7: U+FDD0–FDEF and the last two of each plane are never characters.
    code: "noncharacter", zh: "非字符码位", en: "a noncharacter",
    matches: (c) => (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) === 0xfffe,
  },
  { code: "replacement-character", zh: "替换符“�”（转码时丢了字）", en: "the replacement character (text was lost in a conversion)", matches: (c) => c === 0xfffd },
  {
    // They reorder or join what is shown against what is stored (UAX #9); no Chinese text needs them.
    code: "direction-mark", zh: "书写方向或连接控制符", en: "a text direction mark or joiner",
    matches: (c) => (c >= 0x200c && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069),
  },
];

/** Places of further characters that a finding names. */
const mostTold = 8;

/** Adds one finding for each kind of bad character in each string. */
export function checkText(document: JsonDocument, diagnostics: Diagnostics): void {
  visit(document, document.value, "", diagnostics);
}

function visit(document: JsonDocument, value: unknown, path: string, diagnostics: Diagnostics): void {
  if (typeof value === "string") checkString(document, value, path, diagnostics);
  else if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) visit(document, item, step(path, i), diagnostics);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) visit(document, item, step(path, key), diagnostics);
  }
}

/** What a rule may match: anything but the plain characters of text. */
const suspect = /[^\n\r\t\u{20}-\u{7e}\u{a0}-\u{200b}\u{2010}-\u{2029}\u{2030}-\u{2065}\u{2070}-\u{d7ff}\u{e000}-\u{fdcf}\u{fdf0}-\u{fffc}\u{10000}-\u{1fffd}\u{20000}-\u{2fffd}]/u;

function checkString(document: JsonDocument, text: string, path: string, diagnostics: Diagnostics): void {
  if (!suspect.test(text)) return;
  const found = new Map<Rule, { readonly place: number; readonly codePoint: number }[]>();
  let place = 0;
  for (const character of text) {
    place += 1;
    const codePoint = character.codePointAt(0) ?? 0;
    const rule = rules.find((candidate) => candidate.matches(codePoint));
    if (!rule) continue;
    const places = found.get(rule) ?? [];
    places.push({ place, codePoint });
    found.set(rule, places);
  }
  for (const [rule, all] of found) {
    const [first, ...others] = all;
    const name = `U+${first.codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
    const told = others.slice(0, mostTold).map((other) => other.place).join(", ");
    const more = others.length > mostTold ? " …" : "";
    diagnostics.add({
      code: rule.code, severity: "error", place: document.at(path),
      zh: `${path} 第 ${first.place} 字是${rule.zh} ${name}${others.length > 0 ? `；同类另有 ${others.length} 处，在第 ${told}${more} 字` : ""}`,
      en: `character ${first.place} of ${path} is ${rule.en}, ${name}${others.length > 0 ? `; ${others.length} more of the kind: characters ${told}${more}` : ""}`,
      hint: { zh: "删去这个字符，或补上原字", en: "remove it, or put back the character that was meant" },
    });
  }
}
