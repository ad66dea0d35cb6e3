/** Sets a galley item: its lines at their rows, and the rules that belong to it. */
import type { CopyBlock, CopyRun } from "../model/copy.js";
import type { GalleyItem, GalleyOption, SetLine, SetRule } from "../model/galley.js";
import type { Line, Typesetter } from "../model/typesetter.js";
import { settingOf } from "./galley.js";

/** A line moved to the right end (or the middle) of a measure. */
export function aligned(line: Line, measurePt: number, align: "right" | "center", insetPt = 0): Line {
  const free = measurePt - line.widthPt - insetPt;
  return { ...line, xPt: align === "right" ? free : free / 2 };
}

function tableLines(typesetter: Typesetter, item: GalleyItem, block: CopyBlock, option: GalleyOption, measurePt: number): { lines: SetLine[]; rules: SetRule[] } {
  const cells = block.cells ?? [];
  const columns = Math.max(...cells.map((row) => row.length));
  const set = (text: string, style: string): Line => typesetter.line([{ text, style }]);
  const widths = Array.from({ length: columns }, (_, c) =>
    Math.max(...cells.map((row, r) => (row[c] ? set(row[c], r === 0 ? "cellHead" : "cell").widthPt : 0))),
  );
  const natural = widths.reduce((a, b) => a + b, 0);
  const gapPt = Math.max(0, (measurePt - natural) / columns);
  const lines: SetLine[] = [];
  let row = option.airRows;
  if (block.runs.length > 0) {
    lines.push({ block: item.block, line: aligned(typesetter.line(block.runs), measurePt, "center"), rowOffset: row, heightRows: 1 });
    row++;
  }
  const top = row;
  for (const [r, cellsOfRow] of cells.entries()) {
    let xPt = 0;
    for (const [c, text] of cellsOfRow.entries()) {
      const columnPt = widths[c] + gapPt;
      if (text !== "") {
        const line = set(text, r === 0 ? "cellHead" : "cell");
        lines.push({
          block: item.block,
          line: { ...line, xPt: xPt + (columnPt - line.widthPt) / 2 },
          rowOffset: row,
          heightRows: 1,
          cell: { row: r, col: c },
        });
      }
      xPt += columnPt;
    }
    row++;
  }
  const rule = (rowOffset: number, weightPt: number): SetRule => ({ xPt: 0, widthPt: measurePt, rowOffset, weightPt });
  return { lines, rules: [rule(top, 0.75), rule(top + 1, 0.25), rule(row, 0.75)] };
}

/** A table whose natural width exceeds the measure cannot be set; the galley asks this beforehand. */
export function tableFits(typesetter: Typesetter, block: CopyBlock, measurePt: number): boolean {
  const cells = block.cells ?? [];
  const columns = Math.max(...cells.map((row) => row.length));
  const width = (runs: CopyRun[]): number => typesetter.line(runs).widthPt;
  let natural = 0;
  for (let c = 0; c < columns; c++)
    natural += Math.max(...cells.map((row, r) => (row[c] ? width([{ text: row[c], style: r === 0 ? "cellHead" : "cell" }]) : 0)));
  return natural <= measurePt;
}

/** The lines of an item set with one of its options; row offsets count from the item's first row. */
export function setItem(
  typesetter: Typesetter,
  item: GalleyItem,
  option: GalleyOption,
  measurePt: number,
): { readonly lines: readonly SetLine[]; readonly rules: readonly SetRule[] } {
  const block = item.article.blocks[item.block];
  if (item.role === "table") return tableLines(typesetter, item, block, option, measurePt);
  const set = typesetter.lines(block, settingOf(block.role, item.article.kind), measurePt, option.lines);
  const lines: SetLine[] = [];
  const rules: SetRule[] = [];
  const own = option.rows - (item.tail !== undefined && !option.tailInline ? 1 : 0);
  if (item.role === "pullquote") {
    const pitch = 1.5;
    const top = (own - set.length * pitch) / 2;
    for (const [i, line] of set.entries()) lines.push({ block: item.block, line, rowOffset: top + i * pitch, heightRows: pitch });
    rules.push({ xPt: 0, widthPt: measurePt, rowOffset: top - 0.35, weightPt: 1 }, { xPt: 0, widthPt: measurePt, rowOffset: own - top + 0.35, weightPt: 0.35 });
  } else if (item.role === "subhead" || item.role === "briefHead" || item.role === "byline") {
    // Spread over its rows: the air above is the larger part, so that a subhead belongs to what follows.
    const spare = own - set.length;
    const top = spare * (item.role === "subhead" ? 0.55 : 0.7);
    for (const [i, line] of set.entries()) lines.push({ block: item.block, line, rowOffset: top + i, heightRows: 1 });
  } else {
    for (const [i, line] of set.entries()) lines.push({ block: item.block, line, rowOffset: option.airRows + i, heightRows: 1 });
  }
  if (item.tail !== undefined) {
    const credit = typesetter.line(item.article.blocks[item.tail].runs);
    const rowOffset = option.tailInline ? own - 1 : own;
    lines.push({ block: item.tail, line: aligned(credit, measurePt, "right"), rowOffset, heightRows: 1 });
  }
  return { lines, rules };
}
