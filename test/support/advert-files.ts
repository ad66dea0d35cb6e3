/** Adverts as agencies send them: one page of CMYK areas, type of a packaged face and a picture; and such as must be refused. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { PDFContext, type PDFDict, PDFDocument, PDFHexString, PDFRawStream, type PDFRef, PDFWriter } from "@cantoo/pdf-lib";
import { eachCharacter } from "../../src/fonts/cmap.js";
import { readSfnt, table } from "../../src/fonts/sfnt.js";
import { Subsetter } from "../../src/fonts/subsetter.js";
import { name } from "../../src/pdf/objects.js";
import { projectRoot } from "./built.js";

const face = join(projectRoot, "node_modules/@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf");
export const ptPerMm = 72 / 25.4;

export interface AdvertParts {
  /** The trim box's size as it is seen. */
  readonly widthMm?: number;
  readonly heightMm?: number;
  /** Room around the trim box, which the media box takes in. */
  readonly bleedMm?: number;
  /** Painted below the type, in pt from the trim's bottom left. */
  readonly content?: string;
  /** Set in the embedded face, white on the ground. */
  readonly text?: string;
  /** Pixels of the square picture, 40 mm a side; none when 0. */
  readonly picturePx?: number;
  readonly embedded?: boolean;
  readonly pages?: number;
  /** Further entries of the page. */
  readonly page?: object;
  readonly catalog?: object;
  /** Puts further resources in. */
  readonly add?: (context: PDFContext, resources: PDFDict) => void;
  /** Content in so many streams. */
  readonly streams?: number;
}

/** A blue ground of 160 %, a red bar at its foot: what every advert below begins with. */
export const ground = (widthMm: number, heightMm: number): string =>
  `1 0.6 0 0 k 0 0 ${(widthMm * ptPerMm).toFixed(3)} ${(heightMm * ptPerMm).toFixed(3)} re f 0 1 1 0 k 0 0 ${(widthMm * ptPerMm).toFixed(3)} 28.346 re f`;

export async function advertPdf(parts: AdvertParts = {}): Promise<Uint8Array> {
  const { widthMm = 100, heightMm = 70, bleedMm = 0, text = "云亭书店周年庆", picturePx = 480, embedded = true, pages = 1, streams = 1 } = parts;
  const context = PDFContext.create();
  const tree = context.nextRef();
  const font = await fontOf(context, text, embedded);
  const resources = context.obj({ Font: { F1: font.ref } }) as PDFDict;
  if (picturePx > 0) resources.set(name("XObject"), context.obj({ Im1: pictureOf(context, picturePx) }));
  parts.add?.(context, resources);
  const [width, height, bleed] = [widthMm, heightMm, bleedMm].map((mm) => mm * ptPerMm) as [number, number, number];
  const side = (40 * ptPerMm).toFixed(3);
  const content = [
    `q 1 0 0 1 ${bleed.toFixed(3)} ${bleed.toFixed(3)} cm`,
    parts.content ?? ground(widthMm, heightMm),
    ...(picturePx > 0 ? [`q ${side} 0 0 ${side} ${(width - 45 * ptPerMm).toFixed(3)} 56.693 cm /Im1 Do Q`] : []),
    ...(text === "" ? [] : [`BT 0 0 0 0 k /F1 18 Tf 14.173 ${(height - 42).toFixed(3)} Td ${font.show} Tj ET`]),
    "Q",
  ];
  const cut = Array.from({ length: streams }, (_, i) => content.slice(Math.round((i * content.length) / streams), Math.round(((i + 1) * content.length) / streams)).join("\n"));
  const kids = Array.from({ length: pages }, () => {
    const contents = cut.map((part) => context.register(streamOf(context, {}, Buffer.from(part, "latin1"))));
    return context.register(context.obj({
      Type: "Page", Parent: tree, MediaBox: [0, 0, width + 2 * bleed, height + 2 * bleed], TrimBox: [bleed, bleed, bleed + width, bleed + height],
      Resources: resources, Contents: contents.length === 1 ? (contents[0] as PDFRef) : contents, ...parts.page,
    } as never));
  });
  context.assign(tree, context.obj({ Type: "Pages", Count: pages, Kids: kids }));
  context.trailerInfo.Root = context.register(context.obj({ Type: "Catalog", Pages: tree, ...parts.catalog } as never));
  return PDFWriter.forContext(context, 1000).serializeToBuffer();
}

export async function encryptedAdvert(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([283, 198]);
  document.encrypt({ ownerPassword: "editor", permissions: {} });
  return document.save();
}

function streamOf(context: PDFContext, dict: object, bytes: Uint8Array): PDFRawStream {
  const packed = deflateSync(bytes);
  return PDFRawStream.of(context.obj({ ...dict, Filter: "FlateDecode", Length: packed.length } as never) as unknown as PDFDict, packed);
}

/** A yellow square with a green diagonal. */
function pictureOf(context: PDFContext, px: number): PDFRef {
  const data = Buffer.alloc(px * px * 4);
  for (let y = 0; y < px; y++) for (let x = 0; x < px; x++) data.set(Math.abs(x - y) < px / 12 ? [200, 0, 200, 20] : [0, 20, 220, 0], (y * px + x) * 4);
  return context.register(streamOf(context, { Type: "XObject", Subtype: "Image", Width: px, Height: px, BitsPerComponent: 8, ColorSpace: "DeviceCMYK" }, data));
}

/** The face cut down to the text's characters, as a CIDFontType2 whose codes are glyph numbers. */
async function fontOf(context: PDFContext, text: string, embedded: boolean): Promise<{ readonly ref: PDFRef; readonly show: string }> {
  const whole = await readFile(face);
  const cmap = new Map<number, number>();
  const tables = readSfnt(whole);
  eachCharacter(table(tables, "cmap"), (codePoint, glyph) => void cmap.set(codePoint, glyph));
  const codes = [...text].map((character) => (cmap.get(character.codePointAt(0) ?? 0) ?? 0).toString(16).padStart(4, "0"));
  const called = name("ABCDEF+NotoSansSC-Bold");
  const descriptor = context.obj({ Type: "FontDescriptor", FontName: called, Flags: 4, FontBBox: [0, -288, 1000, 1151], ItalicAngle: 0, Ascent: 1151, Descent: -288, CapHeight: 733, StemV: 120 }) as PDFDict;
  if (embedded) {
    const subsetter = await Subsetter.open();
    const program = subsetter.subset(whole, [...text].map((character) => character.codePointAt(0) ?? 0), 1);
    descriptor.set(name("FontFile2"), context.register(streamOf(context, { Length1: program.length }, program)));
  }
  const unicode = codes.map((code, i) => `<${code}> <${([...text][i] ?? "").charCodeAt(0).toString(16).padStart(4, "0")}>`);
  const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange ${unicode.length} beginbfchar ${unicode.join("\n")} endbfchar endcmap end end`;
  const descendant = context.register(context.obj({
    Type: "Font", Subtype: "CIDFontType2", BaseFont: called, CIDToGIDMap: "Identity", DW: 1000, FontDescriptor: context.register(descriptor),
    CIDSystemInfo: { Registry: PDFHexString.fromText("Adobe"), Ordering: PDFHexString.fromText("Identity"), Supplement: 0 },
  } as never));
  const ref = context.register(context.obj({
    Type: "Font", Subtype: "Type0", BaseFont: called, Encoding: "Identity-H", DescendantFonts: [descendant], ToUnicode: context.register(streamOf(context, {}, Buffer.from(map, "latin1"))),
  } as never));
  return { ref, show: `<${codes.join("")}>` };
}
