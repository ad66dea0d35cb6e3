/** `banxin plan`. */
import { rename, writeFile } from "node:fs/promises";
import { plan } from "../../check.js";
import { MachineError } from "../../diagnostics/machine-error.js";
import type { Language } from "../../diagnostics/format.js";
import { exitCodes } from "../exit-codes.js";
import { type Terminal, printDiagnostics } from "../terminal.js";

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(`${file}.partial`, text);
    await rename(`${file}.partial`, file);
  } catch (cause) {
    throw new MachineError("output-not-written", { zh: `无法写入 ${file}。`, en: `${file} cannot be written.` }, { cause });
  }
}

export async function planCommand(issue: string, options: { readonly output?: string; readonly apply?: string }, language: Language, terminal: Terminal): Promise<number> {
  if (options.apply !== undefined) {
    terminal.err(language === "zh" ? "plan --apply  本版不提出可选方案，无可采用\n" : "plan --apply  This version proposes no solutions, so there is none to take.\n");
    return exitCodes.wrongUsage;
  }
  const result = await plan(issue);
  if (result.plan) {
    const text = `${JSON.stringify(result.plan, null, 2)}\n`;
    if (options.output === undefined) terminal.out(text);
    else await write(options.output, text);
  }
  printDiagnostics(result.diagnostics, language, terminal);
  return result.ok ? exitCodes.done : exitCodes.issueAtFault;
}
