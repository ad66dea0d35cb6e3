/** The page over the theme's layouts: the named one, or for an automatic page that does not come out the one that fits best. */
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { Copy } from "../model/copy.js";
import type { PageFile } from "../model/issue.js";
import type { PlanPage } from "../model/plan.js";
import { headsTooLong } from "./head-findings.js";
import { bestLayout, candidates, searchWider } from "./layout-page.js";
import { levelHeads } from "./level-heads.js";
import { misfitCost } from "./misfit.js";
import { reportTooLarge } from "./supplied-sizes.js";
import { pageLook } from "./page-look.js";
import { automatic, type PageWork } from "./page-work.js";

/** No line too many or too few. */
export const fits = ({ modules }: PlanPage): boolean => modules.every(({ fit }) => fit.oversetLines === 0 && fit.holeLines === 0);

/**
 * The page with the least misfit, or undefined with an error where no layout takes its articles at all.
 * @param trial only the first search for layouts
 */
export function* namedPage(copy: Copy, page: PageFile, index: number, { items, region, services }: PageWork, diagnostics: Diagnostics, trial = false): Generator<void, PlanPage | undefined> {
  const assignments = candidates(copy, page, index, items, diagnostics);
  let solved = yield* bestLayout(assignments, items, region, services);
  if (solved && solved.cost >= misfitCost && automatic(page) && !trial) solved = yield* searchWider(assignments, items, region, services, solved);
  if (!solved) return undefined;
  if (!Number.isFinite(solved.cost)) {
    for (const item of items.filter(({ copy: { main } }) => main?.vertical))
      diagnostics.add({
        code: "vertical-head-place", severity: "warning", place: { file: item.copy.file, page: page.label, module: item.key },
        zh: "竖题要占一栏，旁边至少还要有一栏正文", en: "A vertical head takes a column and wants a column of text beside it.",
        hint: { zh: "给它两栏以上的位置，或改为横题", en: "Give it a slot of two columns and more, or make the head horizontal." },
      });
    const tooLong = headsTooLong(items, page.label, services);
    for (const finding of tooLong) diagnostics.add(finding);
    reportTooLarge(items, assignments, region, services, page, diagnostics);
    // More or less copy would not help.
    if (tooLong.length === 0) diagnostics.add({
      code: "unsolvable-page", severity: "error", place: { file: "issue.json", page: page.label },
      zh: "没有一种版式能把这些稿件放进本版", en: "No layout can take these articles on this page.",
      hint: { zh: "稿件远多于或远少于一版；请增减稿件或换版式", en: "There is far too much or too little copy: change the articles or the layout." },
    });
    return undefined;
  }
  const modules = levelHeads(solved.shape.place(region.rows, 0, region.row), items, services);
  return { label: page.label, layout: solved.layout, modules, metrics: pageLook(modules, items, region, copy.issue, services) };
}

