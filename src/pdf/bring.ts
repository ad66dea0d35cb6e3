/** What a supplied page paints, brought into another file: its streams byte for byte, its ties to its own file cut. */
import { PDFArray, type PDFContext, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRawStream, PDFRef, PDFString } from "@cantoo/pdf-lib";
import { pressSpace } from "./icc.js";
import { dictOf, name, nameAt, numberAt } from "./objects.js";

export interface Bringing {
  readonly source: PDFContext;
  readonly target: PDFContext;
  readonly page: PDFDict;
  /** CMYK and grey with a profile become those of the press: the numbers stay. */
  readonly asInks: boolean;
}

export interface Brought {
  /** The page's resources in the target. */
  readonly resources: PDFRef;
  bring(object: PDFObject): PDFObject;
}

/** Copies what is asked for and whatever that refers to, each object once. */
export function bringer({ source, target, page, asInks }: Bringing): Brought {
  const known = new Map<string, PDFRef>();
  const resources = target.nextRef();
  const refOf = (ref: PDFRef): PDFRef => {
    const copied = known.get(ref.tag);
    if (copied !== undefined) return copied;
    const fresh = target.nextRef();
    // Noted before its parts are followed: what refers to itself is copied once.
    known.set(ref.tag, fresh);
    const object = source.lookup(ref);
    if (object !== undefined) target.assign(fresh, bring(object));
    return fresh;
  };
  const bringDict = (dict: PDFDict): PDFDict => {
    const copy = PDFDict.withContext(target);
    for (const [key, value] of dict.entries()) {
      const found = value instanceof PDFRef ? source.lookup(value) : value;
      if (isTie(key.decodeText(), found)) continue;
      // Which layers show is said in the catalog, which stays behind: a supplied page with a hidden one is refused, and all others show.
      copy.set(key, isLayer(found) ? PDFDict.withContext(target) : bring(value));
    }
    return copy;
  };
  const bring = (object: PDFObject): PDFObject => {
    if (object instanceof PDFRef) return refOf(object);
    if (object instanceof PDFArray) {
      const inks = asInks ? pressSpace(object) : undefined;
      if (inks !== undefined) return name(inks);
      const array = PDFArray.withContext(target);
      for (const value of object.asArray()) array.push(bring(value));
      return array;
    }
    if (object instanceof PDFRawStream) {
      const dict = bringDict(object.dict);
      // Without resources of its own it takes the page's (ISO 32000-1, table 95), which would be another page's here.
      if (takesResources(object.dict)) dict.set(name("Resources"), resources);
      return PDFRawStream.of(dict, object.contents);
    }
    return object instanceof PDFDict ? bringDict(object) : object;
  };
  target.assign(resources, bring(dictOf(page.lookup(name("Resources"))) ?? PDFDict.withContext(source)));
  return { resources, bring };
}

/** A key that ties an object to the structure, the layers or the private data of its file; told by its value too, for a resource may have such a name. */
function isTie(key: string, value: PDFObject | undefined): boolean {
  switch (key) {
    case "StructParent": case "StructParents": return value instanceof PDFNumber;
    case "LastModified": return value instanceof PDFString;
    case "Metadata": return value instanceof PDFRawStream && !["Image", "Form"].includes(nameAt(value.dict, "Subtype") ?? "");
    case "PieceInfo": return value instanceof PDFDict && !value.has(name("Type"));
    case "OC": return isLayer(value);
    default: return false;
  }
}

/** An optional content group or a membership of several (ISO 32000-1, 8.11.2). */
export const isLayer = (value: PDFObject | undefined): boolean => value instanceof PDFDict && ["OCG", "OCMD"].includes(nameAt(value, "Type") ?? "");

function takesResources(dict: PDFDict): boolean {
  return !dict.has(name("Resources")) && (dict.get(name("Subtype")) === PDFName.of("Form") || numberAt(dict, "PatternType") === 1);
}
