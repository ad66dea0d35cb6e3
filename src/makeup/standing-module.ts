/** A module of a plan as it stands: what was made once, and is still exactly full, is not made otherwise. */
import { type Grid, innerEm } from "../model/anatomy.js";
import type { PageItem } from "../model/page-items.js";
import type { PlanModule } from "../model/plan.js";
import { lockedSetting } from "./held-modules.js";
import { pictureSources, rowChoices } from "./picture-sources.js";
import { type SlotSetting, storyShape } from "./shapes.js";
import type { MakeupServices } from "./types.js";

/** True where every picture could be chosen at its size today: another file, or a longer caption, has other rows. */
function picturesHold({ text, pictures }: PlanModule, item: PageItem, services: MakeupServices, { bodyPt, leadingPt, measureEm, gutterEm }: Grid): boolean {
  const columns = { columns: text.columns, measurePt: text.measureEm * bodyPt, gutterPt: text.gutterEm * bodyPt, leadingPt, pitchPt: (measureEm + gutterEm) * bodyPt };
  const sources = pictureSources(item.copy, services.pictures, (figure, widthPt) => services.galleys.caption(item.copy, figure, widthPt).length, services.cropLimit);
  return sources.length === pictures.length && pictures.every((picture) => {
    const source = sources.find(({ id }) => id === picture.figure);
    return source && rowChoices(columns, source, picture.cols).some(({ rows, captionRows }) => rows === picture.rows && captionRows === picture.captionRows);
  });
}

/**
 * The module with its head, columns and pictures as the plan has them, where they fill its rectangle with the very rows of the plan;
 * undefined where its copy or its rectangle has changed, so that it must adapt.
 * A page is chosen for its look as a whole: made anew by itself, a module might take the setting that is cheapest for it alone.
 */
export function standingModule(module: PlanModule, item: PageItem, setting: SlotSetting, services: MakeupServices): PlanModule | undefined {
  const { grid } = services.theme;
  // What the hand has set since is not yet in the head and the pictures.
  if (module.hand?.pictures || (module.hand?.headPt ?? module.head.sizePt) !== module.head.sizePt) return undefined;
  if (module.head.vertical || item.copy.main?.vertical || module.text.columns * (module.text.measureEm + module.text.gutterEm) - module.text.gutterEm > innerEm(grid, module.rect.cols, module.boxed) + 1e-6) return undefined;
  if (!picturesHold(module, item, services, grid)) return undefined;
  const locked = { ...lockedSetting(module), head: module.head, pictures: { text: module.text, places: module.pictures } };
  const shape = storyShape(item, { ...setting, locked }, services);
  if (!Number.isFinite(shape.cost[module.rect.rows])) return undefined;
  const [set] = shape.place(module.rect.rows, module.rect.col, module.rect.row);
  const same = set.fit.oversetLines === 0 && set.fit.holeLines === 0 && set.levers.creditRow === module.levers.creditRow && set.levers.rows.join() === module.levers.rows.join();
  return same ? { ...set, head: module.head, fit: { ...set.fit, cost: module.fit.cost } } : undefined;
}
