/** Profiles of a supplied page's CMYK and grey: the numbers go to the press as they are, where that changes nothing else. */
import type { PDFDict, PDFObject } from "@cantoo/pdf-lib";
import type { ContentStream } from "../pdf/content-streams.js";
import { pressSpace, profileName, profileOf } from "../pdf/icc.js";
import { dictAt, name, numberAt } from "../pdf/objects.js";

/** Names of the profiles among `spaces`, those aside whose bytes are the press's own. */
export function setAside(spaces: readonly PDFObject[], press: Uint8Array): string[] {
  const profiles = spaces.filter((space) => pressSpace(space) !== undefined).flatMap((space) => profileOf(space) ?? []);
  return [...new Set(profiles.filter((profile) => Buffer.compare(profile, press) !== 0).map((profile) => profileName(profile)))].sort();
}

/**
 * True where device numbers would paint otherwise than the same numbers with a profile: DeviceCMYK alone spares an ink
 * of zero when it overprints (ISO 32000-1, 8.6.7), and it begins with black where an ICCBased space begins with zeros.
 */
export function meansOtherwise(streams: readonly ContentStream[], dicts: ReadonlySet<PDFDict>): boolean {
  const spares = [...dicts].some((dict) => numberAt(dict, "OPM") === 1 && ["OP", "op"].some((key) => String(dict.get(name(key))) === "true"));
  return streams.some(({ operations, resources }) => operations.some(({ operator, operands }, index) => {
    if (operator !== "cs" && operator !== "CS") return false;
    if (pressSpace(dictAt(resources, "ColorSpace")?.lookup(name((operands[0] ?? "/").slice(1)))) === undefined) return false;
    const next = operations[index + 1]?.operator ?? "";
    return spares || !(operator === "cs" ? ["sc", "scn"] : ["SC", "SCN"]).includes(next);
  }));
}
