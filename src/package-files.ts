/** Where the package's own files lie: themes, press profiles, templates, styles. */
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { TemplateSource } from "./markup/templates.js";

/** Root of the package, from `src/` as well as from `dist/`. */
export const packageRoot = dirname(dirname(fileURLToPath(import.meta.url)));
export const themesDir = join(packageRoot, "styles", "themes");
export const pressDir = join(packageRoot, "styles", "press");

async function filesBelow(folder: string, extension: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((e) => e.isFile() && e.name.endsWith(extension)).map((e) => join(e.parentPath, e.name)).sort();
}

/** The package's templates, named by their path without extension. */
export async function packagedTemplates(): Promise<TemplateSource[]> {
  const folder = join(packageRoot, "templates");
  const files = await filesBelow(folder, ".hbs");
  return Promise.all(files.map(async (file) => ({
    name: relative(folder, file).split(sep).join("/").replace(/\.hbs$/, ""),
    // A part ends with the newline of its file; white space between elements is not copy.
    text: (await readFile(file, "utf8")).trimEnd(),
  })));
}

/** Texts of the stylesheets in a folder of `styles/`, in the order of their names. */
export async function packagedStyles(folder: string): Promise<Map<string, string>> {
  const files = await filesBelow(join(packageRoot, "styles", folder), ".css");
  return new Map(await Promise.all(files.map(async (file) => [relative(join(packageRoot, "styles", folder), file), await readFile(file, "utf8")] as const)));
}

export const srgbIcc = (): Promise<Uint8Array> => readFile(join(pressDir, "srgb", "sRGB.icc"));

interface PackageJson {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

export async function packageJson(): Promise<PackageJson> {
  return JSON.parse(await readFile(join(packageRoot, "package.json"), "utf8")) as PackageJson;
}

/**
 * Stands for the program's own code in keys of what is kept: another version makes it again. It is of the files' times
 * and lengths, which any change of a file changes; their 2 MB of text would take a tenth of a second of every run.
 * It says nothing to anybody else: two copies of one program have two.
 */
export const codeHash = async (): Promise<string> => (codeSum ??= hashCode());

let codeSum: string | undefined;

function hashCode(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const hash = createHash("sha256");
  for (const file of codeBelow(here).sort()) {
    const { size, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
    hash.update(`${relative(here, file)} ${size} ${mtimeNs} ${ctimeNs}\n`);
  }
  return hash.update(readFileSync(join(packageRoot, "package.json"))).digest("hex");
}

/** By hand: Node's own recursion asks the disk once more for every file. */
const codeBelow = (folder: string): string[] => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
  const path = join(folder, entry.name);
  return entry.isDirectory() ? codeBelow(path) : /(?<!\.d)\.[jt]s$/.test(entry.name) ? [path] : [];
});
