/** Subsets TrueType fonts with HarfBuzz (hb-subset, the WebAssembly build that ships with harfbuzzjs). */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { MachineError } from "../diagnostics/machine-error.js";

/** hb-subset.h: hb_subset_flags_t and hb_subset_sets_t. */
const FLAG_NO_HINTING = 0x01;
const FLAG_RETAIN_GIDS = 0x02;
const FLAG_NO_PRUNE_UNICODE_RANGES = 0x100;
const SET_DROP_TABLES = 3;
const SET_LAYOUT_FEATURES = 6;

/**
 * Layout kept: half-width marks, kerning, vertical forms, joined dashes and placed tone marks.
 * `locl` is left out: which national form is drawn is the face's affair, not the language tag's.
 */
const FEATURES = ["halt", "kern", "vert", "vrt2", "ccmp", "mark", "mkmk"];
const DROPPED_TABLES = ["DSIG", "STAT", "gasp", "VORG", "BASE", "meta"];

interface HbSubset {
  readonly memory: WebAssembly.Memory;
  malloc(size: number): number;
  free(pointer: number): void;
  hb_blob_create(data: number, length: number, mode: number, userData: number, destroy: number): number;
  hb_blob_destroy(blob: number): void;
  hb_blob_get_length(blob: number): number;
  hb_blob_get_data(blob: number, length: number): number;
  hb_face_create(blob: number, index: number): number;
  hb_face_destroy(face: number): void;
  hb_face_reference_blob(face: number): number;
  hb_set_add(set: number, value: number): void;
  hb_set_clear(set: number): void;
  hb_subset_input_create_or_fail(): number;
  hb_subset_input_destroy(input: number): void;
  hb_subset_input_unicode_set(input: number): number;
  hb_subset_input_glyph_set(input: number): number;
  hb_subset_input_set(input: number, kind: number): number;
  hb_subset_input_set_flags(input: number, flags: number): void;
  hb_subset_or_fail(face: number, input: number): number;
  _initialize(): void;
}

const tag = (name: string): number =>
  ((name.charCodeAt(0) << 24) | (name.charCodeAt(1) << 16) | (name.charCodeAt(2) << 8) | name.charCodeAt(3)) >>> 0;

/** One instance of hb-subset; its memory is as large as the largest font it has met. */
export class Subsetter {
  readonly #hb: HbSubset;

  private constructor(hb: HbSubset) {
    this.#hb = hb;
  }

  /** Loads the WebAssembly module. Throws MachineError where the package is damaged. */
  static async open(): Promise<Subsetter> {
    try {
      const path = createRequire(import.meta.url).resolve("harfbuzzjs/dist/harfbuzz-subset.wasm");
      const { instance } = await WebAssembly.instantiate(await readFile(path), {});
      const hb = instance.exports as unknown as HbSubset;
      hb._initialize();
      return new Subsetter(hb);
    } catch (cause) {
      throw new MachineError("font-tools", { zh: "字体子集化组件无法载入。", en: "The font subsetter cannot be loaded." }, { cause });
    }
  }

  /**
   * A TrueType font with the glyphs of `characters` and what `FEATURES` makes of them.
   * Glyph ids are those of the whole font and `lastGlyph` is always kept, so the number of
   * glyphs is constant and a page's PDF does not depend on the characters of other pages.
   */
  subset(font: Uint8Array, characters: Iterable<number>, lastGlyph: number): Uint8Array {
    const hb = this.#hb;
    const data = hb.malloc(font.byteLength);
    if (data === 0) throw this.#failure();
    new Uint8Array(hb.memory.buffer, data, font.byteLength).set(font);
    const blob = hb.hb_blob_create(data, font.byteLength, 1, 0, 0);
    const face = hb.hb_face_create(blob, 0);
    const input = hb.hb_subset_input_create_or_fail();
    try {
      hb.hb_subset_input_set_flags(input, FLAG_NO_HINTING | FLAG_RETAIN_GIDS | FLAG_NO_PRUNE_UNICODE_RANGES);
      const features = hb.hb_subset_input_set(input, SET_LAYOUT_FEATURES);
      hb.hb_set_clear(features);
      for (const feature of FEATURES) hb.hb_set_add(features, tag(feature));
      const dropped = hb.hb_subset_input_set(input, SET_DROP_TABLES);
      for (const name of DROPPED_TABLES) hb.hb_set_add(dropped, tag(name));
      const unicodes = hb.hb_subset_input_unicode_set(input);
      for (const codePoint of characters) hb.hb_set_add(unicodes, codePoint);
      hb.hb_set_add(hb.hb_subset_input_glyph_set(input), lastGlyph);
      return this.#run(face, input);
    } finally {
      hb.hb_subset_input_destroy(input);
      hb.hb_face_destroy(face);
      hb.hb_blob_destroy(blob);
      hb.free(data);
    }
  }

  #run(face: number, input: number): Uint8Array {
    const hb = this.#hb;
    const result = hb.hb_subset_or_fail(face, input);
    if (result === 0) throw this.#failure();
    const blob = hb.hb_face_reference_blob(result);
    try {
      const length = hb.hb_blob_get_length(blob);
      // A copy: the WebAssembly memory is used again.
      return new Uint8Array(hb.memory.buffer, hb.hb_blob_get_data(blob, 0), length).slice();
    } finally {
      hb.hb_blob_destroy(blob);
      hb.hb_face_destroy(result);
    }
  }

  #failure(): MachineError {
    return new MachineError("font-subset", { zh: "字体子集化失败。", en: "A font could not be subset." });
  }
}
