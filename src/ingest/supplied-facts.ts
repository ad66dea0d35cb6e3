/** What stands in a supplied page: fonts, colours, pictures, and whatever a press file may not hold. */
import { PDFArray, PDFDict, type PDFObject, PDFRawStream, PDFRef } from "@cantoo/pdf-lib";
import { type ContentStream, contentStreams, missingNames, unknownOperators } from "../pdf/content-streams.js";
import { pressSpace } from "../pdf/icc.js";
import { inlineImage } from "../pdf/inline-image.js";
import { inspectPages } from "../pdf/inspect.js";
import { arrayAt, decoded, dictAt, dictOf, name, nameAt, numberAt, TooMuch } from "../pdf/objects.js";
import type { SuppliedSheet } from "../pdf/supplied-page.js";
import { inkSpace, type InkSpace, processInks } from "../raster/ink-colour.js";
import { type FontFault, programFault } from "./supplied-fonts.js";
import { hiddenLayers } from "./supplied-layers.js";
import { meansOtherwise, setAside } from "./supplied-profiles.js";

export interface SuppliedFacts {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly fonts: readonly { readonly name: string; readonly fault?: FontFault }[];
  /** Colour spaces that are no inks. */
  readonly colours: readonly string[];
  /** Inks besides the four. */
  readonly spots: readonly string[];
  /** Objects that a press file may not hold, as the file names them. */
  readonly refused: readonly string[];
  /** Names that its content uses and its resources have not. */
  readonly missing: readonly string[];
  /** The effective resolution of each placed picture. */
  readonly pictures: readonly { readonly name: string; readonly ppi: number }[];
  readonly transparent: boolean;
  /** Layers that do not show, or not in print. */
  readonly hidden: readonly string[];
  /** Profiles of CMYK and grey other than the press's: the numbers are printed as they are. */
  readonly profiles: readonly string[];
  /** Annotations and form fields that show something: only the page itself is placed. */
  readonly leftOut: number;
  /** Thinnest line, where there are lines. */
  readonly thinnestPt?: number;
  /** White set to overprint, which vanishes on the press. */
  readonly vanishes: boolean;
}

/** Annotations that print nothing of their own (ISO 32000-1, 12.5.6; 14.11.3 and 14.11.6). */
const unseen = new Set(["Link", "Popup", "TrapNet", "PrinterMark"]);

/** What the page's dictionary paints; the rest is navigation, structure and private data. */
const painted = ["Contents", "Resources", "Group"] as const;
/** Keys that lead away from what is painted. */
const elsewhere = new Set(["Parent", "StructParent", "StructParents", "Metadata", "PieceInfo"]);

/** @throws TooMuch where the page asks for more than can be painted; others where a stream cannot be decoded */
export function suppliedFacts(sheet: SuppliedSheet, pressIcc: Uint8Array): SuppliedFacts {
  const { context, page, widthPt, heightPt, unitPt } = sheet;
  const streams = contentStreams(page);
  const { dicts, ofStreams } = paintedDicts(page);
  const inline = streams.flatMap(({ operations, resources }) => operations.flatMap((operation) => (operation.operator === "BI" ? [inlineImage(context, operation, resources)] : [])));
  for (const image of inline.filter((one) => one !== undefined)) {
    dicts.add(image.dict);
    checkSize(image);
  }
  const inspected = inspectPages(context, true)[0];
  const spaces = [...dicts].flatMap((dict) => spacesOf(dict));
  const deviceRgb = [...(inspected?.colours.values() ?? [])].some(({ space }) => space === "DeviceRGB") || streams.some(lightInRgb);
  const named = [...spaces].flatMap((space) => namedInks(space)).filter((ink) => !["None", ...processInks].includes(ink));
  const lines = [...(inspected?.lineWidthsPt ?? [])].map((width) => width * unitPt);
  return {
    widthPt, heightPt,
    fonts: fontsOf(dicts),
    colours: unique([...(deviceRgb ? ["DeviceRGB"] : []), ...spaces.flatMap((space) => noInk(space)), ...(meansOtherwise(streams, dicts) ? ["ICCBased"] : [])]),
    spots: unique(named),
    refused: unique([...streams.flatMap((stream) => unknownOperators(stream)), ...(inline.includes(undefined) ? ["inline image (BI)"] : []), ...[...dicts].flatMap((dict) => refusedIn(dict, ofStreams.has(dict)))]),
    hidden: unique(hiddenLayers(dicts)),
    profiles: setAside(spaces.flatMap((space) => basesOf(space)), pressIcc),
    missing: unique(streams.flatMap((stream) => missingNames(stream))),
    pictures: (inspected?.pictures ?? []).filter(({ dict }) => nameAt(dict, "Subtype") === "Image").map((picture) => ({ name: picture.name, ppi: picture.ppi / unitPt })),
    transparent: [...dicts].some((dict) => isTransparent(dict)),
    leftOut: annotations(page).filter((annotation) => !unseen.has(nameAt(annotation, "Subtype") ?? "")).length,
    ...(lines.length === 0 ? {} : { thinnestPt: Math.min(...lines) }),
    vanishes: (inspected?.vanishing.size ?? 0) > 0,
  };
}

