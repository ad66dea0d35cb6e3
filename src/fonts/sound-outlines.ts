/** Outlines that a reader can draw: every glyph lies inside its table and holds what it announces (OpenType 1.9, `loca` and `glyf`). */
import { type SfntTables, table, view } from "./sfnt.js";

/** Flags of a simple glyph's points. */
const X_SHORT = 0x02;
const Y_SHORT = 0x04;
const REPEAT = 0x08;
const X_SAME = 0x10;
const Y_SAME = 0x20;
/** Flags of a composite glyph's parts. */
const WORDS = 0x0001;
const SCALE = 0x0008;
const MORE = 0x0020;
const TWO_SCALES = 0x0040;
const MATRIX = 0x0080;

/** Where each glyph's data begin; they end where the next one's begin. Throws RangeError where that does not rise or leaves the table. */
function offsets(tables: SfntTables, glyphs: number): (glyph: number) => number {
  const long = view(table(tables, "head")).getInt16(50) === 1;
  const loca = view(table(tables, "loca"));
  if (loca.byteLength < (glyphs + 1) * (long ? 4 : 2)) throw new RangeError("its loca table is shorter than its glyphs are many");
  const at = (glyph: number): number => (long ? loca.getUint32(4 * glyph) : 2 * loca.getUint16(2 * glyph));
  const { byteLength } = table(tables, "glyf");
  for (let glyph = 0; glyph < glyphs; glyph++)
    if (at(glyph) > at(glyph + 1) || at(glyph + 1) > byteLength) throw new RangeError(`glyph ${glyph} lies outside its glyf table`);
  return at;
}

/** Bytes that a simple glyph's points take; without end where the flags run past them. */
function pointBytes(data: DataView, from: number, points: number): number {
  let at = from;
  let coordinates = 0;
  for (let point = 0; point < points;) {
    const flag = data.getUint8(at++);
    const times = flag & REPEAT ? 1 + data.getUint8(at++) : 1;
    const x = flag & X_SHORT ? 1 : flag & X_SAME ? 0 : 2;
    const y = flag & Y_SHORT ? 1 : flag & Y_SAME ? 0 : 2;
    point += times;
    if (point > points) return Number.POSITIVE_INFINITY;
    coordinates += times * (x + y);
  }
  return at - from + coordinates;
}

/** True where a glyph's data hold the contours or the parts that they announce. */
function holds(data: DataView, glyphs: number): boolean {
  const contours = data.getInt16(0);
  let at = 10;
  if (contours >= 0) {
    let last = -1;
    for (let contour = 0; contour < contours; contour++, at += 2) {
      const end = data.getUint16(at);
      if (end <= last) return false;
      last = end;
    }
    at += 2 + data.getUint16(at);
    return at + pointBytes(data, at, last + 1) <= data.byteLength;
  }
  for (;;) {
    const flags = data.getUint16(at);
    if (data.getUint16(at + 2) >= glyphs) return false;
    at += 4 + (flags & WORDS ? 4 : 2) + (flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0);
    if (at > data.byteLength) return false;
    if ((flags & MORE) === 0) return true;
  }
}

/**
 * Throws RangeError, in words that follow a file's name, where a glyph cannot be drawn, or most characters have nothing to draw.
 * @param inked glyphs of the characters that leave ink
 */
export function requireSoundOutlines(tables: SfntTables, glyphs: number, inked: readonly number[]): void {
  const at = offsets(tables, glyphs);
  const glyf = table(tables, "glyf");
  for (let glyph = 0; glyph < glyphs; glyph++) {
    const [from, to] = [at(glyph), at(glyph + 1)];
    if (from === to) continue;
    let sound = false;
    try {
      sound = holds(view(glyf.subarray(from, to)), glyphs);
    } catch (error) {
      // It reads on past its end.
      if (!(error instanceof RangeError)) throw error;
    }
    if (!sound) throw new RangeError(`the outline of its glyph ${glyph} is damaged`);
  }
  const bare = inked.filter((glyph) => glyph >= glyphs || at(glyph) === at(glyph + 1)).length;
  if (2 * bare > inked.length) throw new RangeError(`${bare} of the ${inked.length} characters that it maps have no outline`);
}
