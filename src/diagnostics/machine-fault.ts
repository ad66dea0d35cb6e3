import { isAbsolute } from "node:path";
import type { Diagnostic } from "./diagnostic.js";
import type { MachineError } from "./machine-error.js";

/** What the machine failed in, as a finding: for whoever goes on all the same. */
export function machineFault({ code, zh, en, hint, file }: MachineError): Diagnostic {
  return { code, severity: "error", place: file === undefined || isAbsolute(file) ? {} : { file }, zh, en, ...(hint ? { hint } : {}) };
}
