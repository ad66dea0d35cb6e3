/** What a finished page is told to look like: figures, prices by rule, the desk's checks. They stand in the plan and in the report. */
import type { Issue } from "../model/issue.js";
import type { PageItem } from "../model/page-items.js";
import type { PageRegion } from "../model/page-region.js";
import { checksMissed, deskChecks } from "./desk-checks.js";
import { pageMetrics } from "./metrics.js";
import { pictureShare, tasteOf } from "./taste.js";
import type { MakeupServices, PlanModule } from "./types.js";

/** Figures of a page, what its look costs by rule, and the desk's ten checks (1 where one holds). */
export function pageLook(modules: readonly PlanModule[], items: readonly PageItem[], region: PageRegion, issue: Issue, services: Pick<MakeupServices, "galleys" | "said">): Record<string, number> {
  const { theme, file } = issue;
  const view = { modules, items, region, columns: theme.grid.columns };
  const checked = { ...view, theme, galleys: services.galleys, said: services.said };
  const checks = deskChecks({ ...checked, artwork: file.masthead !== undefined });
  const missed = theme.taste.deskCheck * checksMissed(checked);
  const { terms } = tasteOf(view, theme.taste);
  return {
    ...pageMetrics(modules, region, theme.grid.columns),
    newsPicturePct: Math.round(10 * pictureShare(view)) / 10,
    checksPassed: checks.filter((ok) => ok).length,
    ...Object.fromEntries(checks.map((ok, i) => [`check${i + 1}`, ok ? 1 : 0])),
    ...Object.fromEntries(Object.entries(terms).map(([rule, price]) => [`taste.${rule}`, price])),
    ...(missed > 0 ? { "taste.deskCheck": missed } : {}),
  };
}
