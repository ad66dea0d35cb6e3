/** The measured table of one font file, as it is cached, and the metrics made from it. No Node types. */
import type { FaceMetrics } from "../model/context.js";
import type { FaceSource } from "../model/theme.js";
import { admits } from "./source-class.js";

/** Raised whenever what is measured or asked of a face changes, so that older cache entries are not read. */
export const FACE_TABLE_VERSION = 4;

/** Flat numbers only: it goes through JSON. Widths are 1/1000 em. */
export interface FaceTable {
  readonly sha256: string;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly defaultAdvance: number;
  /** first, last, first, last… of the covered characters. */
  readonly coverage: readonly number[];
  /** character, advance… */
  readonly advances: readonly number[];
  /** character, shift, advance… */
  readonly halt: readonly number[];
  /** first, second, adjustment… */
  readonly kern: readonly number[];
  /** Advance of one, two, three, four em dashes set together. */
  readonly dashes: readonly number[];
}

/** Key of a pair in `FaceMetrics.kern`. */
export const kernKey = (first: number, second: number): number => first * 0x200000 + second;

/** True where the ascending, inclusive ranges hold the value (binary search). */
export function rangesHold(ranges: ArrayLike<number>, value: number): boolean {
  let low = 0;
  let high = ranges.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (value < ranges[2 * middle]!) high = middle - 1;
    else if (value > ranges[2 * middle + 1]!) low = middle + 1;
    else return true;
  }
  return false;
}

/** The metrics of a source, from its file's table. */
export function metricsOf(source: Pick<FaceSource, "id" | "only">, faceTable: FaceTable): FaceMetrics {
  const advances = new Map<number, number>();
  for (let k = 0; k < faceTable.advances.length; k += 2) advances.set(faceTable.advances[k]!, faceTable.advances[k + 1]!);
  const halt = new Map<number, readonly [number, number]>();
  for (let k = 0; k < faceTable.halt.length; k += 3) halt.set(faceTable.halt[k]!, [faceTable.halt[k + 1]!, faceTable.halt[k + 2]!]);
  const kern = new Map<number, number>();
  for (let k = 0; k < faceTable.kern.length; k += 3) kern.set(kernKey(faceTable.kern[k]!, faceTable.kern[k + 1]!), faceTable.kern[k + 2]!);
  const coverage = Uint32Array.from(faceTable.coverage);
  return {
    id: source.id,
    sha256: faceTable.sha256,
    unitsPerEm: faceTable.unitsPerEm,
    ascent: faceTable.ascent,
    descent: faceTable.descent,
    defaultAdvance: faceTable.defaultAdvance,
    advances,
    halt,
    kern,
    dashes: faceTable.dashes,
    covers: (codePoint) => admits(source, codePoint) && rangesHold(coverage, codePoint),
  };
}
