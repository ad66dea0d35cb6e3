/** What a story that is typed still wants gone or added, in the desk's words. */
import type { FitState } from "../protocol.js";
import { count, currentLanguage, say } from "./words.js";

/** @param by characters that were added; less than 0 where some were taken out */
export function changedWords(by: number): string {
  if (by === 0) return "";
  const signed = `${by > 0 ? "+" : "−"}${Math.abs(by)}`;
  return currentLanguage() === "zh" ? `已改 ${signed} 字；` : `changed by ${signed}; `;
}

/** 超 6 行，要删 78 字; 空 3 行，要补约 39 字. */
export function wantedWords({ oversetLines, oversetChars, holeLines, holeChars }: FitState): string {
  const zh = currentLanguage() === "zh";
  if (oversetLines > 0) return zh ? `超 ${oversetLines} 行，要删 ${oversetChars} 字` : `${count(oversetLines, "line")} over, ${count(oversetChars, "character")} to cut`;
  if (holeLines > 0) return zh ? `空 ${holeLines} 行，要补约 ${holeChars} 字` : `${count(holeLines, "line")} short, about ${count(holeChars, "character")} to add`;
  return say("fits");
}
