/** What the make-up set otherwise after a save: heads of another size, pictures of another span, other measures. */
import type { ModuleState, PageState } from "../protocol.js";
import { choose, currentLanguage } from "./words.js";

/** Changes that are told; the others are counted. */
const mostTold = 3;

type Leveled = Pick<PageState, "label"> & { readonly modules: readonly Pick<ModuleState, "id" | "title" | "levers">[] };

/** @returns undefined where every story that stood there before has the same levers, in the language of the interface otherwise */
export function leverChanges(before: readonly Leveled[], after: readonly Leveled[]): string | undefined {
  const zh = currentLanguage() === "zh";
  const changes: string[] = [];
  for (const { label, modules } of after) {
    const page = before.find((one) => one.label === label);
    for (const { id, title, levers } of modules) {
      const old = page?.modules.find((one) => one.id === id)?.levers.map(choose);
      if (!old) continue;
      const now = levers.map(choose);
      const gone = old.filter((one) => !now.includes(one));
      const come = now.filter((one) => !old.includes(one));
      if (gone.length + come.length === 0) continue;
      const list = (words: readonly string[]): string => (words.length === 0 ? "—" : words.join(zh ? "、" : ", "));
      changes.push(zh ? `《${title}》${list(gone)} → ${list(come)}` : `“${title}” ${list(gone)} → ${list(come)}`);
    }
  }
  if (changes.length === 0) return undefined;
  const more = changes.length - mostTold;
  const told = changes.slice(0, mostTold).join(zh ? "；" : "; ");
  const rest = more <= 0 ? "" : zh ? `；另有 ${more} 篇` : `; and ${more} more`;
  return zh ? `为排满版面，另作了调整：${told}${rest}` : `To fill the page, the make-up changed: ${told}${rest}`;
}
