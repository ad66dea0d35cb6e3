/** timings.json: how long each stage took. It lies beside the outputs but is no part of them: no manifest names it. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Stopwatch } from "../stopwatch.js";

/** Writes the times so far into an output folder that exists. */
export async function deliverTimings(folder: string, stopwatch: Stopwatch): Promise<void> {
  await writeFile(join(folder, "timings.json"), `${JSON.stringify(stopwatch.report, null, 2)}\n`);
}
