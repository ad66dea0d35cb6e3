/** Writes the ledger of a page: what every text element must show, from copy and plan, in document order. */
import type { DummyPage, PlacedPart, PlacedText } from "../model/dummy.js";
import type { Ledger, LedgerEntry } from "../model/ledger.js";

/** Text elements of a part in document order. */
export function textsOf(part: PlacedPart): PlacedText[] {
  switch (part.type) {
    case "text":
      return [part];
    case "figure":
      return [...part.captions];
    case "table":
      return [...(part.caption ? [part.caption] : []), ...part.rows.flat()];
  }
}

/** Text elements of a page in document order: folio, modules, slug. */
export function pageTexts(page: Pick<DummyPage, "folio" | "modules" | "slug">): PlacedText[] {
  return [...page.folio, ...page.modules.flatMap((module) => module.parts.flatMap(textsOf)), ...page.slug];
}

/**
 * The ledger of a page. `copyText` gives the copy's own text of an element (from the copy, not from its lines);
 * furniture and heads, which the copy does not hold as blocks, are given as they were asked for.
 */
export function ledgerOf(label: string, texts: readonly PlacedText[], copyText: ReadonlyMap<string, string>): Ledger {
  const entries: LedgerEntry[] = texts.map((text) => ({
    id: text.id,
    text: copyText.get(text.id) ?? text.lines.map(({ line }) => line.text).join(""),
  }));
  return { page: label, entries };
}
