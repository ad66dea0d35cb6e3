/**
 * A face's metric table as few bytes: what a browser's worker is sent to compose with. No Node.
 * Numbers are variable-length integers (7 bits a byte, low first), signed ones zigzag, lengths in 1/1000 of their unit
 * (so 1/1,000,000 em), characters as differences.
 */
import type { FaceTable } from "./face-table.js";

/** First byte; raised with every change of the form. */
const PACKED_VERSION = 1;
/** Table values have three decimals. */
const SCALE = 1000;

class Writer {
  #bytes = new Uint8Array(4096);
  #at = 0;

  /** A whole number of 0 and more. */
  count(value: number): void {
    let left = value;
    while (left >= 0x80) {
      this.byte((left % 0x80) | 0x80);
      left = Math.floor(left / 0x80);
    }
    this.byte(left);
  }

  /** A whole number of either sign. */
  step(value: number): void {
    this.count(value < 0 ? -2 * value - 1 : 2 * value);
  }

  /** A number of either sign with three decimals at most. */
  length(value: number): void {
    this.step(Math.round(value * SCALE));
  }

  byte(value: number): void {
    if (this.#at === this.#bytes.length) {
      const grown = new Uint8Array(2 * this.#bytes.length);
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    this.#bytes[this.#at++] = value;
  }

  get bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#at);
  }
}

class Reader {
  #at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  byte(): number {
    const value = this.#bytes[this.#at++];
    if (value === undefined) throw new RangeError("a packed metric table ends too early");
    return value;
  }

  count(): number {
    let value = 0;
    let unit = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 0x7f) * unit;
      if (byte < 0x80) return value;
      unit *= 0x80;
    }
  }

  step(): number {
    const zigzag = this.count();
    return zigzag % 2 === 1 ? -(zigzag + 1) / 2 : zigzag / 2;
  }

  length(): number {
    return this.step() / SCALE;
  }

  get done(): boolean {
    return this.#at === this.#bytes.length;
  }
}

const hexBytes = 32;

/** The table in its compact form. `sha256` must be 64 hexadecimal digits. */
export function packTable(table: FaceTable): Uint8Array {
  const out = new Writer();
  out.byte(PACKED_VERSION);
  for (let k = 0; k < hexBytes; k++) out.byte(Number.parseInt(table.sha256.slice(2 * k, 2 * k + 2), 16));
  out.count(table.unitsPerEm);
  for (const value of [table.ascent, table.descent, table.defaultAdvance]) out.length(value);
  let before = 0;
  out.count(table.coverage.length);
  for (const value of table.coverage) {
    out.count(value - before);
    before = value;
  }
  packRows(out, table.advances, 2);
  packRows(out, table.halt, 3);
  packKern(out, table.kern);
  out.count(table.dashes.length);
  for (const value of table.dashes) out.length(value);
  return out.bytes;
}

/** Rows of a character and lengths; characters mostly ascend. */
function packRows(out: Writer, rows: readonly number[], size: number): void {
  out.count(rows.length / size);
  let before = 0;
  for (let k = 0; k < rows.length; k += size) {
    out.step(rows[k]! - before);
    before = rows[k]!;
    for (let c = 1; c < size; c++) out.length(rows[k + c]!);
  }
}

/** Pairs that share their first character are told together. */
function packKern(out: Writer, kern: readonly number[]): void {
  const groups: [number, number[]][] = [];
  for (let k = 0; k < kern.length; k += 3) {
    const last = groups.at(-1);
    if (last?.[0] === kern[k]) last[1].push(kern[k + 1]!, kern[k + 2]!);
    else groups.push([kern[k]!, [kern[k + 1]!, kern[k + 2]!]]);
  }
  out.count(groups.length);
  for (const [first, rows] of groups) {
    out.count(first);
    packRows(out, rows, 2);
  }
}

/** @throws RangeError where the bytes are no packed table of this version */
export function unpackTable(bytes: Uint8Array): FaceTable {
  const from = new Reader(bytes);
  if (from.byte() !== PACKED_VERSION) throw new RangeError("a packed metric table of another version");
  let sha256 = "";
  for (let k = 0; k < hexBytes; k++) sha256 += from.byte().toString(16).padStart(2, "0");
  const unitsPerEm = from.count();
  const [ascent, descent, defaultAdvance] = [from.length(), from.length(), from.length()];
  const coverage: number[] = [];
  for (let left = from.count(); left > 0; left--) coverage.push((coverage.at(-1) ?? 0) + from.count());
  const advances = unpackRows(from, 2);
  const halt = unpackRows(from, 3);
  const kern: number[] = [];
  for (let left = from.count(); left > 0; left--) {
    const first = from.count();
    const rows = unpackRows(from, 2);
    for (let k = 0; k < rows.length; k += 2) kern.push(first, rows[k]!, rows[k + 1]!);
  }
  const dashes: number[] = [];
  for (let left = from.count(); left > 0; left--) dashes.push(from.length());
  if (!from.done) throw new RangeError("a packed metric table goes on after its end");
  return { sha256, unitsPerEm, ascent, descent, defaultAdvance, coverage, advances, halt, kern, dashes };
}

function unpackRows(from: Reader, size: number): number[] {
  const rows: number[] = [];
  let before = 0;
  for (let left = from.count(); left > 0; left--) {
    before += from.step();
    rows.push(before);
    for (let c = 1; c < size; c++) rows.push(from.length());
  }
  return rows;
}
