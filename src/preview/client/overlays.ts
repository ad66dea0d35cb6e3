/** What is drawn over a page: the grid it stands on, its columns, frames, reading order and lines; and the places of its stories. */
import type { PageContent } from "../page-protocol.js";
import type { ModuleState } from "../protocol.js";
import { svg } from "./dom.js";

/** What is looser or tighter than this is seen: less than half of what the composer calls loose. */
const notedEm = 0.03;

export const overlayNames = ["modules", "grid", "columns", "frames", "trim", "order", "stretch"] as const;
export type OverlayName = (typeof overlayNames)[number];

/** A gap of an eighth of an em, the most that is ever given or taken, has the full tint. */
const fullTintEm = 1 / 8;

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
  stretch: ({ lines }) => lines.filter(([, , , , em]) => Math.abs(em) > notedEm).map(([x, y, width, height, em]) => {
    const drawn = rect(x, y, width, height, em > 0 ? "o-loose" : "o-tight");
    drawn.setAttribute("fill-opacity", (0.12 + 0.43 * Math.min(1, Math.abs(em) / fullTintEm)).toFixed(2));
    return drawn;
  }),
};

/** Draws the chosen overlays of a page into `layer`, whose coordinates are the page's points. */
export function drawOverlays(layer: SVGSVGElement, content: PageContent, modules: readonly ModuleState[], chosen: ReadonlySet<OverlayName>): void {
  layer.setAttribute("viewBox", `0 0 ${content.widthPt} ${content.heightPt}`);
  layer.replaceChildren(...overlayNames.filter((name) => chosen.has(name)).map((name) => svg("g", { class: `overlay-${name}` }, ...drawings[name](content, modules))));
}
