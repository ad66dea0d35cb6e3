/** Characters that no face draws, told style by style: one rare character by its place, a face without Latin once and not for every letter. */
import { counted } from "../diagnostics/counted.js";
import type { Diagnostics, Place } from "../diagnostics/diagnostic.js";

interface Missing {
  readonly char: string;
  readonly place: Place;
  /** The character among its neighbours. */
  readonly around: string;
}

/** So many of a style are told one by one, each with its place. */
const mostOneByOne = 3;

/** Characters that a message names; the report has all. */
const mostNamed = 12;

const hint = {
  zh: "在版式的 faces 里给该字体加一个收有此字的字体文件，或改用别的字。",
  en: "Add a font file that has the character to this face under the theme's faces, or write another character.",
} as const;

const codeOf = (char: string): string => `U+${(char.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")}`;
const where = ({ file = "", line, path = "" }: Place): string => `${file}${line === undefined ? "" : `:${line}`} ${path}`;

export class MissingCharacters {
  readonly #byStyle = new Map<string, Missing[]>();

  get none(): boolean {
    return this.#byStyle.size === 0;
  }

  add(style: string, missing: Missing): void {
    const own = this.#byStyle.get(style);
    if (own) own.push(missing);
    else this.#byStyle.set(style, [missing]);
  }

  /** Takes over what another has. */
  addAll(other: MissingCharacters): void {
    for (const [style, missing] of other.#byStyle) for (const one of missing) this.add(style, one);
  }

  /** Adds `missing-glyph`. */
  report(diagnostics: Diagnostics): void {
    for (const [style, missing] of this.#byStyle) {
      if (missing.length > mostOneByOne) diagnostics.add(together(style, missing));
      else for (const one of missing) diagnostics.add(alone(style, one));
    }
  }
}

const alone = (style: string, { char, place, around }: Missing) => ({
  code: "missing-glyph", severity: "error", place,
  zh: `“${char}”（${codeOf(char)}）在文字样式 ${style} 的字体里没有字形，见“${around}”。`,
  en: `no face of the text style ${style} has a glyph for ${char} (${codeOf(char)}), in "${around}"`,
  hint,
}) as const;

function together(style: string, missing: readonly Missing[]) {
  const chars = [...new Set(missing.map(({ char }) => char))];
  const texts = new Set(missing.map(({ place }) => where(place))).size;
  const files = new Set(missing.map(({ place }) => place.file)).size;
  const named = chars.slice(0, mostNamed).join(" ");
  const more = chars.length > mostNamed ? " …" : "";
  const [{ place }] = missing as [Missing];
  return {
    code: "missing-glyph", severity: "error", place,
    zh: `文字样式 ${style} 的字体缺 ${chars.length} 个字的字形：${named}${more}（${files} 个文件里的 ${texts} 处文字，这是第一处）`,
    en: `no face of the text style ${style} has glyphs for ${counted(chars.length, "character")}: ${named}${more} (in ${counted(texts, "text")} of ${counted(files, "file")}, of which this is the first)`,
    hint,
    details: missing.map(({ char, place: own }) => `${codeOf(char)} ${char} ${where(own)}`),
  } as const;
}
