/**
 * Banxin's JavaScript interface: `build`, `check`, `plan` and what they give back.
 *
 * ```js
 * import { build } from "banxin";
 * const result = await build("samples/yunting-daily", { targets: ["press", "screen"] });
 * console.log(result.ok, result.folder);
 * ```
 */
export { build, type BuildOptions, type BuildResult } from "./build.js";
export { check, plan, type CheckOptions, type CheckResult } from "./check.js";
export { replace } from "./replace.js";
export { type Solution, solutionWords } from "./model/solution.js";
export type { Diagnostic, Place, Severity } from "./diagnostics/diagnostic.js";
export { MachineError } from "./diagnostics/machine-error.js";
export { formatDiagnostic } from "./diagnostics/format.js";
export type { Plan, PlanModule, PlanPage } from "./model/plan.js";
export { type Target, targets } from "./model/render.js";
export { preflightPlate } from "./preflight/preflight-plate.js";
