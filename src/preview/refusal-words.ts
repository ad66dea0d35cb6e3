/** A finding in the words of whoever sees the page: modules by their heads, not by the ids of their files. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Bilingual, ModuleState } from "./protocol.js";

/** What was found, and what helps. @param modules of the page that the finding is of */
export function refusalWords({ zh, en, hint }: Pick<Diagnostic, "zh" | "en" | "hint">, modules: readonly Pick<ModuleState, "articles" | "title">[]): Bilingual {
  const named = (words: string): string => modules.reduce((all, { articles, title }) => {
    const key = articles.join("+");
    return all.replaceAll(`“${key}”`, `《${title}》`).replaceAll(`"${key}"`, `“${title}”`);
  }, words);
  const bare = (words: string): string => words.replace(/[。.]$/, "");
  return hint ? { zh: named(`${bare(zh)}。${bare(hint.zh)}。`), en: named(`${bare(en)}. ${bare(hint.en)}.`) } : { zh: named(zh), en: named(en) };
}
