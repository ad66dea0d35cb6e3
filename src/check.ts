/** `check` and `plan`: everything short of the browser. */
import { cacheFolder, diskCache } from "./cache/disk-cache.js";
import { type Diagnostic, Diagnostics } from "./diagnostics/diagnostic.js";
import type { Cache } from "./model/context.js";
import { unlessAborted } from "./diagnostics/given-up.js";
import type { Plan } from "./model/plan.js";
import type { Solution } from "./model/solution.js";
import { type OptionNames, requireKnown, requirePath } from "./known-options.js";
import { desk } from "./pipeline.js";
import { Hearing, type ProgressListener } from "./progress.js";
import { Stopwatch } from "./stopwatch.js";
import { checkTemplates } from "./template-fault.js";

export interface CheckOptions {
  /** Only this page. */
  readonly page?: string;
  readonly cache?: Cache;
  /** Takes the place of the folder's plan.json. */
  readonly edited?: Plan;
  /** Raised to give the work up. */
  readonly signal?: AbortSignal;
  /** Told how far the run has come. */
  readonly progress?: ProgressListener;
}

interface CheckReport {
  readonly diagnostics: readonly Diagnostic[];
  /** What would make pages full that are not; number K of `--apply` is index + 1. */
  readonly solutions: readonly Solution[];
  /** Labels of the issue's pages, in its order. */
  readonly pages: readonly string[];
  /** Milliseconds by stage. */
  readonly timings: Readonly<Record<string, number>>;
}

/** An issue in which no error was found. */
export interface CheckDone extends CheckReport {
  readonly ok: true;
  readonly issue: string;
  readonly plan: Plan;
}

/** An issue with errors: what there is all the same. */
export interface CheckAtFault extends CheckReport {
  readonly ok: false;
  readonly issue: string | undefined;
  readonly plan: Plan | undefined;
}

/** `ok` tells the two apart, for type checkers too. */
export type CheckResult = CheckDone | CheckAtFault;

const optionNames: OptionNames<CheckOptions> = { page: true, cache: true, edited: true, signal: true, progress: true };

async function checked(call: string, path: string, options: CheckOptions): Promise<CheckResult> {
  requirePath(call, path);
  requireKnown(call, options, optionNames);
  const diagnostics = new Diagnostics();
  const stopwatch = new Stopwatch();
  const { page, edited, signal } = options;
  const hearing = new Hearing(options.progress, signal);
  const { issue, plan: made, solutions } = await unlessAborted(desk(path, { diagnostics, stopwatch, cache: options.cache ?? diskCache(cacheFolder()), page, edited, signal, progress: hearing.listener }), signal).finally(() => hearing.end());
  if (issue) await checkTemplates(issue.theme, diagnostics);
  const report: CheckReport = { diagnostics: diagnostics.all, solutions, pages: issue?.file.pages.map(({ label }) => label) ?? [], timings: stopwatch.report };
  return issue && made && !diagnostics.hasErrors
    ? { ...report, ok: true, issue: issue.id, plan: made }
    : { ...report, ok: false, issue: issue?.id, plan: made };
}

/**
 * Validates, makes up and places an issue without a browser.
 * @param path an issue folder or its issue.json
 * @throws UsageError for an option that there is not; MachineError when the machine is at fault; the reason of `signal` where it is raised (an `AbortError` unless another is given)
 */
export async function check(path: string, options: CheckOptions = {}): Promise<CheckResult> {
  return checked("check", path, options);
}

/**
 * The plan of an issue (`plan.json`), and what does not fit.
 * @throws as `check` does
 */
export async function plan(path: string, options: CheckOptions = {}): Promise<CheckResult> {
  return checked("plan", path, options);
}
