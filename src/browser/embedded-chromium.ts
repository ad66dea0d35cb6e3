/**
 * The headless shell packed inside `@sparticuz/chromium`, unpacked once into a private, versioned folder.
 * Its own API is not used: it unpacks to a shared temporary path and takes whatever already lies there.
 */
import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { chmod, lstat, mkdir, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { brotliDecompress, createBrotliDecompress } from "node:zlib";
import { promisify } from "node:util";
import { ensureFolder } from "../files/ensure-folder.js";
import { userCacheFolder, type Machine } from "./machine.js";
import type { NotHere } from "./not-here.js";
import { readTar } from "./read-tar.js";

const inflate = promisify(brotliDecompress);

/** The packed browser as npm installed it. */
export interface PackedChromium {
  /** Folder of `chromium.br`, `al2023.tar.br` and `fonts.tar.br`. */
  readonly folder: string;
  readonly version: string;
}

/** An unpacked browser and what its process needs in its environment. */
export interface UnpackedChromium {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Unpacking that started longer ago than this and never finished was killed. */
const abandonedAfterMs = 3_600_000;

/** The packed browser, or the reason why this machine cannot use it. */
export async function packedChromium(machine: Machine): Promise<PackedChromium | NotHere> {
  if (machine.platform !== "linux" || machine.arch !== "x64") {
    const here = `${machine.platform}-${machine.arch}`;
    return { zh: `只供 linux-x64，本机为 ${here}`, en: `only for linux-x64, not ${here}` };
  }
  try {
    // The package exports its main module only; its folder is two above build/<format>/.
    const root = join(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "..", "..");
    const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string };
    return { folder: join(root, "bin"), version };
  } catch (cause) {
    return { zh: `没有安装 @sparticuz/chromium（${String(cause)}）`, en: `@sparticuz/chromium is not installed (${String(cause)})` };
  }
}

/**
 * Unpacks the browser, or takes the copy unpacked before. A killed unpack leaves nothing that is used:
 * files go to a temporary sibling that is renamed when complete, and every size is checked again on use.
 * @throws Error when the folder cannot be written, is not this user's, or the package is damaged.
 */
export async function unpackChromium(packed: PackedChromium, machine: Machine): Promise<UnpackedChromium> {
  const cache = userCacheFolder(machine);
  await ensureFolder(cache, 0o700);
  await assertPrivate(cache, machine.uid);
  const folder = join(cache, `chromium-${packed.version}`);
  if (!(await isComplete(folder))) {
    await removeAbandoned(cache);
    const temporary = `${folder}.unpacking-${randomUUID()}`;
    try {
      await unpackInto(temporary, packed, folder);
      await putInPlace(temporary, folder);
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  }
  await assertPrivate(folder, machine.uid);
  const libraries = join(folder, "libraries", "lib");
  return {
    path: join(folder, "chromium"),
    env: {
      // A bare system lacks libnss3, libnspr4 and libexpat; the package brings them.
      LD_LIBRARY_PATH: machine.env.LD_LIBRARY_PATH ? `${libraries}:${machine.env.LD_LIBRARY_PATH}` : libraries,
      // The machine's fonts must never reach a page: only faces of the theme may paint.
      FONTCONFIG_FILE: join(folder, "fonts.conf"),
    },
  };
}

/** Another process may have been faster; its copy is as good as ours. Only a damaged one is removed. */
async function putInPlace(temporary: string, folder: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(temporary, folder);
    } catch (error) {
      if (await isComplete(folder)) return;
      if (attempt === 5) throw error;
      await rm(folder, { recursive: true, force: true });
    }
  }
}

async function unpackInto(temporary: string, packed: PackedChromium, folder: string): Promise<void> {
  await mkdir(temporary, { mode: 0o700 });
  const sizes: Record<string, number> = {};
  await pipeline(
    createReadStream(join(packed.folder, "chromium.br")),
    createBrotliDecompress({ chunkSize: 1 << 20 }),
    createWriteStream(join(temporary, "chromium"), { mode: 0o700 }),
  );
  sizes.chromium = (await stat(join(temporary, "chromium"))).size;
  for (const [archive, target] of [["al2023.tar.br", "libraries"], ["fonts.tar.br", "fonts"]] as const) {
    for (const file of readTar(await inflate(await readFile(join(packed.folder, archive))))) {
      const name = join(target, file.name);
      await mkdir(dirname(join(temporary, name)), { recursive: true, mode: 0o700 });
      await writeFile(join(temporary, name), file.bytes, { mode: file.mode | 0o600 });
      sizes[name] = file.bytes.length;
    }
  }
  const configuration = `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig><dir>${xml(join(folder, "fonts"))}</dir><cachedir>${xml(join(folder, "font-cache"))}</cachedir></fontconfig>\n`;
  await writeFile(join(temporary, "fonts.conf"), configuration);
  await writeFile(join(temporary, "sizes.json"), JSON.stringify(sizes));
  await chmod(temporary, 0o700);
}

async function isComplete(folder: string): Promise<boolean> {
  try {
    const sizes = JSON.parse(await readFile(join(folder, "sizes.json"), "utf8")) as Record<string, number>;
    const checks = Object.entries(sizes).map(async ([name, size]) => (await stat(join(folder, name))).size === size);
    return checks.length > 0 && (await Promise.all(checks)).every(Boolean);
  } catch {
    return false; // nothing there, or nothing whole: unpack
  }
}

/** A browser that another user could replace must not be run. */
async function assertPrivate(folder: string, uid: number | undefined): Promise<void> {
  if (uid === undefined) return;
  const status = await lstat(folder);
  if (!status.isDirectory() || status.uid !== uid || (status.mode & 0o022) !== 0) {
    throw new Error(`${folder} is not a folder that only this user can write`);
  }
}

async function removeAbandoned(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!/^chromium-.*\.unpacking-/.test(name)) continue;
    const path = join(cache, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() })); // just renamed by its owner
    if (Date.now() - mtimeMs > abandonedAfterMs) await rm(path, { recursive: true, force: true });
  }
}

function xml(path: string): string {
  return path.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
