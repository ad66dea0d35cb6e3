/** Tells the desk what the program left out by itself: words never go in silence. */
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { Copy } from "../model/copy.js";
import type { PlanOmission } from "../model/plan.js";
import { optionalKind, optionalNames } from "../model/optional-copy.js";
import { blockCharacters } from "./trimmed-copy.js";

/**
 * A note for every block left out of the copy; one that an edited plan names is gone from the copy already, and is the editor's own doing.
 * Notes name no page: a page with them is as good as another to be kept.
 */
export function noteOmissions(omitted: readonly PlanOmission[], copy: Copy, diagnostics: Diagnostics): void {
  for (const { article, block } of omitted) {
    const own = copy.articles.get(article);
    const gone = own?.blocks.find(({ id }) => id === `b${block}`);
    if (!own || !gone) continue;
    const chars = blockCharacters(gone);
    const { zh, en } = optionalNames[optionalKind(gone.role)];
    diagnostics.add({
      code: "optional-left-out", severity: "info", place: { file: own.file, path: gone.path, module: article },
      zh: `为排满版面，未排“${article}”的${zh}（${chars} 字）`, en: `An ${en} of "${article}" (${chars} characters) is left out so that the page is full.`,
      hint: { zh: "要保留它，在稿件里去掉 optional，或从 plan.json 的 omitted 里删去", en: "To keep it, take optional off it, or take it off omitted in plan.json." },
    });
  }
}
