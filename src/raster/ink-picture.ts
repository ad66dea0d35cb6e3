/** Pictures seen through one ink: grey pictures that keep their masks. */
import { PDFArray, type PDFContext, type PDFDict, PDFHexString, PDFName, PDFRawStream, type PDFRef, PDFString } from "@cantoo/pdf-lib";
import { arrayAt, decoded, name, numbersOf } from "../pdf/objects.js";
import { type Component, componentOf, inkSpace, type InkSpace, type Overprint, processInks } from "./ink-colour.js";
import { cmykPlanes, readsPicture } from "./picture-planes.js";

type Literal = string | number | number[];

/** A picture whose pixels have still to be taken apart: the refs of its planes by ink. */
interface Waiting {
  readonly image: PDFRawStream;
  readonly factor: number;
  readonly planes: Map<string, PDFRef>;
}

/** The pictures of one page, each taken apart once. */
export class InkPictures {
  readonly #target: PDFContext;
  readonly #bring: (image: PDFDict, keys: readonly string[]) => PDFDict;
  readonly #made = new Map<string, PDFRef | "spared" | undefined>();
  readonly #waiting = new Map<string, Waiting>();

  /** @param bring copies those entries of a dictionary, and what they refer to, into the target */
  constructor(target: PDFContext, bring: (image: PDFDict, keys: readonly string[]) => PDFDict) {
    this.#target = target;
    this.#bring = bring;
  }

  /**
   * @param factor so many pixels each way may be averaged to one, since the raster is no finer
   * @param note is told the picture's colour space
   * @returns the picture in the target, "spared" where it leaves the ink as it is, undefined where it cannot be read
   */
  inInk(ref: PDFRef, image: PDFRawStream, ink: string, overprint: Overprint, factor: number, note: (space: InkSpace) => void): PDFRef | "spared" | undefined {
    note(inkSpace(image.dict.lookup(name("ColorSpace"))));
    const key = `${ref.tag} ${ink} ${overprint.on} ${factor}`;
    if (!this.#made.has(key)) this.#made.set(key, this.#make(ref, image, ink, overprint, factor));
    return this.#made.get(key);
  }

  #make(ref: PDFRef, image: PDFRawStream, ink: string, overprint: Overprint, factor: number): PDFRef | "spared" | undefined {
    // A colour-key mask names colours, which one ink alone has not.
    if (image.dict.lookup(name("Mask")) instanceof PDFArray) return undefined;
    const space = inkSpace(image.dict.lookup(name("ColorSpace")));
    const base = space.kind === "indexed" ? space.base : space;
    if (!["cmyk", "icc", "grey", "named"].includes(base.kind)) return undefined;
    const component = componentOf(base, ink, overprint);
    if (component === "spared") return component;
    if (component === "bare") return this.#white(image);
    if (space.kind === "indexed") return this.#indexed(image, space, component);
    if (base.kind === "cmyk" || base.kind === "icc") return this.#plane(ref, image, ink, factor);
    return base.kind === "named" && base.inks.length > 1 ? undefined : this.#single(image, component);
  }

  #white(image: PDFRawStream): PDFRef {
    const dict = this.#bring(image.dict, ["SMask", "Mask"]);
    return this.#register(dict, { Width: 1, Height: 1, BitsPerComponent: 8, ColorSpace: "DeviceGray" }, Uint8Array.of(255));
  }

  /** One component already: only the meaning of its numbers is stated anew. */
  #single(image: PDFRawStream, { inverted }: Exclude<Component, string>): PDFRef {
    const dict = this.#bring(image.dict, ["SMask", "Mask", "Width", "Height", "BitsPerComponent", "Filter", "DecodeParms", "Interpolate"]);
    const [from = 0, to = 1] = numbersOf(arrayAt(image.dict, "Decode")) ?? [];
    return this.#register(dict, { ColorSpace: "DeviceGray", Decode: inverted ? [1 - from, 1 - to] : [from, to] }, image.contents);
  }

  #indexed(image: PDFRawStream, { base, lookup }: Extract<InkSpace, { kind: "indexed" }>, { index, inverted }: Exclude<Component, string>): PDFRef | undefined {
    const table = lookup instanceof PDFRawStream ? decoded(lookup) : lookup instanceof PDFString || lookup instanceof PDFHexString ? lookup.asBytes() : undefined;
    if (table === undefined) return undefined;
    const components = base.kind === "grey" ? 1 : base.kind === "named" ? base.inks.length : 4;
    const light = Uint8Array.from({ length: Math.floor(table.length / components) }, (_, i) => {
      const value = table[i * components + index] as number;
      return inverted ? 255 - value : value;
    });
    const dict = this.#bring(image.dict, ["SMask", "Mask", "Width", "Height", "BitsPerComponent", "Filter", "DecodeParms", "Decode"]);
    const space = this.#target.obj([PDFName.of("Indexed"), PDFName.of("DeviceGray"), light.length - 1]);
    space.push(PDFHexString.of(Buffer.from(light).toString("hex")));
    dict.set(name("ColorSpace"), space);
    return this.#register(dict, {}, image.contents);
  }

  #plane(ref: PDFRef, image: PDFRawStream, ink: string, factor: number): PDFRef | undefined {
    if (!readsPicture(image.dict)) return undefined;
    const key = `${ref.tag} ${factor}`;
    const waiting = this.#waiting.get(key) ?? { image, factor, planes: new Map<string, PDFRef>() };
    this.#waiting.set(key, waiting);
    const plane = waiting.planes.get(ink) ?? this.#target.nextRef();
    waiting.planes.set(ink, plane);
    return plane;
  }

  #register(dict: PDFDict, entries: Readonly<Record<string, Literal>>, contents: Uint8Array): PDFRef {
    return this.#target.register(this.#stream(dict, entries, contents));
  }

  #stream(dict: PDFDict, entries: Readonly<Record<string, Literal>>, contents: Uint8Array): PDFRawStream {
    const all = this.#target.obj({ Type: "XObject", Subtype: "Image", Length: contents.length, ...entries });
    for (const [key, value] of all.entries()) dict.set(key, value);
    return PDFRawStream.of(dict, contents);
  }

  /** Takes the pixels of all pictures asked for apart. Rejects where a picture's bytes are not what its dictionary says. */
  async finish(): Promise<void> {
    for (const { image, factor, planes: wanted } of this.#waiting.values()) {
      const { width, height, planes } = await cmykPlanes(image, factor);
      for (const [ink, ref] of wanted) {
        const dict = this.#bring(image.dict, ["SMask", "Mask"]);
        const plane = planes[(processInks as readonly string[]).indexOf(ink)] as Uint8Array;
        this.#target.assign(ref, this.#stream(dict, { Width: width, Height: height, BitsPerComponent: 8, ColorSpace: "DeviceGray" }, plane));
      }
    }
    this.#waiting.clear();
  }
}
