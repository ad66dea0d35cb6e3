/** Sets a drop cap (首字下沉): the first character over n rows, the first n lines beside it. */
import type { CopyBlock, CopyRun } from "../model/copy.js";
import { firstCharacter } from "../model/drop-cap-text.js";
import { paintedSizePt } from "../model/painted-size.js";
import type { ThemeFile } from "../model/theme.js";
import type { BlockSetting, Line, Typesetter } from "../model/typesetter.js";

export type BodyGrid = Pick<ThemeFile["grid"], "bodyPt" | "leadingPt">;

/**
 * Height of a Han character's ink as a part of its em: measured over a page's worth of Noto Serif SC and Noto Sans SC,
 * 0.84 em above the baseline to 0.08 em below it. Its middle is the middle of the line box (0.38 em, see line.css).
 */
const INK_EM = 0.92;
/** Least white between the cap and the lines beside it, in em of the body. */
const GAP_EM = 0.2;
/** The narrowest measure beside a cap, in em of the body. */
const LEAST_BESIDE_EM = 5;

export interface DropCap {
  readonly rows: number;
  readonly line: Line;
  /** What the lines beside it leave free: whole characters, so that they are set as tight as the others. */
  readonly widthPt: number;
  /** The paragraph without its first character. */
  readonly rest: CopyBlock;
}

/** The same object for the same block, so that what is composed of it is kept. */
const rests = new WeakMap<CopyBlock, CopyBlock>();

function restOf(block: CopyBlock, cap: string): CopyBlock {
  let rest = rests.get(block);
  if (!rest) {
    const [first, ...others] = block.runs as [CopyRun, ...CopyRun[]];
    const { dropCap: _, ...plain } = block;
    rest = {
      ...plain,
      runs: [{ ...first, text: first.text.slice(cap.length) }, ...others].filter((run) => run.text !== ""),
      noBreak: block.noBreak.map(([from, to]) => [Math.max(0, from - cap.length), to - cap.length] as const).filter(([from, to]) => to - from > 1),
    };
    rests.set(block, rest);
  }
  return rest;
}

/**
 * The cap of a block that asks for one. Its size is such that the ink of a Han character reaches from the top of the
 * first line's ink to the foot of the nth line's: (n − 1) rows and the body's own ink.
 */
export function dropCapOf(typesetter: Typesetter, block: CopyBlock, grid: BodyGrid): DropCap | undefined {
  const { dropCap, runs: [first] } = block;
  if (dropCap === undefined || first === undefined) return undefined;
  const cap = firstCharacter(first.text);
  const { rows, style } = dropCap;
  const sizePt = paintedSizePt(grid.bodyPt + ((rows - 1) * grid.leadingPt) / INK_EM);
  const line = typesetter.line([{ text: cap, style }], sizePt);
  const widthPt = Math.ceil(line.widthPt / grid.bodyPt + GAP_EM - 1e-6) * grid.bodyPt;
  return { rows, line: { ...line, last: false }, widthPt, rest: restOf(block, cap) };
}

/** The first line is not indented: the cap tells where the paragraph begins. */
export function settingBeside(cap: DropCap): BlockSetting {
  return { indentEm: 0, hangEm: 0, align: "justify", beside: { lines: cap.rows, widthPt: cap.widthPt } };
}

/** Whether a measure leaves room for lines beside the cap. */
export function capFits(cap: DropCap, measurePt: number, grid: BodyGrid): boolean {
  return measurePt - cap.widthPt >= LEAST_BESIDE_EM * grid.bodyPt;
}
