/** Makes a folder and those above it. */
import { mkdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/**
 * Like `mkdir -p`, but it ends where a file system answers ENOENT although the parent exists (procfs):
 * Node's own recursive mkdir would try for ever.
 * @param mode rights of each folder that is made; what the system gives when absent
 * @throws the file system's error
 */
export async function ensureFolder(path: string, mode?: number): Promise<void> {
  const folder = resolve(path);
  try {
    await mkdir(folder, { mode });
  } catch (error) {
    if (codeOf(error) === "EEXIST" && (await stat(folder)).isDirectory()) return;
    if (codeOf(error) !== "ENOENT") throw error;
    const parent = dirname(folder);
    if (parent === folder) throw error;
    // A parent that stands may have been made since by somebody else: the folder is tried once more either way.
    if (!(await stat(parent).then(() => true, () => false))) await ensureFolder(parent, mode);
    await mkdir(folder, { mode }).catch((again: unknown) => {
      // Somebody else may have made it in the meantime.
      if (codeOf(again) !== "EEXIST") throw again;
    });
  }
}
