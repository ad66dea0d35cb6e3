/** Adverts that nobody should send and somebody will: each a file, by name. */
import { deflateSync } from "node:zlib";
import { heightPt, packed, quarters, rawAdvert, rawPdf, shapes, stream, widthPt } from "./raw-advert.js";

const box = `[0 0 ${widthPt} ${heightPt}]`;
const square = "q 100 0 0 100 200 50 cm /Im Do Q";
const pageOf = (number: number, more = "") => `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Resources << >> /Contents ${number} 0 R ${more} >>`;
const picture = (dict: string, data: Uint8Array, wide = 64, high = wide) => rawAdvert({
  content: square, resources: "/XObject << /Im 10 0 R >>",
  objects: { 10: stream(`/Type /XObject /Subtype /Image /Width ${wide} /Height ${high} ${dict}`, data) },
});
const cmyk8 = "/BitsPerComponent 8 /ColorSpace /DeviceCMYK";
const flate = (data: Uint8Array): Uint8Array => deflateSync(data);
const hexOf = (data: Uint8Array): Buffer => Buffer.from(`${Buffer.from(data).toString("hex")}>`, "latin1");

/** ASCII base-85 (ISO 32000-1, 7.4.3). */
function base85(data: Uint8Array): Buffer {
  let out = "";
  for (let i = 0; i < data.length; i += 4) {
    const rest = Math.min(4, data.length - i);
    const group = [0, 1, 2, 3].map((j) => (j < rest ? (data[i + j] as number) : 0));
    let value = group.reduce((sum, byte) => sum * 256 + byte, 0);
    let digits = "";
    for (let j = 0; j < 5; j++, value = Math.floor(value / 85)) digits = String.fromCharCode(33 + (value % 85)) + digits;
    out += rest === 4 && digits === "!!!!!" ? "z" : digits.slice(0, rest + 1);
  }
  return Buffer.from(`${out}~>`, "latin1");
}

/** Run lengths (ISO 32000-1, 7.4.5), literal runs alone. */
function runs(data: Uint8Array): Buffer {
  const parts: Buffer[] = [];
  for (let i = 0; i < data.length; i += 128) {
    const part = data.subarray(i, i + 128);
    parts.push(Buffer.from([part.length - 1]), Buffer.from(part));
  }
  return Buffer.concat([...parts, Buffer.from([128])]);
}

/** A deflated block of zeros, deflated again: some kilobytes that become `bytes`. */
const bomb = (bytes: number): Uint8Array => deflateSync(Buffer.alloc(bytes), { level: 9 });

/** So many levels of forms, each painting the next ten times. */
function nest(levels: number, times: number): Record<number, Buffer> {
  const objects: Record<number, Buffer> = {};
  for (let level = 0; level < levels; level++) {
    const last = level === levels - 1;
    objects[10 + level] = stream(`/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Resources << ${last ? "" : `/XObject << /F ${11 + level} 0 R >>`} >>`, last ? "0 0 1 0 k 0 0 9 9 re f" : "/F Do ".repeat(times));
  }
  return objects;
}

const layered = (d: string, usage = "") => rawAdvert({
  content: "/OC /L1 BDC 0 0 0 1 k 300 100 40 40 re f EMC",
  resources: "/Properties << /L1 10 0 R >>",
  catalog: `/OCProperties << /OCGs [10 0 R] /D << ${d} >> >>`,
  objects: { 10: `<< /Type /OCG /Name (Type) ${usage} >>` },
});
const space = (definition: string, use: string, objects: Record<number, string | Buffer> = {}) => rawAdvert({ content: `/S cs ${use} scn 300 50 80 80 re f`, resources: `/ColorSpace << /S ${definition} >>`, objects });
const shading = (dict: string, objects: Record<number, string | Buffer> = {}) => rawAdvert({ content: "q 200 50 120 100 re W n /Sh sh Q", resources: "/Shading << /Sh 10 0 R >>", objects: { 10: dict, ...objects } });
const state = (gs: string, content: string, objects: Record<number, string | Buffer> = {}) => rawAdvert({ content: `/G gs ${content}`, resources: `/ExtGState << /G << ${gs} >> >>`, objects });
const inkFunction = "<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0.2 0.3 0.6 0.1] /N 1 >>";

