/** Character to glyph (OpenType `cmap`), formats 4 and 12: what fonts for Chinese carry. */
import { view } from "./sfnt.js";

const score = (platform: number, encoding: number): number => {
  if (platform === 3 && encoding === 10) return 4;
  if (platform === 0 && (encoding === 4 || encoding === 6)) return 3;
  if (platform === 3 && encoding === 1) return 2;
  return platform === 0 && encoding <= 3 ? 1 : 0;
};

/** Calls `visit` for every mapped character in ascending order. Throws RangeError where no Unicode map is found. */
export function eachCharacter(cmap: Uint8Array, visit: (codePoint: number, glyph: number) => void): void {
  const data = view(cmap);
  let best = 0;
  let subtable = 0;
  for (let index = 0, at = 4; index < data.getUint16(2); index++, at += 8) {
    const value = score(data.getUint16(at), data.getUint16(at + 2));
    const offset = data.getUint32(at + 4);
    const format = data.getUint16(offset);
    if (value > best && (format === 4 || format === 12)) [best, subtable] = [value, offset];
  }
  if (best === 0) throw new RangeError("the font has no Unicode character map");
  if (data.getUint16(subtable) === 12) eachOfFormat12(data, subtable, visit);
  else eachOfFormat4(data, subtable, visit);
}

function eachOfFormat12(data: DataView, at: number, visit: (codePoint: number, glyph: number) => void): void {
  const groups = data.getUint32(at + 12);
  for (let group = 0, p = at + 16; group < groups; group++, p += 12) {
    const from = data.getUint32(p);
    const to = data.getUint32(p + 4);
    const glyph = data.getUint32(p + 8);
    for (let codePoint = from; codePoint <= to; codePoint++) {
      if (glyph + codePoint - from !== 0) visit(codePoint, glyph + codePoint - from);
    }
  }
}

function eachOfFormat4(data: DataView, at: number, visit: (codePoint: number, glyph: number) => void): void {
  const twice = data.getUint16(at + 6);
  const ends = at + 14;
  const starts = ends + twice + 2;
  const deltas = starts + twice;
  const offsets = deltas + twice;
  for (let p = 0; p < twice; p += 2) {
    const end = data.getUint16(ends + p);
    const start = data.getUint16(starts + p);
    const offset = data.getUint16(offsets + p);
    for (let codePoint = start; codePoint <= end && codePoint < 0xffff; codePoint++) {
      let glyph = codePoint;
      if (offset !== 0) {
        glyph = data.getUint16(offsets + p + offset + 2 * (codePoint - start));
        if (glyph === 0) continue;
      }
      glyph = (glyph + data.getUint16(deltas + p)) & 0xffff;
      if (glyph !== 0) visit(codePoint, glyph);
    }
  }
}
