/** What the browser finder asks of the machine, so that it can be tested without one. */
import { access, constants, readdir, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { join, resolve } from "node:path";

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** User id; undefined where the system has none (Windows). */
  readonly uid: number | undefined;
  /** True when `path` is a file that this user may run. */
  isExecutable(path: string): Promise<boolean>;
  /** Names in a folder, sorted; empty where there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
}

/** The machine this process runs on. */
export function thisMachine(): Machine {
  return {
    platform: process.platform,
    arch: process.arch,
    env: process.env,
    home: homedir(),
    uid: process.getuid?.(),
    async isExecutable(path) {
      try {
        await access(path, constants.X_OK);
        return (await stat(path)).isFile();
      } catch {
        return false; // absent or not ours to run: both mean "not here"
      }
    },
    async list(folder) {
      try {
        return (await readdir(folder)).sort();
      } catch {
        return [];
      }
    },
  };
}

/** Banxin's private cache folder of this user: that of `BANXIN_CACHE`, else XDG on Linux, the platform's own place elsewhere. */
export function userCacheFolder(machine: Machine): string {
  const { env, home, platform } = machine;
  // Absolute, for the browser's environment names it too.
  if (env.BANXIN_CACHE) return resolve(env.BANXIN_CACHE);
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, "banxin");
  if (platform === "darwin") return join(home, "Library", "Caches", "banxin");
  if (platform === "win32") return join(env.LOCALAPPDATA ?? join(home, "AppData", "Local"), "banxin", "cache");
  return join(home, ".cache", "banxin");
}
