/** One page seen through one ink, as a page of a PDF that is rasterised and thrown away. */
import { type PDFContext, PDFDict, PDFNumber, type PDFObject, PDFRawStream, type PDFRef } from "@cantoo/pdf-lib";
import { inlineImage } from "../pdf/inline-image.js";
import { concatenate, identity, matrixOf, scales, type Matrix } from "../pdf/matrix.js";
import { arrayAt, cloneObject, decodedText, dictAt, name, numberAt, numbersOf, TooMuch } from "../pdf/objects.js";
import { type Operation, tokenize, writeOperations } from "../pdf/tokenize.js";
import { type InkSpace, type Overprint, processInks } from "./ink-colour.js";
import type { InkPictures } from "./ink-picture.js";
import { shadingInInk } from "./ink-shading.js";
import { projectContent } from "./project-content.js";
import type { InkState, Projected, Sheet } from "./sheet.js";

/** Copies objects of one file into another, each once, under their own numbers. */
export class Carrier {
  readonly #target: PDFContext;

  constructor(readonly source: PDFContext, target: PDFContext) {
    this.#target = target;
    target.largestObjectNumber = source.largestObjectNumber;
  }

  ref(ref: PDFRef): PDFRef {
    if (this.#target.lookup(ref) !== undefined) return ref;
    const object = this.source.lookup(ref);
    // Noted before its parts are followed: what refers to itself is copied once.
    if (object !== undefined) this.#target.assign(ref, object);
    if (object !== undefined) this.#target.assign(ref, this.copy(object));
    return ref;
  }

  copy(object: PDFObject): PDFObject {
    return cloneObject(object, this.#target, (ref) => this.ref(ref));
  }

  /** Those entries of a dictionary. */
  entries(dict: PDFDict | undefined, keys: readonly string[]): PDFDict {
    const out = PDFDict.withContext(this.#target);
    for (const key of keys) {
      const value = dict?.get(name(key));
      if (value !== undefined) out.set(name(key), this.copy(value));
    }
    return out;
  }
}

/** What all inks of a page share. */
export interface SheetShare {
  readonly target: PDFContext;
  readonly carrier: Carrier;
  readonly pictures: InkPictures;
  /** Of the raster; pictures need not be finer. */
  readonly dpi: number;
  /** Inks other than the four, as the page's objects name them. */
  readonly spots: Set<string>;
  /** What cannot be seen through one ink: names of colour spaces, operators and resources. */
  readonly unread: Set<string>;
}

/** No page of a newspaper has a tenth of these. */
const mostOperations = 4e6;

export class InkSheet implements Sheet {
  readonly #share: SheetShare;
  readonly #forms = new Map<string, PDFRef>();
  #left = mostOperations;

  constructor(readonly ink: string, share: SheetShare) {
    this.#share = share;
  }

  get target(): PDFContext {
    return this.#share.target;
  }

  get unread(): Set<string> {
    return this.#share.unread;
  }

  spend(operations: number): void {
    this.#left -= operations;
    if (this.#left < 0) throw new TooMuch(`a page paints more than ${mostOperations} operations`);
  }

  bring(dict: PDFDict | undefined, keys: readonly string[]): PDFDict {
    const own = this.#share.carrier.entries(dict, keys);
    // A category may be an object of its own, which the sheet adds to: it gets a copy.
    for (const key of ["Font", "ExtGState"]) {
      const held = dictAt(own, key);
      if (keys.includes(key) && held !== undefined) own.set(name(key), cloneObject(held, this.target));
    }
    return own;
  }

  bringRef(ref: PDFRef): PDFRef {
    return this.#share.carrier.ref(ref);
  }

  note(space: InkSpace): void {
    if (space.kind === "indexed") this.note(space.base);
    if (space.kind === "unread" || space.kind === "pattern") this.unread.add(space.kind === "unread" ? space.name : "Pattern");
    if (space.kind !== "named") return;
    for (const ink of space.inks) if (!["All", "None", ...processInks].includes(ink)) this.#share.spots.add(ink);
  }

  contents(operations: readonly Operation[], dict: PDFDict = PDFDict.withContext(this.target)): PDFRef {
    const bytes = Buffer.from(writeOperations(operations), "latin1");
    dict.set(name("Length"), PDFNumber.of(bytes.length));
    return this.target.register(PDFRawStream.of(dict, bytes));
  }

  stream(dict: PDFDict, { operations, resources }: Projected): PDFRef {
    dict.set(name("Resources"), resources);
    return this.contents(operations, dict);
  }

  form(ref: PDFRef, form: PDFRawStream, outer: PDFDict | undefined, state: InkState, depth: number): PDFRef {
    const key = `${ref.tag} ${JSON.stringify({ ...state, fill: [state.fill.space.kind, state.fill.values], stroke: [state.stroke.space.kind, state.stroke.values] })}`;
    const known = this.#forms.get(key);
    if (known !== undefined) return known;
    const inner = matrixOf(numbersOf(arrayAt(form.dict, "Matrix")) ?? []) ?? identity;
    const projected = projectContent(this, tokenize(decodedText(form)), dictAt(form.dict, "Resources") ?? outer, { ...state, matrix: concatenate(inner, state.matrix) }, depth + 1);
    const dict = this.bring(form.dict, ["Type", "Subtype", "BBox", "Matrix", "Group"]);
    dictAt(dict, "Group")?.set(name("CS"), name("DeviceGray"));
    const made = this.stream(dict, projected);
    this.#forms.set(key, made);
    return made;
  }

  picture(ref: PDFRef, image: PDFRawStream, overprint: Overprint, matrix: Matrix): PDFRef | undefined {
    const pixelsPerDot = 72 / this.#share.dpi / Math.max(1e-6, pixelPt(image.dict, matrix));
    // Twice as fine as the raster is left to its own scaling.
    const factor = Math.max(1, Math.floor(pixelsPerDot / 1.5));
    const made = this.#share.pictures.inInk(ref, image, this.ink, overprint, factor, (space) => this.note(space));
    if (made === undefined) this.unread.add(`picture ${image.dict.get(name("ColorSpace"))} ${image.dict.get(name("Filter")) ?? ""}`.trim());
    return made === "spared" ? undefined : made;
  }

  inline(operation: Operation, resources: PDFDict | undefined): { readonly ref: PDFRef; readonly image: PDFRawStream } | undefined {
    const image = inlineImage(this.#share.carrier.source, operation, resources);
    if (image === undefined) return undefined;
    // The page's file is left as it is: only what is painted as it stands needs an object.
    const ref = this.target.nextRef();
    if (String(image.dict.get(name("ImageMask"))) === "true") this.target.assign(ref, this.#share.carrier.copy(image));
    return { ref, image };
  }

  shading(shading: PDFDict | undefined, overprint: Overprint): PDFRef | undefined {
    const made = shading && shadingInInk(this.target, shading, this.ink, overprint);
    if (made === undefined) {
      this.unread.add(`gradient ${shading?.get(name("ColorSpace"))}`);
      return undefined;
    }
    this.note(made.space);
    return made.dict === "spared" ? undefined : this.target.register(made.dict);
  }
}

/** The size of a picture's pixel on the page, in pt, the finer way. */
function pixelPt(image: PDFDict, matrix: Matrix): number {
  const { x, y } = scales(matrix);
  return Math.min(x / Math.max(1, numberAt(image, "Width") ?? 1), y / Math.max(1, numberAt(image, "Height") ?? 1));
}
