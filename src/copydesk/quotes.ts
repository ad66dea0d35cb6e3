/** Straight quotes become “ ” and ‘ ’, paired within one block. */
import { isDigit, isLatinLetter } from "./characters.js";
import type { Draft } from "./draft.js";

interface Open {
  readonly double: boolean;
  readonly at: number;
  readonly straight: boolean;
}

/**
 * Pairs straight quotes; an apostrophe in a Latin word becomes U+2019.
 * A straight quote without a partner stays as it is, but for one that opens the block:
 * a quotation over several paragraphs opens each of them and closes only the last.
 */
export function pairQuotes(draft: Draft): void {
  const decided = new Map<number, string>();
  const stack: Open[] = [];
  const skipped = inchMarks(draft);
  for (let i = 0; i < draft.length; i += 1) {
    const char = draft.at(i) as string;
    if (draft.guarded(i) || skipped.has(i)) continue;
    if (char === "“" || char === "‘") stack.push({ double: char === "“", at: i, straight: false });
    if (char === "”") close(stack, true);
    if (char === "’" && !isApostrophe(draft, i)) close(stack, false);
    if (char !== "\"" && char !== "'") continue;
    const double = char === "\"";
    if (!double && (isApostrophe(draft, i) || (isLatinLetter(draft.at(i - 1)) && !isOpen(stack, false)))) {
      decided.set(i, "’");
      continue;
    }
    const partner = close(stack, double);
    if (partner === undefined) {
      stack.push({ double, at: i, straight: true });
      continue;
    }
    decided.set(i, double ? "”" : "’");
    if (partner.straight) decided.set(partner.at, double ? "“" : "‘");
  }
  const first = stack.find((o) => o.straight && o.double && o.at === 0);
  if (first !== undefined) decided.set(0, "“");
  for (const [i, to] of decided) draft.replace(i, i + 1, to, to === "’" && isApostrophe(draft, i) ? "apostrophe" : "paired-quote");
}

function isApostrophe(draft: Draft, i: number): boolean {
  return isLatinLetter(draft.at(i - 1)) && isLatinLetter(draft.at(i + 1));
}

function isOpen(stack: readonly Open[], double: boolean): boolean {
  return stack.some((o) => o.double === double);
}

/** Takes the innermost open quote of this kind, and whatever was left open inside it. */
function close(stack: Open[], double: boolean): Open | undefined {
  const index = stack.findLastIndex((o) => o.double === double);
  if (index < 0) return undefined;
  return stack.splice(index)[0];
}

/** With an odd number of straight double quotes, those right after a digit are taken for inches (55"). */
function inchMarks(draft: Draft): Set<number> {
  const all: number[] = [];
  let balance = 0;
  for (let i = 0; i < draft.length; i += 1) {
    if (draft.guarded(i)) continue;
    if (draft.at(i) === "\"") all.push(i);
    if (draft.at(i) === "“") balance += 1;
    if (draft.at(i) === "”") balance -= 1;
  }
  if ((all.length + Math.abs(balance)) % 2 === 0) return new Set();
  return new Set(all.filter((i) => isDigit(draft.at(i - 1))).slice(0, 1));
}
