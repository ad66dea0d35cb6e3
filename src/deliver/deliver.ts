/** Deliver: writes an issue's files whole or not at all, with a manifest of their sums. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type StagedFile, Staging } from "./staging.js";

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
 * @param staging where files that are already made lie; it is removed
 * @throws MachineError `output-not-written` when the disk refuses.
 */
export async function deliver(
  folder: string, files: readonly (Delivery | StagedFile)[], manifest: Omit<Manifest, "files" | "version">,
  kept: (path: string) => boolean = () => false, staging = new Staging(folder),
): Promise<Manifest> {
  try {
    const before = (await earlier(folder))?.files ?? [];
    const staged = await stage(files, staging);
    const entries: ManifestEntry[] = staged.map(({ path, sha256, size }) => ({ path, sha256, bytes: size }));
    const written = new Set(files.map((file) => file.path));
    for (const entry of before)
      if (!written.has(entry.path) && (await exists(join(folder, entry.path)))) entries.push(kept(entry.path) ? entry : { ...entry, stale: true });
    const complete: Manifest = { version: 1, ...manifest, files: entries.sort((a, b) => (a.path < b.path ? -1 : 1)) };
    await staging.moveInto([...staged, await staging.put("manifest.json", jsonText(complete))]);
    return complete;
  } finally {
    await staging.discard();
  }
}

/**
 * Writes the report of an issue that does not validate (JSON and HTML), and nothing else; where an earlier build lies in the folder,
 * its manifest says that its files are stale.
 * @returns the manifest of that earlier build, if there is one
 * @throws MachineError `output-not-written` when the disk refuses.
 */
export async function deliverReport(folder: string, report: string, page: string): Promise<Manifest | undefined> {
  const files: Delivery[] = [{ path: "report.json", bytes: report }, { path: "report.html", bytes: page }];
  const before = await earlier(folder);
  let manifest: Manifest | undefined;
  if (before) {
    const entries = [
      ...before.files.filter(({ path }) => !files.some((file) => file.path === path)).map((entry): ManifestEntry => ({ ...entry, stale: true })),
      ...files.map(({ path, bytes }): ManifestEntry => ({ path, sha256: sum(bytes), bytes: Buffer.byteLength(bytes) })),
    ].sort((a, b) => (a.path < b.path ? -1 : 1));
    manifest = { ...before, files: entries };
    files.push({ path: "manifest.json", bytes: jsonText(manifest) });
  }
  const staging = new Staging(folder);
  try {
    await staging.moveInto(await stage(files, staging));
    return manifest;
  } finally {
    await staging.discard();
  }
}

const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** One after another: as many bytes are held as one file has. */
async function stage(files: readonly (Delivery | StagedFile)[], staging: Staging): Promise<StagedFile[]> {
  const staged: StagedFile[] = [];
  for (const file of files) staged.push("bytes" in file ? await staging.put(file.path, file.bytes) : file);
  return staged;
}
