/** Chooses and resolves the theme of an issue. */
import { join } from "node:path";
import type { Diagnostics, Place } from "../diagnostics/diagnostic.js";
import { isFile } from "../files/read.js";
import type { Theme } from "../model/theme.js";
import { resolveTheme } from "../theme/resolve-theme.js";

/** The theme of an issue that names none. */
const defaultTheme = "classic";

/**
 * The theme in the issue's `theme/` folder, else the packaged theme that the issue names, else `classic`.
 * Adds `theme-ignored` (warning) where the issue has its own theme and names another.
 */
export async function issueTheme(
  folder: string, named: string | undefined, place: Place, themesDir: string, diagnostics: Diagnostics,
): Promise<Theme | undefined> {
  const own = join(folder, "theme");
  if (!(await isFile(join(own, "theme.json")))) {
    return resolveTheme({ name: named ?? defaultTheme }, { themesDir }, diagnostics, place);
  }
  const theme = await resolveTheme({ folder: own }, { themesDir }, diagnostics);
  if (theme !== undefined && named !== undefined && named !== theme.name && named !== theme.extends) {
    diagnostics.add({
      code: "theme-ignored", severity: "warning", place,
      zh: `本期有自己的版式“${theme.name}”，不用“${named}”`, en: `the issue has its own theme "${theme.name}"; "${named}" is not used`,
      hint: { zh: `在 theme/theme.json 里写 "extends": "${named}"，或删去这一行`, en: `write "extends": "${named}" in theme/theme.json, or drop this line` },
    });
  }
  return theme;
}
