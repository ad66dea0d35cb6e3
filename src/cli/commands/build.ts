/** `banxin build`. */
import { join } from "node:path";
import { build } from "../../build.js";
import type { Config } from "../../config/config.js";
import type { Language } from "../../diagnostics/format.js";
import type { ArchiveStandard, DebugView, Target } from "../../model/render.js";
import { codeOf, exitCodes } from "../exit-codes.js";
import { printLeftUndone } from "../left-undone.js";
import { type Terminal, printDiagnostics, printSolutions, shown } from "../terminal.js";

export interface BuildArguments {
  readonly target?: readonly Target[];
  readonly page?: string;
  readonly out?: string;
  readonly standard?: ArchiveStandard;
  readonly browser?: string;
  readonly debug?: DebugView;
}

export async function buildCommand(issue: string, options: BuildArguments, config: Config, language: Language, terminal: Terminal): Promise<number> {
  if (options.debug !== undefined && options.target?.join() !== "proof") {
    terminal.err(language === "zh"
      ? "usage  --debug 只能与 --target proof 同用：其他文件不得带检查标记\n"
      : "usage  --debug goes with --target proof alone: no other file may carry its marks.\n");
    return exitCodes.wrongUsage;
  }
  if (options.standard !== undefined && options.target && !options.target.includes("archive")) {
    terminal.err(language === "zh"
      ? "usage  --standard 是存档文件的标准，但 --target 里没有 archive\n"
      : "usage  --standard is that of archive files, and --target asks for none.\n");
    return exitCodes.wrongUsage;
  }
  const out = options.out ?? config.out;
  const result = await build(issue, {
    ...(options.target ? { targets: options.target } : {}),
    ...(options.page !== undefined ? { page: options.page } : {}),
    ...(options.standard !== undefined ? { standard: options.standard } : {}),
    ...(out !== undefined ? { out } : {}),
    ...(options.browser !== undefined ? { browser: options.browser } : {}),
    ...(config.browser !== undefined ? { configuredBrowser: config.browser } : {}),
    ...(options.debug !== undefined ? { debug: options.debug } : {}),
    signal: terminal.signal,
    ...shown(terminal, language),
  });
  const { folder, manifest } = result;
  if (folder !== undefined)
    for (const file of manifest?.files ?? []) if (!file.stale && file.path.endsWith(".pdf")) terminal.out(`${join(folder, file.path)}\n`);
  printDiagnostics(result.diagnostics, language, terminal);
  printSolutions(result.solutions, language, terminal);
  printLeftUndone(result, language, terminal);
  if (folder === undefined) return codeOf(result);
  const seconds = (result.timings.total / 1000).toFixed(1);
  const report = join(folder, "report.html");
  terminal.err(language === "zh" ? `用时 ${seconds} 秒；报告：${report}（供程序读：report.json）\n` : `${seconds} s; report: ${report} (for programs: report.json)\n`);
  return codeOf(result);
}
