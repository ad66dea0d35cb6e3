/** Sets a table inside a column: cells in the middle of columns as wide as their words, rules above, below and under the first row. */
import type { CopyBlock } from "../model/copy.js";
import type { GalleyItem, GalleyOption, SetLine, SetRule } from "../model/galley.js";
import type { Line, Typesetter } from "../model/typesetter.js";
import { aligned } from "./aligned.js";

/** Cell sizes in pt, preferred first; below 6.5 pt nobody can read newsprint. */
const cellSizesPt = [8, 7.5, 7, 6.5];
/** Least white between two columns, in em of the cell size. */
const cellGapEm = 0.5;

const styleOf = (row: number): string => (row === 0 ? "cellHead" : "cell");

function columnWidths(typesetter: Typesetter, block: CopyBlock, sizePt: number): number[] {
  const cells = block.cells ?? [];
  const columns = Math.max(...cells.map((row) => row.length));
  return Array.from({ length: columns }, (_, c) =>
    Math.max(...cells.map((row, r) => (row[c] ? typesetter.line([{ text: row[c], style: styleOf(r) }], sizePt).widthPt : 0))));
}

/** The largest cell size in pt at which a table fits a measure; undefined where none does. */
export function tableSizePt(typesetter: Typesetter, block: CopyBlock, measurePt: number): number | undefined {
  return cellSizesPt.find((sizePt) => {
    const widths = columnWidths(typesetter, block, sizePt);
    return widths.reduce((a, b) => a + b, 0) + (widths.length - 1) * cellGapEm * sizePt <= measurePt;
  });
}

/** The lines and rules of a table; row offsets count from the item's first row. */
export function setTable(typesetter: Typesetter, item: GalleyItem, block: CopyBlock, option: GalleyOption, measurePt: number): { readonly lines: SetLine[]; readonly rules: SetRule[] } {
  const sizePt = tableSizePt(typesetter, block, measurePt);
  if (sizePt === undefined) throw new RangeError(`table ${block.id} does not fit ${measurePt} pt`);
  const widths = columnWidths(typesetter, block, sizePt);
  const gapPt = (measurePt - widths.reduce((a, b) => a + b, 0)) / widths.length;
  const lines: SetLine[] = [];
  const add = (line: Line, rowOffset: number, cell?: { row: number; col: number }): void => {
    lines.push({ block: item.block, line, rowOffset, heightRows: 1, ...(cell ? { cell } : {}) });
  };
  let row = option.airRows;
  if (block.runs.length > 0) {
    add(aligned(typesetter.line(block.runs), measurePt, "center"), row);
    row++;
  }
  const top = row;
  for (const [r, cells] of (block.cells ?? []).entries()) {
    let xPt = 0;
    for (const [c, text] of cells.entries()) {
      const columnPt = widths[c] + gapPt;
      if (text !== "") {
        const line = typesetter.line([{ text, style: styleOf(r) }], sizePt);
        add({ ...line, xPt: xPt + (columnPt - line.widthPt) / 2 }, row, { row: r, col: c });
      }
      xPt += columnPt;
    }
    row++;
  }
  const rule = (rowOffset: number, weightPt: number): SetRule => ({ xPt: 0, widthPt: measurePt, rowOffset, weightPt });
  return { lines, rules: [rule(top, 0.75), rule(top + 1, 0.25), rule(row, 0.75)] };
}
