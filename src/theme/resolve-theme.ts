/** Resolves a theme: its chain merged, its names checked, its files found. */
import { Diagnostics, type Place } from "../diagnostics/diagnostic.js";
import { validate } from "../json/validate.js";
import { valueAt } from "../json/json-path.js";
import { themeSchema, type Theme } from "../model/theme.js";
import { readChain, type ThemeFolders, type ThemeLink, type ThemeRef } from "./chain.js";
import { resolveFaces } from "./face-files.js";
import { checkLayouts } from "./layout-checks.js";
import { mergeChain } from "./merge.js";
import { checkTheme } from "./theme-checks.js";
import { readStylesheets, readTemplates } from "./theme-files.js";

export type { ThemeFolders, ThemeRef } from "./chain.js";

/**
 * The theme that `ref` names, or undefined where it has errors (all of them in `diagnostics`).
 * `place` is where the theme is named, for the case that it does not exist.
 */
export async function resolveTheme(
  ref: ThemeRef, folders: ThemeFolders, diagnostics: Diagnostics, place: Place = {},
): Promise<Theme | undefined> {
  const found = new Diagnostics();
  const theme = await resolve(ref, folders, place, found);
  for (const diagnostic of found.all) diagnostics.add(diagnostic);
  return found.hasErrors ? undefined : theme;
}

async function resolve(ref: ThemeRef, folders: ThemeFolders, place: Place, diagnostics: Diagnostics): Promise<Theme | undefined> {
  const chain = await readChain(ref, folders, place, diagnostics);
  if (chain === undefined) return undefined;
  const [inner, ...bases] = chain;
  const merged = mergeChain([inner.document, ...bases.map((link) => link.document)]);
  const css = await readStylesheets(chain, diagnostics);
  const templates = await readTemplates(chain, diagnostics);
  const file = validate(themeSchema, merged, diagnostics);
  if (file === undefined) return undefined;
  checkTheme(file, merged.at, diagnostics);
  checkLayouts(file, merged.at, diagnostics);
  const faces = await resolveFaces(file.faces, (face) => owner(chain, face).folder, merged.at, diagnostics);
  return { ...file, folder: inner.folder, faces, css, templates };
}

/** The innermost theme that states a face: its folder holds the face's files. */
function owner(chain: readonly [ThemeLink, ...ThemeLink[]], face: string): ThemeLink {
  return chain.find(({ document }) => valueAt(document.value, ["faces", face]) !== undefined) ?? chain[0];
}
