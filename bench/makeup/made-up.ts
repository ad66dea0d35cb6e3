/** Makes up the pages of an issue one after another, each timed by itself. */
import { cacheFolder, diskCache } from "../../src/cache/disk-cache.js";
import { createGalleys } from "../../src/compose/galleys.js";
import { createTypesetter } from "../../src/compose/typesetter.js";
import { Diagnostics } from "../../src/diagnostics/diagnostic.js";
import { makeupPages } from "../../src/makeup/makeup.js";
import type { Copy } from "../../src/model/copy.js";
import type { Galleys } from "../../src/model/galley.js";
import type { PlanPage } from "../../src/model/plan.js";
import { openDesk } from "../../src/pipeline.js";
import { paintedStyles } from "../../src/worker-theme.js";
import { Stopwatch } from "../../src/stopwatch.js";

export interface MadeUpPage {
  readonly label: string;
  readonly plan: PlanPage | undefined;
  readonly ms: number;
  readonly cpuMs: number;
}

export interface MadeUpIssue {
  readonly copy: Copy;
  readonly galleys: Galleys;
  readonly pages: readonly MadeUpPage[];
}

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Automatic make-up, as a build does it. */
function automatic(copy: Copy, label: string, galleys: Galleys): PlanPage | undefined {
  let plan: PlanPage | undefined;
  for (const step of makeupPages(copy, galleys, new Diagnostics(), label)) if (typeof step !== "symbol") plan = step;
  return plan;
}

/**
 * Ingest and copy desk are not timed; galleys are made anew for the issue, so that composing counts.
 * @param engine what makes up a page
 * @throws Error where the issue does not validate
 */
export async function makeUp(folder: string, engine: (copy: Copy, label: string, galleys: Galleys) => PlanPage | undefined = automatic): Promise<MadeUpIssue> {
  const diagnostics = new Diagnostics();
  const opened = await openDesk(folder, { diagnostics, stopwatch: new Stopwatch(), cache: diskCache(cacheFolder()) });
  if (!opened.copy || diagnostics.hasErrors) throw new Error(`${folder}: ${diagnostics.all.map(({ code, en }) => `${code} ${en}`).join("; ")}`);
  const { copy } = opened;
  const { theme } = copy.issue;
  const typesetter = createTypesetter({ styles: paintedStyles(theme.styles), faces: theme.faces, metrics: (source) => opened.fonts.metrics(source) });
  const galleys = createGalleys(typesetter, theme);
  const pages = copy.issue.file.pages.map(({ label }): MadeUpPage => {
    const from = performance.now();
    const cpuFrom = cpuMs();
    const plan = engine(copy, label, galleys);
    return { label, plan, ms: performance.now() - from, cpuMs: cpuMs() - cpuFrom };
  });
  return { copy, galleys, pages };
}
