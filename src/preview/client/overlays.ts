/** What is drawn over a page: the grid it stands on, its columns, frames, reading order and lines; and the places of its stories. */
import type { PageContent } from "../page-protocol.js";
import type { ModuleState } from "../protocol.js";
import { svg } from "./dom.js";

/**
 * Gaps that are changed by less than this are set every day and seen by nobody. From here on the composer's price rises
 * fourfold (docs/composer.md), so that a page that is fine has a few such lines in a hundred.
 */
const notedEm = 1 / 16;
/** As far as the composer goes while it keeps its rules: beyond it a line is torn open. */
const tornEm = 1 / 8;
/** Torn lines have the full tint from here on. */
const fullTintEm = 1 / 4;
const [faintest, plain, fullest] = [0.1, 0.3, 0.7];

const between = (from: number, to: number, share: number): number => from + (to - from) * Math.min(1, share);

/** How strongly a line is tinted whose gaps are changed by so many em: a torn one stands out among those that are a little loose. */
export function stretchTint(em: number): number {
  const much = Math.abs(em);
  if (much <= notedEm) return 0;
  return much <= tornEm ? between(faintest, plain, (much - notedEm) / (tornEm - notedEm)) : between(plain, fullest, (much - tornEm) / (fullTintEm - tornEm));
}

export const overlayNames = ["modules", "grid", "columns", "frames", "trim", "order", "stretch"] as const;
export type OverlayName = (typeof overlayNames)[number];

type Drawing = (content: PageContent, modules: readonly ModuleState[]) => SVGElement[];

const rect = (x: number, y: number, width: number, height: number, className: string): SVGElement => svg("rect", { x, y, width, height, class: className });

const drawings: Readonly<Record<OverlayName, Drawing>> = {
  modules: (_, modules) => modules.filter(({ kind }) => kind !== "banner").map(({ box, fit }) => rect(box.xPt, box.yPt, box.widthPt, box.heightPt, `o-module${fit.oversetLines > 0 ? " over" : fit.holeLines > 0 ? " hole" : ""}`)),
  grid: ({ area, grid }) => Array.from({ length: grid.rows + 1 }, (_, row) => {
    const y = area.yPt + row * grid.leadingPt;
    return svg("line", { x1: area.xPt, x2: area.xPt + area.widthPt, y1: y, y2: y, class: row % 5 === 0 ? "o-row fifth" : "o-row" });
  }),
  columns: ({ area, grid }) => Array.from({ length: grid.columns }, (_, col) => rect(area.xPt + col * (grid.columnPt + grid.gutterPt), area.yPt, grid.columnPt, area.heightPt, "o-column")),
  frames: ({ frames }) => frames.map((frame) => rect(frame.xPt, frame.yPt, frame.widthPt, frame.heightPt, "o-frame")),
  trim: ({ trim, area }) => [rect(0, 0, trim.widthPt, trim.heightPt, "o-trim"), rect(area.xPt, area.yPt, area.widthPt, area.heightPt, "o-area")],
  order: (_, modules) => modules.filter(({ kind }) => kind !== "banner").flatMap(({ box }, i) => [
    svg("circle", { cx: box.xPt + 12, cy: box.yPt + 12, r: 10, class: "o-order" }),
    svg("text", { x: box.xPt + 12, y: box.yPt + 16, class: "o-number" }, String(i + 1)),
  ]),
  stretch: ({ lines }) => lines.filter(([, , , , em]) => stretchTint(em) > 0).map(([x, y, width, height, em]) => {
    const drawn = rect(x, y, width, height, em > 0 ? "o-loose" : "o-tight");
    drawn.setAttribute("fill-opacity", stretchTint(em).toFixed(2));
    return drawn;
  }),
};

/** Draws the chosen overlays of a page into `layer`, whose coordinates are the page's points. */
export function drawOverlays(layer: SVGSVGElement, content: PageContent, modules: readonly ModuleState[], chosen: ReadonlySet<OverlayName>): void {
  layer.setAttribute("viewBox", `0 0 ${content.widthPt} ${content.heightPt}`);
  layer.replaceChildren(...overlayNames.filter((name) => chosen.has(name)).map((name) => svg("g", { class: `overlay-${name}` }, ...drawings[name](content, modules))));
}
