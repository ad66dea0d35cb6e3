/** Fonts of a supplied page: whether their programs are there, and are programs. */
import { type PDFDict, PDFRawStream } from "@cantoo/pdf-lib";
import { decoded, name } from "../pdf/objects.js";

export type FontFault = "not-embedded" | "type3" | "damaged";

/** How the programs begin (ISO 32000-1, table 126): Type 1 as text or in PFB segments, TrueType, CFF alone or in OpenType. */
const beginnings: Readonly<Record<string, readonly string[]>> = {
  FontFile: ["%!", "\x80\x01"],
  FontFile2: ["\0\x01\0\0", "true", "ttcf", "OTTO"],
  FontFile3: ["\x01\0", "OTTO", "\0\x01\0\0", "true"],
};

/** @param descriptor whose program is known to be of a sensible size */
export function programFault(descriptor: PDFDict | undefined): FontFault | undefined {
  const key = Object.keys(beginnings).find((file) => descriptor?.has(name(file)));
  if (key === undefined) return "not-embedded";
  const program = descriptor?.lookup(name(key));
  if (!(program instanceof PDFRawStream)) return "damaged";
  const first = Buffer.from(decoded(program).subarray(0, 4)).toString("latin1");
  return beginnings[key]?.some((start) => first.startsWith(start)) === true ? undefined : "damaged";
}
