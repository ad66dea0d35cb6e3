/** `banxin check`. */
import { check } from "../../check.js";
import type { Language } from "../../diagnostics/format.js";
import { exitCodes } from "../exit-codes.js";
import { type Terminal, printDiagnostics } from "../terminal.js";

export async function checkCommand(issue: string, options: { readonly json?: boolean; readonly page?: string }, language: Language, terminal: Terminal): Promise<number> {
  const result = await check(issue, options.page !== undefined ? { page: options.page } : {});
  if (options.json) {
    const { ok, issue: id, diagnostics, plan, timings } = result;
    terminal.out(`${JSON.stringify({ ok, issue: id ?? null, diagnostics, pages: plan?.pages.map(({ label, layout, metrics }) => ({ label, layout, metrics })) ?? [], timings }, null, 2)}\n`);
  } else printDiagnostics(result.diagnostics, language, terminal);
  return result.ok ? exitCodes.done : exitCodes.issueAtFault;
}
