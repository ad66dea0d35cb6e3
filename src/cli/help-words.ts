/** Help and usage errors in Chinese: what the parser says by itself it says in English. */
import { type Argument, type Command, type CommanderError, Help, type HelpConfiguration, type Option } from "commander";
import type { Language } from "../diagnostics/format.js";
import { columnsOf } from "./status-line.js";

const titles: Readonly<Record<string, string>> = { "Usage:": "用法：", "Arguments:": "参数：", "Options:": "选项：", "Global Options:": "通用选项：", "Commands:": "命令：" };

const usage = (text: string): string => text.replaceAll("[options]", "[选项]").replaceAll("[command]", "[命令]");

const remark = (text: string): string => text.replace(/ ?\((choices|default): (.*)\)$/, (_, kind: string, values: string) => `（${kind === "choices" ? "可用" : "默认"}：${values}）`);

/** How help is laid out in a language. */
export function helpConfiguration(language: Language): HelpConfiguration {
  if (language === "en") return { showGlobalOptions: true };
  const english = new Help();
  return {
    showGlobalOptions: true,
    displayWidth: (text: string) => [...text].reduce((sum, char) => sum + columnsOf(char), 0),
    styleTitle: (title: string) => titles[title] ?? title,
    commandUsage: (command: Command) => usage(english.commandUsage(command)),
    subcommandTerm: (command: Command) => usage(english.subcommandTerm(command)),
    optionDescription: (option: Option) => remark(english.optionDescription(option)),
    argumentDescription: (argument: Argument) => remark(english.argumentDescription(argument)),
  };
}

/** What is wrong with a command line, by the parser's code and the names that it quotes. */
function chinese(code: string, [name = "", ...others]: readonly string[]): string | undefined {
  switch (code) {
    case "commander.unknownOption": return `没有选项 ${name}`;
    case "commander.unknownCommand": return `没有命令“${name}”`;
    case "commander.missingArgument": return `缺少参数 <${name}>`;
    case "commander.optionMissingArgument": return `选项 ${name} 后面缺少值`;
    case "commander.excessArguments": return others.length === 0 && name !== "" ? `${name} 的参数太多` : "参数太多";
    default: return undefined;
  }
}

/** The parser's error in the language: what is wrong, and what was probably meant. */
export function usageWords({ code, message }: CommanderError, language: Language): string {
  const [told, guess] = message.replace(/^error: /, "").split("\n");
  const near = /^\(Did you mean (?:one of )?(.*)\?\)$/.exec(guess ?? "")?.[1];
  if (language === "en") return near === undefined ? told : `${told}. Did you mean ${near}?`;
  const zh = chinese(code, [...told.matchAll(/'([^']*)'/g)].map(([, name]) => name)) ?? told;
  return near === undefined ? zh : `${zh}；是不是 ${near}？`;
}
