/** Compares the words that a tab has painted with the page's ledger. */
import { comparable, type Ledger } from "../model/ledger.js";
import type { Fault } from "./compare-lines.js";

/**
 * The first difference between the painted lines, in document order, and the ledger.
 * White space, U+2060 and U+00AD do not count; nothing else is forgiven.
 */
export function compareLedger(ledger: Ledger, texts: readonly string[], ids: readonly string[]): Fault[] {
  const planned = comparable(ledger.entries.map((entry) => entry.text).join(""));
  if (comparable(texts.join("")) === planned) return [];

  const painted = new Map<string, string>();
  texts.forEach((text, i) => painted.set(ids[i]!, (painted.get(ids[i]!) ?? "") + text));
  for (const entry of ledger.entries) {
    const found = comparable(painted.get(entry.id) ?? "");
    const wanted = comparable(entry.text);
    if (found === wanted) continue;
    const at = firstDifference(found, wanted);
    return [{
      code: "text-differs",
      id: entry.id,
      zh: `版面文字与文字总账不符，从“${around(wanted, at)}”起，版面上是“${around(found, at)}”。`,
      en: `The painted text differs from the ledger: “${around(wanted, at)}” was painted as “${around(found, at)}”.`,
    }];
  }
  const extra = [...painted].find(([id, text]) => comparable(text) !== "" && !ledger.entries.some((entry) => entry.id === id));
  if (extra) {
    return [{
      code: "text-differs",
      id: extra[0],
      zh: `版面上多出文字总账没有的“${around(comparable(extra[1]), 0)}”。`,
      en: `The page shows “${around(comparable(extra[1]), 0)}”, which is not in the ledger.`,
    }];
  }
  const order = [...painted.keys()];
  const first = ledger.entries.filter((entry) => comparable(entry.text) !== "").find((entry, i) => order[i] !== entry.id);
  return [{
    code: "text-order",
    id: first?.id ?? "",
    zh: "文字齐全，但阅读顺序与文字总账不同。",
    en: "Every word is there, but the reading order is not the ledger's.",
  }];
}

/** Index of the first UTF-16 unit in which two strings differ. */
function firstDifference(a: string, b: string): number {
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  return i;
}

function around(text: string, at: number): string {
  return `${at > 6 ? "…" : ""}${text.slice(Math.max(0, at - 6), at + 12)}${text.length > at + 12 ? "…" : ""}`;
}
