/** Folders of browsers whose process was killed before it could tidy up. */
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

const prefix = "banxin-browser-";
/** Processes of another container may share the folder without being seen here: what is this old belongs to none that still prints. */
const abandonedMs = 24 * 60 * 60 * 1000;

/** A new folder for a browser of this process. */
export const newProfile = (folder: string): Promise<string> => mkdtemp(join(folder, `${prefix}${process.pid}-`));

/** Removes folders that are a day old and whose process is gone. What cannot be removed stays: it is no part of the work at hand. */
export async function sweepProfiles(folder: string, now = Date.now()): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  await Promise.all(names.map(async (name) => {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1] ?? Number.NaN);
    if (!Number.isInteger(pid) || lives(pid)) return;
    const path = join(folder, name);
    const { mtimeMs, uid } = await stat(path).catch(() => ({ mtimeMs: now, uid: -1 }));
    if (now - mtimeMs < abandonedMs || (process.getuid && uid !== process.getuid())) return;
    await rm(path, { recursive: true, force: true }).catch(() => {});
  }));
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process lives, too.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
