/** What the desk is told about an issue: one finding with its place, in Chinese and English. */

export type Severity = "error" | "warning" | "info";

/** Where a finding stands. Every part is optional; `file` is relative to the issue folder. */
export interface Place {
  readonly file?: string;
  /** 1-based line in `file`. */
  readonly line?: number;
  /** 1-based column in `file`. */
  readonly column?: number;
  /** JSON path, e.g. `blocks[3].text`. */
  readonly path?: string;
  /** Page label, e.g. `03`. */
  readonly page?: string;
  /** Article id of the module. */
  readonly module?: string;
}

export interface Diagnostic {
  /** Stable, kebab-case, e.g. `overset`, `unknown-key`. */
  readonly code: string;
  readonly severity: Severity;
  readonly place: Place;
  /** One sentence each; what was found and what was expected. */
  readonly zh: string;
  readonly en: string;
  readonly hint?: { readonly zh: string; readonly en: string };
  /** Why, without what it is said of: for whoever shows it at the place itself. */
  readonly reason?: { readonly zh: string; readonly en: string };
  /** Everything that the sentence counts, for the report: it may be long. */
  readonly details?: readonly string[];
}

const byLabel = new Intl.Collator("en", { numeric: true });

/** Collects findings; a stage adds to it and never throws for bad input. */
export class Diagnostics {
  readonly #all: Diagnostic[] = [];
  readonly #seen = new Set<string>();

  /** Adds a finding; an identical one (same code, place and words) is kept once. */
  add(diagnostic: Diagnostic): void {
    const key = JSON.stringify(diagnostic);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#all.push(diagnostic);
  }

  /** Findings about the issue as they came, then those of its pages, page by page: pages are worked on in any order. */
  get all(): readonly Diagnostic[] {
    return [...this.#all].sort((a, b) => byLabel.compare(a.place.page ?? "", b.place.page ?? ""));
  }

  get hasErrors(): boolean {
    return this.#all.some((d) => d.severity === "error");
  }

  /** True when page `label` carries an error. */
  pageHasErrors(label: string): boolean {
    return this.#all.some((d) => d.severity === "error" && d.place.page === label);
  }
}
