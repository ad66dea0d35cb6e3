/** `check` and `plan`: everything short of the browser. */
import { cacheFolder, diskCache } from "./cache/disk-cache.js";
import { type Diagnostic, Diagnostics } from "./diagnostics/diagnostic.js";
import type { Cache } from "./model/context.js";
import { unlessAborted } from "./diagnostics/given-up.js";
import type { Plan } from "./model/plan.js";
import type { Solution } from "./model/solution.js";
import { type Desk, desk } from "./pipeline.js";
import { Stopwatch } from "./stopwatch.js";

export interface CheckOptions {
  /** Only this page. */
  readonly page?: string;
  readonly cache?: Cache;
  /** Takes the place of the folder's plan.json. */
  readonly edited?: Plan;
  /** Raised to give the work up. */
  readonly signal?: AbortSignal;
}

export interface CheckResult {
  /** True where no error was found. */
  readonly ok: boolean;
  readonly issue: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly plan: Plan | undefined;
  /** What would make pages full that are not; number K of `--apply` is index + 1. */
  readonly solutions: readonly Solution[];
  /** Labels of the issue's pages, in its order. */
  readonly pages: readonly string[];
  /** Milliseconds by stage. */
  readonly timings: Readonly<Record<string, number>>;
}

async function run(path: string, options: CheckOptions): Promise<CheckResult & { readonly desk: Desk }> {
  const diagnostics = new Diagnostics();
  const stopwatch = new Stopwatch();
  const done = await unlessAborted(desk(path, { diagnostics, stopwatch, cache: options.cache ?? diskCache(cacheFolder()), page: options.page, edited: options.edited, signal: options.signal }), options.signal);
  return { ok: !diagnostics.hasErrors, issue: done.issue?.id, diagnostics: diagnostics.all, plan: done.plan, solutions: done.solutions, pages: done.issue?.file.pages.map(({ label }) => label) ?? [], timings: stopwatch.report, desk: done };
}

/**
 * Validates, makes up and places an issue without a browser.
 * @param path an issue folder or its issue.json
 * @throws MachineError when the machine is at fault; the reason of `signal` where it is raised
 */
export async function check(path: string, options: CheckOptions = {}): Promise<CheckResult> {
  const { desk: _desk, ...result } = await run(path, options);
  return result;
}

/**
 * The plan of an issue (`plan.json`), and what does not fit.
 * @throws MachineError when the machine is at fault
 */
export async function plan(path: string, options: CheckOptions = {}): Promise<CheckResult> {
  return check(path, options);
}
