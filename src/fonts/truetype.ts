/** Any shipped font file as TrueType: Chromium's PDFs need TrueType outlines (CFF prints as Type 3). */
import decompressWoff2 from "woff2-encoder/decompress";
import { convertCff } from "./convert-cff.js";
import { OPENTYPE_CFF, readSfnt, signature, TRUETYPE, WOFF2 } from "./sfnt.js";

/** TrueType bytes; the file itself where it is TrueType already. Throws RangeError on what is no usable font. */
export async function toTrueType(file: Uint8Array): Promise<Uint8Array> {
  switch (signature(file)) {
    case TRUETYPE:
      return file;
    case WOFF2:
      return toTrueType(await decompressWoff2(file));
    case OPENTYPE_CFF:
      return convertCff(readSfnt(file));
    default:
      throw new RangeError("neither TrueType, OpenType with CFF nor WOFF2");
  }
}
