/** OpenType with CFF outlines as TrueType: Chromium prints CFF as Type 3, which a press refuses. */
import { Blob, Face, Font } from "harfbuzzjs";
import { toContours, writeGlyph } from "./outline.js";
import { OPENTYPE_CFF, table, TRUETYPE, view, writeSfnt, type SfntTables } from "./sfnt.js";

/** Distance allowed between the cubic and its quadratics, in em: half a unit of 1000. */
const TOLERANCE_EM = 0.0005;
const LEFT_OUT = new Set(["CFF ", "CFF2", "VORG", "DSIG", "post", "maxp", "hmtx", "glyf", "loca"]);

/**
 * A TrueType font with the same characters, glyph ids, advances and layout.
 * Contour directions stay as in CFF: both formats fill by the non-zero rule.
 */
export function convertCff(tables: SfntTables): Uint8Array {
  const count = view(table(tables, "maxp")).getUint16(4);
  const perEm = view(table(tables, "head")).getUint16(18);
  table(tables, "CFF ");
  const font = new Font(new Face(new Blob(writeSfnt(OPENTYPE_CFF, tables))));
  const glyphs: Uint8Array[] = [];
  const loca = new Uint32Array(count + 1);
  const leftBearings = new Int16Array(count);
  let maxPoints = 0;
  let maxContours = 0;
  for (let glyph = 0, offset = 0; glyph < count; glyph++) {
    const contours = toContours(font.glyphToJson(glyph), TOLERANCE_EM * perEm);
    const { bytes, xMin, points } = writeGlyph(contours);
    glyphs.push(bytes);
    leftBearings[glyph] = xMin;
    maxPoints = Math.max(maxPoints, points);
    maxContours = Math.max(maxContours, contours.length);
    offset += (bytes.byteLength + 3) & ~3;
    loca[glyph + 1] = offset;
  }
  // The shaper draws nothing at all where it cannot read the outlines (a wrong number of glyphs, a damaged table).
  if (maxContours === 0) throw new RangeError("the CFF outlines cannot be read");
  const out = new Map([...tables].filter(([tag]) => !LEFT_OUT.has(tag)));
  out.set("glyf", joinGlyphs(glyphs, loca));
  out.set("loca", bigEndian(loca));
  out.set("maxp", maximumProfile(count, maxPoints, maxContours));
  out.set("hmtx", longMetrics(tables, leftBearings));
  const head = table(tables, "head").slice();
  view(head).setInt16(50, 1);
  view(head).setInt16(52, 0);
  out.set("head", head);
  const hhea = table(tables, "hhea").slice();
  view(hhea).setUint16(34, count);
  out.set("hhea", hhea);
  const post = new Uint8Array(32);
  post.set((tables.get("post") ?? post).subarray(0, 32));
  view(post).setUint32(0, 0x00030000);
  out.set("post", post);
  return writeSfnt(TRUETYPE, out);
}

function joinGlyphs(glyphs: readonly Uint8Array[], loca: Uint32Array): Uint8Array {
  const glyf = new Uint8Array(Math.max(4, loca[glyphs.length]!));
  glyphs.forEach((bytes, glyph) => glyf.set(bytes, loca[glyph]!));
  return glyf;
}

function bigEndian(values: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const data = view(bytes);
  values.forEach((value, index) => data.setUint32(index * 4, value));
  return bytes;
}

function maximumProfile(count: number, points: number, contours: number): Uint8Array {
  const bytes = new Uint8Array(32);
  const data = view(bytes);
  data.setUint32(0, 0x00010000);
  data.setUint16(4, count);
  data.setUint16(6, points);
  data.setUint16(8, contours);
  data.setUint16(14, 1);
  return bytes;
}

/** In TrueType a glyph is moved by the difference of its bearing and its outline's xMin: they must agree. */
function longMetrics(tables: SfntTables, leftBearings: Int16Array): Uint8Array {
  const long = view(table(tables, "hhea")).getUint16(34);
  const hmtx = view(table(tables, "hmtx"));
  const bytes = new Uint8Array(leftBearings.length * 4);
  const data = view(bytes);
  leftBearings.forEach((bearing, glyph) => {
    data.setUint16(glyph * 4, hmtx.getUint16(4 * Math.min(glyph, long - 1)));
    data.setInt16(glyph * 4 + 2, bearing);
  });
  return bytes;
}
