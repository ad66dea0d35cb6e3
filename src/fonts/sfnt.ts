/** The sfnt container (OpenType 1.9, "Organization of an OpenType Font"): tables by tag. */

export type SfntTables = ReadonlyMap<string, Uint8Array>;

export const TRUETYPE = 0x00010000;
export const OPENTYPE_CFF = 0x4f54544f;
export const WOFF2 = 0x774f4632;

export const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The first four bytes of a font file: `TRUETYPE` (also `true`), `OPENTYPE_CFF` or `WOFF2`. */
export function signature(bytes: Uint8Array): number {
  if (bytes.byteLength < 12) throw new RangeError("file of fewer than 12 bytes is no font");
  const tag = view(bytes).getUint32(0);
  return tag === 0x74727565 ? TRUETYPE : tag;
}

/** Reads the table directory; the tables are views into `bytes`. Throws RangeError on a damaged file. */
export function readSfnt(bytes: Uint8Array): SfntTables {
  const data = view(bytes);
  const tables = new Map<string, Uint8Array>();
  const count = data.getUint16(4);
  for (let at = 12; at < 12 + count * 16; at += 16) {
    const tag = String.fromCharCode(data.getUint8(at), data.getUint8(at + 1), data.getUint8(at + 2), data.getUint8(at + 3));
    const offset = data.getUint32(at + 8);
    const length = data.getUint32(at + 12);
    if (offset + length > bytes.byteLength) throw new RangeError(`table ${tag} lies outside the file`);
    tables.set(tag, bytes.subarray(offset, offset + length));
  }
  return tables;
}

/** A table that must be there. Throws RangeError where it is not. */
export function table(tables: SfntTables, tag: string): Uint8Array {
  const found = tables.get(tag);
  if (!found) throw new RangeError(`the font has no ${tag} table`);
  return found;
}

/** Number of glyphs (`maxp`). */
export const glyphCount = (tables: SfntTables): number => view(table(tables, "maxp")).getUint16(4);

const checksum = (bytes: Uint8Array): number => {
  const data = view(bytes);
  let sum = 0;
  const whole = bytes.byteLength & ~3;
  for (let at = 0; at < whole; at += 4) sum = (sum + data.getUint32(at)) >>> 0;
  let tail = 0;
  for (let at = whole; at < bytes.byteLength; at++) tail |= bytes[at]! << (24 - 8 * (at - whole));
  return (sum + tail) >>> 0;
};

/** Writes a font file with right checksums; `head.checkSumAdjustment` is computed. */
export function writeSfnt(version: number, tables: SfntTables): Uint8Array {
  const tags = [...tables.keys()].sort();
  const padded = (length: number): number => (length + 3) & ~3;
  const size = tags.reduce((sum, tag) => sum + padded(tables.get(tag)!.byteLength), 12 + tags.length * 16);
  const bytes = new Uint8Array(size);
  const data = view(bytes);
  const power = 2 ** Math.floor(Math.log2(tags.length));
  data.setUint32(0, version);
  data.setUint16(4, tags.length);
  data.setUint16(6, power * 16);
  data.setUint16(8, Math.log2(power));
  data.setUint16(10, (tags.length - power) * 16);
  let offset = 12 + tags.length * 16;
  tags.forEach((tag, index) => {
    const content = tables.get(tag)!;
    bytes.set(content, offset);
    if (tag === "head") data.setUint32(offset + 8, 0);
    const at = 12 + index * 16;
    for (let k = 0; k < 4; k++) bytes[at + k] = tag.charCodeAt(k);
    data.setUint32(at + 4, checksum(bytes.subarray(offset, offset + content.byteLength)));
    data.setUint32(at + 8, offset);
    data.setUint32(at + 12, content.byteLength);
    offset += padded(content.byteLength);
  });
  const head = tags.indexOf("head");
  if (head >= 0) data.setUint32(data.getUint32(12 + head * 16 + 8) + 8, (0xb1b0afba - checksum(bytes)) >>> 0);
  return bytes;
}
