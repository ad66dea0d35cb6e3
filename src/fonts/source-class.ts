/**
 * Which of a face's files draws a character. Pure and without Node, so the composer, the
 * stylesheet and the browser's preview choose the same file for every character.
 */
import type { FaceSource } from "../model/theme.js";

export type SourceClass = "marks" | "latin" | "han";

/** Chinese punctuation, curly quotes, dashes and full-width ASCII marks: inclusive ranges, ascending. */
const MARKS: readonly (readonly [number, number])[] = [
  [0x00b7, 0x00b7], [0x2014, 0x2015], [0x2018, 0x2019], [0x201c, 0x201d], [0x2025, 0x2026], [0x2e3a, 0x2e3b],
  [0x3000, 0x3003], [0x3008, 0x3011], [0x3014, 0x301f], [0x3030, 0x3030], [0x30fb, 0x30fb],
  [0xfe10, 0xfe1f], [0xfe30, 0xfe6f], [0xff01, 0xff0f], [0xff1a, 0xff20], [0xff3b, 0xff40], [0xff5b, 0xff65],
];

/** ASCII, Latin letters with their combining marks, hyphens and en dash, per mille, euro: ascending. */
const LATIN: readonly (readonly [number, number])[] = [
  [0x0000, 0x00b6], [0x00b8, 0x036f], [0x1e00, 0x1eff], [0x2010, 0x2013], [0x2030, 0x2030], [0x20ac, 0x20ac],
];

const within = (ranges: readonly (readonly [number, number])[], codePoint: number): boolean => {
  for (const [from, to] of ranges) {
    if (codePoint < from) return false;
    if (codePoint <= to) return true;
  }
  return false;
};

/** The class that a theme's `only` filter knows a code point by. */
export function sourceClass(codePoint: number): SourceClass {
  if (within(LATIN, codePoint)) return "latin";
  return within(MARKS, codePoint) ? "marks" : "han";
}

/** True where the theme lets this source draw the character. */
export function admits(source: Pick<FaceSource, "only">, codePoint: number): boolean {
  return source.only === undefined || source.only.includes(sourceClass(codePoint));
}

/** The source of a face that draws a character: the first that admits it, whether or not it has the glyph. */
export function sourceFor<S extends Pick<FaceSource, "only">>(sources: readonly S[], codePoint: number): S | undefined {
  return sources.find((source) => admits(source, codePoint));
}

const hex = (value: number): string => value.toString(16).toUpperCase();

/** CSS `unicode-range` of a source (CSS Fonts 4, 4.5): every character the theme lets it draw. */
export function unicodeRange(source: Pick<FaceSource, "only">): string {
  const { only } = source;
  if (only === undefined) return "U+0-10FFFF";
  const parts: (readonly [number, number])[] = [];
  if (only.includes("latin")) parts.push(...LATIN);
  if (only.includes("marks")) parts.push(...MARKS);
  if (only.includes("han")) {
    let next = 0;
    for (const [from, to] of [...LATIN, ...MARKS].sort((a, b) => a[0] - b[0])) {
      if (from > next) parts.push([next, from - 1]);
      next = to + 1;
    }
    parts.push([next, 0x10ffff]);
  }
  parts.sort((a, b) => a[0] - b[0]);
  return parts.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(", ");
}
