/** `banxin check`. */
import { check } from "../../check.js";
import type { Language } from "../../diagnostics/format.js";
import { solutionWords } from "../../model/solution.js";
import { codeOf } from "../exit-codes.js";
import { type Terminal, printDiagnostics, printSolutions, shown } from "../terminal.js";

export async function checkCommand(issue: string, options: { readonly json?: boolean; readonly page?: string }, language: Language, terminal: Terminal): Promise<number> {
  const result = await check(issue, { ...(options.page !== undefined ? { page: options.page } : {}), signal: terminal.signal, ...(options.json ? {} : shown(terminal, language)) });
  if (options.json) {
    const { ok, issue: id, diagnostics, plan, solutions, timings } = result;
    terminal.out(`${JSON.stringify({ ok, issue: id ?? null, diagnostics, pages: plan?.pages.map(({ label, layout, metrics }) => ({ label, layout, metrics })) ?? [], solutions: solutions.map((solution, i) => ({ number: i + 1, page: solution.page, applies: solution.applies, ...solutionWords(solution) })), timings }, null, 2)}\n`);
  } else {
    printDiagnostics(result.diagnostics, language, terminal);
    printSolutions(result.solutions, language, terminal);
  }
  return codeOf(result);
}
