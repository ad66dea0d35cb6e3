/** Derived bytes on disk: metric tables, converted faces, raw pages, plates. Content-addressed, so never stale. */
import { createHash } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { ensureFolder } from "../files/ensure-folder.js";
import type { Cache } from "../model/context.js";

/** The user's cache folder for Banxin; `BANXIN_CACHE` names another one. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.BANXIN_CACHE) return environment.BANXIN_CACHE;
  if (process.platform === "win32" && environment.LOCALAPPDATA) return join(environment.LOCALAPPDATA, "banxin", "cache");
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches", "banxin");
  return join(environment.XDG_CACHE_HOME || join(homedir(), ".cache"), "banxin");
}

/**
 * A cache in `folder`. Entries carry their own hash, so that a damaged one counts as missing.
 * A folder that cannot be written is no fault of the issue: the build goes on without the cache.
 */
export function diskCache(folder: string): Cache {
  const file = (kind: string, key: string): string => {
    const name = createHash("sha256").update(key).digest("hex");
    return join(folder, kind, name.slice(0, 2), name);
  };
  // Of the place as well: an entry that was copied over another one is none.
  const digest = (kind: string, key: string, bytes: Uint8Array): Buffer => createHash("sha256").update(JSON.stringify([kind, key])).update(bytes).digest();
  return {
    async get(kind, key) {
      let stored: Buffer;
      try {
        stored = await readFile(file(kind, key));
      } catch {
        // Missing or unreadable: both mean that the bytes are made again.
        return undefined;
      }
      const bytes = stored.subarray(32);
      return stored.length >= 32 && digest(kind, key, bytes).equals(stored.subarray(0, 32)) ? bytes : undefined;
    },
    async put(kind, key, bytes) {
      const path = file(kind, key);
      const partial = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
      try {
        await ensureFolder(join(path, ".."));
        await writeFile(partial, Buffer.concat([digest(kind, key, bytes), bytes]));
        await rename(partial, path);
      } catch {
        // Without room for the cache the work is done again next time; nothing is lost. The half-written
        // file goes; where even that is refused the next put meets the same refusal.
        await rm(partial, { force: true }).catch(() => {});
      }
    },
  };
}

/** A cache that keeps nothing: every build from scratch. */
export const noCache: Cache = {
  get: async () => undefined,
  put: async () => {},
};
