/** The fixed-layout baseline: a page over the theme's named layouts as they are drawn, heights elastic, the one that fits and looks best. */
import { automaticAssignments } from "../../src/makeup/layouts.js";
import { bestLayout } from "../../src/makeup/layout-page.js";
import { levelHeads } from "../../src/makeup/level-heads.js";
import { pageLook } from "../../src/makeup/page-look.js";
import { pictureBudget } from "../../src/makeup/picture-budget.js";
import { rankItems } from "../../src/makeup/ranks.js";
import { firstWish } from "../../src/makeup/wishes.js";
import { type MakeupServices, pageTables } from "../../src/makeup/types.js";
import type { Copy } from "../../src/model/copy.js";
import type { Galleys } from "../../src/model/galley.js";
import { pageItems, saidLabels } from "../../src/model/page-items.js";
import { pageRegion } from "../../src/model/page-region.js";
import type { PlanPage } from "../../src/model/plan.js";

/** The page as a named layout sets it, misfit and all; undefined where no layout has as many slots. */
export function layoutPage(copy: Copy, label: string, galleys: Galleys): PlanPage | undefined {
  const { theme, file, pictures } = copy.issue;
  const index = file.pages.findIndex((page) => page.label === label);
  const page = file.pages[index];
  const region = pageRegion(copy.issue, index);
  const items = pageItems(copy, page, theme.wording);
  const services: MakeupServices = {
    theme, galleys, pictures, maxRows: region.rows, said: saidLabels(page), tables: pageTables(), misfits: true,
    pictureBudget: pictureBudget(rankItems(items), region.rows * theme.grid.columns, firstWish),
  };
  const search = bestLayout(automaticAssignments(theme.layouts, region.template, theme.grid.columns, items), items, region, services);
  let step = search.next();
  while (!step.done) step = search.next();
  const solved = step.value;
  if (!solved || !Number.isFinite(solved.cost)) return undefined;
  const modules = levelHeads(solved.shape.place(region.rows, 0, region.row), items, services);
  return { label, layout: solved.layout, modules, metrics: pageLook(modules, items, region, copy.issue, services) };
}
