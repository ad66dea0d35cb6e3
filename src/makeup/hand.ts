/** Sizes that an editor has set by hand: of a story's main head and of its pictures. All else of the story adapts. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { PageItem } from "../model/page-items.js";
import type { PlanModule } from "../model/plan.js";
import type { HeadRank, ThemeFile } from "../model/theme.js";
import { belowClassPt } from "./heads.js";

/** Sizes of a main head that a class may have, the largest first: the theme's own, and smaller ones as make-up itself uses where it is tight. */
export function headSizes(rank: HeadRank, { heads }: Pick<ThemeFile, "heads">, mostPt = Number.POSITIVE_INFINITY): number[] {
  const own = heads[rank].sizesPt;
  return [...new Set([...own, ...belowClassPt(Math.min(...own))])].filter((sizePt) => sizePt <= mostPt).sort((a, b) => b - a);
}

type Fault = Pick<Diagnostic, "code" | "zh" | "en" | "hint">;

/** What of a module's hand can never be, whatever its rectangle. */
export function handFault({ hand, rank }: PlanModule, item: PageItem, theme: Pick<ThemeFile, "heads">): Fault | undefined {
  if (!hand) return undefined;
  const { key, copy } = item;
  if (hand.headPt !== undefined) {
    if (copy.main?.vertical) return { code: "plan-vertical-head", zh: `“${key}”是竖题，字号还不能手定`, en: `"${key}" has a vertical head: its size cannot be set by hand yet.` };
    if (item.kind === "briefs" || !copy.main) return { code: "plan-head-size", zh: `“${key}”没有主题，不能定字号`, en: `"${key}" has no main head whose size could be set.` };
    const sizes = headSizes(rank, theme, copy.constraints?.maxHeadSize);
    if (!sizes.includes(hand.headPt)) return {
      code: "plan-head-size", zh: `“${key}”的主题不能是 ${hand.headPt} 磅`, en: `The main head of "${key}" cannot be ${hand.headPt} pt.`,
      hint: { zh: `这一级可用的字号：${sizes.join("、")} 磅`, en: `Sizes of its class: ${sizes.join(", ")} pt` },
    };
  }
  const strange = hand.pictures?.find(({ figure }) => !copy.figures.some((own) => own.figure.id === figure));
  if (strange) return { code: "plan-pictures", zh: `“${key}”没有图片“${strange.figure}”`, en: `"${key}" has no picture "${strange.figure}".` };
  return undefined;
}
