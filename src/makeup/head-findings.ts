/** Heads that no size, width and number of lines can set: the page cannot be made up, and this is why. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { spanEm } from "../model/anatomy.js";
import { columnLabel, type PageItem } from "../model/page-items.js";
import { headRanks } from "../model/theme.js";
import { headChoices } from "./heads.js";
import type { MakeupServices } from "./types.js";

/** One finding for each story of the page whose head does not stand over all its columns in any rank. */
export function headsTooLong(items: readonly PageItem[], page: string, services: MakeupServices): Diagnostic[] {
  const { grid } = services.theme;
  const widthPt = spanEm(grid, grid.columns) * grid.bodyPt;
  return items.flatMap((item) => item.series?.members ?? [item]).flatMap(({ copy, key, kind }): Diagnostic[] => {
    if (!copy.main || kind === "briefs") return [];
    const label = columnLabel(copy, new Set());
    const stands = headRanks.some((rank) => headChoices({ article: copy, rank, briefs: false, widthPt, atTop: true, boxed: false, label }, services).length > 0);
    if (stands) return [];
    const length = [...copy.main.text].length;
    return [{
      code: "head-too-long", severity: "error", place: { file: copy.file, page, module: key, path: copy.main.path },
      zh: `主题 ${length} 字，用最小的字号排三行也放不下`, en: `The main head has ${length} characters: even three lines of the smallest size cannot hold it.`,
      hint: { zh: "缩短主题，把其余的话写进副题或导语", en: "Shorten the head; what else it says may go into a deck or the lead." },
    }];
  });
}
