/** A theme as a composing worker is given it: styles at their painted sizes, faces, packed metric tables. */
import type { WorkerTheme } from "./compose/worker-session.js";
import type { Fonts } from "./model/context.js";
import { paintedSizePt } from "./model/painted-size.js";
import type { Theme } from "./model/theme.js";

/** Text styles at the sizes that the browser paints. */
export const paintedStyles = (styles: Theme["styles"]): Theme["styles"] =>
  Object.fromEntries(Object.entries(styles).map(([name, style]) => [name, { ...style, sizePt: paintedSizePt(style.sizePt) }]));

/** The theme for `compose/worker`: its faces must be loaded; paths of files stay here. */
export async function workerTheme(theme: Pick<Theme, "styles" | "faces">, fonts: Fonts): Promise<WorkerTheme> {
  const tables: Record<string, Uint8Array> = {};
  for (const source of Object.values(theme.faces).flat()) tables[source.id] = await fonts.packed(source);
  const faces = Object.fromEntries(Object.entries(theme.faces).map(([name, sources]) => [name, sources.map(({ id, only }) => ({ id, only }))]));
  return { styles: paintedStyles(theme.styles), faces, tables };
}
