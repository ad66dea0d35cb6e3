/** Issues built for a test, into a folder and with a cache of their own. */
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions, type BuildResult } from "../../src/build.js";
import { diskCache } from "../../src/cache/disk-cache.js";
import { Diagnostics } from "../../src/diagnostics/diagnostic.js";
import type { Cache } from "../../src/model/context.js";
import { type Desk, desk } from "../../src/pipeline.js";
import { Stopwatch } from "../../src/stopwatch.js";

export const projectRoot = fileURLToPath(new URL("../..", import.meta.url));
export const sample = (name: string): string => join(projectRoot, "samples", name);

/** A folder that goes with the test. */
export class Workshop {
  private constructor(readonly folder: string) {}

  static async open(): Promise<Workshop> {
    return new Workshop(await mkdtemp(join(tmpdir(), "banxin-golden-")));
  }

  /** A path in the folder. */
  path(...parts: readonly string[]): string {
    return join(this.folder, ...parts);
  }

  cache(name = "cache"): Cache {
    return diskCache(this.path(name));
  }

  /** Builds an issue, its output in `<folder>/<out>`. */
  build(issue: string, out: string, options: BuildOptions = {}): Promise<BuildResult> {
    return build(issue, { cache: this.cache(), ...options, out: this.path(out) });
  }

  /** What the pages must show, worked out again short of the browser. */
  desk(issue: string): Promise<Desk> {
    return desk(issue, { diagnostics: new Diagnostics(), stopwatch: new Stopwatch(), cache: this.cache() });
  }

  /** A copy of an issue folder that a test may change. */
  async copy(issue: string, name: string): Promise<string> {
    await cp(issue, this.path(name), { recursive: true });
    return this.path(name);
  }

  close(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** Every file below a folder by its relative path; none where there is no folder. */
export async function filesBelow(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(await Promise.all(files.map(async (file) => [file.slice(folder.length + 1), await readFile(file)] as const)));
}
