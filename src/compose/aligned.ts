/** Lines moved inside their measure. */
import type { Line } from "../model/typesetter.js";

/** A line moved to the right end (or the middle) of a measure. */
export function aligned(line: Line, measurePt: number, align: "right" | "center", insetPt = 0): Line {
  const free = measurePt - line.widthPt - insetPt;
  return { ...line, xPt: align === "right" ? free : free / 2 };
}
