/** Sets a galley item: its lines at their rows, and the rules that belong to it. */
import type { GalleyItem, GalleyOption, SetLine, SetRule } from "../model/galley.js";
import type { Typesetter } from "../model/typesetter.js";
import { aligned } from "./aligned.js";
import { type BodyGrid, dropCapOf } from "./drop-cap.js";
import { linesOf } from "./galley.js";
import { shortHeadLines } from "./short-head.js";
import { setTable } from "./table.js";

/** The lines of an item set with one of its options; row offsets count from the item's first row. */
export function setItem(
  typesetter: Typesetter,
  item: GalleyItem,
  option: GalleyOption,
  measurePt: number,
  grid: BodyGrid,
): { readonly lines: readonly SetLine[]; readonly rules: readonly SetRule[] } {
  const block = item.article.blocks[item.block];
  if (item.role === "table") return setTable(typesetter, item, block, option, measurePt);
  const cap = dropCapOf(typesetter, block, grid);
  const set = shortHeadLines(typesetter, block, measurePt) ?? linesOf(typesetter, block, item.article.kind, measurePt, cap, option.lines);
  const lines: SetLine[] = [];
  const rules: SetRule[] = [];
  const own = option.rows - (item.tail !== undefined && !option.tailInline ? 1 : 0);
  if (item.role === "pullquote") {
    const pitch = 1.5;
    const top = (own - set.length * pitch) / 2;
    for (const [i, line] of set.entries()) lines.push({ block: item.block, line, rowOffset: top + i * pitch, heightRows: pitch });
    rules.push({ xPt: 0, widthPt: measurePt, rowOffset: top - 0.35, weightPt: 1 }, { xPt: 0, widthPt: measurePt, rowOffset: own - top + 0.35, weightPt: 0.35 });
  } else if (item.role === "subhead" || item.role === "briefHead" || item.role === "byline") {
    // Spread over its rows: the air above is the larger part, so that a subhead belongs to what follows. A brief's head
    // sits on its text: the first of a group has no air to share, and the others look like it.
    const spare = own - set.length;
    const top = spare * (item.role === "subhead" ? 0.55 : item.role === "briefHead" ? 1 : 0.7);
    for (const [i, line] of set.entries()) lines.push({ block: item.block, line, rowOffset: top + i, heightRows: 1 });
  } else {
    // The cap comes first: it is the paragraph's first character.
    if (cap) lines.push({ block: item.block, line: cap.line, rowOffset: option.airRows, heightRows: cap.rows });
    for (const [i, line] of set.entries()) lines.push({ block: item.block, line, rowOffset: option.airRows + i, heightRows: 1 });
  }
  if (item.tail !== undefined) {
    const credit = typesetter.line(item.article.blocks[item.tail].runs);
    const rowOffset = option.tailInline ? own - 1 : own;
    lines.push({ block: item.tail, line: aligned(credit, measurePt, "right"), rowOffset, heightRows: 1 });
  }
  return { lines, rules };
}
