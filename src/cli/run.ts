/** Parses a command line and runs its command. */
import { CommanderError } from "commander";
import { loadConfig, type Config } from "../config/config.js";
import { MachineError } from "../diagnostics/machine-error.js";
import { Diagnostics } from "../diagnostics/diagnostic.js";
import { packageJson } from "../package-files.js";
import { type Terminal, printDiagnostics } from "./terminal.js";
import { schemaCommand } from "./commands/schema.js";
import { exitCodes, failureOf } from "./exit-codes.js";
import { usageWords } from "./help-words.js";
import { issueBeforeLists } from "./issue-argument.js";
import { issueFolder, languageOf } from "./language.js";
import { ownCommand } from "./own-command.js";
import { type Actions, commandLine } from "./command-line.js";

/** Runs a command and returns its exit code; nothing here ends the process. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  let code: number = exitCodes.done;
  const words = issueBeforeLists(argv);
  let language = await languageOf(words, folderAtWork());
  const { version } = await packageJson();

  /** A command that edits copy, loaded while the dictionary of words is read on its thread. */
  const withWords = async <T>(command: () => Promise<T>): Promise<T> => {
    (await import("../word-thread.js")).wordThread();
    return command();
  };

  /** Settles language and settings, then does the work. */
  const doing = async (issue: string | undefined, work: (config: Config) => Promise<number>): Promise<void> => {
    const diagnostics = new Diagnostics();
    const config = await loadConfig(workingFolder(), issue === undefined ? undefined : issueFolder(issue), diagnostics);
    language = program.opts<{ readonly lang?: typeof language }>().lang ?? config.lang ?? language;
    if (diagnostics.hasErrors) {
      printDiagnostics(diagnostics.all, language, terminal);
      code = exitCodes.issueAtFault;
      return;
    }
    code = await work(config);
  };

  const actions: Actions = {
    build: (issue, options) => doing(issue, async (config) => (await withWords(() => import("./commands/build.js"))).buildCommand(issue, options, config, language, terminal)),
    check: (issue, options) => doing(issue, async () => (await withWords(() => import("./commands/check.js"))).checkCommand(issue, options, language, terminal)),
    plan: (issue, options) => doing(issue, async () => (await withWords(() => import("./commands/plan.js"))).planCommand(issue, options, language, terminal)),
    preflight: (file, options) => doing(options.issue, async () => (await import("./commands/preflight.js")).preflightCommand(file, options, language, terminal)),
    init: (folder) => doing(undefined, async () => (await import("./commands/init.js")).initCommand(folder, language, terminal)),
    schema: async (name) => { code = schemaCommand(name, terminal); },
    preview: (issue, options) => doing(issue, async () => (await import("./commands/preview.js")).previewCommand(issue, options, language, terminal)),
  };
  const program = commandLine(actions, version, language, terminal);

  try {
    await program.parseAsync(words, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) {
      code = error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUsage;
      // Where no command is named, its help was shown.
      if (code !== exitCodes.done && error.code !== "commander.help") {
        const command = program.commands.find((one) => words.includes(one.name()));
        const help = `${ownCommand()} ${command ? `${command.name()} ` : ""}--help`;
        terminal.err(`usage  ${usageWords(error, language)}\n    ${language === "zh" ? `用法见：${help}` : `Usage: ${help}`}\n`);
      }
    } else {
      const failure = failureOf(error, language, terminal.signal.aborted);
      terminal.err(`${failure.text}\n`);
      code = failure.code;
    }
  }
  const lost = await terminal.finished?.();
  if (lost === undefined || code === exitCodes.interrupted) return code;
  const failure = failureOf(outputLost(lost), language, false);
  terminal.err(`${failure.text}\n`);
  return failure.code;
}

/** What was to be read did not come out whole: a full disk, a closed device. */
const outputLost = (cause: Error): MachineError => new MachineError(
  "output-lost",
  { zh: `标准输出没有写全：${cause.message}`, en: `standard output could not be written whole: ${cause.message}` },
  { hint: { zh: "腾出空间，或换一处重定向", en: "make room, or redirect it elsewhere" }, cause },
);

/** The working folder, where there is one. */
function folderAtWork(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined; // told where a command needs it
  }
}

/** @throws MachineError `working-folder` where the folder that the command was started in is gone */
function workingFolder(): string {
  try {
    return process.cwd();
  } catch (cause) {
    throw new MachineError(
      "working-folder",
      { zh: "当前工作文件夹已不存在，或不可进入", en: "the working folder no longer exists, or may not be entered" },
      { hint: { zh: "换到一个存在的文件夹再运行", en: "change to a folder that exists and run the command again" }, cause },
    );
  }
}
