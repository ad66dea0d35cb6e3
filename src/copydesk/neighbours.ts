/** What stands beside a mark, blanks and quotes apart. */
import { isBlank, isDigit, isHan, isLatinLetter, isQuote, isWordCharacter } from "./characters.js";
import type { Draft } from "./draft.js";

/** The nearest character on one side, looking through blanks and quotes. */
export function beyond(draft: Draft, from: number, step: 1 | -1): string | undefined {
  let i = from + step;
  while (isBlank(draft.at(i)) || isQuote(draft.at(i))) i += step;
  return draft.at(i);
}

/** The character behind the one Latin word or number that stands next to a mark; undefined without such a word. */
export function beyondWord(draft: Draft, from: number, step: 1 | -1): string | undefined {
  const start = from + step;
  let i = start;
  while (isWordCharacter(draft.at(i)) || draft.at(i) === "%" || (i !== start && isNumberMark(draft, i))) i += step;
  return i === start ? undefined : draft.at(i);
}

/** The point, comma or colon inside 3.14, 1,234 and 10:30. */
function isNumberMark(draft: Draft, i: number): boolean {
  return /^[.,:]$/u.test(draft.at(i) ?? "") && isDigit(draft.at(i - 1)) && isDigit(draft.at(i + 1));
}

/** True at each position inside a quotation that has Latin letters and no Han: its marks are Latin marks. */
export function latinQuotations(draft: Draft): boolean[] {
  const inside = new Array<boolean>(draft.length).fill(false);
  const open: number[] = [];
  for (let i = 0; i < draft.length; i += 1) {
    if (draft.at(i) === "“") open.push(i);
    if (draft.at(i) !== "”") continue;
    const start = open.pop();
    if (start === undefined) continue;
    const content = Array.from({ length: i - start - 1 }, (_, k) => draft.at(start + 1 + k));
    if (content.some(isLatinLetter) && !content.some(isHan)) inside.fill(true, start + 1, i);
  }
  return inside;
}
