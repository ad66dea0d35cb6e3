/** Stretches that no rule may touch: URLs, e-mail addresses, file names, the issue's own spellings. */
import type { Draft, Span } from "./draft.js";

const addresses = [
  /\b(?:https?|ftp):\/\/[\x21-\x7E]+/gu,
  /\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu,
  // Domains and file names: parts joined by full stops, the last of them letters (issue.json, www.a.cn/x?y=1).
  /\b[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.[A-Za-z]{2,}(?::\d+)?(?:\/[\x21-\x7E]*)?/gu,
];
const trailing = /[,.;:?!"')\]]+$/u;

/** Marks the guarded stretches of a draft. `spellings` are names such as `Yahoo!` whose marks belong to them. */
export function guardAddresses(draft: Draft, spellings: readonly string[]): void {
  const spans: Span[] = [];
  for (const expression of addresses) {
    for (const span of draft.matches(expression)) {
      const tail = trailing.exec(span.text)?.[0].length ?? 0;
      spans.push({ ...span, end: span.end - tail });
    }
  }
  for (const spelling of spellings) spans.push(...draft.matches(new RegExp(escapePattern(spelling), "gu")));
  draft.guard(spans);
}

/** Words of the lexicon that carry an ASCII mark or a space of their own. */
export function markedSpellings(lexicon: readonly string[]): string[] {
  return lexicon.filter((word) => /[,.;:?!()"'\- ]/u.test(word));
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/gu, "\\$&");
}
