/** Figures of one made-up page, told from its plan. */
import { throughGutters, throughLines, legRows } from "../../src/makeup/page-geometry.js";
import { copyOf } from "../../src/makeup/item-index.js";
import { shortLegsAllowed } from "../../src/makeup/taste.js";
import type { Copy } from "../../src/model/copy.js";
import { type PageItem, pageItems } from "../../src/model/page-items.js";
import type { PlanPage } from "../../src/model/plan.js";

export interface PageFigures {
  readonly issue: string;
  readonly label: string;
  readonly items: number;
  readonly solved: boolean;
  /** No line too many or too few, and every cell of the page covered. */
  readonly zeroMisfit: boolean;
  /** Wall and processor milliseconds of make-up, galleys included. */
  readonly ms: number;
  readonly cpuMs: number;
  readonly headCollisions: number;
  readonly leadTop: boolean;
  readonly throughGutter: boolean;
  readonly throughLine: boolean;
  /** Shortest leg of stories that may not have short ones; Infinity where there is none. */
  readonly shortestLeg: number;
  /** Share of the page in per cent; undefined where its news has no pictures. */
  readonly picturePct: number | undefined;
  readonly checksPassed: number;
  readonly checksFailed: readonly number[];
  /** Price of its look by rule. */
  readonly taste: Readonly<Record<string, number>>;
}

export function pageFigures(copy: Copy, label: string, plan: PlanPage | undefined, spent: { readonly ms: number; readonly cpuMs: number }): PageFigures {
  const page = copy.issue.file.pages.find((p) => p.label === label);
  const items: PageItem[] = page ? pageItems(copy, page, copy.issue.theme.wording) : [];
  const modules = plan?.modules ?? [];
  const { metrics = {} } = plan ?? {};
  const lead = modules.find((m) => m.rank === "lead");
  const first = Math.min(...modules.map(({ rect }) => rect.row));
  const legs = modules.flatMap((m) => (shortLegsAllowed(m, copyOf(m, items)) ? [] : legRows(m)));
  const news = modules.some((m) => m.pictures.length > 0 && copyOf(m, items)?.kind !== "advert");
  return {
    issue: copy.issue.id, label, items: items.length, ...spent,
    solved: plan !== undefined,
    zeroMisfit: plan !== undefined && metrics.oversetLines === 0 && metrics.holeLines === 0 && metrics.fillPct === 100,
    headCollisions: metrics.headCollisions ?? 0,
    leadTop: lead !== undefined && lead.rect.row === first && lead.rect.col === 0,
    throughGutter: throughGutters(modules, copy.issue.theme.grid.columns) > 0,
    throughLine: throughLines(modules) > 0,
    shortestLeg: Math.min(Number.POSITIVE_INFINITY, ...legs),
    picturePct: news ? metrics.newsPicturePct : undefined,
    checksPassed: metrics.checksPassed ?? 0,
    checksFailed: Array.from({ length: 10 }, (_, i) => i + 1).filter((i) => metrics[`check${i}`] === 0),
    taste: Object.fromEntries(Object.entries(metrics).flatMap(([name, value]) => (name.startsWith("taste.") ? [[name.slice(6), value]] : []))),
  };
}
