/** What an edited plan says of a page besides rectangles and locks must be what the page carries: nothing that an editor wrote is passed over in silence. */
import type { Diagnostic, Diagnostics } from "../diagnostics/diagnostic.js";
import type { PageItem } from "../model/page-items.js";
import { handFault } from "./hand.js";
import type { PlanModule, PlanPage } from "../model/plan.js";
import type { ThemeFile } from "../model/theme.js";

type Fault = Pick<Diagnostic, "code" | "zh" | "en" | "hint">;

/** A layout's name as the theme has it; make-up marks one whose widths it shifted with `~` and the shift. */
const themeName = (layout: string): string => layout.split("~")[0];

function layoutFault({ layout }: PlanPage, { layouts }: Pick<ThemeFile, "layouts">): Fault | undefined {
  const names = ["auto", ...layouts.map(({ name }) => name)];
  if (names.includes(layout) || names.includes(themeName(layout))) return undefined;
  return {
    code: "unknown-layout", zh: `版样写的版式“${layout}”，主题里没有`, en: `The plan's layout "${layout}" is none of the theme's.`,
    hint: { zh: `可用的版式：${names.join(", ")}`, en: `Layouts of the theme: ${names.join(", ")}` },
  };
}

const words: Record<PlanModule["kind"], { readonly zh: string; readonly en: string }> = {
  story: { zh: "单篇稿件（story）", en: "a story" },
  briefs: { zh: "一组简讯（briefs）", en: "a group of briefs" },
  continued: { zh: "转来的稿件（continued）", en: "a story continued from another page" },
  banner: { zh: "系列刊头（banner）", en: "a banner" },
};

function jumpWords({ to, afterBlocks, from }: NonNullable<PlanModule["jump"]>): { readonly zh: string; readonly en: string } {
  if (from !== undefined) return { zh: `接第${from}版`, en: `continued from page ${from}` };
  return { zh: `在第 ${afterBlocks} 段后转第${to}版`, en: `going on to page ${to} after block ${afterBlocks}` };
}

const whole = { zh: "不转版", en: "whole" } as const;

function moduleFault(module: PlanModule, item: PageItem): Fault | undefined {
  const { key } = item;
  if (module.kind !== item.kind && item.kind !== "series") {
    const [planned, own] = [words[module.kind], words[item.kind]];
    return {
      code: "plan-kind", zh: `版样把“${key}”当作${planned.zh}，本版的它是${own.zh}`, en: `The plan has "${key}" as ${planned.en}; on this page it is ${own.en}.`,
      hint: { zh: `改模块的 kind 为 ${item.kind}，或从版样里删去这一版重排`, en: `Make the module's kind ${item.kind}, or take the page out of the plan to have it made up anew.` },
    };
  }
  const [planned, own] = [module.jump ?? {}, item.jump ?? {}];
  if (planned.to === own.to && planned.afterBlocks === own.afterBlocks && planned.from === own.from) return undefined;
  const [said, is] = [module.jump ? jumpWords(module.jump) : whole, item.jump ? jumpWords(item.jump) : whole];
  return {
    code: "plan-jump", zh: `版样里“${key}”${said.zh}，issue.json 里它${is.zh}`, en: `The plan has "${key}" ${said.en}; issue.json has it ${is.en}.`,
    hint: { zh: "叠以外的版，转版写在 issue.json 的 slots 里；两处应当一致", en: "Jumps of pages outside sections are set in the slots of issue.json; both files must agree." },
  };
}

/**
 * Adds `unknown-layout`, `plan-kind`, `plan-jump` and what `handFault` finds.
 * @returns false where something was found
 */
export function checkPlannedPage(plan: PlanPage, items: readonly PageItem[], theme: Pick<ThemeFile, "layouts" | "heads">, diagnostics: Diagnostics): boolean {
  const stories = items.flatMap((item) => (item.series ? [...item.series.members] : [item]));
  const place = { file: "plan.json", page: plan.label };
  const layout = layoutFault(plan, theme);
  if (layout) diagnostics.add({ ...layout, severity: "error", place });
  let sound = !layout;
  for (const module of plan.modules) {
    // A banner is looked up by its series, what is not on the page is told where the page is replayed.
    const item = module.kind === "banner" ? undefined : stories.find(({ key }) => key === module.articles.join("+"));
    const fault = item && (moduleFault(module, item) ?? handFault(module, item, theme));
    if (!fault) continue;
    sound = false;
    diagnostics.add({ ...fault, severity: "error", place: { ...place, module: item.key } });
  }
  return sound;
}
