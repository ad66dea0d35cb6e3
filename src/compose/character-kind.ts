/** What the composer must know of a character: CLREQ 3.1 "Punctuation", GB/T 15834-2011 section 5. */
import { sourceClass } from "../fonts/source-class.js";

/** Kinds of atoms. Numbers, so that they fit a typed array. */
export const Kind = {
  han: 0,
  /** Opening quotes and brackets: blank before the ink; never at a line's end. */
  open: 1,
  /** ，、；：: blank after the ink. */
  pause: 2,
  /** 。．！？: blank after the ink, squeezed last. */
  stop: 3,
  /** Closing quotes and brackets: blank after the ink. */
  close: 4,
  /** · between parts of a name: half an em, not at a line's start. */
  dot: 5,
  /** —— : two em, never split or stretched. */
  dash: 6,
  /** …… : as the dash, and not at a line's start. */
  ellipsis: 7,
  /** Full-width signs that may not start a line: ～ ％ ℃ 々. */
  noStart: 8,
  /** ／: neither at a line's start nor at its end (GB/T 15834, 5.1.9). */
  slash: 9,
  /** ￥ ＄ №: not at a line's end. */
  noEnd: 10,
  /** A word of Latin letters, digits and their marks, or a piece of one. */
  latin: 11,
  /** ’ between Latin letters: half width, part of the word. */
  apostrophe: 12,
  /** White space before the first character of a block. */
  space: 13,
} as const;
export type Kind = (typeof Kind)[keyof typeof Kind];

const SIGNS = new Map<number, Kind>();
const sign = (characters: string, kind: Kind): void => {
  for (const char of characters) SIGNS.set(char.codePointAt(0)!, kind);
};
sign("“‘（《〈【『「〔〖［｛〘〚｟〝｢", Kind.open);
sign("，、；：", Kind.pause);
sign("。．！？", Kind.stop);
sign("”’）》〉】』」〕〗］｝〙〛｠〞〟｣", Kind.close);
sign("·・", Kind.dot);
sign("—―⸺⸻", Kind.dash);
sign("…‥", Kind.ellipsis);
// Suffixes, connectors, iteration marks, exclamations in one glyph, half-width marks; small kana (UAX #14, class CJ).
sign("～〜％‰℃℉￠々ー〻–°′″‧゠ゝゞヽヾ‼⁇⁈⁉､｡･", Kind.noStart);
sign("ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰ", Kind.noStart);
sign("／", Kind.slash);
sign("￥＄￡№＃", Kind.noEnd);

/** − is the sign of a figure (−1℃): set close to it, and parted from Han as it is. */
const MINUS = 0x2212;

/** Greek to Georgian and Ethiopic to the phonetic blocks: scripts of words, whatever a theme's filters call them. */
const isWordScript = (codePoint: number): boolean =>
  (codePoint >= 0x370 && codePoint < 0x1100) || (codePoint >= 0x1200 && codePoint < 0x2000) || (codePoint >= 0xa720 && codePoint < 0xa960);

/** The kind of one character; white space and invisible characters are not asked for. */
export function kindOf(codePoint: number): Kind {
  if (codePoint < 0x80) return Kind.latin;
  if (sourceClass(codePoint) === "latin" || isWordScript(codePoint) || codePoint === MINUS) return Kind.latin;
  return SIGNS.get(codePoint) ?? Kind.han;
}

/** Quotes, brackets, pauses and stops: the marks that carry a blank half. */
export const isFullMark = (kind: number): boolean => kind >= Kind.open && kind <= Kind.close;

/** Unicode's White_Space. */
export const isWhiteSpace = (codePoint: number): boolean =>
  codePoint === 0x20 || codePoint === 0x3000 || codePoint === 0xa0 || (codePoint >= 0x09 && codePoint <= 0x0d) || codePoint === 0x85 ||
  codePoint === 0x1680 || (codePoint >= 0x2000 && codePoint <= 0x200a) || codePoint === 0x2028 || codePoint === 0x2029 ||
  codePoint === 0x202f || codePoint === 0x205f;

/** Word joiner, soft hyphen, zero-width characters: no width, never painted. */
export const isInvisible = (codePoint: number): boolean =>
  codePoint === 0x2060 || codePoint === 0xad || (codePoint >= 0x200b && codePoint <= 0x200d) || codePoint === 0xfeff;

/** Marks that stand on the character before them. */
export const isCombining = (codePoint: number): boolean =>
  (codePoint >= 0x300 && codePoint <= 0x36f) || (codePoint >= 0x1ab0 && codePoint <= 0x1aff) || (codePoint >= 0x20d0 && codePoint <= 0x20ff) ||
  (codePoint >= 0x302a && codePoint <= 0x302f) || (codePoint >= 0xfe00 && codePoint <= 0xfe0f) || (codePoint >= 0xe0100 && codePoint <= 0xe01ef);

/** Latin marks that may not start a line, and that may not end one. */
const LATIN_NO_START = new Set([..."!%),.:;?]}/-+~’”'\"–‐‰°¢»"].map((char) => char.codePointAt(0)!));
const LATIN_NO_END = new Set([..."([{$£¥€#/«"].map((char) => char.codePointAt(0)!));
export const latinMayStart = (codePoint: number): boolean => !LATIN_NO_START.has(codePoint);
export const latinMayEnd = (codePoint: number): boolean => !LATIN_NO_END.has(codePoint);

/** Full-width signs that end a figure: read with it like %, they stand as far from Han as a digit does. */
export const isUnitSign = (codePoint: number): boolean => codePoint === 0x2103 || codePoint === 0x2109 || codePoint === 0xb0 || codePoint === 0x2032 || codePoint === 0x2033;

/** Letters, digits and signs read with them: a gap is set between these and Han (CLREQ 3.2.2). */
export function takesHanGap(codePoint: number): boolean {
  if (codePoint >= 0x80) return codePoint !== 0xb7 && codePoint !== 0x2010 && codePoint !== 0x2013;
  const char = String.fromCharCode(codePoint);
  return /[A-Za-z0-9%$#@&+]/.test(char);
}

export const isLatinLetter = (codePoint: number): boolean =>
  (codePoint >= 0x41 && codePoint <= 0x5a) || (codePoint >= 0x61 && codePoint <= 0x7a) || (codePoint >= 0xc0 && codePoint <= 0x24f && codePoint !== 0xd7 && codePoint !== 0xf7);
