/** Deliver: writes an issue's files whole or not at all, with a manifest of their sums. */
import { createHash } from "node:crypto";
import { readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { MachineError } from "../diagnostics/machine-error.js";
import { ensureFolder } from "../files/ensure-folder.js";

/** A file to write, its path relative to the issue's output folder. */
export interface Delivery {
  readonly path: string;
  readonly bytes: Uint8Array | string;
}

export interface ManifestEntry {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Kept from an earlier build because this one could not make it. */
  readonly stale?: true;
}

export interface Manifest {
  readonly version: 1;
  readonly issue: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly files: readonly ManifestEntry[];
}

const sum = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");

/** What this program reads of a manifest that it or another hand wrote before. */
const earlierManifest = z.looseObject({ files: z.array(z.looseObject({ path: z.string(), sha256: z.string(), bytes: z.number() })) });

async function earlier(folder: string): Promise<Manifest | undefined> {
  try {
    return earlierManifest.parse(JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"))) as unknown as Manifest;
  } catch {
    // No manifest, or one that cannot be read: there is nothing to call stale.
    return undefined;
  }
}

const exists = (path: string): Promise<boolean> => readFile(path).then(() => true, () => false);

/**
 * Writes `files` into `folder` by way of a folder beside it, each moved into place complete; the manifest comes last.
 * Files of an earlier build that are not among them stay and are marked `stale` in the manifest, unless `kept` says
 * that this build had nothing to do with them.
 * @throws MachineError `output-not-written` when the disk refuses.
 */
export async function deliver(folder: string, files: readonly Delivery[], manifest: Omit<Manifest, "files" | "version">, kept: (path: string) => boolean = () => false): Promise<Manifest> {
  const before = (await earlier(folder))?.files ?? [];
  const entries: ManifestEntry[] = files.map(({ path, bytes }) => ({ path, sha256: sum(bytes), bytes: Buffer.byteLength(bytes) }));
  const written = new Set(files.map((file) => file.path));
  for (const entry of before)
    if (!written.has(entry.path) && (await exists(join(folder, entry.path)))) entries.push(kept(entry.path) ? entry : { ...entry, stale: true });
  const complete: Manifest = { version: 1, ...manifest, files: entries.sort((a, b) => (a.path < b.path ? -1 : 1)) };
  await writeWhole(folder, [...files, { path: "manifest.json", bytes: `${JSON.stringify(complete, null, 2)}\n` }]);
  return complete;
}

/**
 * Writes the report of an issue that does not validate (JSON and HTML), and nothing else; where an earlier build lies in the folder,
 * its manifest says that its files are stale.
 * @throws MachineError `output-not-written` when the disk refuses.
 */
export async function deliverReport(folder: string, report: string, page: string): Promise<void> {
  const files: Delivery[] = [{ path: "report.json", bytes: report }, { path: "report.html", bytes: page }];
  const before = await earlier(folder);
  if (before) {
    const entries = [
      ...before.files.filter(({ path }) => !files.some((file) => file.path === path)).map((entry): ManifestEntry => ({ ...entry, stale: true })),
      ...files.map(({ path, bytes }): ManifestEntry => ({ path, sha256: sum(bytes), bytes: Buffer.byteLength(bytes) })),
    ].sort((a, b) => (a.path < b.path ? -1 : 1));
    files.push({ path: "manifest.json", bytes: `${JSON.stringify({ ...before, files: entries }, null, 2)}\n` });
  }
  await writeWhole(folder, files);
}

/**
 * Moves files into `folder`, all or none: what stood in their place waits in the staging folder and comes back
 * where one of them cannot be moved.
 */
async function moveAll(paths: readonly string[], staging: string, folder: string): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const path of paths) {
      const place = join(folder, path);
      const aside = join(staging, "replaced", path);
      await ensureFolder(dirname(place));
      await ensureFolder(dirname(aside));
      const stood = await rename(place, aside).then(() => true, (error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return false;
        throw error;
      });
      undo.push(() => (stood ? rename(aside, place) : rm(place, { force: true })));
      // A folder in a file's place is not this program's.
      if (stood && (await stat(aside)).isDirectory()) throw new Error(`${place} is a folder`);
      await rename(join(staging, path), place);
    }
  } catch (error) {
    for (const step of undo.reverse()) await step();
    throw error;
  }
}

async function writeWhole(folder: string, files: readonly Delivery[]): Promise<void> {
  const staging = `${folder}.partial-${process.pid}`;
  try {
    for (const { path, bytes } of files) {
      await ensureFolder(dirname(join(staging, path)));
      await writeFile(join(staging, path), bytes);
    }
    await moveAll(files.map(({ path }) => path), staging, folder);
  } catch (cause) {
    throw new MachineError("output-not-written", { zh: `无法写入输出文件夹 ${folder}。`, en: `The output folder ${folder} cannot be written.` }, {
      hint: { zh: "检查权限和磁盘空间，或用 --out 换一个文件夹", en: "Check permissions and disk space, or name another folder with --out." }, cause,
    });
  } finally {
    // What already went wrong is what people must hear of, not that its remains could not be removed.
    await rm(staging, { recursive: true, force: true }).catch(() => {});
  }
}
