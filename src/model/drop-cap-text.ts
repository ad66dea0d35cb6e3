/** The character that a drop cap shows, cut off its paragraph. */

/** The first character of a text with what is joined to it (a combining mark, a variation selector). */
export function firstCharacter(text: string): string {
  return /^.\p{M}*/su.exec(text)?.[0] ?? "";
}