/** A soft mask's group that is painted in RGB: nothing else looks into it for colours. */
const lightInRgb = ({ operations, mask }: ContentStream): boolean =>
  mask && operations.some(({ operator, operands }) => operator.toLowerCase() === "rg" || (operator.toLowerCase() === "cs" && operands[0] === "/DeviceRGB"));

/** Every dictionary that the page's painting can reach, and which of them are those of streams. */
function paintedDicts(page: PDFDict): { readonly dicts: Set<PDFDict>; readonly ofStreams: ReadonlySet<PDFDict> } {
  const found = new Set<PDFDict>();
  const ofStreams = new Set<PDFDict>();
  const seen = new Set<PDFObject>();
  const pending: (PDFObject | undefined)[] = painted.map((key) => page.get(name(key)));
  for (let next = pending.pop(); next !== undefined || pending.length > 0; next = pending.pop()) {
    const object = next instanceof PDFRef ? page.context.lookup(next) : next;
    if (object === undefined || seen.has(object)) continue;
    seen.add(object);
    if (object instanceof PDFArray) pending.push(...object.asArray());
    const dict = object instanceof PDFRawStream ? object.dict : object instanceof PDFDict ? object : undefined;
    if (dict === undefined) continue;
    found.add(dict);
    if (object instanceof PDFRawStream) {
      ofStreams.add(dict);
      checkSize(object);
    }
    for (const [key, value] of dict.entries()) if (!elsewhere.has(key.decodeText())) pending.push(value);
  }
  return { dicts: found, ofStreams };
}

/** 100 megapixels in four inks, or an A3 page in one bit at far more than any plate has. */
const mostPictureBytes = 400e6;
/** 64 MB: a whole Chinese face has 20. */
const mostBytes = 64e6;

/** What is read later, by whatever reader, is of a size that it can be read in. @throws TooMuch */
function checkSize(stream: PDFRawStream): void {
  const { dict } = stream;
  if (nameAt(dict, "Subtype") === "Image") {
    const bits = String(dict.get(name("ImageMask"))) === "true" ? 1 : (numberAt(dict, "BitsPerComponent") ?? 8) * componentsOf(dict.lookup(name("ColorSpace")));
    if (((numberAt(dict, "Width") ?? 0) * (numberAt(dict, "Height") ?? 0) * bits) / 8 > mostPictureBytes) throw new TooMuch("a picture is too large");
    return;
  }
  try {
    decoded(stream, mostBytes);
  } catch (error) {
    // What cannot be unpacked at all is found where it is used.
    if (error instanceof TooMuch) throw error;
  }
}

function componentsOf(object: PDFObject | undefined): number {
  const space = inkSpace(object);
  return space.kind === "cmyk" || space.kind === "icc" ? 4 : space.kind === "named" ? space.inks.length : space.kind === "unread" ? 3 : 1;
}

