/** Time for an issue of 70 articles on 8 pages: assigned, made up and planned, from the issue folder. */
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { cacheFolder, diskCache } from "../../src/cache/disk-cache.js";
import { plan } from "../../src/check.js";
import type { Cache } from "../../src/model/context.js";
import { pagesOf70, writeSection } from "./made-sections.js";

export interface Issue70 {
  /** Wall time from the folder to the plan, placing included; nothing but metric tables is kept from before. */
  readonly ms: number;
  readonly articles: number;
  /** Pages without a line over or missing. */
  readonly zeroMisfit: number;
  readonly held: number;
}

/** Assignments and plans are made anew; metric tables are there, as after any first run. */
function withoutPlans(cache: Cache): Cache {
  const plans = new Set(["assignment", "page-plan"]);
  return {
    get: async (kind, key) => (plans.has(kind) ? undefined : cache.get(kind, key)),
    put: async (kind, key, bytes) => { if (!plans.has(kind)) await cache.put(kind, key, bytes); },
  };
}

/** @throws Error where the issue does not validate */
export async function issue70(root: string, seed: number): Promise<Issue70> {
  const folder = join(root, "issue70");
  await mkdir(folder, { recursive: true });
  await writeSection(folder, `made70-${seed}`, pagesOf70(seed));
  try {
    const from = performance.now();
    const made = await plan(folder, { cache: withoutPlans(diskCache(cacheFolder())) });
    const ms = performance.now() - from;
    if (!made.plan) throw new Error(`${folder}: ${made.diagnostics.map(({ code, en }) => `${code} ${en}`).join("; ")}`);
    const { pages, held } = made.plan;
    return {
      ms: Math.round(ms), held: held.length,
      articles: pages.flatMap(({ modules }) => modules.flatMap(({ kind, articles }) => (kind === "banner" || kind === "continued" ? [] : articles))).length,
      zeroMisfit: pages.filter(({ metrics }) => metrics.oversetLines === 0 && metrics.holeLines === 0 && metrics.fillPct === 100).length,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
