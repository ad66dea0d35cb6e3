/** Watches the files that an issue is made of. */
import { existsSync, statSync } from "node:fs";
import { basename, sep } from "node:path";
import { type FSWatcher, watch } from "chokidar";
import { MachineError } from "../diagnostics/machine-error.js";

/** Editors write a file in several steps; what comes within this time is one change. */
const settleMs = 12;
/** A file that is written to without a pause is told of all the same. */
const longestMs = 250;

/** Names that are never copy: an editor's own files, half-written ones, the system's. */
function ignored(path: string): boolean {
  const name = basename(path);
  return name.startsWith(".") || name.endsWith("~") || name.includes(".partial-") || /\.(swp|swx|tmp|crswap)$/.test(name)
    || path.includes(`${sep}node_modules${sep}`);
}

/** How often a folder that is gone is looked for. */
const lookMs = 300;

/** Which folders these are: another one may have taken the place of one that went. */
const identities = (folders: readonly string[]): string => folders.map((folder) => statSync(folder, { throwIfNoEntry: false })?.ino ?? "").join(" ");

/**
 * Calls `changed` after any change in these folders. The folders may not be there yet, may go and may come back.
 * @throws MachineError where the system refuses to watch
 */
export async function watchFolders(folders: readonly string[], changed: () => void): Promise<{ close(): Promise<void> }> {
  let timer: NodeJS.Timeout | undefined;
  let looking: NodeJS.Timeout | undefined;
  /** When the first change came that is not told yet. */
  let since: number | undefined;
  let closed = false;
  const soon = (): void => {
    since ??= performance.now();
    clearTimeout(timer);
    timer = setTimeout(() => {
      since = undefined;
      if (identities(folders) !== watched) look();
      changed();
    }, Math.min(settleMs, Math.max(0, since + longestMs - performance.now())));
  };
  let watched = identities(folders);
  let watcher = await opened(folders, soon);
  /** A watcher of a folder that went hears nothing of the one that takes its place: it is opened anew. */
  const look = (): void => {
    looking ??= setInterval(() => {
      if (folders.some((folder) => !existsSync(folder))) return;
      clearInterval(looking);
      looking = undefined;
      void (async () => {
        await watcher.close();
        if (closed) return;
        watched = identities(folders);
        watcher = await opened(folders, soon);
        if (closed) await watcher.close();
        else changed();
      })().catch(() => look());
    }, lookMs);
  };
  if (folders.some((folder) => !existsSync(folder))) look();
  return {
    close: async () => {
      closed = true;
      clearTimeout(timer);
      clearInterval(looking);
      await watcher.close();
    },
  };
}

/**
 * A watcher that hears of every change from now on. Of changes to one file, chokidar's own events leave out those
 * within 50 ms of one before: a file that is emptied, and has its words 30 ms later, would stay empty here.
 */
async function opened(folders: readonly string[], heard: () => void): Promise<FSWatcher> {
  const watcher = watch([...folders], { ignored, ignoreInitial: true, atomic: false });
  watcher.on("all", heard);
  watcher.on("raw", (_event, path: string | null) => { if (path === null || !ignored(path)) heard(); });
  await new Promise<void>((resolve, reject) => {
    watcher.once("ready", resolve);
    watcher.on("error", (cause) => reject(new MachineError("not-watched", { zh: "无法监视稿件文件夹的变化。", en: "The issue's folder cannot be watched for changes." }, { cause })));
  });
  return watcher;
}
