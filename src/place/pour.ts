/** Pours a galley into the legs of a module: every set line gets its leg and row. */
import { type Leg, rowsAt } from "../model/anatomy.js";
import type { GalleyItem, GalleyOption, Galleys, SetLine, SetRule } from "../model/galley.js";

export interface PouredLine extends SetLine {
  readonly item: GalleyItem;
  /** Leg index; past the last leg for overset lines. */
  readonly leg: number;
  /** Row in the leg, fractional for heads inside the text. */
  readonly row: number;
}

export interface PouredRule extends SetRule {
  readonly leg: number;
  readonly row: number;
}

export interface Poured {
  readonly lines: readonly PouredLine[];
  readonly rules: readonly PouredRule[];
  readonly usedRows: number;
}

interface Cell {
  readonly leg: number;
  readonly row: number;
}

function cellsOf(legs: readonly Leg[]): (position: number) => Cell {
  const starts: number[] = [];
  let total = 0;
  for (const leg of legs) {
    starts.push(total);
    total += leg.rows;
  }
  return (position) => {
    if (position >= total) return { leg: legs.length, row: position - total };
    let leg = starts.length - 1;
    while (starts[leg] > position) leg--;
    return { leg, row: position - starts[leg] };
  };
}

/** The option with the planned number of rows; make-up wrote it from the same galley. */
export function optionOf(item: GalleyItem, rows: number | undefined): GalleyOption {
  const option = item.options.find((o) => o.rows === rows);
  if (!option) throw new RangeError(`the plan gives ${item.id} ${rows} rows, which it cannot be set in`);
  return option;
}

/** A whole item that does not fit at a foot (in display matter, or where text is overset) stands at the top of the next leg. */
function wholeAt(item: GalleyItem, option: GalleyOption, position: number, legs: readonly Leg[], cellAt: (position: number) => Cell): number {
  const { leg, row } = cellAt(position);
  if (item.breakable || leg >= legs.length || rowsAt(option, row === 0) <= legs[leg].rows - row) return position;
  return wholeAt(item, option, position + legs[leg].rows - row, legs, cellAt);
}

/** Replays the plan's rows through the legs, in the same way as make-up counted them. */
export function pour(items: readonly GalleyItem[], rows: readonly number[], legs: readonly Leg[], measurePt: number, galleys: Galleys): Poured {
  const cellAt = cellsOf(legs);
  const lines: PouredLine[] = [];
  const rules: PouredRule[] = [];
  let position = 0;
  for (const [i, item] of items.entries()) {
    const option = optionOf(item, rows[i]);
    position = wholeAt(item, option, position, legs, cellAt);
    const start = cellAt(position);
    const atTop = start.row === 0;
    const dropped = option.rows - rowsAt(option, atTop);
    const set = galleys.lines(item, option, measurePt);
    for (const line of set.lines) {
      const offset = line.rowOffset - dropped;
      if (item.breakable) {
        const whole = Math.floor(offset + 1e-9);
        const cell = cellAt(position + whole);
        lines.push({ ...line, item, leg: cell.leg, row: cell.row + (offset - whole) });
      } else lines.push({ ...line, item, leg: start.leg, row: start.row + Math.max(0, offset) });
    }
    for (const rule of set.rules) rules.push({ ...rule, leg: start.leg, row: start.row + rule.rowOffset - dropped });
    position += rowsAt(option, atTop);
  }
  return { lines, rules, usedRows: position };
}
