/** Small typed doors into pdf-lib's object model. */
import {
  PDFArray, PDFCatalog, PDFContext, PDFDict, PDFName, PDFNumber, type PDFObject, PDFPageLeaf, PDFPageTree, PDFParser, PDFRawStream, PDFRef,
  PDFHexString, PDFString, decodePDFRawStream,
} from "@cantoo/pdf-lib";
import { deflateSync } from "node:zlib";

/** A name by its text or as a content stream writes it, whose escapes may have digits of either case (ISO 32000-1, 7.3.5). */
export const name = (text: string): PDFName => PDFName.of(text.includes("#") ? text.replaceAll(/#[0-9a-f]{2}/g, (digits) => digits.toUpperCase()) : text);

/**
 * Reads a whole PDF file. Rejects when the file cannot be read as PDF. Streams are views of `bytes`, as slices of a
 * Buffer are: pictures are not held twice.
 */
export async function readPdf(bytes: Uint8Array): Promise<PDFContext> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return PDFParser.forBytesWithOptions(file, Number.POSITIVE_INFINITY, true).parseDocument();
}

/** A dictionary or a stream's dictionary; undefined for anything else. */
export function dictOf(object: PDFObject | undefined): PDFDict | undefined {
  if (object instanceof PDFDict) return object;
  return object instanceof PDFRawStream ? object.dict : undefined;
}

/** The value of `key`, references followed, as a dictionary. */
export function dictAt(dict: PDFDict | undefined, key: string): PDFDict | undefined {
  return dictOf(dict?.lookup(name(key)));
}

export function arrayAt(dict: PDFDict | undefined, key: string): PDFArray | undefined {
  const value = dict?.lookup(name(key));
  return value instanceof PDFArray ? value : undefined;
}

export function numberAt(dict: PDFDict | undefined, key: string): number | undefined {
  const value = dict?.lookup(name(key));
  return value instanceof PDFNumber ? value.asNumber() : undefined;
}

/** A name's text without the slash. */
export function nameAt(dict: PDFDict | undefined, key: string): string | undefined {
  const value = dict?.lookup(name(key));
  return value instanceof PDFName ? value.decodeText() : undefined;
}

export function textAt(dict: PDFDict | undefined, key: string): string | undefined {
  const value = dict?.lookup(name(key));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
}

/** The numbers of an array; undefined when one is not a number. */
export function numbersOf(array: PDFArray | undefined): number[] | undefined {
  if (array === undefined) return undefined;
  const numbers: number[] = [];
  for (let i = 0; i < array.size(); i++) {
    const value = array.lookup(i);
    if (!(value instanceof PDFNumber)) return undefined;
    numbers.push(value.asNumber());
  }
  return numbers;
}

export function catalogOf(context: PDFContext): PDFDict {
  const catalog = context.lookup(context.trailerInfo.Root);
  if (!(catalog instanceof PDFDict)) throw new TypeError("the file has no catalog");
  return catalog;
}

/** The pages in order with their references. A branch that leads back to itself is followed once; a page may stand twice. */
export function pagesOf(context: PDFContext): { readonly ref: PDFRef; readonly page: PDFDict }[] {
  const pages: { ref: PDFRef; page: PDFDict }[] = [];
  const branches = new Set<PDFObject>();
  const pending: (PDFObject | undefined)[] = [catalogOf(context).get(name("Pages"))];
  while (pending.length > 0) {
    const ref = pending.pop();
    const node = ref instanceof PDFRef ? context.lookup(ref) : undefined;
    if (!(ref instanceof PDFRef) || !(node instanceof PDFDict) || branches.has(node)) continue;
    const kids = arrayAt(node, "Kids");
    if (kids === undefined) pages.push({ ref, page: node });
    else {
      branches.add(node);
      for (let at = kids.size() - 1; at >= 0; at--) pending.push(kids.get(at));
    }
  }
  return pages;
}

/** A few kilobytes can unpack to gigabytes: what a file asks for is more than anyone means. */
export class TooMuch extends Error {}

/**
 * A stream's decoded bytes.
 * @param most bytes that it may have
 * @throws TooMuch where it has more
 */
export function decoded(stream: PDFRawStream, most = Number.POSITIVE_INFINITY): Uint8Array {
  const source = decodePDFRawStream(stream);
  if (most === Number.POSITIVE_INFINITY) return source.decode();
  const step = 1 << 16;
  for (let length = 0, read = step; read === step; length += read) {
    read = source.getBytes(step).length;
    if (length + read > most) throw new TooMuch(`a stream unpacks to more than ${most} bytes`);
  }
  source.reset();
  return source.decode();
}

/** 24 MB: the drawing of a whole city map has five. */
const mostText = 24e6;

/** A stream's decoded bytes, one character per byte. @throws TooMuch */
export function decodedText(stream: PDFRawStream): string {
  return Buffer.from(decoded(stream, mostText)).toString("latin1");
}

/** Profiles are written into every page's file: packed once each. */
const packedBytes = new WeakMap<Uint8Array, Uint8Array>();

function pack(bytes: Uint8Array): Uint8Array {
  const known = packedBytes.get(bytes) ?? deflateSync(bytes, { level: 9 });
  packedBytes.set(bytes, known);
  return known;
}

/** A new deflated stream with the entries of `dict` (filter and length entries excepted). */
export function deflated(context: PDFContext, bytes: Uint8Array, dict?: PDFDict): PDFRawStream {
  const packed = pack(bytes);
  const entries = PDFDict.withContext(context);
  for (const [key, value] of dict?.entries() ?? []) {
    if (!["Length", "Filter", "DecodeParms"].includes(key.decodeText())) entries.set(key, value);
  }
  entries.set(name("Filter"), name("FlateDecode"));
  entries.set(name("Length"), PDFNumber.of(packed.length));
  return PDFRawStream.of(entries, packed);
}

/**
 * A copy whose objects can be changed without touching the original. Stream contents are shared:
 * they are replaced as a whole, never written into.
 */
export function cloneContext(source: PDFContext): PDFContext {
  const target = PDFContext.create();
  target.largestObjectNumber = source.largestObjectNumber;
  target.header = source.header;
  for (const [ref, object] of source.enumerateIndirectObjects()) target.assign(ref, cloneObject(object, target));
  target.trailerInfo = { ...source.trailerInfo };
  return target;
}

/** A deep copy in `context`, references kept or renamed by `rename`. */
export function cloneObject(object: PDFObject, context: PDFContext, rename: (ref: PDFRef) => PDFRef = (ref) => ref): PDFObject {
  const copy = (value: PDFObject): PDFObject => cloneObject(value, context, rename);
  if (object instanceof PDFRef) return rename(object);
  if (object instanceof PDFArray) {
    const array = PDFArray.withContext(context);
    for (const value of object.asArray()) array.push(copy(value));
    return array;
  }
  if (object instanceof PDFRawStream) return PDFRawStream.of(copy(object.dict) as PDFDict, object.contents);
  if (object instanceof PDFDict) {
    const entries = new Map(object.entries().map(([key, value]) => [key, copy(value)] as const));
    if (object instanceof PDFCatalog) return PDFCatalog.fromMapWithContext(entries, context);
    if (object instanceof PDFPageTree) return PDFPageTree.fromMapWithContext(entries, context);
    if (object instanceof PDFPageLeaf) return PDFPageLeaf.fromMapWithContext(entries, context);
    return PDFDict.fromMapWithContext(entries, context);
  }
  return object;
}
