/** Ellipses and dashes (GB/T 15834-2011 §4.10, §4.11: both take two bodies; §4.13: a range takes one). */
import { isChinese, isChineseMark, isDigit, isHan, isQuote } from "./characters.js";
import type { Draft } from "./draft.js";
import { beyond, latinQuotations } from "./neighbours.js";

/** Tells whether the words on both sides of a lone — are the ends of a range (北京—上海, 周一—周五). */
export type RangeTest = (before: string, after: string) => boolean;

/** `...`, `。。。`, `…` beside Han become ……; four (an omitted paragraph) stay. */
export function setEllipses(draft: Draft): void {
  const latin = latinQuotations(draft);
  for (const { start, end, text } of draft.matches(/\.{3,}|。{3,}|…+/gu).reverse()) {
    if (latin[start] || text === "……" || text === "…………") continue;
    const chinese = text.startsWith("。") || isChinese(beyond(draft, start, -1)) || isChinese(beyond(draft, end - 1, 1));
    if (chinese) draft.replace(start, end, "……", "ellipsis");
  }
}

/** `--` and — in Chinese text become ——. A lone — stays where it joins numbers or the ends of a range. */
export function setDashes(draft: Draft, isRange: RangeTest): void {
  const latin = latinQuotations(draft);
  for (const { start, end, text } of draft.matches(/-{2,}|—+/gu).reverse()) {
    if (latin[start] || text === "——" || text === "————") continue;
    const before = beyond(draft, start, -1);
    const after = beyond(draft, end - 1, 1);
    if (!isChinese(before) && !isChinese(after)) continue;
    if (text === "—" && keepsOneBody(draft, start, isRange)) continue;
    draft.replace(start, end, "——", "dash");
  }
}

function keepsOneBody(draft: Draft, at: number, isRange: RangeTest): boolean {
  const before = draft.at(at - 1);
  const after = draft.at(at + 1);
  if (before === undefined || isChineseMark(before) || isChineseMark(after) || isQuote(before) || isQuote(after)) return false;
  if (isDigit(before) || isDigit(after)) return true;
  if (!isHan(before) || !isHan(after)) return true;
  const text = Array.from(draft.text);
  return isRange(text.slice(Math.max(0, at - 8), at).join(""), text.slice(at + 1, at + 9).join(""));
}

/** `~` beside Han, or between digits in Chinese text, becomes ～. */
export function setTildes(draft: Draft): void {
  const chinese = Array.from(draft.text).some(isHan);
  for (const { start, end } of draft.matches(/~/gu).reverse()) {
    const [before, after] = [draft.at(start - 1), draft.at(end)];
    const range = chinese && isDigit(before) && isDigit(after);
    if (range || isHan(before) || isHan(after)) draft.replace(start, end, "～", "one-code-point");
  }
}
