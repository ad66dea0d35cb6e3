/** Options as JavaScript callers give them: no type checker has seen them, and a misspelt one must not be passed over. */
import { UsageError } from "./diagnostics/usage-error.js";
import { nearest } from "./json/nearest.js";

/** Whether the names are those of the options, none left out. */
export type OptionNames<T> = Readonly<Record<keyof T, true>>;

/** What a name that is not known was probably meant to be, else what there is. */
export function guess(name: string, known: readonly string[]): { zh: string; en: string } {
  const near = nearest(name, known);
  return near === undefined ? { zh: `可用：${known.join("、")}`, en: `Known: ${known.join(", ")}.` } : { zh: `是不是“${near}”？`, en: `Did you mean "${near}"?` };
}

/** @throws UsageError where `options` is no object or has a name that is not known */
export function requireKnown(call: string, options: unknown, names: Readonly<Record<string, true>>): void {
  if (typeof options !== "object" || options === null || Array.isArray(options))
    throw new UsageError(`${call} 的第二个参数应是选项对象`, `The second argument of ${call} must be an object of options.`);
  const known = Object.keys(names);
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    const { zh, en } = guess(name, known);
    throw new UsageError(`${call} 没有选项“${name}”；${zh}`, `${call} has no option "${name}". ${en}`);
  }
}

/** @throws UsageError where a value is none of those that the option takes */
export function requireOneOf(option: string, value: unknown, values: readonly string[]): void {
  if (value === undefined || (typeof value === "string" && values.includes(value))) return;
  const { zh, en } = guess(String(value), values);
  throw new UsageError(`选项 ${option} 不能是“${String(value)}”；${zh}`, `Option ${option} cannot be "${String(value)}". ${en}`);
}

/** @throws UsageError where the path is no text */
export function requirePath(call: string, path: unknown): void {
  if (typeof path !== "string" || path === "")
    throw new UsageError(`${call} 的第一个参数应是报纸文件夹或 issue.json 的路径`, `The first argument of ${call} must be the path of an issue folder or issue.json.`);
}
