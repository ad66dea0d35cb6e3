/**
 * Banxin's JavaScript interface: `build`, `check`, `plan` and what they give back.
 *
 * ```js
 * import { build } from "banxin";
 * const result = await build("samples/yunting-daily", { targets: ["press", "screen"] });
 * if (result.ok) console.log(result.folder, result.manifest.files.length);
 * ```
 */
export { build, type BuildOptions, type BuildAtFault, type BuildDone, type BuildResult } from "./build.js";
export { check, plan, type CheckOptions, type CheckAtFault, type CheckDone, type CheckResult } from "./check.js";
export { replace } from "./replace.js";
export { type Solution, solutionWords } from "./model/solution.js";
export type { Diagnostic, Place, Severity } from "./diagnostics/diagnostic.js";
export { UsageError } from "./diagnostics/usage-error.js";
export { MachineError } from "./diagnostics/machine-error.js";
export { formatDiagnostic } from "./diagnostics/format.js";
export type { Plan, PlanModule, PlanPage } from "./model/plan.js";
export { type Target, targets } from "./model/render.js";
export { preflightPlate } from "./preflight/preflight-plate.js";
