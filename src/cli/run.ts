/** Parses a command line and runs its command. */
import { resolve } from "node:path";
import { Command, CommanderError, Option } from "commander";
import { loadConfig, type Config } from "../config/config.js";
import { MachineError } from "../diagnostics/machine-error.js";
import { Diagnostics } from "../diagnostics/diagnostic.js";
import type { Language } from "../diagnostics/format.js";
import { schemaNames } from "../ingest/json-schema.js";
import { packageJson } from "../package-files.js";
import { type Terminal, printDiagnostics } from "./terminal.js";
import { schemaCommand } from "./commands/schema.js";
import { exitCodes, failureOf } from "./exit-codes.js";
import { issueBeforeLists } from "./issue-argument.js";
import { archiveStandards, debugViews, targets } from "../model/render.js";

/** Language of messages where none is asked for: that of the machine. */
function machineLanguage(): Language {
  const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "";
  return /^zh/i.test(locale) ? "zh" : "en";
}

/** Runs a command and returns its exit code; nothing here ends the process. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  let code: number = exitCodes.done;
  let language = machineLanguage();
  const { version } = await packageJson();
  const program = new Command("banxin")
    .description("Sets Chinese newspapers: an issue folder becomes press plates, archival PDFs, screen PDFs and proofs. 版心：中文报纸排版")
    .version(version)
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .showHelpAfterError();
  // Taken before the command as well as after it.
  program.addOption(new Option("--lang <language>", "language of messages 消息语言").choices(["zh", "en"]));
  const asked = (): Language | undefined => program.opts<{ readonly lang?: Language }>().lang;
  program.hook("preAction", () => { language = asked() ?? language; });

  /** A command that edits copy, loaded while the dictionary of words is read on its thread. */
  const withWords = async <T>(command: () => Promise<T>): Promise<T> => {
    (await import("../word-thread.js")).wordThread();
    return command();
  };

  /** Settles language and settings, then does the work. */
  const doing = (work: (config: Config) => Promise<number>) => async (issue: string | undefined): Promise<void> => {
    const diagnostics = new Diagnostics();
    const config = await loadConfig(workingFolder(), issue === undefined ? undefined : folderOf(issue), diagnostics);
    language = asked() ?? config.lang ?? language;
    if (diagnostics.hasErrors) {
      printDiagnostics(diagnostics.all, language, terminal);
      code = exitCodes.issueAtFault;
      return;
    }
    code = await work(config);
  };

  program.command("build").argument("<issue>", "issue folder or issue.json 报纸文件夹")
    .description("build an issue 出报")
    .addOption(new Option("--target <target...>", "targets 目标").choices([...targets]))
    .option("--page <label>", "only this page 只做一版")
    .addOption(new Option("--standard <standard>", "archive files: PDF/A-3u with the sources attached, or PDF/A-2u without 存档标准").choices([...archiveStandards]))
    .option("--out <folder>", "output folder 输出文件夹")
    .option("--browser <path>", "browser to use 浏览器")
    .addOption(new Option("--debug <view>", "marks on the proof 大样上的检查标记").choices([...debugViews]))
    .action((issue: string, options) => doing(async (config) => (await withWords(() => import("./commands/build.js"))).buildCommand(issue, options, config, language, terminal))(issue));
  program.command("check").argument("<issue>", "issue folder or issue.json")
    .description("validate, make up and place, without a browser 检查")
    .option("--json", "the report as JSON")
    .option("--page <label>", "only this page")
    .action((issue: string, options) => doing(async () => (await withWords(() => import("./commands/check.js"))).checkCommand(issue, options, language, terminal))(issue));
  program.command("plan").argument("<issue>", "issue folder or issue.json")
    .description("make up an issue and write its plan 排版样")
    .option("-o, --output <file>", "where the plan goes; standard output when absent")
    .option("--apply <k>", "take the k-th proposed solution: plan.json of the issue is written 采用方案")
    .option("--replace <articles...>", "OLD NEW: put a late article into the place of another 换稿")
    .action((issue: string, options) => doing(async () => (await withWords(() => import("./commands/plan.js"))).planCommand(issue, options, language, terminal))(issue));
  program.command("preflight").argument("<file>", "a PDF")
    .description("check a finished PDF 印前检查")
    .option("--issue <folder>", "compare its text with this issue")
    .option("--profile <name>", "press profile to check against")
    .option("--thumbnail <png>", "draw the page with the most ink, its worst spot ringed")
    .option("--json", "the result as JSON")
    .action((file: string, options) => doing(async () => (await import("./commands/preflight.js")).preflightCommand(file, options, language, terminal))(options.issue));
  program.command("init").argument("[dir]", "a new or empty folder", ".")
    .description("a small issue to start from 新建一期")
    .action((folder: string) => doing(async () => (await import("./commands/init.js")).initCommand(folder, language, terminal))(undefined));
  program.command("schema").addArgument(program.createArgument("<name>", "which schema").choices([...schemaNames]))
    .description("JSON Schema of a file format")
    .action((name: (typeof schemaNames)[number]) => {
      code = schemaCommand(name, terminal);
    });
  program.command("preview").argument("<issue>", "issue folder or issue.json")
    .description("serve the issue to a browser and keep it true while files change 预览")
    .option("--port <n>", "port; 0 takes any free one 端口")
    .option("--host <address>", "open it to other machines, with a token; 127.0.0.1 when absent 监听地址")
    .action((issue: string, options) => doing(async () => (await import("./commands/preview.js")).previewCommand(issue, options, language, terminal))(issue));

  try {
    await program.parseAsync(issueBeforeLists(argv), { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) code = error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUsage;
    else {
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

const folderOf = (issue: string): string => resolve(issue.endsWith(".json") ? resolve(issue, "..") : issue);
