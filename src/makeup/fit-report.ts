/** Tells the desk what does not fit, in lines and characters: 超 6 行（78 字）, 空 3 行. */
import { counted } from "../diagnostics/counted.js";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { Copy } from "../model/copy.js";
import type { Galleys } from "../model/galley.js";
import type { PageFile } from "../model/issue.js";
import { moduleCopy } from "../model/module-copy.js";
import type { PlanModule, PlanPage } from "../model/plan.js";
import { mayBeAddedTo, mayBeCutBy } from "./askable.js";
import { textCharacters } from "./trimmed-copy.js";

/** Characters in the last `lines` lines of a module's text. */
function lastCharacters(module: PlanModule, copy: Copy, galleys: Galleys, bodyPt: number, lines: number): number {
  const article = moduleCopy(module, copy);
  if (!article) return 0;
  const measurePt = module.text.measureEm * bodyPt;
  const galley = galleys.galley(article, module.blocks, measurePt);
  const texts = galley.items.flatMap((item, i) => {
    const option = item.options.find((o) => o.rows === module.levers.rows[i]) ?? item.options[0];
    return galleys.lines(item, option, measurePt).lines.map(({ line }) => line.text);
  });
  return texts.slice(-lines).reduce((sum, text) => sum + [...text.replace(/\s/gu, "")].length, 0);
}

/** Adds a diagnostic for every module that is overset or leaves a hole, and writes the characters into its fit. */
export function reportFit(planned: PlanPage, copy: Copy, page: PageFile, galleys: Galleys, diagnostics: Diagnostics): PlanPage {
  const { grid } = copy.issue.theme;
  const modules = planned.modules.map((module): PlanModule => {
    const { oversetLines, holeLines } = module.fit;
    if (oversetLines === 0 && holeLines === 0) return module;
    const id = module.articles[0];
    const set = moduleCopy(module, copy);
    const own = set ? textCharacters(set) : 0;
    const place = { file: copy.articles.get(id)?.file ?? "issue.json", page: page.label, module: module.articles.join("+") };
    if (oversetLines > 0) {
      const oversetChars = lastCharacters(module, copy, galleys, grid.bodyPt, oversetLines);
      diagnostics.add({
        code: "overset", severity: "error", place,
        zh: `超 ${oversetLines} 行（${oversetChars} 字）`, en: `${counted(oversetLines, "line")} (${counted(oversetChars, "character")}) too long.`,
        hint: mayBeCutBy(oversetChars, own)
          ? { zh: `删 ${oversetChars} 字，或给它更大的位置`, en: `Cut ${counted(oversetChars, "character")} or give it a larger place.` }
          : { zh: "删稿不济事：它远长于本版能给的位置。压下它，分成几篇，或让它转版", en: "Cutting will not do: it is far longer than this page has room for. Hold it, part it into several articles, or let it jump to another page." },
      });
      return { ...module, fit: { ...module.fit, oversetChars } };
    }
    const chars = Math.round(holeLines * module.text.measureEm);
    diagnostics.add({
      code: "hole", severity: "error", place,
      zh: `空 ${holeLines} 行（约 ${chars} 字）`, en: `${counted(holeLines, "line")} (about ${counted(chars, "character")}) short.`,
      hint: mayBeAddedTo(chars, own)
        ? { zh: "补文字、加图，或换一个较小的位置", en: "Add copy or a picture, or give it a smaller place." }
        : { zh: "本版稿件太少：给它添几篇稿件或大图", en: "There is too little copy for this page: give it more articles, or large pictures." },
    });
    return module;
  });
  return { ...planned, modules };
}
