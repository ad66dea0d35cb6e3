/** Writes a file that people edit, whole or not at all. */
import { readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { MachineError } from "../diagnostics/machine-error.js";
import { isFolder } from "./read.js";

/** Two writes of one process never share the file beside. */
let written = 0;

/**
 * Writes beside the file and moves it into place.
 * @param still asked last, when all is written beside: false leaves the file as it is
 * @returns whether it was moved into place
 * @throws MachineError `output-not-written`; whatever `still` throws
 */
export async function writeWhole(path: string, text: string, still: () => Promise<boolean> = async () => true): Promise<boolean> {
  const partial = `${path}.partial-${process.pid}-${++written}`;
  let moved = false;
  try {
    await orNotWritten(path, writeFile(partial, text));
    if (await still()) {
      await orNotWritten(path, rename(partial, path));
      moved = true;
    }
    return moved;
  } finally {
    if (!moved) await rm(partial, { force: true }).catch(() => {});
  }
}

async function orNotWritten(path: string, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (cause) {
    const folder = await isFolder(path).catch(() => false);
    throw new MachineError("output-not-written", folder
      ? { zh: `无法写入 ${path}：它是文件夹，不是文件。`, en: `${path} cannot be written: it is a folder, not a file.` }
      : { zh: `无法写入 ${path}。`, en: `${path} cannot be written.` }, { cause });
  }
}

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user is alive, too.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

/** Takes away what a program left in the folder that was killed while it wrote; what one that still runs is writing stays. */
export async function sweepPartials(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch((): string[] => [])) {
    const pid = /\.json\.partial-(\d+)(?:-\d+)?$/.exec(name)?.[1];
    if (pid !== undefined && !alive(Number(pid))) await rm(join(folder, name), { force: true });
  }
}
