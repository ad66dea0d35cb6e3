/** A small drawing of a planned page: modules, heads, text legs, pictures as rectangles in points of the type area. */
import { headArea, pictureAreas } from "./makeup/page-geometry.js";
import { legsOf, pageRow, spanEm, textRows } from "./model/anatomy.js";
import type { Copy } from "./model/copy.js";
import { moduleCopy } from "./model/module-copy.js";
import { type PageRegion, pageRegion } from "./model/page-region.js";
import type { PlanModule, PlanPage } from "./model/plan.js";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** CSS class. */
  readonly kind: string;
}

export interface Label {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly text: string;
  readonly kind: string;
}

export interface Thumbnail {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly labels: readonly Label[];
}

/** Sizes of labels, in points of the page: readable when a page is drawn 420 pixels wide. */
const smallest = 26;
const largest = 52;

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** Draws page `index` of the issue. */
export function thumbnailOf(page: PlanPage, copy: Copy, index: number): Thumbnail {
  const { grid } = copy.issue.theme;
  const em = grid.bodyPt;
  const pitch = (grid.measureEm + grid.gutterEm) * em;
  const region: PageRegion = pageRegion(copy.issue, index);
  const box = (kind: string, area: { readonly col: number; readonly row: number; readonly cols: number; readonly rows: number }, inset = 0): Box => ({
    kind, x: rounded(area.col * pitch + inset), y: rounded(area.row * grid.leadingPt + inset),
    width: rounded(Math.max(1, area.cols * pitch - grid.gutterEm * em - 2 * inset)), height: rounded(Math.max(1, area.rows * grid.leadingPt - 2 * inset)),
  });
  const boxes: Box[] = [];
  const labels: Label[] = [];
  /** Words in a box, cut where they would leave it. */
  const write = (kind: string, words: string, at: Box, rows: number): void => {
    const chars = [...words];
    const size = Math.max(smallest, Math.min(largest, rows * 0.7, (at.width - 8) / Math.max(1, chars.length)));
    const room = Math.max(1, Math.floor((at.width - 8) / size));
    const text = chars.length > room ? `${chars.slice(0, Math.max(1, room - 1)).join("")}…` : words;
    labels.push({ kind, text, size: rounded(size), x: rounded(at.x + 4), y: rounded(at.y + Math.max(size * 0.9, Math.min(at.height - 4, size * 1.05))) });
  };
  const furniture = box("furniture", { col: 0, row: 0, cols: grid.columns, rows: region.row }, 2);
  boxes.push(furniture);
  const foot = region.row + region.rows;
  if (foot < grid.rows) boxes.push(box("furniture", { col: 0, row: foot, cols: grid.columns, rows: grid.rows - foot }, 2));
  if (region.template === "front") write("faint", copy.issue.file.title, furniture, furniture.height);
  for (const module of page.modules) drawModule(module);
  return { width: rounded(spanEm(grid, grid.columns) * em), height: rounded(grid.rows * grid.leadingPt), boxes, labels };

  function drawModule(module: PlanModule): void {
    const own = moduleCopy(module, copy);
    const advert = own?.kind === "advert";
    const wrong = module.fit.oversetLines + module.fit.holeLines > 0;
    boxes.push(box(`module${advert ? " advert" : ""}${module.boxed ? " boxed" : ""}${module.kind === "banner" ? " banner" : ""}${wrong ? " wrong" : ""}`, module.rect, 3));
    if (module.kind !== "banner" && !advert) {
      const step = module.rect.cols / module.text.columns;
      for (const leg of legsOf(module.text.columns, textRows(module), module.pictures))
        boxes.push(box("text", { col: module.rect.col + leg.col * step, cols: step, row: pageRow(module, leg.row), rows: leg.rows }, 5));
    }
    const head = headArea(module);
    if (head && head.rows > 0) boxes.push(box("head", head, 4));
    for (const area of pictureAreas(module)) boxes.push(box("picture", area, 5));
    const words = module.banner?.join("") ?? own?.main?.text ?? module.articles.join("+");
    const at = box("", head && head.rows > 0 ? head : module.rect, 6);
    write(advert ? "faint" : "words", words, at, at.height);
    if (!wrong) return;
    const { oversetLines, holeLines } = module.fit;
    // At the foot, on the right: words of a head begin on the left.
    const whole = box("", module.rect, 10);
    labels.push({ kind: "fault", size: smallest, text: oversetLines > 0 ? `超${oversetLines}行` : `空${holeLines}行`, x: rounded(whole.x + whole.width), y: rounded(whole.y + whole.height - 4) });
  }
}
