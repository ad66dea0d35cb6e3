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
