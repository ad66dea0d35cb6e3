/**
 * Outside programs as witnesses: poppler and qpdf, where they are installed. `BANXIN_WITNESSES=required`, which
 * `.ci/run` sets where it could install them, makes a missing one a failure.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { TestContext } from "vitest";

const execute = promisify(execFile);

/** Runs an outside program and gives its standard output; where there is none the test is skipped and says so. */
export async function witness(context: TestContext, program: string, ...argv: readonly string[]): Promise<string> {
  try {
    return (await execute(program, [...argv], { maxBuffer: 1 << 28 })).stdout;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || process.env.BANXIN_WITNESSES === "required") throw error;
    return context.skip(`${program} is not installed`);
  }
}
