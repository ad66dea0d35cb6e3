/** Watches the files that an issue is made of. */
import { basename, sep } from "node:path";
import { type FSWatcher, watch } from "chokidar";
import { MachineError } from "../diagnostics/machine-error.js";

/** Editors write a file in several steps; what comes within this time is one change. */
const settleMs = 12;

/** Names that are never copy: an editor's own files, half-written ones, the system's. */
function ignored(path: string): boolean {
  const name = basename(path);
  return name.startsWith(".") || name.endsWith("~") || name.includes(".partial-") || /\.(swp|swx|tmp|crswap)$/.test(name)
    || path.includes(`${sep}node_modules${sep}`);
}

/**
 * Calls `changed` after any change in these folders. The folders may not be there yet, may go and may come back.
 * @throws MachineError where the system refuses to watch
 */
export async function watchFolders(folders: readonly string[], changed: () => void): Promise<{ close(): Promise<void> }> {
  let timer: NodeJS.Timeout | undefined;
  const watcher: FSWatcher = watch([...folders], { ignored, ignoreInitial: true, atomic: false });
  watcher.on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(changed, settleMs);
  });
  await new Promise<void>((resolve, reject) => {
    watcher.once("ready", resolve);
    watcher.on("error", (cause) => reject(new MachineError("not-watched", { zh: "无法监视稿件文件夹的变化。", en: "The issue's folder cannot be watched for changes." }, { cause })));
  });
  return {
    close: async () => {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}