/** An ICC header that says what it is and nothing more. */
export function iccHeader(colour: string): Buffer {
  const icc = Buffer.alloc(132);
  icc.writeUInt32BE(132, 0);
  icc.write("prtr", 12, "latin1");
  icc.write(colour.padEnd(4), 16, "latin1");
  icc.write("Lab ", 20, "latin1");
  icc.write("acsp", 36, "latin1");
  return icc;
}

export const hostile: Readonly<Record<string, () => Buffer>> = {
  plain: () => rawAdvert(),
  "cut in half": () => rawAdvert().subarray(0, 400),
  "wrong offsets": () => Buffer.from(rawAdvert().toString("latin1").replace(/startxref\n\d+/, "startxref\n7").replace(/(\d{10}) 00000 n/g, "0000000123 00000 n"), "latin1"),
  "no pages": () => rawPdf({ 1: "<< /Type /Catalog /Pages 2 0 R >>", 2: "<< /Type /Pages /Count 0 /Kids [] >>" }),
  "forty pages": () => rawPdf({ 1: "<< /Type /Catalog /Pages 2 0 R >>", 2: `<< /Type /Pages /Count 40 /Kids [${"3 0 R ".repeat(40)}] >>`, 3: pageOf(4), 4: stream("", shapes) }),
  "page tree that holds itself": () => rawPdf({ 1: "<< /Type /Catalog /Pages 2 0 R >>", 2: "<< /Type /Pages /Count 1 /Kids [2 0 R 3 0 R] >>", 3: pageOf(4), 4: stream("", shapes) }),
  "parents in a circle": () => rawPdf({ 1: "<< /Type /Catalog /Pages 2 0 R >>", 2: "<< /Type /Pages /Count 1 /Kids [3 0 R] /Parent 2 0 R >>", 3: `<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>`, 4: stream("", shapes) }),
  "deep page tree": () => rawPdf(Object.fromEntries([[1, "<< /Type /Catalog /Pages 10 0 R >>"], ...Array.from({ length: 20000 }, (_, i) => [10 + i, `<< /Type /Pages /Count 1 /Kids [${11 + i} 0 R] >>`]), [20010, pageOf(4)], [4, stream("", shapes)]])),
  "turned, inherited": () => rawAdvert({ page: " ", tree: `/MediaBox [0 0 ${heightPt} ${widthPt}] /Rotate 90 /Resources << >>`, bare: true, content: `q 0 1 -1 0 ${heightPt} 0 cm ${shapes} Q` }),
  "turned by 45": () => rawAdvert({ more: "/Rotate 45" }),
  "turned by 1e30": () => rawAdvert({ more: "/Rotate 1e30" }),
  "negative origin": () => rawAdvert({ page: `/MediaBox [-100 -50 ${widthPt - 100} ${heightPt - 50}]`, bare: true, content: `q 1 0 0 1 -100 -50 cm ${shapes} Q` }),
  "corners the other way": () => rawAdvert({ page: `/MediaBox [${widthPt} ${heightPt} 0 0]` }),
  "crop smaller than media": () => rawAdvert({ page: `/MediaBox [0 0 600 400] /CropBox [0 0 ${widthPt} ${heightPt}]` }),
  "trim outside media": () => rawAdvert({ page: `/MediaBox ${box} /TrimBox [900 900 990 990]` }),
  "art box alone": () => rawAdvert({ page: `/MediaBox [0 0 600 400] /ArtBox [0 0 ${widthPt} ${heightPt}]` }),
  "box of nulls": () => rawAdvert({ page: "/MediaBox [null null null null]" }),
  "box by references": () => rawAdvert({ page: "/MediaBox [0 0 10 0 R 11 0 R]", objects: { 10: String(widthPt), 11: String(heightPt) } }),
  "zero size": () => rawAdvert({ page: "/MediaBox [0 0 0 100]" }),
  "a hair wide": () => rawAdvert({ page: `/MediaBox [0 0 0.001 ${heightPt}]` }),
  huge: () => rawAdvert({ page: "/MediaBox [0 0 14400 14400]" }),
  "huge units": () => rawAdvert({ more: "/UserUnit 1000" }),
  "units of nothing": () => rawAdvert({ more: "/UserUnit 0" }),
  "negative units": () => rawAdvert({ more: "/UserUnit -1" }),
  "half units": () => rawAdvert({ more: "/UserUnit 0.5", page: `/MediaBox [0 0 ${widthPt * 2} ${heightPt * 2}]`, bare: true, content: `2 0 0 2 0 0 cm ${shapes}` }),
  "no media box": () => rawAdvert({ page: " " }),
  "no contents": () => rawAdvert({ contents: "null" }),
  "empty contents": () => rawAdvert({ bare: true }),
  "all white": () => rawAdvert({ bare: true, content: "0 0 0 0 k 0 0 400 180 re f" }),
  updated: () => {
    const first = rawAdvert({ content: "0 0 0 1 k 0 0 400 180 re f" });
    const at = first.length;
    const body = Buffer.concat([Buffer.from("4 0 obj\n"), stream("", shapes), Buffer.from("\nendobj\n")]);
    return Buffer.concat([first, body, Buffer.from(`xref\n4 1\n${String(at).padStart(10, "0")} 00000 n \ntrailer\n<< /Size 5 /Root 1 0 R /Prev ${first.lastIndexOf("xref\n0")} >>\nstartxref\n${at + body.length}\n%%EOF\n`)]);
  },
  // The newer object stands before the older one in the file: only the table of references tells.
  "updated, newest first": () => {
    const decoy = Buffer.concat([Buffer.from("4 0 obj\n"), stream("", "0 1 0 0 k 0 0 400 180 re f"), Buffer.from("\nendobj\n")]);
    const whole = rawAdvert();
    const at = whole.indexOf("xref\n0");
    const text = whole.toString("latin1");
    return Buffer.concat([whole.subarray(0, at), decoy, Buffer.from(text.slice(at).replace(/startxref\n\d+/, `startxref\n${at + decoy.length}`), "latin1")]);
  },
  "form that paints itself": () => rawAdvert({ content: "/F Do", resources: "/XObject << /F 10 0 R >>", objects: { 10: stream("/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Resources << /XObject << /F 10 0 R >> >>", "0 0 1 0 k 300 50 40 40 re f /F Do") } }),
  "forms in a circle": () => rawAdvert({ content: "/F Do", resources: "/XObject << /F 10 0 R >>", objects: { 10: stream("/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Resources << /XObject << /F 11 0 R >> >>", "/F Do /F Do"), 11: stream("/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Resources << /XObject << /F 10 0 R >> >>", "/F Do /F Do") } }),
  "forms ten to the eighth": () => rawAdvert({ content: "/F Do", resources: "/XObject << /F 10 0 R >>", objects: nest(9, 10) }),
  "pattern of itself": () => rawAdvert({ content: "/Pattern cs /P scn 200 50 90 90 re f", resources: "/Pattern << /P 10 0 R >>", objects: { 10: stream("/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << /Pattern << /P 10 0 R >> >>", "/Pattern cs /P scn 0 0 5 5 re f") } }),
  "resources from the page": () => rawAdvert({ content: "/F Do", resources: "/XObject << /F 10 0 R /Im 11 0 R >>", objects: { 10: stream("/Type /XObject /Subtype /Form /BBox [0 0 500 500]", square), 11: packed(`/Type /XObject /Subtype /Image /Width 64 /Height 64 ${cmyk8}`, quarters()) } }),
  "type 3": () => rawAdvert({ content: "BT /T 30 Tf 200 80 Td (a) Tj ET", resources: "/Font << /T 10 0 R >>", objects: { 10: "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [0.1 0 0 0.1 0 0] /CharProcs << /a 11 0 R >> /Encoding << /Type /Encoding /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [9] >>", 11: stream("", "9 0 d0 0 0 5 5 re f") } }),
  "font not embedded": () => rawAdvert({ content: "0 g BT /T 30 Tf 200 80 Td (AB) Tj ET", resources: "/Font << /T << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>" }),
  "font without a type": () => rawAdvert({ content: "0 g BT /T 30 Tf 200 80 Td (AB) Tj ET", resources: "/Font << /T << /Subtype /Type1 /BaseFont /Helvetica >> >>" }),
  "font that is nowhere": () => rawAdvert({ content: "0 g BT /Gone 30 Tf 200 80 Td (AB) Tj ET" }),
  "font file of rubbish": () => rawAdvert({ content: "0 g BT /T 30 Tf 200 80 Td (AB) Tj ET", resources: "/Font << /T 10 0 R >>", objects: { 10: "<< /Type /Font /Subtype /TrueType /BaseFont /AAAAAA+X /FirstChar 65 /LastChar 66 /Widths [600 600] /FontDescriptor 11 0 R >>", 11: "<< /Type /FontDescriptor /FontName /AAAAAA+X /Flags 32 /FontBBox [0 0 1 1] /ItalicAngle 0 /Ascent 1 /Descent 0 /CapHeight 1 /StemV 1 /FontFile2 12 0 R >>", 12: packed("", "this is no font") } }),
  rgb: () => rawAdvert({ content: "1 0 0 rg 300 50 60 60 re f" }),
  "rgb by default": () => rawAdvert({ content: "/DeviceRGB cs 1 0 0 sc 300 50 60 60 re f" }),
  "rgb stroked text": () => rawAdvert({ content: "1 0 0 RG 1 Tr BT /Gone 30 Tf (A) Tj ET" }),
  "rgb in a soft mask": () => state("/SMask << /S /Luminosity /G 10 0 R >>", "0 0 0 1 k 200 50 99 99 re f", { 10: stream("/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Group << /S /Transparency /CS /DeviceGray >> /Resources << >>", "1 0 0 rg 0 0 250 200 re f") }),
  "rgb in a pattern": () => rawAdvert({ content: "/Pattern cs /P scn 200 50 90 90 re f", resources: "/Pattern << /P 10 0 R >>", objects: { 10: stream("/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << >>", "1 0 0 rg 0 0 5 5 re f") } }),
  lab: () => space("[/Lab << /WhitePoint [0.96 1 0.82] /Range [-100 100 -100 100] >>]", "50 40 30"),
  "cal rgb": () => space("[/CalRGB << /WhitePoint [0.96 1 0.82] >>]", "1 0 0"),
  "cal gray": () => space("[/CalGray << /WhitePoint [0.96 1 0.82] >>]", "0.5"),
  "icc cmyk": () => space("[/ICCBased 10 0 R]", "0.2 0.8 0 0", { 10: packed("/N 4", iccHeader("CMYK")) }),
  "icc cmyk that overprints": () => rawAdvert({ content: "/G gs /S cs 0.2 0.8 0 0 scn 300 50 80 80 re f", resources: "/ColorSpace << /S [/ICCBased 10 0 R] >> /ExtGState << /G << /OP true /OPM 1 >> >>", objects: { 10: packed("/N 4", iccHeader("CMYK")) } }),
  "icc cmyk at its beginning": () => rawAdvert({ content: "/S cs 300 50 80 80 re f", resources: "/ColorSpace << /S [/ICCBased 10 0 R] >>", objects: { 10: packed("/N 4", iccHeader("CMYK")) } }),
  "icc rgb": () => space("[/ICCBased 10 0 R]", "1 0 0", { 10: packed("/N 3", iccHeader("RGB")) }),
  "icc gray": () => space("[/ICCBased 10 0 R]", "0.4", { 10: packed("/N 1", iccHeader("GRAY")) }),
  "icc that lies": () => space("[/ICCBased 10 0 R]", "0.2 0.8 0 0", { 10: packed("/N 4", iccHeader("RGB")) }),
  spot: () => space(`[/Separation /PANTONE#20871#20C /DeviceCMYK ${inkFunction}]`, "1"),
  "separation black": () => space("[/Separation /Black /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 0 0 1] /N 1 >>]", "0.7"),
  all: () => space("[/Separation /All /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [1 1 1 1] /N 1 >>]", "0.5"),
  none: () => space(`[/Separation /None /DeviceCMYK ${inkFunction}]`, "1"),
  "device n of process": () => space("[/DeviceN [/Cyan /Black] /DeviceCMYK 10 0 R]", "0.5 0.3", { 10: stream("/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1 0 1]", "{ 0 0 3 -1 roll }") }),
  "device n with a spot": () => space("[/DeviceN [/Cyan /Gold] /DeviceCMYK 10 0 R]", "0.5 0.3", { 10: stream("/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1 0 1]", "{ 0 exch 0 }") }),
  "indexed cmyk": () => picture("/BitsPerComponent 1 /ColorSpace [/Indexed /DeviceCMYK 1 <00FFFF00 FF990000>]", Buffer.alloc(8 * 64, 0xf0)),
  "indexed rgb": () => picture("/BitsPerComponent 1 /ColorSpace [/Indexed /DeviceRGB 1 <00FFFF FF9900>]", Buffer.alloc(8 * 64, 0xf0)),
  "tiles, coloured": () => rawAdvert({ content: "/Pattern cs /P scn 200 50 90 90 re f", resources: "/Pattern << /P 10 0 R >>", objects: { 10: stream("/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << >>", "0 1 0 0 k 0 0 5 5 re f") } }),
  "tiles, uncoloured": () => rawAdvert({ content: "/Pu cs 0 1 0 0 /P scn 200 50 90 90 re f", resources: "/ColorSpace << /Pu [/Pattern /DeviceCMYK] >> /Pattern << /P 10 0 R >>", objects: { 10: stream("/Type /Pattern /PatternType 1 /PaintType 2 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << >>", "0 0 5 5 re f") } }),
  "tiles without number": () => rawAdvert({ content: "/Pattern cs /P scn 200 50 90 90 re f", resources: "/Pattern << /P 10 0 R >>", objects: { 10: stream("/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 0.0005 /YStep 0.0005 /Resources << >>", "0 1 0 0 k 0 0 5 5 re f") } }),
  "tiles without a step": () => rawAdvert({ content: "/Pattern cs /P scn 200 50 90 90 re f", resources: "/Pattern << /P 10 0 R >>", objects: { 10: stream("/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 0 /YStep 0 /Resources << >>", "0 1 0 0 k 0 0 5 5 re f") } }),
  "dashes without number": () => rawAdvert({ content: "[0.00001 0.00001] 0 d 0 0 0 1 K 2 w 0 50 m 400 50 l S [0 0] 0 d 0 60 m 400 60 l S" }),
  "numbers beyond number": () => rawAdvert({ content: "1e38 0 0 1e38 1e38 1e38 cm 99999999999999999999 w 0 0 m 1e99 -1e99 l S 0 0 1 0 k 0 0 1e38 1e38 re f" }),
  "states deep": () => rawAdvert({ content: `${"q ".repeat(300_000)}0 0 0 1 k 300 100 40 40 re f${" Q".repeat(300_000)}` }),
  "function of itself": () => shading("<< /ShadingType 2 /ColorSpace /DeviceCMYK /Coords [200 0 320 0] /Function 11 0 R >>", { 11: "<< /FunctionType 3 /Domain [0 1] /Bounds [] /Encode [0 1] /Functions [11 0 R] >>" }),
  "space of itself": () => rawAdvert({ content: "/S cs 0 scn 300 50 80 80 re f", resources: "/ColorSpace << /S 10 0 R >>", objects: { 10: "[/Indexed 10 0 R 1 <0000>]" } }),
  "mask of itself": () => state("/SMask << /S /Luminosity /G 10 0 R >>", "0 0 0 1 k 200 50 99 99 re f", { 10: stream("/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Group << /S /Transparency /CS /DeviceGray >> /Resources << /ExtGState << /G << /SMask << /S /Luminosity /G 10 0 R >> >> >> >>", "/G gs 0.5 g 0 0 250 200 re f") }),
  "length of itself": () => rawAdvert({ contents: stream("", shapes, "4 0 R") }),
  "object of itself": () => rawPdf({ 1: "<< /Type /Catalog /Pages 2 0 R >>", 2: "2 0 R", 3: "3 0 R" }),
  "twenty thousand forms": () => rawAdvert({ content: "/F Do ".repeat(20_000), resources: "/XObject << /F 10 0 R >>", objects: { 10: stream("/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Group << /S /Transparency >> /Resources << >>", "0 0 0 0.1 k 300 100 40 40 re f") } }),
  "shading 1": () => shading("<< /ShadingType 1 /ColorSpace /DeviceCMYK /Domain [0 1 0 1] /Matrix [120 0 0 100 200 50] /Function 11 0 R >>", { 11: stream("/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1 0 1]", "{ 0 0 }") }),
  "shading 2": () => shading(`<< /ShadingType 2 /ColorSpace /DeviceCMYK /Coords [200 0 320 0] /Function ${inkFunction} >>`),
  "shading 2, sampled": () => shading("<< /ShadingType 2 /ColorSpace /DeviceCMYK /Coords [200 0 320 0] /Function 11 0 R >>", { 11: stream("/FunctionType 0 /Domain [0 1] /Range [0 1 0 1 0 1 0 1] /Size [3] /BitsPerSample 8", Buffer.from([0, 0, 0, 0, 255, 0, 0, 0, 0, 255, 0, 0])) }),
  "shading 2, computed": () => shading("<< /ShadingType 2 /ColorSpace /DeviceCMYK /Coords [200 0 320 0] /Function 11 0 R >>", { 11: stream("/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1 0 1]", "{ dup 0 0 }") }),
  "shading 3": () => shading(`<< /ShadingType 3 /ColorSpace /DeviceCMYK /Coords [260 100 0 260 100 50] /Extend [true true] /Function << /FunctionType 3 /Domain [0 1] /Bounds [0.5] /Encode [0 1 1 0] /Functions [${inkFunction} ${inkFunction}] >> >>`),
  "shading 4": () => shading("", { 10: stream("/ShadingType 4 /ColorSpace /DeviceCMYK /BitsPerCoordinate 8 /BitsPerComponent 8 /BitsPerFlag 8 /Decode [200 320 50 150 0 1 0 1 0 1 0 1]", Buffer.from([0, 0, 0, 255, 0, 0, 0, 0, 255, 0, 0, 255, 0, 0, 0, 0, 255, 0, 0, 255, 0])) }),
  "shading 6": () => shading("", { 10: stream("/ShadingType 6 /ColorSpace /DeviceCMYK /BitsPerCoordinate 8 /BitsPerComponent 8 /BitsPerFlag 8 /Decode [200 320 50 150 0 1 0 1 0 1 0 1]", Buffer.concat([Buffer.from([0]), Buffer.from([0, 0, 0, 85, 0, 170, 0, 255, 85, 255, 170, 255, 255, 255, 255, 170, 255, 85, 255, 0, 170, 0, 85, 0]), Buffer.from([255, 0, 0, 0, 0, 255, 0, 0, 0, 0, 255, 0, 0, 0, 0, 255])])) }),
  "soft mask": () => state("/SMask << /S /Luminosity /G 10 0 R >>", "0 0 0 1 k 200 50 99 99 re f", { 10: stream("/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Group << /S /Transparency /CS /DeviceGray >> /Resources << >>", "0.5 g 0 0 250 200 re f") }),
  "picture with a soft mask": () => rawAdvert({ content: square, resources: "/XObject << /Im 10 0 R >>", objects: { 10: packed(`/Type /XObject /Subtype /Image /Width 64 /Height 64 /SMask 11 0 R ${cmyk8}`, quarters()), 11: packed("/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray", Buffer.from([0, 128, 255, 64])) } }),
  multiply: () => state("/BM /Multiply", "0 0 1 0 k 200 20 99 99 re f"),
  luminosity: () => state("/BM /Luminosity", "0 0 1 0 k 200 20 99 99 re f"),
  "blend of a list": () => state("/BM [/Sparkle /Multiply]", "0 0 1 0 k 200 20 99 99 re f"),
  overprint: () => state("/OP true /op true /OPM 1", "0 0 1 0 k 200 20 99 99 re f"),
  "half clear": () => state("/ca 0.5", "0 0 1 0 k 200 20 99 99 re f"),
  "knockout group": () => rawAdvert({ content: "/F Do", resources: "/XObject << /F 10 0 R >>", objects: { 10: stream("/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Group << /S /Transparency /K true /I false >> /Resources << /ExtGState << /G << /ca 0.5 >> >> >>", "/G gs 0 0 1 0 k 200 20 60 60 re f 0 1 0 0 k 230 40 60 60 re f") } }),
  "knockout page": () => rawAdvert({ more: "/Group << /S /Transparency /CS /DeviceCMYK /K true >>" }),
  "group in rgb": () => rawAdvert({ more: "/Group << /S /Transparency /CS /DeviceRGB >>" }),
  "layers, all on": () => layered("/Order [10 0 R] /ON [10 0 R]"),
  "layers, one off": () => layered("/OFF [10 0 R]"),
  "layers, base off": () => layered("/BaseState /OFF"),
  "layers, off in print": () => layered("/AS [<< /Event /Print /Category [/Print] /OCGs [10 0 R] >>]", "/Usage << /Print << /PrintState /OFF >> >>"),
  "layers, odd membership": () => rawAdvert({ content: "/OC /M BDC 0 0 0 1 k 300 100 40 40 re f EMC", resources: "/Properties << /M << /Type /OCMD /OCGs [10 0 R] /P /AllOff >> >>", catalog: "/OCProperties << /OCGs [10 0 R] /D << >> >>", objects: { 10: "<< /Type /OCG /Name (Type) >>" } }),
  "inline cmyk": () => rawAdvert({ content: `q 99 0 0 99 200 50 cm BI /W 2 /H 2 /BPC 8 /CS /CMYK ID ${Buffer.from([255, 0, 0, 0, 0, 255, 0, 0, 0, 0, 255, 0, 0, 0, 0, 255]).toString("latin1")}\nEI Q 0 0 0 1 k 350 100 20 20 re f` }),
  "inline with EI inside": () => rawAdvert({ content: "q 99 0 0 99 200 50 cm BI /W 4 /H 1 /BPC 8 /CS /G ID  EI \nEI Q 0 0 0 1 k 350 100 20 20 re f" }),
  "inline mask": () => rawAdvert({ content: "q 0 1 1 0 k 99 0 0 99 200 50 cm BI /W 8 /H 2 /IM true /D [1 0] ID \xaa\x55\nEI Q 0 0 0 1 k 350 100 20 20 re f" }),
  "inline hex": () => rawAdvert({ content: "q 99 0 0 99 200 50 cm BI /W 2 /H 2 /BPC 8 /CS /G /F /AHx ID 00 80 C0 FF>\nEI Q 0 0 0 1 k 350 100 20 20 re f" }),
  "inline rgb": () => rawAdvert({ content: "q 99 0 0 99 200 50 cm BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc\nEI Q" }),
  "inline never ends": () => rawAdvert({ content: "q 99 0 0 99 200 50 cm BI /W 9 /H 9 /BPC 8 /CS /RGB ID abc" }),
  "picture, 16 bits": () => picture("/BitsPerComponent 16 /ColorSpace /DeviceCMYK", Buffer.alloc(64 * 64 * 8, 40)),
  "picture, 16 bits grey": () => picture("/BitsPerComponent 16 /ColorSpace /DeviceGray", Buffer.alloc(64 * 64 * 2, 90)),
  "picture, 1 bit": () => picture("/BitsPerComponent 1 /ColorSpace /DeviceGray", Buffer.alloc(8 * 64, 0xcc)),
  "picture, mask": () => picture("/BitsPerComponent 1 /ImageMask true", Buffer.alloc(8 * 64, 0xcc)),
  "picture, colour key": () => picture(`${cmyk8} /Mask [204 204 0 0 0 0 0 0]`, quarters()),
  "picture, jpx": () => picture("/Filter /JPXDecode", Buffer.from("0000000c6a5020200d0a870a", "hex")),
  "picture, jbig2": () => picture("/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode", Buffer.from("0000000130000100000013000000400000004000000000000000000000", "hex")),
  "picture, ccitt": () => picture("/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 64 /Rows 64 >>", Buffer.from("ffffffffffffffff001001", "hex")),
  "picture, lzw": () => picture(`${cmyk8} /Filter /LZWDecode`, Buffer.from("800b6050220c0c8501", "hex")),
  "picture, run lengths": () => picture(`${cmyk8} /Filter /RunLengthDecode`, runs(quarters())),
  "picture, chain": () => picture(`${cmyk8} /Filter [/ASCII85Decode /FlateDecode]`, base85(flate(quarters()))),
  "picture, too short": () => picture(cmyk8, Buffer.alloc(99)),
  "picture, zero wide": () => picture(cmyk8, Buffer.alloc(99), 0),
  "picture, huge numbers": () => picture(`${cmyk8} /Filter /FlateDecode`, bomb(1000), 100000, 100000),
  "picture, bomb": () => picture(`${cmyk8} /Filter /FlateDecode`, bomb(1_000_000), 20000, 20000),
  "contents, bomb": () => rawAdvert({ contents: stream("/Filter /FlateDecode", bomb(120_000_000)) }),
  "contents, bomb of paths": () => rawAdvert({ contents: packed("", "0 0 1 0 k 0 0 9 9 re f\n".repeat(1_300_000)) }),
  "contents, chain": () => rawAdvert({ contents: stream("/Filter [/ASCIIHexDecode /FlateDecode]", hexOf(flate(Buffer.from(shapes)))) }),
  "contents, unknown filter": () => rawAdvert({ contents: stream("/Filter /Squeeze", shapes) }),
  "contents, external": () => rawAdvert({ contents: stream("/F (other.bin)", shapes) }),
  "contents, split in a token": () => rawPdf({ 1: "<< /Type /Catalog /Pages 2 0 R >>", 2: "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", 3: `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Resources << >> /Contents [4 0 R 5 0 R] >>`, 4: stream("", `${shapes}0 0 0 1 k 300 100 4`), 5: stream("", "0 40 re f") }),
  "contents, split in a string": () => rawPdf({ 1: "<< /Type /Catalog /Pages 2 0 R >>", 2: "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", 3: `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Resources << >> /Contents [4 0 R 5 0 R] >>`, 4: stream("", `${shapes}/Span << /ActualText (a`), 5: stream("", "b) >> BDC 0 0 0 1 k 300 100 40 40 re f EMC") }),
  "length too short": () => rawAdvert({ contents: stream("", shapes, 20) }),
  "length too long": () => rawAdvert({ contents: stream("", shapes, 99999) }),
  "length of another object": () => rawAdvert({ contents: stream("", shapes, "10 0 R"), objects: { 10: String(shapes.length) } }),
  "length that is nowhere": () => rawAdvert({ contents: stream("", shapes, "77 0 R") }),
  "names escaped": () => rawAdvert({ content: "/A#20B#2fC cs 0.5 scn 300 50 80 80 re f", resources: "/ColorSpace << /A#20B#2FC [/Separation /Bl#61ck /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 0 0 1] /N 1 >>] >>" }),
  "q too many": () => rawAdvert({ content: "q q q 0.5 0 0 0.5 0 0 cm 0 0 500 500 re W n" }),
  "Q too many": () => rawAdvert({ content: "Q Q Q Q 0 0 0 1 k 300 100 40 40 re f" }),
  "brackets deep": () => rawAdvert({ content: "[".repeat(200_000) }),
  "unknown operators": () => rawAdvert({ content: "1 2 3 frobnicate 0 0 0 1 k 300 100 40 40 re f" }),
  "operators for other readers": () => rawAdvert({ content: "BX 9 sparkle EX 0 0 0 1 k 300 100 40 40 re f" }),
  annotations: () => rawAdvert({ more: "/Annots [<< /Type /Annot /Subtype /FreeText /Rect [0 0 9 9] /Contents (x) >>]" }),
  scripts: () => rawAdvert({ catalog: "/OpenAction << /S /JavaScript /JS (app.alert(1)) >> /AA << >>", more: "/AA << /O << /S /JavaScript /JS (x) >> >>" }),
  attachments: () => rawAdvert({ catalog: "/Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /F (a.exe) /EF << /F 10 0 R >> >>] >> >>", objects: { 10: stream("/Type /EmbeddedFile", "MZ") } }),
  xfa: () => rawAdvert({ catalog: "/AcroForm << /XFA 10 0 R /Fields [] /NeedAppearances true >>", objects: { 10: stream("", "<xdp/>") } }),
  "resources called Metadata": () => rawAdvert({ content: "q 100 0 0 100 200 50 cm /Metadata Do Q", resources: "/XObject << /Metadata 10 0 R >>", objects: { 10: packed(`/Type /XObject /Subtype /Image /Width 64 /Height 64 ${cmyk8}`, quarters()) } }),
  "header far in": () => rawAdvert({ header: `${"rubbish ".repeat(100)}\n%PDF-1.4\n` }),
};
