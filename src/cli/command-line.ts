/** The command line's words: its commands, their options, and what help says of them in the language. */
import { Command, Option } from "commander";
import type { Language } from "../diagnostics/format.js";
import { UsageError } from "../diagnostics/usage-error.js";
import { type SchemaName, schemaNames } from "../ingest/json-schema.js";
import { guess, requireOneOf } from "../known-options.js";
import { archiveStandards, debugViews, targets } from "../model/render.js";
import type { BuildArguments } from "./commands/build.js";
import type { PlanArguments } from "./commands/plan.js";
import type { PreflightArguments } from "./commands/preflight.js";
import type { PreviewArguments } from "./commands/preview.js";
import { helpConfiguration } from "./help-words.js";
import { languages } from "./language.js";
import type { Terminal } from "./terminal.js";

/** What each command does with what was parsed. */
export interface Actions {
  build(issue: string, options: BuildArguments): Promise<void>;
  check(issue: string, options: { readonly json?: boolean; readonly page?: string }): Promise<void>;
  plan(issue: string, options: PlanArguments): Promise<void>;
  preflight(file: string, options: PreflightArguments): Promise<void>;
  init(folder: string): Promise<void>;
  schema(name: SchemaName): Promise<void>;
  preview(issue: string, options: PreviewArguments): Promise<void>;
}

/** An option that takes one of some values, or a list of them where its flags say so. */
function oneOf(flags: string, description: string, values: readonly string[]): Option {
  const option = new Option(flags, description).choices(values);
  return option.argParser<string | string[] | undefined>((value, before) => {
    requireOneOf(option.long ?? flags, value, values);
    return option.variadic ? [...(before ?? []), value] : value;
  });
}

function schemaName(value: string): SchemaName {
  const name = schemaNames.find((one) => one === value);
  if (name !== undefined) return name;
  const { zh, en } = guess(value, schemaNames);
  throw new UsageError(`没有格式“${value}”；${zh}`, `There is no format "${value}". ${en}`);
}

/** The parser of the command line. What it finds wrong it does not write but throws: its own errors, or a `UsageError`. */
export function commandLine(actions: Actions, version: string, language: Language, { out, err }: Pick<Terminal, "out" | "err">): Command {
  const say = (zh: string, en: string): string => (language === "zh" ? zh : en);
  const issue = say("一期报纸的文件夹，或其中的 issue.json", "issue folder or issue.json");
  const page = say("只做这一版", "only this page");
  const program = new Command("banxin")
    .description(say("版心：中文报纸排版。一期报纸的文件夹，排成印版、存档 PDF、屏读 PDF 和大样。", "Sets Chinese newspapers: an issue folder becomes press plates, archival PDFs, screen PDFs and proofs."))
    .version(version, "-V, --version", say("显示版本号", "output the version number"))
    .helpOption("-h, --help", say("显示用法", "display help for command"))
    .helpCommand("help [command]", say("显示命令的用法", "display help for command"))
    .exitOverride()
    // Commands take this over as they are made.
    .configureOutput({ writeOut: out, writeErr: err, outputError: () => {} })
    .configureHelp(helpConfiguration(language))
    // Taken before the command as well as after it.
    .addOption(oneOf("--lang <language>", say("消息的语言", "language of messages"), languages));

  program.command("build").argument("<issue>", issue)
    .description(say("出报：做出各种 PDF", "build an issue"))
    .addOption(oneOf("--target <target...>", say("目标；不写则为 press archive screen", "targets; press archive screen when absent"), targets))
    .option("--page <label>", page)
    .addOption(oneOf("--standard <standard>", say("存档标准：PDF/A-3u 附原稿，PDF/A-2u 不附", "archive files: PDF/A-3u with the sources attached, or PDF/A-2u without"), archiveStandards))
    .option("--out <folder>", say("输出文件夹", "output folder"))
    .option("--browser <path>", say("所用的浏览器", "browser to use"))
    .addOption(oneOf("--debug <view>", say("大样上的检查标记", "marks on the proof"), debugViews))
    .action((path: string, options: BuildArguments) => actions.build(path, options));
  program.command("check").argument("<issue>", issue)
    .description(say("检查：校验、划版、拼版，不用浏览器", "validate, make up and place, without a browser"))
    .option("--json", say("以 JSON 输出报告", "the report as JSON"))
    .option("--page <label>", page)
    .action((path: string, options) => actions.check(path, options));
  program.command("plan").argument("<issue>", issue)
    .description(say("划版，写出版样", "make up an issue and write its plan"))
    .option("-o, --output <file>", say("版样写到哪里；不写则输出到终端", "where the plan goes; standard output when absent"))
    .option("--apply <k>", say("采用第 k 个方案，写入本期的 plan.json", "take the k-th proposed solution: plan.json of the issue is written"))
    .option("--replace <articles...>", say("换稿：旧稿 新稿", "OLD NEW: put a late article into the place of another"))
    .action((path: string, options: PlanArguments) => actions.plan(path, options));
  program.command("preflight").argument("<file>", say("一个 PDF", "a PDF"))
    .description(say("印前检查：查做好的 PDF", "check a finished PDF"))
    .option("--issue <folder>", say("与这一期的文字核对", "compare its text with this issue"))
    .option("--profile <name>", say("按这一印厂规格检查", "press profile to check against"))
    .option("--thumbnail <png>", say("画出墨量最大的一页，圈出最重之处", "draw the page with the most ink, its worst spot ringed"))
    .option("--json", say("以 JSON 输出结果", "the result as JSON"))
    .action((file: string, options: PreflightArguments) => actions.preflight(file, options));
  program.command("init").argument("[dir]", say("新文件夹或空文件夹", "a new or empty folder"), ".")
    .description(say("新建一期，供改写", "a small issue to start from"))
    .action((folder: string) => actions.init(folder));
  program.command("schema").addArgument(program.createArgument("<name>", say("哪种文件", "which file")).choices([...schemaNames]).argParser(schemaName))
    .description(say("文件格式的 JSON Schema", "JSON Schema of a file format"))
    .action((name: SchemaName) => actions.schema(name));
  program.command("preview").argument("<issue>", issue)
    .description(say("预览：在浏览器里看版，随文件改动更新", "serve the issue to a browser and keep it true while files change"))
    .option("--port <n>", say("端口；0 为任一空闲端口", "port; 0 takes any free one"))
    .option("--host <address>", say("让别的机器也能看，带口令；不写则为 127.0.0.1", "open it to other machines, with a token; 127.0.0.1 when absent"))
    .action((path: string, options: PreviewArguments) => actions.preview(path, options));
  return program;
}
