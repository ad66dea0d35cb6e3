/** The optional `banxin.config.json`: what a desk would otherwise type with every command. */
import { basename, isAbsolute, join, relative, resolve } from "node:path";
import { z } from "zod";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import { isFile } from "../files/read.js";
import { readJson } from "../json/read-json.js";
import { validate } from "../json/validate.js";

export const configSchema = z.strictObject({
  $schema: z.string().optional(),
  /** Path of a browser in place of the bundled one, relative to the file. */
  browser: z.string().min(1).optional(),
  /** Output folder, relative to the file. */
  out: z.string().min(1).optional(),
  /** Language of messages. */
  lang: z.enum(["zh", "en"]).optional(),
});

/** Settings with absolute paths. */
export interface Config {
  readonly browser?: string;
  readonly out?: string;
  readonly lang?: "zh" | "en";
}

const fileName = "banxin.config.json";

/**
 * The settings of the working folder, overridden by `lang` and `out` of the issue folder. An issue may come from
 * elsewhere, so there a `browser` and an `out` that leaves the folder are refused (`config-unsafe`, error). Other
 * faults are those of the JSON reader and the schema; a faulty file gives no settings.
 */
export async function loadConfig(workingFolder: string, issueFolder: string | undefined, diagnostics: Diagnostics): Promise<Config> {
  const own = await readConfig(workingFolder, fileName, diagnostics);
  if (issueFolder === undefined || resolve(issueFolder) === resolve(workingFolder)) return own;
  const shown = `${basename(resolve(issueFolder))}/${fileName}`;
  const { browser, out, ...safe } = await readConfig(issueFolder, shown, diagnostics);
  const refuse = (path: string, zh: string, en: string) => diagnostics.add({
    code: "config-unsafe", severity: "error", place: { file: shown, path }, zh, en,
    hint: { zh: `用命令行参数 --${path}，或写在工作文件夹的 ${fileName} 里`, en: `use --${path}, or the ${fileName} of the working folder` },
  });
  if (browser !== undefined) refuse("browser", "本期文件夹里的设置不能指定浏览器", "settings in an issue folder may not choose the browser");
  const way = relative(resolve(issueFolder), out ?? resolve(issueFolder));
  const inside = !/^\.\.(?:[\\/]|$)/.test(way) && !isAbsolute(way);
  if (!inside) refuse("out", "本期文件夹里的设置不能把文件输出到文件夹之外", "settings in an issue folder may not send output outside it");
  return { ...own, ...safe, ...(out !== undefined && inside ? { out } : {}) };
}

async function readConfig(folder: string, shown: string, diagnostics: Diagnostics): Promise<Config> {
  const path = join(folder, fileName);
  if (!(await isFile(path))) return {};
  const document = await readJson(path, shown, diagnostics);
  const config = document && validate(configSchema, document, diagnostics);
  if (config === undefined) return {};
  return {
    ...(config.browser === undefined ? {} : { browser: resolve(folder, config.browser) }),
    ...(config.out === undefined ? {} : { out: resolve(folder, config.out) }),
    ...(config.lang === undefined ? {} : { lang: config.lang }),
  };
}
