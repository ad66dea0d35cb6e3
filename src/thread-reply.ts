/** How an error of a thread crosses to the one that gave it work. */
import { MachineError } from "./diagnostics/machine-error.js";

/** A broken machine in its words, or a fault of the program. */
export type Failure =
  | { readonly broken: { readonly code: string; readonly zh: string; readonly en: string } }
  | { readonly fault: string };

export function failureOf(error: unknown): Failure {
  if (error instanceof MachineError) return { broken: { code: error.code, zh: error.zh, en: error.en } };
  return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

/** The error again, on the other side. */
export const errorOf = (failure: Failure): Error => ("broken" in failure ? new MachineError(failure.broken.code, failure.broken) : new Error(failure.fault));
