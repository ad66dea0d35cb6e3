/** Measures a TrueType font file: what the composer must know to set lines exactly. */
import { Blob, Buffer, Face, Feature, Font, shape } from "harfbuzzjs";
import { eachCharacter } from "./cmap.js";
import { turn } from "../diagnostics/given-up.js";
import type { FaceTable } from "./face-table.js";
import { glyphCount, readSfnt, table, view, type SfntTables } from "./sfnt.js";
import { requireSoundOutlines } from "./sound-outlines.js";
import type { Subsetter } from "./subsetter.js";
import { requireSaneMetrics, requireUsable } from "./usable-face.js";

/** Letters, digits and marks that are kerned: printable ASCII and Latin-1, curly marks, Pinyin's letters, Greek, Cyrillic. */
const LATIN: readonly number[] = [
  ...range(0x20, 0x7e), ...range(0xa1, 0xac), ...range(0xae, 0xb6), ...range(0xb8, 0xff),
  0x2013, ...[..."āēīōūǎěǐǒǔǖǘǚǜ"].map((char) => char.codePointAt(0)!),
  ...range(0x391, 0x3a9), ...range(0x3b1, 0x3c9), 0x401, ...range(0x410, 0x44f), 0x451,
];
/** Blocks in which `halt` is looked for. */
const MARKS: readonly number[] = [0xb7, ...range(0x2014, 0x2027), ...range(0x3001, 0x301f), 0x30fb, ...range(0xff01, 0xff65)];
/** Features that are never on: the painter turns them off too. */
const LIGATURES_OFF = ["-liga", "-clig", "-dlig", "-calt", "-locl"];

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, k) => from + k);
}

/** White space, controls, private characters, and what a renderer may ignore: their glyphs may be empty. */
const inkless = /[\s\p{C}\p{Default_Ignorable_Code_Point}]/u;

/** First letters of pairs that are shaped between two rests. */
const lettersPerRest = 16;

const round = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * Throws RangeError where the font is not usable (`requireUsable`) or a table of it is broken.
 * @throws the reason of `signal` where it is raised: a large face takes a second
 */
export async function measureFace(font: Uint8Array, sha256: string, subsetter: Subsetter, signal?: AbortSignal): Promise<FaceTable> {
  const tables = readSfnt(font);
  requireUsable(tables);
  const perEm = view(table(tables, "head")).getUint16(18);
  const advanceOf = readAdvances(tables);
  const characters: number[] = [];
  const widths: number[] = [];
  const inked: number[] = [];
  eachCharacter(table(tables, "cmap"), (codePoint, glyph) => {
    characters.push(codePoint);
    if (!inkless.test(String.fromCodePoint(codePoint))) inked.push(glyph);
    widths.push(round((advanceOf(glyph) * 1000) / perEm));
  });
  requireSoundOutlines(tables, glyphCount(tables), inked);
  const box = lineBox(tables, perEm);
  requireSaneMetrics(widths, box);
  await turn(signal);
  const defaultAdvance = mostFrequent(widths);
  const coverage: number[] = [];
  const advances: number[] = [];
  characters.forEach((codePoint, k) => {
    if (coverage.length > 0 && coverage[coverage.length - 1] === codePoint - 1) coverage[coverage.length - 1] = codePoint;
    else coverage.push(codePoint, codePoint);
    if (widths[k] !== defaultAdvance) advances.push(codePoint, widths[k]!);
  });
  // Shaping needs a few hundred glyphs only; the shaper's memory never holds a whole face.
  const covered = new Set(characters);
  const latin = LATIN.filter((codePoint) => covered.has(codePoint));
  const marks = MARKS.filter((codePoint) => covered.has(codePoint));
  const shaper = new Shaper(subsetter.subset(font, [...latin, ...marks], glyphCount(tables) - 1), perEm);
  return {
    sha256, unitsPerEm: perEm, ...box, defaultAdvance, coverage, advances,
    halt: shaper.halt(marks), kern: await shaper.kern(latin, signal), dashes: covered.has(0x2014) ? shaper.dashes() : [],
  };
}

function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  let best = 1000;
  for (const value of values) {
    const count = (counts.get(value) ?? 0) + 1;
    counts.set(value, count);
    if (count > (counts.get(best) ?? 0)) best = value;
  }
  return best;
}

function readAdvances(tables: SfntTables): (glyph: number) => number {
  const long = view(table(tables, "hhea")).getUint16(34);
  const hmtx = view(table(tables, "hmtx"));
  return (glyph) => hmtx.getUint16(4 * Math.min(glyph, long - 1));
}

/** Skia on FreeType takes `hhea`, or the typographic metrics where OS/2 says so (fsSelection bit 7). */
function lineBox(tables: SfntTables, perEm: number): { ascent: number; descent: number } {
  const os2 = tables.get("OS/2");
  const typographic = os2 !== undefined && os2.byteLength >= 72 && (view(os2).getUint16(62) & 0x80) !== 0;
  const metrics = typographic ? view(os2) : view(table(tables, "hhea"));
  const at = typographic ? 68 : 4;
  return { ascent: round((metrics.getInt16(at) * 1000) / perEm), descent: round((-metrics.getInt16(at + 2) * 1000) / perEm) };
}

class Shaper {
  readonly #font: Font;
  readonly #buffer = new Buffer();
  readonly #scale: number;

  constructor(bytes: Uint8Array, perEm: number) {
    this.#font = new Font(new Face(new Blob(bytes)));
    this.#scale = 1000 / perEm;
  }

  /** Advance and offset of each glyph in 1/1000 em. */
  #shape(characters: readonly number[], features: readonly string[]): { advance: number; offset: number }[] {
    this.#buffer.reset();
    this.#buffer.addCodePoints([...characters]);
    this.#buffer.guessSegmentProperties();
    shape(this.#font, this.#buffer, [...LIGATURES_OFF, ...features].map((text) => Feature.fromString(text)!));
    return this.#buffer.getGlyphInfosAndPositions().map((glyph) => ({
      advance: round((glyph.xAdvance ?? 0) * this.#scale),
      offset: round((glyph.xOffset ?? 0) * this.#scale),
    }));
  }

  halt(marks: readonly number[]): number[] {
    return marks.flatMap((codePoint) => {
      const [plain] = this.#shape([codePoint], ["-kern", "-halt"]);
      const [half] = this.#shape([codePoint], ["-kern", "halt"]);
      return plain && half && half.advance !== plain.advance ? [codePoint, half.offset, half.advance] : [];
    });
  }

  /** All pairs: `a b0 a b1 a …` holds every pair that `a` begins or ends. */
  async kern(latin: readonly number[], signal: AbortSignal | undefined): Promise<number[]> {
    const kern: number[] = [];
    for (const [k, first] of latin.entries()) {
      if (k % lettersPerRest === 0) await turn(signal);
      const text = latin.flatMap((second) => [first, second]);
      const on = this.#shape(text, ["kern"]);
      const off = this.#shape(text, ["-kern"]);
      if (on.length !== text.length || off.length !== text.length) continue;
      latin.forEach((second, k) => {
        const adjustment = round(on[2 * k]!.advance - off[2 * k]!.advance);
        if (adjustment !== 0) kern.push(first, second, adjustment);
      });
    }
    return kern;
  }

  dashes(): number[] {
    return [1, 2, 3, 4].map((count) =>
      round(this.#shape(new Array<number>(count).fill(0x2014), ["-kern"]).reduce((sum, glyph) => sum + glyph.advance, 0)));
  }
}
