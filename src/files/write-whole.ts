/** Writes a file that people edit, whole or not at all. */
import { rename, rm, writeFile } from "node:fs/promises";
import { MachineError } from "../diagnostics/machine-error.js";

/** Two writes of one process never share the file beside. */
let written = 0;

/**
 * Writes beside the file and moves it into place.
 * @throws MachineError `output-not-written`
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const partial = `${path}.partial-${process.pid}-${++written}`;
  try {
    await writeFile(partial, text);
    await rename(partial, path);
  } catch (cause) {
    await rm(partial, { force: true }).catch(() => {});
    throw new MachineError("output-not-written", { zh: `无法写入 ${path}。`, en: `${path} cannot be written.` }, { cause });
  }
}
