/**
 * Writing a file and giving it its ids. Ids are taken from the file itself: it is written with
 * placeholders of the same length, hashed, and the placeholders are overwritten. So the same
 * content has the same ids and no clock or random number is asked.
 */
import { createHash } from "node:crypto";
import { type PDFContext, PDFHeader, PDFHexString, PDFStreamWriter, PDFWriter } from "@cantoo/pdf-lib";

export const documentIdPlaceholder = "b0000000-d0c0-4000-8000-00000000000b";
export const instanceIdPlaceholder = "b0000000-1a5c-4000-8000-00000000000b";
const permanentPlaceholder = "B0D0C00000000000000000000000000B";
const changingPlaceholder = "B01A5C0000000000000000000000000B";

/** A UUID (version 8, RFC 9562: any content) made of a hash. */
export function uuidOf(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Serialises the file and seals it.
 * @param identity what stays the same over revisions (issue, page, target)
 * @param version PDF 1.x
 */
export async function seal(context: PDFContext, identity: string, version: 4 | 6 | 7, objectStreams = false): Promise<Uint8Array> {
  context.header = PDFHeader.forVersion(1, version);
  context.trailerInfo.ID = context.obj([PDFHexString.of(permanentPlaceholder), PDFHexString.of(changingPlaceholder)]);
  const writer = objectStreams ? PDFStreamWriter.forContext(context, Number.POSITIVE_INFINITY) : PDFWriter.forContext(context, Number.POSITIVE_INFINITY);
  const written = await writer.serializeToBuffer();
  const bytes = Buffer.from(written.buffer, written.byteOffset, written.byteLength);
  const permanent = createHash("sha256").update(identity).digest("hex");
  const changing = createHash("sha256").update(identity).update(bytes).digest("hex");
  overwrite(bytes, permanentPlaceholder, permanent.slice(0, 32).toUpperCase());
  overwrite(bytes, changingPlaceholder, changing.slice(0, 32).toUpperCase());
  overwrite(bytes, documentIdPlaceholder, uuidOf(permanent));
  overwrite(bytes, instanceIdPlaceholder, uuidOf(changing));
  return bytes;
}

function overwrite(bytes: Buffer, placeholder: string, value: string): void {
  const at = bytes.lastIndexOf(placeholder, undefined, "latin1");
  if (at >= 0) bytes.write(value, at, "latin1");
}
