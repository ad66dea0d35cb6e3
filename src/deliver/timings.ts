/** timings.json: how long each stage took. It lies beside the outputs but is no part of them: no manifest names it. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Writes milliseconds by stage into an output folder that exists. */
export async function deliverTimings(folder: string, milliseconds: Readonly<Record<string, number>>): Promise<void> {
  await writeFile(join(folder, "timings.json"), `${JSON.stringify(milliseconds, null, 2)}\n`);
}
