/** Layers of a supplied page: which of them do not show. The page is placed without their switches, so all of it shows. */
import { type PDFArray, PDFDict, type PDFObject } from "@cantoo/pdf-lib";
import { arrayAt, catalogOf, dictAt, dictOf, name, nameAt, textAt } from "../pdf/objects.js";

/**
 * @param dicts whatever painting the page reaches
 * @returns names of the layers that are hidden on screen or in print, in the file's first configuration (ISO 32000-1, 8.11.4)
 */
export function hiddenLayers(dicts: ReadonlySet<PDFDict>): string[] {
  const layers = [...dicts].filter((dict) => nameAt(dict, "Type") === "OCG");
  const odd = [...dicts].filter((dict) => nameAt(dict, "Type") === "OCMD" && (dict.has(name("VE")) || ["AllOff", "AnyOff"].includes(nameAt(dict, "P") ?? "")));
  const [any] = [...layers, ...odd];
  if (any === undefined) return [];
  const shown = dictAt(dictAt(catalogOf(any.context), "OCProperties"), "D");
  const [on, off] = [membersOf(arrayAt(shown, "ON")), membersOf(arrayAt(shown, "OFF"))];
  const base = nameAt(shown, "BaseState") ?? "ON";
  const isHidden = (layer: PDFDict): boolean => off.has(layer) || (base !== "ON" && !on.has(layer)) || switchedOff(layer);
  return [...layers.filter(isHidden).map((layer) => textAt(layer, "Name") ?? "?"), ...odd.map(() => "OCMD")];
}

const membersOf = (array: PDFArray | undefined): ReadonlySet<PDFObject | undefined> => new Set(Array.from({ length: array?.size() ?? 0 }, (_, i) => dictOf(array?.lookup(i))));

/** A use that hides it, whether or not a reader switches by uses. */
function switchedOff(layer: PDFDict): boolean {
  const usage = layer.lookup(name("Usage"));
  if (!(usage instanceof PDFDict)) return false;
  return nameAt(dictAt(usage, "Print"), "PrintState") === "OFF" || nameAt(dictAt(usage, "View"), "ViewState") === "OFF";
}
