/** A theme and the packaged themes it extends, as files. */
import { join } from "node:path";
import type { Diagnostics, Place } from "../diagnostics/diagnostic.js";
import { foldersWith, isFile } from "../files/read.js";
import type { JsonDocument } from "../json/document.js";
import { nameHint } from "../json/wording.js";
import { readJson } from "../json/read-json.js";
import { valueAt } from "../json/json-path.js";

/** A packaged theme by name, or the `theme/` folder of an issue. */
export type ThemeRef = { readonly name: string } | { readonly folder: string };

export interface ThemeFolders {
  /** Folder of the packaged themes: `<themesDir>/<name>/theme.json`. */
  readonly themesDir: string;
}

export interface ThemeLink {
  /** Absolute folder of this theme. */
  readonly folder: string;
  /** The folder as diagnostics name it. */
  readonly shown: string;
  readonly document: JsonDocument;
}

/** Innermost theme first. Adds `unknown-theme` (at `place`, where the theme is named) and `theme-cycle`. */
export async function readChain(
  ref: ThemeRef, folders: ThemeFolders, place: Place, diagnostics: Diagnostics,
): Promise<readonly [ThemeLink, ...ThemeLink[]] | undefined> {
  const first = await readLink(ref, folders, place, diagnostics);
  if (first === undefined) return undefined;
  const chain: [ThemeLink, ...ThemeLink[]] = [first];
  const names = new Set<string>("name" in ref ? [ref.name] : []);
  for (let link = first; ;) {
    const base = valueAt(link.document.value, ["extends"]);
    // A value that is not a name is the schema's to report.
    if (typeof base !== "string" || base === "") return chain;
    const where = link.document.at("extends");
    if (names.has(base)) {
      diagnostics.add({
        code: "theme-cycle", severity: "error", place: where,
        zh: `版式“${base}”绕回了自己`, en: `the theme "${base}" extends itself`,
      });
      return undefined;
    }
    names.add(base);
    const next = await readLink({ name: base }, folders, where, diagnostics);
    if (next === undefined) return undefined;
    chain.push(next);
    link = next;
  }
}

async function readLink(
  ref: ThemeRef, folders: ThemeFolders, place: Place, diagnostics: Diagnostics,
): Promise<ThemeLink | undefined> {
  if ("folder" in ref) {
    const document = await readJson(join(ref.folder, "theme.json"), "theme/theme.json", diagnostics);
    return document && { folder: ref.folder, shown: "theme", document };
  }
  const folder = join(folders.themesDir, ref.name);
  const file = join(folder, "theme.json");
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(ref.name) || !(await isFile(file))) {
    const known = await foldersWith(folders.themesDir, "theme.json");
    diagnostics.add({
      code: "unknown-theme", severity: "error", place,
      zh: `没有名为“${ref.name}”的版式`, en: `there is no theme "${ref.name}"`,
      hint: nameHint(ref.name, known),
    });
    return undefined;
  }
  const document = await readJson(file, `themes/${ref.name}/theme.json`, diagnostics);
  return document && { folder, shown: `themes/${ref.name}`, document };
}
