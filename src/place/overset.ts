/** Overset text in a proof: set in columns beside the trimmed page, story after story, so that all of it can be read. */
import type { DummyPage, PlacedLine, PlacedModule, PlacedPart, PlacedText } from "../model/dummy.js";

/** White around and between the columns beside the page. */
const gapPt = 14;

export interface OversetLayout {
  readonly page: DummyPage;
  /** Width of the band that the overset text takes, in pt; 0 where nothing is overset. */
  readonly bandPt: number;
}

/** Moves the overset lines of a page into columns of the page's height; each line keeps its measure. */
export function oversetBeside(page: DummyPage, trimWidthPt: number): OversetLayout {
  const { area } = page;
  let xPt = trimWidthPt + gapPt;
  let yPt = area.yPt;
  let columnPt = 0;
  const bottomPt = area.yPt + area.heightPt;
  const move = (line: PlacedLine): PlacedLine => {
    if (!line.overset) return line;
    if (yPt + line.heightPt > bottomPt) {
      xPt += columnPt + gapPt;
      yPt = area.yPt;
      columnPt = 0;
    }
    columnPt = Math.max(columnPt, line.line.xPt + line.line.widthPt);
    const placed = { ...line, xPt, yPt };
    yPt += line.heightPt;
    return placed;
  };
  const text = (placed: PlacedText): PlacedText => ({ ...placed, lines: placed.lines.map(move) });
  const part = (placed: PlacedPart): PlacedPart => {
    if (placed.type === "text") return text(placed);
    return placed.type === "table" ? { ...placed, caption: placed.caption && text(placed.caption), rows: placed.rows.map((row) => row.map(text)) } : placed;
  };
  const modules = page.modules.map((module): PlacedModule => ({ ...module, parts: module.parts.map(part) }));
  const used = columnPt > 0;
  return { page: { ...page, modules }, bandPt: used ? xPt + columnPt + gapPt - trimWidthPt : 0 };
}
