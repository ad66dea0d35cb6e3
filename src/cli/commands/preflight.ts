/** `banxin preflight`. */
import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { Diagnostics } from "../../diagnostics/diagnostic.js";
import type { Language } from "../../diagnostics/format.js";
import { loadPressProfile } from "../../ingest/press-profile.js";
import { noCache } from "../../cache/disk-cache.js";
import { pressDir } from "../../package-files.js";
import { isFolder, readBytes } from "../../files/read.js";
import { desk } from "../../pipeline.js";
import { preflightPlate } from "../../preflight/preflight-plate.js";
import { Stopwatch } from "../../stopwatch.js";
import { type Target, targets } from "../../model/render.js";
import { ownCommand } from "../own-command.js";
import { shellWord } from "../shell-word.js";
import { codeOf, exitCodes } from "../exit-codes.js";
import { type Terminal, printDiagnostics } from "../terminal.js";

export interface PreflightArguments {
  readonly issue?: string;
  readonly profile?: string;
  readonly json?: boolean;
  /** A PNG that the page with the most ink is drawn to. */
  readonly thumbnail?: string;
}

/** Readers look for a PDF's header in its first bytes (Adobe PDF Reference 1.7, Appendix H, note 13). */
const headerWithin = 1024;

/** The target that a file's name states: `….press.pdf`. */
const targetOf = (file: string): Target | undefined => targets.find((target) => file.endsWith(`.${target}.pdf`));

export async function preflightCommand(file: string, options: PreflightArguments, language: Language, terminal: Terminal): Promise<number> {
  const zh = language === "zh";
  const usage = (told: string, hint: string): number => {
    terminal.err(`usage  ${told}\n    ${hint}\n`);
    return exitCodes.wrongUsage;
  };
  if (await isFolder(file))
    return usage(zh ? `${file} 是文件夹；preflight 检查做好的 PDF` : `${file} is a folder; preflight checks a finished PDF.`,
      zh ? `检查一期稿件用：${ownCommand()} check ${shellWord(file)}` : `To check an issue: ${ownCommand()} check ${shellWord(file)}`);
  let pdf: Uint8Array;
  try {
    pdf = await readBytes(file, file);
  } catch {
    terminal.err(language === "zh" ? `读不到文件 ${file}\n` : `${file} cannot be read.\n`);
    return exitCodes.wrongUsage;
  }
  // What is named a PDF and is none fails the check `readable`.
  if (!file.toLowerCase().endsWith(".pdf") && !Buffer.from(pdf.subarray(0, headerWithin)).includes("%PDF-"))
    return usage(zh ? `${file} 不是 PDF；preflight 检查做好的 PDF` : `${file} is no PDF; preflight checks a finished one.`,
      zh ? "例如 build 列出的 ….press.pdf" : "For instance one that build has listed, ….press.pdf.");
  const diagnostics = new Diagnostics();
  const done = options.issue === undefined ? undefined : await desk(options.issue, { diagnostics, stopwatch: new Stopwatch(), cache: noCache, signal: terminal.signal });
  const profile = options.profile === undefined
    ? done?.issue?.profile
    : await loadPressProfile(options.profile, { pressDir, issueFolder: options.issue ?? "." }, diagnostics, {});
  if (diagnostics.hasErrors) {
    printDiagnostics(diagnostics.all, language, terminal);
    return codeOf({ ok: false, diagnostics: diagnostics.all });
  }
  // A press profile is asked of press files alone, whatever their names.
  const target = targetOf(file) ?? (options.profile === undefined ? undefined : "press");
  const label = /-([^-]+)\.[a-z]+\.pdf$/.exec(basename(file))?.[1];
  const pages = done?.dummy?.pages.filter((page, _, all) => page.label === label || !all.some((p) => p.label === label));
  const { thumbnail, ...result } = await preflightPlate(pdf, {
    file: basename(file),
    raster: target === "press" || options.thumbnail !== undefined,
    thumbnail: options.thumbnail !== undefined,
    ...(target ? { target } : {}),
    ...(profile ? { profile } : {}),
    ...(pages ? { laidOut: pages, ledgers: pages.map((p) => p.ledger), inks: pages.map((p) => (done?.issue?.file.mourning ? "k" : p.ink)), ...(pages[0] ? { paper: pages[0].paper } : {}) } : {}),
  });
  if (options.thumbnail !== undefined) {
    if (thumbnail === undefined) terminal.err(language === "zh" ? `没有可画的墨量，未写 ${options.thumbnail}\n` : `No ink could be measured; ${options.thumbnail} was not written.\n`);
    else await writeFile(options.thumbnail, thumbnail);
  }
  const ok = result.checks.every((check) => check.ok);
  if (options.json) terminal.out(`${JSON.stringify({ ok, ...result }, null, 2)}\n`);
  else for (const check of result.checks) terminal.out(`${language === "zh" ? `${check.ok ? "合格  " : "不合格"}  ${check.name.padEnd(18)} ${check.detailZh}` : `${check.ok ? "ok  " : "FAIL"}  ${check.name.padEnd(18)} ${check.detail}`}\n`);
  if (!options.json)
    for (const { name, needs } of result.skipped) {
      const option = needs === "issue" ? "--issue" : zh ? "--issue 或 --profile" : "--issue or --profile";
      terminal.out(zh ? `未检  ${name.padEnd(18)} 须给出 ${option}\n` : `skip  ${name.padEnd(18)} needs ${option}\n`);
    }
  if (!options.json && target === undefined)
    terminal.out(zh
      ? `未检  ${"press".padEnd(18)} 文件名没有说是哪一种（….press.pdf、….archive.pdf）：印版须有的各项没有检查，给出 --profile 就检查\n`
      : `skip  ${"press".padEnd(18)} the file's name says no kind (….press.pdf, ….archive.pdf): what a plate must have was not checked; --profile asks for it\n`);
  return ok ? exitCodes.done : exitCodes.issueAtFault;
}
