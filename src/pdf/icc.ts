/** Colour spaces with a profile (ISO 32000-1, 8.6.5.5): which of them are inks, and for what printing they were separated. */
import { PDFArray, PDFName, type PDFObject, PDFRawStream } from "@cantoo/pdf-lib";
import { decoded, numberAt } from "./objects.js";

/** 16 MB: profiles of presses have one or two. */
const mostBytes = 16e6;

/** What a profile's header must say (ICC.1, 7.2) and what its numbers are on a press. */
const ofInks: Readonly<Record<number, { readonly signature: string; readonly space: "DeviceCMYK" | "DeviceGray" }>> = {
  1: { signature: "GRAY", space: "DeviceGray" },
  4: { signature: "CMYK", space: "DeviceCMYK" },
};

/** The profile of an ICCBased space; undefined where it is none or cannot be unpacked. */
export function profileOf(space: PDFObject | undefined): Uint8Array | undefined {
  if (!(space instanceof PDFArray) || space.size() < 2 || space.lookup(0) !== PDFName.of("ICCBased")) return undefined;
  const stream = space.lookup(1);
  if (!(stream instanceof PDFRawStream)) return undefined;
  try {
    return decoded(stream, mostBytes);
  } catch {
    return undefined;
  }
}

/** The press's own space whose numbers those of a space with a profile are: undefined for every space that is none of inks. */
export function pressSpace(space: PDFObject | undefined): "DeviceCMYK" | "DeviceGray" | undefined {
  const profile = profileOf(space);
  const stream = space instanceof PDFArray ? space.lookup(1) : undefined;
  const inks = profile && stream instanceof PDFRawStream ? ofInks[numberAt(stream.dict, "N") ?? 0] : undefined;
  if (profile === undefined || inks === undefined) return undefined;
  const at = (offset: number): string => Buffer.from(profile.subarray(offset, offset + 4)).toString("latin1");
  return at(36) === "acsp" && at(16) === inks.signature ? inks.space : undefined;
}

/** What a profile calls itself, by its `desc` tag (ICC.1, 9.2.41; ICC.1:2001, 6.5.17); "?" where it does not say. */
export function profileName(profile: Uint8Array): string {
  const bytes = Buffer.from(profile.buffer, profile.byteOffset, profile.byteLength);
  const tags = bytes.length < 132 ? 0 : Math.min(bytes.readUInt32BE(128), 100);
  for (let at = 132; at + 12 <= bytes.length && at < 132 + tags * 12; at += 12) {
    if (bytes.toString("latin1", at, at + 4) !== "desc") continue;
    const [offset, size] = [bytes.readUInt32BE(at + 4), bytes.readUInt32BE(at + 8)];
    const tag = bytes.subarray(offset, offset + size);
    if (tag.length < 28) break;
    if (tag.toString("latin1", 0, 4) === "desc") return tag.toString("latin1", 12, 12 + tag.readUInt32BE(8)).replace(/\0.*$/s, "");
    const [length, start] = [tag.readUInt32BE(20), tag.readUInt32BE(24)];
    return Buffer.from(tag.subarray(start, start + length - (length % 2))).swap16().toString("utf16le");
  }
  return "?";
}
