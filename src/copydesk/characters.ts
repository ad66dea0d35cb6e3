/** Classes of characters the desk's rules look at. Every function takes one code point as a string. */

const han = /^\p{Script=Han}$/u;
const latin = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]$/u;

/** Marks that only Chinese text uses; beside one of them a text is Chinese. */
const chineseMarks = new Set("、。，；：？！（）《》〈〉【】〔〕「」『』");
const quotes = new Set("\"'“”‘’");

export function isHan(char: string | undefined): boolean {
  if (char === undefined || char < "\u2e80") return false;
  // The common block is decided without the expression: this is asked for every character.
  return (char >= "\u4e00" && char <= "\u9fff") || han.test(char);
}

export function isChineseMark(char: string | undefined): boolean {
  return char !== undefined && chineseMarks.has(char);
}

/** Han or a mark that only Chinese text uses. */
export function isChinese(char: string | undefined): boolean {
  return isHan(char) || isChineseMark(char);
}

export function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= "0" && char <= "9";
}

export function isLatinLetter(char: string | undefined): boolean {
  return char !== undefined && char < "\u2000" && latin.test(char);
}

export function isWordCharacter(char: string | undefined): boolean {
  return isDigit(char) || isLatinLetter(char);
}

export function isQuote(char: string | undefined): boolean {
  return char !== undefined && quotes.has(char);
}

/** A blank that separates; U+3000 included, line feed not. */
export function isBlank(char: string | undefined): boolean {
  return char === " " || char === "\u3000";
}
