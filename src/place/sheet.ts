/** The page as a sheet of grid cells: rows and columns to points from the trim's top left. */
import { columnPt, spanEm } from "../model/anatomy.js";
import type { CopyRun } from "../model/copy.js";
import type { BoxPt, PlacedLine, PlacedText, TextRole } from "../model/dummy.js";
import type { Rect } from "../model/issue.js";
import type { Theme } from "../model/theme.js";
import type { Line, Typesetter } from "../model/typesetter.js";

export const ptPerMm = 72 / 25.4;

/** A height in pt moved to the next whole CSS px: Chromium rounds the tops of line boxes, and runs of one line must not part. */
export const wholePx = (pt: number): number => (Math.round((pt * 96) / 72) * 72) / 96;

export class Sheet {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly area: BoxPt;
  readonly leadingPt: number;
  readonly #theme: Theme;

  constructor(theme: Theme) {
    const { paper, grid } = theme;
    this.#theme = theme;
    this.widthPt = paper.widthMm * ptPerMm;
    this.heightPt = paper.heightMm * ptPerMm;
    this.leadingPt = grid.leadingPt;
    const widthPt = spanEm(grid, grid.columns) * grid.bodyPt;
    this.area = { xPt: (this.widthPt - widthPt) / 2, yPt: wholePx(paper.marginTopMm * ptPerMm), widthPt, heightPt: grid.rows * grid.leadingPt };
  }

  yPt(row: number): number {
    return this.area.yPt + row * this.leadingPt;
  }

  xPt(col: number): number {
    return this.area.xPt + columnPt(this.#theme.grid, col);
  }

  widthOf(cols: number): number {
    return spanEm(this.#theme.grid, cols) * this.#theme.grid.bodyPt;
  }

  boxOf(rect: Rect): BoxPt {
    return { xPt: this.xPt(rect.col), yPt: this.yPt(rect.row), widthPt: this.widthOf(rect.cols), heightPt: rect.rows * this.leadingPt };
  }
}

export type Align = "left" | "center" | "right";

/** A line put into a frame at a height, aligned; the frame is what its glyphs must stay in. */
export function lineIn(line: Line, frame: BoxPt, yPt: number, heightPt: number, align: Align): PlacedLine {
  const free = frame.widthPt - line.widthPt;
  const xPt = align === "left" ? 0 : align === "right" ? free : free / 2;
  return { line: { ...line, xPt }, xPt: frame.xPt, yPt, heightPt };
}

/** One line of furniture as a text element. */
export function furniture(typesetter: Typesetter, id: string, role: TextRole, runs: readonly CopyRun[], frame: BoxPt, at: { yPt: number; heightPt: number; align: Align; sizePt?: number }): PlacedText {
  const line = typesetter.line(runs, at.sizePt);
  return { type: "text", id, role, lines: [lineIn(line, frame, at.yPt, at.heightPt, at.align)], frames: [frame] };
}
