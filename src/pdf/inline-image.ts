/** Inline images as the picture objects that they would be elsewhere (ISO 32000-1, 8.9.7, tables 93 and 94). */
import { PDFArray, type PDFContext, PDFDict, PDFName, PDFNumber, type PDFObject, PDFObjectParser, PDFRawStream } from "@cantoo/pdf-lib";
import { dictAt, name } from "./objects.js";
import type { Operation } from "./tokenize.js";

const keys: Readonly<Record<string, string>> = {
  BPC: "BitsPerComponent", CS: "ColorSpace", D: "Decode", DP: "DecodeParms", F: "Filter", H: "Height", IM: "ImageMask", I: "Interpolate", W: "Width",
};
const filters: Readonly<Record<string, string>> = { AHx: "ASCIIHexDecode", A85: "ASCII85Decode", LZW: "LZWDecode", Fl: "FlateDecode", RL: "RunLengthDecode", CCF: "CCITTFaxDecode", DCT: "DCTDecode" };
const spaces: Readonly<Record<string, string>> = { G: "DeviceGray", RGB: "DeviceRGB", CMYK: "DeviceCMYK", I: "Indexed" };

/**
 * @param resources of the stream that the image stands in: its colour space may be named there
 * @returns undefined where the image cannot be read
 */
export function inlineImage(context: PDFContext, { operands }: Operation, resources: PDFDict | undefined): PDFRawStream | undefined {
  const data = operands.at(-1);
  const written = parse(context, operands.slice(0, -1));
  if (data === undefined || written === undefined) return undefined;
  const dict = context.obj({ Type: "XObject", Subtype: "Image" }) as PDFDict;
  for (const [key, value] of written.entries()) {
    const whole = keys[key.decodeText()] ?? key.decodeText();
    dict.set(name(whole), whole === "Filter" ? inFull(context, value, filters) : whole === "ColorSpace" ? spaceOf(context, value, resources) : value);
  }
  const bytes = Buffer.from(data, "latin1");
  dict.set(name("Length"), PDFNumber.of(bytes.length));
  return PDFRawStream.of(dict, bytes);
}

function parse(context: PDFContext, entries: readonly string[]): PDFDict | undefined {
  try {
    const dict = PDFObjectParser.forBytes(Buffer.from(`<< ${entries.join(" ")} >>`, "latin1"), context).parseObject();
    return dict instanceof PDFDict ? dict : undefined;
  } catch {
    return undefined;
  }
}

function inFull(context: PDFContext, value: PDFObject, words: Readonly<Record<string, string>>): PDFObject {
  if (value instanceof PDFName) return name(words[value.decodeText()] ?? value.decodeText());
  if (!(value instanceof PDFArray)) return value;
  const whole = PDFArray.withContext(context);
  for (const part of value.asArray()) whole.push(inFull(context, part, words));
  return whole;
}

function spaceOf(context: PDFContext, value: PDFObject, resources: PDFDict | undefined): PDFObject {
  const named = value instanceof PDFName ? dictAt(resources, "ColorSpace")?.lookup(value) : undefined;
  return named ?? inFull(context, value, spaces);
}
