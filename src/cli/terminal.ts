/** The streams a command writes to. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { type Language, formatDiagnostic, formatSummary, printable } from "../diagnostics/format.js";
import { type Solution, solutionWords } from "../model/solution.js";
import type { ProgressListener } from "../progress.js";
import { progressWords } from "./status-line.js";

export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Waits until all of it is out, and says why some is lost; absent where nothing can be. */
  readonly finished?: () => Promise<Error | undefined>;
  /** Raised by SIGINT, SIGTERM or SIGHUP. */
  readonly signal: AbortSignal;
  /** Shows a line that does not stay, where a person looks on. */
  readonly status?: (text: string) => void;
}

/** The option that shows a run's steps; none where nobody looks on. */
export const shown = ({ status }: Terminal, language: Language): { readonly progress?: ProgressListener } => (status ? { progress: progressWords(language, status) } : {});

/** Findings for people, errors last so that they are what stays on the screen. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], language: Language, terminal: Terminal): void {
  for (const severity of ["info", "warning", "error"] as const)
    for (const diagnostic of diagnostics) if (diagnostic.severity === severity) terminal.err(`${formatDiagnostic(diagnostic, language)}\n`);
  terminal.err(`${formatSummary(diagnostics, language)}\n`);
}

/** Numbered ways out of pages that are not full; those that `plan --apply` can take say so. */
export function printSolutions(solutions: readonly Solution[], language: Language, terminal: Terminal): void {
  if (solutions.length === 0) return;
  const zh = language === "zh";
  const able = solutions.some(({ applies }) => applies);
  terminal.err(zh
    ? `可选方案（各自排满本版${able ? "；plan --apply 编号 可采用带 * 的" : ""}）：\n`
    : `Solutions (each makes its page exactly full${able ? "; plan --apply NUMBER takes those with *" : ""}):\n`);
  for (const [i, solution] of solutions.entries()) {
    const page = zh ? `第${solution.page}版` : `page ${solution.page}`;
    terminal.err(printable(`${String(i + 1).padStart(4)}${solution.applies ? "*" : " "} ${page}  ${solutionWords(solution)[language]}\n`));
  }
}
