/** The inks of a press page, as its file has them. */
import { PDFArray, type PDFContext, PDFName } from "@cantoo/pdf-lib";
import { allDicts } from "../pdf/inspect.js";
import { arrayAt, dictOf, numbersOf, readPdf } from "../pdf/objects.js";
import type { PageState } from "./protocol.js";

/** Shares of C, M, Y and K that stand for a spot ink. */
export type SpotRecipe = readonly number[];

/** An ink's name as people read it: pdf-lib reads a character of each byte. */
export const inkName = (read: string): string => Buffer.from(read, "latin1").toString("utf8");

/** Spot inks by their names as they are read, with the process inks that stand for each; `All` is that of the marks and no ink (ISO 32000-1, 8.6.6.4). */
export function spotInks(context: PDFContext): ReadonlyMap<string, SpotRecipe | undefined> {
  const found = new Map<string, SpotRecipe | undefined>();
  for (const dict of allDicts(context)) for (const value of dict.values()) {
    const space = context.lookup(value);
    if (!(space instanceof PDFArray) || space.size() !== 4 || space.lookup(0) !== PDFName.of("Separation")) continue;
    const [ink, process] = [space.lookup(1), space.lookup(2) === PDFName.of("DeviceCMYK")];
    if (!(ink instanceof PDFName) || ["All", "None", "Cyan", "Magenta", "Yellow", "Black"].includes(ink.decodeText())) continue;
    const full = process ? numbersOf(arrayAt(dictOf(space.lookup(3)), "C1")) : undefined;
    found.set(ink.decodeText(), full?.length === 4 ? full : found.get(ink.decodeText()));
  }
  return found;
}

/** Names of the separations of a page, and `all` for what they look like together: an ink that the page is not printed with would be an empty sheet. */
export async function plateInks(pdf: Uint8Array, ink: PageState["ink"]): Promise<string[]> {
  switch (ink) {
    case "cmyk": return ["all", "Cyan", "Magenta", "Yellow", "Black"];
    case "k": return ["all", "Black"];
    case "k+spot": return ["all", "Black", ...[...spotInks(await readPdf(pdf)).keys()].map(inkName)];
  }
}
