/** Values and types in the words of a diagnostic. */
import { nearest } from "./nearest.js";

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

const types: Readonly<Record<string, Bilingual>> = {
  string: { zh: "字符串", en: "a string" },
  number: { zh: "数字", en: "a number" },
  int: { zh: "整数", en: "a whole number" },
  boolean: { zh: "true 或 false", en: "true or false" },
  array: { zh: "数组 […]", en: "an array […]" },
  tuple: { zh: "数组 […]", en: "an array […]" },
  object: { zh: "对象 {…}", en: "an object {…}" },
  record: { zh: "对象 {…}", en: "an object {…}" },
  null: { zh: "null", en: "null" },
};

/** A schema type's name. */
export function typeWords(type: string): Bilingual {
  return types[type] ?? { zh: type, en: type };
}

/** A found value, cut to a readable length. */
export function foundWords(value: unknown): Bilingual {
  if (value === undefined) return { zh: "没有", en: "nothing" };
  if (typeof value === "string") return { zh: `“${shorten(value)}”`, en: `"${shorten(value)}"` };
  if (Array.isArray(value)) return { zh: ` ${value.length} 项的数组`, en: `an array of ${value.length}` };
  if (typeof value === "object" && value !== null) return { zh: "一个对象", en: "an object" };
  // A Latin word or number is set off from the Chinese before it.
  return { zh: ` ${String(value)}`, en: String(value) };
}

/** At most 24 characters of a text. */
export function shorten(text: string): string {
  const characters = [...text.slice(0, 60)];
  return characters.length <= 24 && text.length <= 60 ? text : `${characters.slice(0, 23).join("")}…`;
}

/** Names for a hint, the first dozen of them. */
export function listed(names: readonly string[]): Bilingual {
  const shown = names.slice(0, 12);
  const more = names.length > shown.length;
  return { zh: shown.join("、") + (more ? `……共 ${names.length} 个` : ""), en: shown.join(", ") + (more ? `… (${names.length} in all)` : "") };
}

/** The hint of a name that is not known: the nearest one that is, else what there is. */
export function nameHint(name: string, known: Iterable<string>): Bilingual {
  const names = [...known];
  const near = nearest(name, names);
  if (near !== undefined) return { zh: `是不是“${near}”？`, en: `did you mean "${near}"?` };
  if (names.length === 0) return { zh: "一个也没有", en: "there are none" };
  return { zh: `现有：${listed(names).zh}`, en: `known: ${listed(names).en}` };
}
