/** The streams a command writes to. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { type Language, formatDiagnostic, formatSummary } from "../diagnostics/format.js";

export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Raised by SIGINT or SIGTERM. */
  readonly signal: AbortSignal;
}

/** Findings for people, errors last so that they are what stays on the screen. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], language: Language, terminal: Terminal): void {
  for (const severity of ["info", "warning", "error"] as const)
    for (const diagnostic of diagnostics) if (diagnostic.severity === severity) terminal.err(`${formatDiagnostic(diagnostic, language)}\n`);
  terminal.err(`${formatSummary(diagnostics, language)}\n`);
}
