/** Exit codes (design §5) and the one map from an error to its code and words. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { isWrongName } from "../diagnostics/wrong-name.js";
import { MachineError } from "../diagnostics/machine-error.js";
import { UsageError } from "../diagnostics/usage-error.js";
import type { Language } from "../diagnostics/format.js";

export const exitCodes = { done: 0, issueAtFault: 1, wrongUsage: 2, machineAtFault: 3, interrupted: 130 } as const;

/** The code of a run that came to its end: a wrong name is the caller's fault, not the issue's. */
export function codeOf({ ok, diagnostics }: { readonly ok: boolean; readonly diagnostics: readonly Diagnostic[] }): number {
  if (ok) return exitCodes.done;
  return diagnostics.some(isWrongName) ? exitCodes.wrongUsage : exitCodes.issueAtFault;
}

export interface Failure {
  readonly code: number;
  readonly text: string;
}

/** What to print and return for an error that ended a command. */
export function failureOf(error: unknown, language: Language, interrupted: boolean): Failure {
  if (interrupted) return { code: exitCodes.interrupted, text: language === "zh" ? "已中断，没有写出文件" : "Interrupted; nothing was written." };
  if (error instanceof MachineError) {
    const hint = error.hint ? `\n    ${error.hint[language]}` : "";
    return { code: exitCodes.machineAtFault, text: `${error.code}  ${error[language]}${hint}` };
  }
  if (error instanceof UsageError) return { code: exitCodes.wrongUsage, text: `usage  ${error[language]}` };
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    code: exitCodes.machineAtFault,
    text: language === "zh" ? `internal  程序出错，请把下面的内容报告给我们：\n${stack}` : `internal  The program failed; please report what follows:\n${stack}`,
  };
}
