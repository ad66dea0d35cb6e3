/** What stands in a JPEG file before its picture data (ITU-T T.81, annex B). */

export interface JpegFacts {
  /** An `Adobe` APP14 segment is there: CMYK values are stored inverted. */
  readonly adobe: boolean;
  /** Bits a sample, from the frame header. */
  readonly precision: number;
  readonly components: number;
}

/** Reads segments up to the frame header; undefined where the bytes are no JPEG. */
export function jpegFacts(bytes: Uint8Array): JpegFacts | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  let adobe = false;
  let frame: { precision: number; components: number } | undefined;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] as number;
    // Fill bytes may stand before a marker.
    if (marker === 0xff) {
      at++;
      continue;
    }
    const length = ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);
    if (marker === 0xee && Buffer.from(bytes.subarray(at + 4, at + 9)).toString("latin1") === "Adobe") adobe = true;
    // SOF0–SOF15; C4, C8 and CC are tables and extensions.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) frame = { precision: bytes[at + 4] as number, components: bytes[at + 9] as number };
    if (marker === 0xda) break;
    at += 2 + length;
  }
  return frame && { adobe, ...frame };
}
