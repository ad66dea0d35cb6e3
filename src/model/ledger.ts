/** The ledger: the ordered text that a page must show. */
export interface LedgerEntry {
  /** The id of the text element that shows it. */
  readonly id: string;
  readonly text: string;
}

export interface Ledger {
  readonly page: string;
  readonly entries: readonly LedgerEntry[];
}

/**
 * Text as it is compared between ledger, page and PDF: White_Space, U+2060 and U+00AD are taken out
 * on both sides and nothing else (no normalisation form), as the design's first invariant says.
 */
export function comparable(text: string): string {
  return text.replace(/[\p{White_Space}\u2060\u00AD]/gu, "");
}
