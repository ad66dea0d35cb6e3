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
