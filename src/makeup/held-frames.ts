/** A story filled anew into the frames that it has: head, pictures and columns stay, its paragraphs and its fit are those of other words. */
import { Diagnostics } from "../diagnostics/diagnostic.js";
import type { Copy } from "../model/copy.js";
import type { Galleys } from "../model/galley.js";
import type { PlanModule, PlanPage } from "../model/plan.js";
import { reportFit } from "./fit-report.js";
import { underBanner } from "./page-geometry.js";
import { pageWork } from "./page-work.js";
import { type LockedSetting, storyShape } from "./shapes.js";

/**
 * The module with the words that `copy` has now, its rows shared out and its fit counted as make-up does it for a module that is locked.
 * A head that no longer fits its rows gets another setting in the same rectangle.
 * Undefined where the words have no setting there at all, or the page does not carry the module.
 */
export function refilled(module: PlanModule, plan: PlanPage, copy: Copy, galleys: Galleys): PlanModule | undefined {
  const index = copy.issue.file.pages.findIndex(({ label }) => label === plan.label);
  const page = copy.issue.file.pages[index];
  const work = page && pageWork(copy, page, index, galleys, false);
  if (!work || module.kind === "banner") return undefined;
  const key = module.articles.join("+");
  const item = work.items.flatMap((one) => (one.series ? [...one.series.members] : [one])).find((one) => one.key === key);
  if (!item) return undefined;
  const { rect, slot, rank, boxed, head, text, pictures } = module;
  const setting = { slot, cols: rect.cols, rank, boxed, atTop: rect.row === work.region.row, underBanner: underBanner(module, plan.modules) };
  // A vertical head is part of its text area: both are looked for together.
  const frames: LockedSetting = head.vertical ? { text } : { head, pictures: { text, places: pictures } };
  for (const locked of [frames, { text }, {}]) {
    const shape = storyShape(item, { ...setting, locked }, work.services);
    if (!Number.isFinite(shape.cost[rect.rows])) continue;
    const [set] = shape.place(rect.rows, rect.col, rect.row);
    const filled = { ...set, lock: module.lock, levers: { ...set.levers, ...(module.levers.omitted ? { omitted: module.levers.omitted } : {}) } };
    return reportFit({ ...plan, modules: [filled] }, copy, page, galleys, new Diagnostics()).modules[0];
  }
  return undefined;
}
