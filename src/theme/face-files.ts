/** Finds the font files of a theme's faces. */
import { open } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Diagnostics, Place } from "../diagnostics/diagnostic.js";
import { fileInside, type Inside } from "../files/inside.js";
import { isFolder, unreadable } from "../files/read.js";
import { join } from "node:path";
import { step } from "../json/json-path.js";
import type { FaceSource, ThemeFile } from "../model/theme.js";

const require = createRequire(import.meta.url);

/** The sources of every face. `folderOf` gives the folder of the theme that states a face. */
export async function resolveFaces(
  faces: ThemeFile["faces"], folderOf: (face: string) => string, at: (path: string) => Place, diagnostics: Diagnostics,
): Promise<Readonly<Record<string, readonly FaceSource[]>>> {
  const resolved: [string, readonly FaceSource[]][] = [];
  for (const [face, files] of Object.entries(faces)) {
    const sources: FaceSource[] = [];
    for (const [i, { file, only }] of files.entries()) {
      const path = await faceFile(file, folderOf(face), at(`${step("faces", face)}[${i}].file`), diagnostics);
      if (path !== undefined) sources.push({ id: i === 0 ? face : `${face}-${i + 1}`, path, only });
    }
    resolved.push([face, sources]);
  }
  return Object.fromEntries(resolved);
}

async function faceFile(file: string, folder: string, place: Place, diagnostics: Diagnostics): Promise<string | undefined> {
  const found = file.startsWith("npm:") ? await packageFile(file.slice(4)) : await fileInside(folder, file);
  if ("problem" in found) {
    const outside = found.problem === "outside" || found.problem === "backslash";
    diagnostics.add({
      code: outside ? "path-outside" : "missing-font", severity: "error", place,
      zh: outside ? `字体路径“${file}”不在版式文件夹里` : `找不到字体文件“${file}”`,
      en: outside ? `the font path "${file}" is not inside the theme folder` : `the font file "${file}" does not exist`,
      ...(file.startsWith("npm:") ? { hint: { zh: "包没有安装，或包里没有这个文件", en: "the package is not installed or has no such file" } } : {}),
    });
    return undefined;
  }
  if (!(await isFont(found.path))) {
    diagnostics.add({
      code: "font-format", severity: "error", place,
      zh: `“${file}”不是 TTF、OTF 或 WOFF2 字体`, en: `"${file}" is not a TTF, OTF or WOFF2 font`,
    });
    return undefined;
  }
  return found.path;
}

/** `package/path` or `@scope/package/path`, looked up from Banxin's own package as Node would. */
async function packageFile(specifier: string): Promise<Inside> {
  const parts = /^((?:@[^/]+\/)?[^/]+)\/(.+)$/.exec(specifier);
  if (parts === null || parts[1] === undefined || parts[2] === undefined || parts[1].startsWith(".")) return { problem: "missing" };
  for (const folder of require.resolve.paths(parts[1]) ?? []) {
    const root = join(folder, parts[1]);
    if (await isFolder(root)) return fileInside(root, parts[2]);
  }
  return { problem: "missing" };
}

/** The first four bytes of TrueType (two ways), OpenType with CFF, and WOFF2. */
const signatures = new Set(["00010000", "74727565", "4f54544f", "774f4632"]);

async function isFont(path: string): Promise<boolean> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
      return bytesRead === 4 && signatures.has(buffer.toString("hex"));
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw unreadable(path, cause);
  }
}
