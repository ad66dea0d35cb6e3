/** The composer of a theme with all that it has set: a program that stays open sets an unchanged story once. */
import { createGalleys } from "./compose/galleys.js";
import { createTypesetter } from "./compose/typesetter.js";
import type { Fonts } from "./model/context.js";
import type { Galleys } from "./model/galley.js";
import type { Theme } from "./model/theme.js";
import type { Typesetter } from "./model/typesetter.js";
import { paintedStyles } from "./worker-theme.js";

export interface Composer {
  readonly typesetter: Typesetter;
  readonly galleys: Galleys;
}

let held: { readonly key: string; readonly composer: Composer } | undefined;

/** The composer for these styles, heads, grid and faces; the one that was made last, if they are the same. */
export function composerOf(theme: Theme, fonts: Fonts): Composer {
  const faces = Object.entries(theme.faces).map(([name, sources]) => [name, sources.map((source) => [source.id, source.only, fonts.metrics(source).sha256])]);
  const key = JSON.stringify([theme.styles, theme.heads, theme.headFaces, theme.grid, faces]);
  if (held?.key !== key) {
    const typesetter = createTypesetter({ styles: paintedStyles(theme.styles), faces: theme.faces, metrics: (source) => fonts.metrics(source) });
    held = { key, composer: { typesetter, galleys: createGalleys(typesetter, theme) } };
  }
  return held.composer;
}
