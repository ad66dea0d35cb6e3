/** What the suite `compose` measures. */
import type { LineFigures } from "./count-lines.js";

export interface ComposeFigures extends LineFigures {
  readonly blocks: number;
  readonly characters: number;
  /** Greatest distance of a line's painted end from its measure, over all measures: mixed lines and pure Han. */
  readonly maxDriftPx: number;
  readonly maxDriftHanPx: number;
  readonly charsPerSecond: number;
  readonly charsPerSecondAlternatives: number;
  /** One paragraph of 10,000 characters, in ms. */
  readonly tenThousandMs: number;
  readonly chromiumDefault: LineFigures;
  readonly chromiumPretty: LineFigures;
}
