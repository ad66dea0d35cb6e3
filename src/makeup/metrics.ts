/** Figures of a made-up page, written to the plan. */
import { headRow } from "../model/anatomy.js";
import type { PageRegion } from "../model/page-region.js";
import type { PlanModule } from "./types.js";

/** Heads of neighbours whose tops stand within this many rows collide (碰题). */
const collisionRows = 3;

function beside(a: PlanModule, b: PlanModule): boolean {
  return a.rect.col + a.rect.cols === b.rect.col || b.rect.col + b.rect.cols === a.rect.col;
}

/** Two heads side by side that no box parts. */
export function headCollisions(modules: readonly PlanModule[]): [PlanModule, PlanModule][] {
  const heads = modules.filter((m) => m.head.sizePt > 0 && m.kind !== "banner" && !m.boxed && m.rank !== "brief");
  const found: [PlanModule, PlanModule][] = [];
  for (const [i, a] of heads.entries())
    for (const b of heads.slice(i + 1))
      if (beside(a, b) && Math.abs(headRow(a) - headRow(b)) < collisionRows) found.push([a, b]);
  return found;
}

/** Counts for report and plan; fill is a percentage of the region's cells. */
export function pageMetrics(modules: readonly PlanModule[], region: PageRegion, columns: number): Record<string, number> {
  const sum = (of: (m: PlanModule) => number): number => modules.reduce((total, m) => total + of(m), 0);
  const cells = sum((m) => m.rect.cols * m.rect.rows);
  const pictureCells = sum((m) => m.pictures.reduce((t, p) => t + (p.cols / m.text.columns) * m.rect.cols * p.rows, 0));
  return {
    fillPct: Math.round((1000 * cells) / (region.rows * columns)) / 10,
    oversetLines: sum((m) => m.fit.oversetLines),
    holeLines: sum((m) => m.fit.holeLines),
    headCollisions: headCollisions(modules).length,
    picturePct: Math.round((1000 * pictureCells) / (region.rows * columns)) / 10,
    cost: Math.round(100 * sum((m) => m.fit.cost)) / 100,
  };
}

/** What a whole page's look costs, beyond its modules: neighbours' heads, the share and the order of its pictures. */
export function pageTaste(modules: readonly PlanModule[], region: PageRegion, columns: number): number {
  const { headCollisions: collisions, picturePct } = pageMetrics(modules, region, columns);
  const areas = modules
    .map((m) => ({ lead: m.rank === "lead", cells: Math.max(0, ...m.pictures.map((p) => (p.cols / m.text.columns) * m.rect.cols * p.rows)) }))
    .filter((a) => a.cells > 0)
    .sort((a, b) => b.cells - a.cells);
  const leadHasPicture = areas.some((a) => a.lead);
  return (
    collisions * 3 +
    // A news page lives by its pictures: 20 to 35 % of it (desk check 6).
    (areas.length > 0 ? Math.max(0, 18 - picturePct) * 0.4 + Math.max(0, picturePct - 36) * 0.4 : 0) +
    // The dominant picture is the lead's, and clearly larger than the next.
    (leadHasPicture && !areas[0].lead ? 4 : 0) +
    (areas.length > 1 && areas[0].cells < 1.6 * areas[1].cells ? 2 : 0)
  );
}
