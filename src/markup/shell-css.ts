/** The stylesheet of the tab's shell: page box, lines, faces, inks, parts, theme. */
import type { Theme } from "../model/theme.js";
import { inkColour } from "./ornament-view.js";

/** Sources of the stylesheet, in the order in which they apply. */
export interface StyleSources {
  /** The @page rules for this theme's paper. */
  readonly page: string;
  readonly base: readonly string[];
  readonly parts: readonly string[];
  readonly target: string;
}

const identifier = (name: string): string => name.replace(/[^A-Za-z0-9_-]/g, "-");

/** One family per face source and no weights: a weight is a face of its own, never synthesised. */
function faceCss(theme: Theme): string {
  return Object.values(theme.faces).flatMap((sources) => sources.map((source) =>
    `@font-face{font-family:"bx-${source.id}";src:url("/font/${source.id}") format("truetype")}
.f-${identifier(source.id)}{font-family:"bx-${source.id}"}`
  )).join("\n");
}

function inkCss(theme: Theme): string {
  return Object.entries(theme.inks).map(([name, ink]) => `.bx-l .i-${identifier(name)}{color:${inkColour(ink)}}`).join("\n");
}

/** The complete stylesheet; a theme's own CSS comes last and so wins. */
export function shellCss(theme: Theme, sources: StyleSources): string {
  // Composer and markup name the very source of every run, so no family has to fall back by range.
  return [sources.page, ...sources.base, faceCss(theme), inkCss(theme), ...sources.parts, sources.target, ...theme.css].join("\n");
}