function fontsOf(dicts: ReadonlySet<PDFDict>): SuppliedFacts["fonts"] {
  const found = new Map<string, SuppliedFacts["fonts"][number]>();
  // Known by their place: a font may do without the entry that says that it is one.
  const named = [...dicts].flatMap((dict) => [dictAt(dict, "Font")?.values() ?? [], arrayAt(dict, "DescendantFonts")?.asArray() ?? []].flat());
  const fonts = new Set([...[...dicts].filter((dict) => nameAt(dict, "Type") === "Font"), ...named.map((value) => dictOf(value instanceof PDFRef ? [...dicts][0]?.context.lookup(value) : value))]);
  for (const dict of fonts) {
    if (dict === undefined || !dicts.has(dict) || nameAt(dict, "Subtype") === "Type0") continue;
    const descriptor = dictAt(dict, "FontDescriptor");
    const called = (nameAt(dict, "BaseFont") ?? nameAt(descriptor, "FontName") ?? "?").replace(/^[A-Z]{6}\+/, "");
    const fault = nameAt(dict, "Subtype") === "Type3" ? "type3" : programFault(descriptor);
    found.set(called, { name: called, ...(fault === undefined ? {} : { fault }) });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Colour spaces that a dictionary states: of a picture, a gradient, a blending group, or as resources. */
function spacesOf(dict: PDFDict): PDFObject[] {
  const found: (PDFObject | undefined)[] = [];
  const isPicture = nameAt(dict, "Subtype") === "Image" && String(dict.get(name("ImageMask"))) !== "true";
  if (isPicture || dict.has(name("ShadingType"))) found.push(dict.lookup(name("ColorSpace")));
  if (nameAt(dict, "S") === "Transparency") found.push(dict.lookup(name("CS")));
  const resources = isPicture || dict.has(name("ShadingType")) ? undefined : dictAt(dict, "ColorSpace");
  for (const [key] of resources?.entries() ?? []) found.push(resources?.lookup(key));
  return found.filter((space) => space !== undefined);
}

function namedInks(object: PDFObject): readonly string[] {
  const inks = (space: InkSpace): readonly string[] => (space.kind === "named" ? space.inks : space.kind === "indexed" ? inks(space.base) : []);
  return inks(inkSpace(object));
}

/** A space and those that it is made of. */
function basesOf(object: PDFObject | undefined): PDFObject[] {
  if (!(object instanceof PDFArray)) return object === undefined ? [] : [object];
  const base = { Indexed: 1, Pattern: 1, Separation: 2, DeviceN: 2 }[nameOf(object.lookup(0))];
  return [object, ...(base === undefined || base >= object.size() ? [] : basesOf(object.lookup(base)))];
}

/** The space where it is no ink; one with a profile is ink where its numbers are. */
function noInk(object: PDFObject): string[] {
  const family = object instanceof PDFArray ? nameOf(object.lookup(0)) : nameOf(object);
  if (family === "ICCBased") return pressSpace(object) === undefined ? [family] : [];
  if (family === "CalGray") return [family];
  const space = inkSpace(object);
  if (space.kind === "indexed" && object instanceof PDFArray) return noInk(object.lookup(1) as PDFObject);
  return space.kind === "unread" ? [space.name] : [];
}

const nameOf = (object: PDFObject | undefined): string => String(object ?? "").slice(1);

/** Modes that mix the inks of a colour (ISO 32000-1, 11.3.5.3): what one ink becomes cannot be said without the others. */
const mixing = new Set(["Hue", "Saturation", "Color", "Luminosity"]);

/** ISO 15930-7, 6.3 to 6.9: no PostScript, proxies, external data, LZW, transfer functions or halftones of the file's own. */
function refusedIn(dict: PDFDict, ofStream: boolean): string[] {
  const found: string[] = [];
  const subtype = nameAt(dict, "Subtype");
  if (subtype === "PS" || dict.has(name("PS"))) found.push("PostScript");
  for (const key of ["OPI", "Alternates"]) if (dict.has(name(key))) found.push(key);
  if (ofStream && dict.has(name("F"))) found.push("F");
  if (subtype === "Image" && !(Number.isInteger(numberAt(dict, "Width")) && Number.isInteger(numberAt(dict, "Height")) && Math.min(numberAt(dict, "Width") ?? 0, numberAt(dict, "Height") ?? 0) > 0)) found.push("Image 0 × 0");
  // A knockout group: readers do not agree on what it knocks out.
  if (nameAt(dict, "S") === "Transparency" && String(dict.lookup(name("K"))) === "true") found.push("Group K");
  for (const mode of blendModes(dict)) if (mixing.has(mode)) found.push(`BM ${mode}`);
  const filters = [nameAt(dict, "Filter"), ...(arrayAt(dict, "Filter")?.asArray() ?? []).map((filter) => nameOf(filter))];
  for (const filter of filters) if (filter === "LZWDecode" || filter === "Crypt") found.push(filter);
  if (nameAt(dict, "Type") === "ExtGState" || dict.has(name("TR")) || dict.has(name("TR2"))) {
    for (const key of ["TR", "TR2"]) if (dict.has(name(key)) && nameAt(dict, key) !== "Default" && nameAt(dict, key) !== "Identity") found.push(key);
    if (dict.has(name("HT")) && nameAt(dict, "HT") !== "Default") found.push("HT");
  }
  for (const key of ["DefaultGray", "DefaultRGB", "DefaultCMYK"]) if (dictAt(dict, "ColorSpace")?.has(name(key)) === true) found.push(key);
  return found;
}

/** ISO 15930-4, 6.14: soft mask, constant alpha, blend mode, a form that is a group; the page's own group is left behind. */
function isTransparent(dict: PDFDict): boolean {
  const masked = dict.has(name("SMask")) && nameAt(dict, "SMask") !== "None";
  const alpha = (numberAt(dict, "CA") ?? 1) < 1 || (numberAt(dict, "ca") ?? 1) < 1;
  return masked || alpha || nameAt(dictAt(dict, "Group"), "S") === "Transparency" || blendModes(dict).some((mode) => !["Normal", "Compatible"].includes(mode));
}

/** One, or several of which a reader takes the first that it knows. */
function blendModes(dict: PDFDict): string[] {
  const one = nameAt(dict, "BM");
  const several = arrayAt(dict, "BM")?.asArray() ?? [];
  return one === undefined ? several.map((mode) => nameOf(mode)) : [one];
}

function annotations(page: PDFDict): PDFDict[] {
  const array = arrayAt(page, "Annots");
  return Array.from({ length: array?.size() ?? 0 }, (_, i) => array?.lookup(i)).filter((one) => one instanceof PDFDict);
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)].sort();
