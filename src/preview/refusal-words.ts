/** Findings in the words of whoever sees the page: modules by their heads, not by the ids of their files, and no more than the place does not say. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Bilingual, ModuleState } from "./protocol.js";

type Named = Pick<ModuleState, "articles" | "title">;

/** Words with modules called by their heads. */
export function byHeads({ zh, en }: Bilingual, modules: readonly Named[]): Bilingual {
  const named = (words: string): string => modules.reduce((all, { articles, title }) => {
    const key = articles.join("+");
    return all.replaceAll(`“${key}”`, `《${title}》`).replaceAll(`"${key}"`, `“${title}”`);
  }, words);
  return { zh: named(zh), en: named(en) };
}

const bare = (words: string): string => words.replace(/[。.]$/, "");

/** What helps on a page with a layout of its own, where rectangles are taken as they are. */
const onFixedLayout: Readonly<Record<string, (hint: Bilingual) => Bilingual>> = {
  "plan-overlap": (hint) => ({
    zh: `本版用固定版式，${bare(hint.zh)}。可以用“对调”，或先让别的稿件让出位置。`,
    en: `The page has a layout of its own: ${bare(hint.en)}. Exchange two stories, or make room first.`,
  }),
  "plan-gap": () => ({
    zh: "本版用固定版式，这样会空出一块没有稿件。可以用“对调”，或先把相邻的稿件放大。",
    en: "The page has a layout of its own, and this would leave a part of it without a story. Exchange two stories, or make its neighbours larger first.",
  }),
};

/**
 * Why an act cannot be.
 * @param modules of the page that the finding is of
 * @param moved the module that was acted on: of it nothing is said but the reason
 */
export function refusalWords({ code, zh, en, hint, reason, place }: Pick<Diagnostic, "code" | "zh" | "en" | "hint" | "reason" | "place">, modules: readonly Named[], moved?: string): Bilingual {
  const fixed = onFixedLayout[code]?.(hint ?? { zh, en });
  if (fixed) return byHeads(fixed, modules);
  if (!reason) return byHeads(hint ? { zh: `${bare(zh)}。${bare(hint.zh)}。`, en: `${bare(en)}. ${bare(hint.en)}.` } : { zh, en }, modules);
  const told = { zh: `${bare(reason.zh)}。`, en: `${bare(reason.en)}.` };
  const of = place.module;
  if (of === undefined || of === moved || moved === undefined) return byHeads(told, modules);
  // Of two that overlap either may be told of; the one that was moved knows itself.
  if (reason.zh.includes(`“${moved}”`)) return byHeads({ zh: told.zh.replaceAll(`“${moved}”`, `“${of}”`), en: told.en.replaceAll(`"${moved}"`, `"${of}"`) }, modules);
  return byHeads({ zh: `固定的“${of}”就不行了：${told.zh}`, en: `"${of}", which is held, would not do: ${told.en}` }, modules);
}
