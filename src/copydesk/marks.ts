/** ASCII marks beside Han become full width (GB/T 15834-2011 §5.1: Chinese marks take a full body). */
import { isChinese, isDigit, isHan, isWordCharacter } from "./characters.js";
import type { Draft } from "./draft.js";
import { beyond, beyondWord, latinQuotations } from "./neighbours.js";

const fullWidth: Readonly<Record<string, string>> = { ",": "，", ".": "。", ";": "；", ":": "：", "?": "？", "!": "！" };

/** `, . ; : ? !` beside Han. Inside numbers, times, scores and Latin quotations they stay. */
export function widenMarks(draft: Draft): void {
  const latin = latinQuotations(draft);
  for (let i = 0; i < draft.length; i += 1) {
    const char = draft.at(i) as string;
    const wide = fullWidth[char];
    if (wide === undefined || latin[i]) continue;
    if (isDigit(draft.at(i - 1)) && isDigit(draft.at(i + 1))) continue;
    if (char === "." ? endsChinese(draft, i) : standsInChinese(draft, i)) draft.replace(i, i + 1, wide, "full-width-mark");
  }
}

/** A full stop is Chinese after Han, or after a number that closes a Chinese block; `1.发展` and `Mr.王` keep theirs. */
function endsChinese(draft: Draft, i: number): boolean {
  const after = draft.at(i + 1);
  if (after === "." || draft.at(i - 1) === "." || isWordCharacter(after)) return false;
  if (isChinese(beyond(draft, i, -1))) return true;
  const closes = beyond(draft, i, 1) === undefined;
  const number = isDigit(draft.at(i - 1)) || draft.at(i - 1) === "%";
  return closes && number && isHan(beyondWord(draft, i, -1));
}

function standsInChinese(draft: Draft, i: number): boolean {
  if (isChinese(beyond(draft, i, -1)) || isChinese(beyond(draft, i, 1))) return true;
  // 你用过ChatGPT,Claude吗: one Latin word away from Han, and no Latin word space after the mark.
  if (draft.at(i + 1) === " ") return false;
  return isHan(beyondWord(draft, i, -1)) || isHan(beyondWord(draft, i, 1));
}

/** Brackets change as a pair where Han stands at either end, inside or outside, or anywhere inside. */
export function widenBrackets(draft: Draft): void {
  const latin = latinQuotations(draft);
  const open: number[] = [];
  const widen = (i: number): void => {
    if (draft.at(i) === "(") draft.replace(i, i + 1, "（", "full-width-bracket");
    if (draft.at(i) === ")") draft.replace(i, i + 1, "）", "full-width-bracket");
  };
  const lone = (i: number): void => {
    if (isChinese(beyond(draft, i, -1)) || isChinese(beyond(draft, i, 1))) widen(i);
  };
  for (let i = 0; i < draft.length; i += 1) {
    const char = draft.at(i);
    if (latin[i] || draft.guarded(i)) continue;
    if (char === "(" || char === "（") open.push(i);
    if (char !== ")" && char !== "）") continue;
    const start = open.pop();
    if (start === undefined) lone(i);
    else if (isChinesePair(draft, start, i)) [start, i].forEach(widen);
  }
  open.forEach(lone);
}

function isChinesePair(draft: Draft, start: number, end: number): boolean {
  if (draft.at(start) === "（" || draft.at(end) === "）") return true;
  if (isChinese(beyond(draft, start, -1)) || isChinese(beyond(draft, end, 1))) return true;
  for (let i = start + 1; i < end; i += 1) if (isChinese(draft.at(i))) return true;
  return false;
}
