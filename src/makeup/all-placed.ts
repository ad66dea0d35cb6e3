/** No article is lost on its way to the page (invariant 1): each stands in a module, or an error says why not. */
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { PageFile } from "../model/issue.js";
import type { PlanPage } from "../model/plan.js";

/** Adds `article-not-placed` for articles of a page that no module carries, unless the page has an error already. */
export function checkAllPlaced(page: PageFile, planned: PlanPage | undefined, diagnostics: Diagnostics): void {
  if (diagnostics.pageHasErrors(page.label)) return;
  const placed = new Set(planned?.modules.flatMap((module) => module.articles));
  const named = [...(page.slots ?? []).map(({ article }) => article), ...(page.articles ?? [])];
  const lost = [...new Set(named)].filter((id) => !placed.has(id));
  if (lost.length === 0 && planned) return;
  const ids = lost.join(", ");
  diagnostics.add({
    code: "article-not-placed", severity: "error", place: { file: "issue.json", page: page.label },
    zh: `本版排不进稿件 ${ids}`, en: `No module of this page carries ${ids}.`,
    hint: { zh: "检查本版的版式、位置和系列", en: "Look at the layout, the slots and the series of this page." },
  });
}
