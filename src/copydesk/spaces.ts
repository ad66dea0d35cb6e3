/** Spaces: the composer sets the Han–Latin gap itself, so none is typed in body; in heads one stands between phrases. */
import { isChinese, isChineseMark, isHan, isWordCharacter } from "./characters.js";
import type { Draft } from "./draft.js";

/** What kind of text it is, and so what a space in it means. */
export type TextKind = "body" | "head" | "credit" | "verse" | "furniture";

const wide = "\u3000";
const dateline = /^(?:本报讯|本报[\p{Script=Han}\d]{0,12}讯|[\p{Script=Han}]{0,6}社[\p{Script=Han}\d]{0,12}电|[\p{Script=Han}]{1,6}讯)(?:（[^）]{1,24}）)?$/u;
const post = /(?:记者|通讯员|实习生|作者|摄影|编辑|校对|编译|供稿)$/u;

/** Applies the space rules of one kind of text. Line feeds live on only in verse. */
export function setSpaces(draft: Draft, kind: TextKind): void {
  if (kind === "furniture") return;
  if (kind !== "verse") {
    for (const { start, end } of draft.matches(/[\r\n]+/gu).reverse()) draft.replace(start, end, " ", "line-feed");
  }
  for (const { start, end } of draft.matches(/ {2,}/gu).reverse()) draft.replace(start, end, " ", "double-space");
  trim(draft, kind);
  // All are judged by the text as typed before any is changed: 用 AI 写稿 has two gaps, not a gap and a phrase.
  const decided: (readonly [number, Decision])[] = [];
  for (let i = draft.length - 1; i >= 0; i -= 1) {
    const decision = draft.at(i) === " " ? decide(draft, i, kind) : undefined;
    if (decision !== undefined) decided.push([i, decision]);
  }
  for (const [i, { to, rule }] of decided) draft.replace(i, i + 1, to, rule);
}

/** Blanks at either end of a block (typed indents), and of each line of verse at its end. */
function trim(draft: Draft, kind: TextKind): void {
  const edges = kind === "verse" ? /[ \u3000\r]+(?=\n|$)/gu : /^[ \u3000]+|[ \u3000]+$/gu;
  for (const { start, end } of draft.matches(edges).reverse()) draft.replace(start, end, "", "edge-space");
}

interface Decision {
  readonly to: string;
  readonly rule: string;
}

function decide(draft: Draft, i: number, kind: TextKind): Decision | undefined {
  const [before, after] = [draft.at(i - 1), draft.at(i + 1)];
  if (before === wide || after === wide) return { to: "", rule: "double-space" };
  if (isChineseMark(before) && before !== "）" && before !== "》") return { to: "", rule: "mark-space" };
  const phrase: Decision = { to: wide, rule: "phrase-space" };
  if (kind === "body" && startsCopy(draft, i)) return { to: wide, rule: "dateline-space" };
  if (isHan(before) && isHan(after)) {
    if (kind === "credit" || (kind === "body" && namesPost(draft, i))) return { to: wide, rule: "credit-space" };
    if (kind !== "body" || insideQuotation(draft, i)) return phrase;
    return { to: "", rule: "han-space" };
  }
  if (!isChinese(before) && !isChinese(after) && !besideQuotedHan(draft, i)) return undefined;
  if (kind !== "body" && partsPhrases(draft, i)) return phrase;
  return { to: "", rule: isWordCharacter(before) || isWordCharacter(after) ? "han-latin-space" : "mark-space" };
}

/** 本报讯 6月30日…: the space after a dateline. */
function startsCopy(draft: Draft, i: number): boolean {
  return i <= 40 && dateline.test(Array.from(draft.text).slice(0, i).join(""));
}

/** 本报记者 李杰华: the space between a post and a name. */
function namesPost(draft: Draft, i: number): boolean {
  return post.test(Array.from(draft.text).slice(Math.max(0, i - 4), i).join(""));
}

/** “缅怀革命先烈 传承红色基因”: between the phrases of a quoted title a space is part of the title. */
function insideQuotation(draft: Draft, i: number): boolean {
  const text = Array.from(draft.text);
  const before = text.slice(0, i);
  const opens = Math.max(before.lastIndexOf("“"), before.lastIndexOf("《"));
  const closes = Math.max(before.lastIndexOf("”"), before.lastIndexOf("》"));
  const rest = text.slice(i + 1);
  return opens > closes && rest.some((c) => c === "”" || c === "》");
}

function besideQuotedHan(draft: Draft, i: number): boolean {
  return (draft.at(i - 1) === "”" && isHan(draft.at(i - 2))) || (draft.at(i + 1) === "“" && isHan(draft.at(i + 2)));
}

/**
 * In a head, a space that one side of a Latin word or number has and the other has not parts phrases
 * (奋进2026 谱写新篇); a space on both sides is only the Han–Latin gap (用 AI 写稿). After ） and ” it parts phrases.
 */
function partsPhrases(draft: Draft, i: number): boolean {
  const [before, after] = [draft.at(i - 1), draft.at(i + 1)];
  if (isHan(after) && (before === "”" || before === "）" || before === "》" || before === "%")) return true;
  if (isHan(before) && (after === "“" || after === "《")) return true;
  const step = isWordCharacter(before) ? -1 : isWordCharacter(after) ? 1 : 0;
  if (step === 0) return false;
  let k = i + step;
  while (isWordCharacter(draft.at(k)) || draft.at(k) === "." || draft.at(k) === "%") k += step;
  return isHan(draft.at(k));
}
