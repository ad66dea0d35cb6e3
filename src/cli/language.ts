/** The language that the command line speaks: the one asked for, else that of the settings, else the machine's. It is known before the command line is parsed, so that what is wrong with it is told in it. */
import { resolve } from "node:path";
import { loadConfig } from "../config/config.js";
import { Diagnostics } from "../diagnostics/diagnostic.js";
import type { Language } from "../diagnostics/format.js";

export const languages = ["zh", "en"] as const satisfies readonly Language[];

const isLanguage = (word: string | undefined): word is Language => languages.some((language) => language === word);

/** Language of messages where none is asked for: that of the machine. */
export function machineLanguage(environment: NodeJS.ProcessEnv = process.env): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || "";
  return /^zh/i.test(locale) ? "zh" : "en";
}

/** What `--lang` asks for, right as it stands; a wrong one is told when the line is parsed. */
export function askedLanguage(argv: readonly string[]): Language | undefined {
  const asked = argv.flatMap((word, i) => (word === "--lang" ? argv[i + 1] : word.startsWith("--lang=") ? word.slice("--lang=".length) : []));
  return asked.findLast(isLanguage);
}

/** The folder of an issue that is named by itself or by its issue.json. */
export const issueFolder = (issue: string): string => resolve(issue.endsWith(".json") ? resolve(issue, "..") : issue);

/**
 * The language of a command line that may be wrong.
 * @param folder working folder; undefined where it is gone
 */
export async function languageOf(argv: readonly string[], folder: string | undefined): Promise<Language> {
  const asked = askedLanguage(argv);
  if (asked !== undefined || folder === undefined) return asked ?? machineLanguage();
  // The word after the command is the issue, where the line is right.
  const issue = argv.filter((word) => !word.startsWith("-"))[1];
  // Faults of the settings are told where they are used.
  const { lang } = await loadConfig(folder, issue === undefined ? undefined : issueFolder(issue), new Diagnostics());
  return lang ?? machineLanguage();
}
