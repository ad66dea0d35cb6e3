/** Reading files: what is absent is told apart from what the machine refuses. */
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { MachineError } from "../diagnostics/machine-error.js";
import { heldBytes, holdBytes } from "./held-bytes.js";

/** True where `path` is a regular file. */
export async function isFile(path: string): Promise<boolean> {
  return (await statOrUndefined(path))?.isFile() ?? false;
}

/** True where `path` is a folder. */
export async function isFolder(path: string): Promise<boolean> {
  return (await statOrUndefined(path))?.isDirectory() ?? false;
}

/** Size in bytes of a regular file, undefined where there is none. */
export async function fileSize(path: string): Promise<number | undefined> {
  const stats = await statOrUndefined(path);
  return stats?.isFile() ? stats.size : undefined;
}

/**
 * A regular file's bytes, which nobody may write into: while somebody holds those of an unchanged file, they are the
 * same ones, so that what was made of them can be found again. `name` is what an error calls the file.
 */
export async function readBytes(path: string, name: string): Promise<Uint8Array> {
  try {
    const stats = await stat(path, { bigint: true });
    // A pipe or a device is never opened: reading it may not end.
    if (!stats.isFile()) throw new Error("not a regular file");
    return heldBytes(path, stats) ?? holdBytes(path, stats, await readFile(path));
  } catch (cause) {
    throw unreadable(name, cause);
  }
}

/** Names of what is no folder and not hidden, in code-unit order; pipes and links are among them. None where there is no folder. */
export async function fileNames(folder: string): Promise<readonly string[]> {
  if (!(await isFolder(folder))) return [];
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const names = entries.filter((entry) => !entry.isDirectory() && !entry.name.startsWith(".")).map((entry) => entry.name);
    return names.sort();
  } catch (cause) {
    throw unreadable(folder, cause);
  }
}

/** Names of the not hidden subfolders of a folder in code-unit order. */
export async function folderNames(folder: string): Promise<readonly string[]> {
  if (!(await isFolder(folder))) return [];
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith(".")).map((entry) => entry.name).sort();
  } catch (cause) {
    throw unreadable(folder, cause);
  }
}

/** Names of the subfolders that hold a file `name`. */
export async function foldersWith(folder: string, name: string): Promise<readonly string[]> {
  const names: string[] = [];
  for (const candidate of await folderNames(folder)) {
    if (await isFile(join(folder, candidate, name))) names.push(candidate);
  }
  return names;
}

/** What `stat` says of a path that cannot exist. */
const absent = new Set(["ENOENT", "ENOTDIR", "ENAMETOOLONG", "ELOOP", "ERR_INVALID_ARG_VALUE"]);

/** True for the errors of a path that is not there, as against a disk that refuses. */
export function isAbsent(error: unknown): boolean {
  return absent.has((error as NodeJS.ErrnoException | undefined)?.code ?? "");
}

async function statOrUndefined(path: string) {
  try {
    return await stat(path);
  } catch (cause) {
    if (isAbsent(cause)) return undefined;
    throw unreadable(path, cause);
  }
}

/** The MachineError `file-unreadable`. */
export function unreadable(name: string, cause: unknown): MachineError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new MachineError("file-unreadable", { zh: `读不了 ${name}：${reason}`, en: `cannot read ${name}: ${reason}` }, { cause, file: name });
}
