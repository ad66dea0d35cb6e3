/** What a TrueType face must be for a press PDF, asked before anything is set with it. */
import { type SfntTables, table, view } from "./sfnt.js";

/** OpenType 1.9, "Required Tables" and "Tables Related to TrueType Outlines". */
const required = ["OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"];

/** OS/2 fsType: embedding restricted, and bitmaps only. A printer draws such a face as Type 3. */
const RESTRICTED = 0x0002;
const BITMAP_ONLY = 0x0200;

/**
 * Throws RangeError, in words that follow a file's name, where a table is missing, the em is no em (OpenType 1.9, `head`: 16 to 16,384 units),
 * the outlines vary, or the face may not be embedded.
 */
export function requireUsable(tables: SfntTables): void {
  for (const tag of required) table(tables, tag);
  const perEm = view(table(tables, "head")).getUint16(18);
  if (perEm < 16 || perEm > 16_384) throw new RangeError(`its em has ${perEm} units, not 16 to 16,384`);
  if (tables.has("fvar")) throw new RangeError("it is a variable font: a static instance is needed");
  const fsType = view(table(tables, "OS/2")).getUint16(8);
  if ((fsType & (RESTRICTED | BITMAP_ONLY)) !== 0) throw new RangeError(`its licence bits (fsType ${fsType}) forbid that it is embedded in a PDF`);
}

/** The median advance of a face's characters, in 1/1000 em: Han are 1000, the narrowest Latin faces come to about 300. */
const medianAdvance = { least: 100, most: 3000 };
/** Above and below the baseline, in 1/1000 em; no script's letters come near it. */
const mostExtent = 5000;

/**
 * Throws RangeError, in words that follow a file's name, where the figures of a face cannot be those of letters.
 * @param widths advances of its characters, in 1/1000 em
 * @param box its ascent and descent, in 1/1000 em
 */
export function requireSaneMetrics(widths: readonly number[], { ascent, descent }: { readonly ascent: number; readonly descent: number }): void {
  const median = [...widths].sort((a, b) => a - b)[widths.length >> 1];
  if (median === undefined) throw new RangeError("it maps no character");
  if (median < medianAdvance.least) throw new RangeError(`half of its characters are narrower than ${medianAdvance.least / 1000} em`);
  if (median > medianAdvance.most) throw new RangeError(`half of its characters are wider than ${medianAdvance.most / 1000} em`);
  if (Math.abs(ascent) > mostExtent || Math.abs(descent) > mostExtent || ascent + descent <= 0)
    throw new RangeError(`its ascent of ${ascent / 1000} em and descent of ${descent / 1000} em are not those of letters`);
}
