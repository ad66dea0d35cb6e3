/** SVG artwork (a masthead, a map, a drop cap): shapes and plain fills only, so that nothing in it runs or fetches. */
import { Diagnostics, type Place } from "../diagnostics/diagnostic.js";
import { decodeText } from "../json/decode.js";
import { TextLines } from "../json/text-lines.js";
import type { Picture } from "../model/issue.js";
import { readXml, type XmlElement } from "./svg-xml.js";

type Facts = Pick<Picture, "format" | "widthPx" | "heightPx" | "colour">;

/**
 * `defs` and `clipPath` come with every drawing program. Gradients, filters, masks and patterns are left out since
 * press plates hold no shading; `use`, since it can multiply without bound; `text`, since its face may be missing.
 */
const allowedElements = new Set([
  "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "title", "desc", "defs", "clipPath",
]);

const allowedAttributes = new Set([
  "xmlns", "version", "baseProfile", "id", "class", "width", "height", "viewBox", "preserveAspectRatio", "transform", "d", "x", "y",
  "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "points", "pathLength", "fill", "fill-rule", "fill-opacity", "stroke", "stroke-width",
  "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "stroke-opacity",
  "opacity", "color", "clip-path", "clip-rule", "clipPathUnits", "vector-effect", "shape-rendering", "display", "visibility", "overflow",
  "paint-order", "role", "style", "xml:space", "xml:lang", "lang", "enable-background",
]);

/** Adds `unsafe-svg`, `bad-svg` and `svg-without-size`, each with its line in the drawing; sizes are CSS px. */
export function inspectSvg(bytes: Uint8Array, href: string, diagnostics: Diagnostics): Facts | undefined {
  const found = new Diagnostics();
  const text = decodeText(bytes, href, found);
  for (const diagnostic of found.all) if (diagnostic.severity === "error") diagnostics.add(diagnostic);
  if (text === undefined) return undefined;
  const lines = new TextLines(text);
  const report = (code: string, offset: number, zh: string, en: string) => {
    const place: Place = { file: href, ...lines.at(offset) };
    diagnostics.add({
      code, severity: "error", place, zh, en,
      ...(code === "unsafe-svg" ? { hint: { zh: "在绘图软件里把文字转成曲线，另存为“纯 SVG”", en: "convert text to outlines and save as plain SVG" } } : {}),
    });
  };
  const { elements, faults } = readXml(text);
  for (const { offset, zh, en } of faults) {
    const doctype = text.startsWith("<!", offset) || text.startsWith("<?", offset) || text[offset] === "&";
    report(doctype ? "unsafe-svg" : "bad-svg", offset, `SVG“${href}”${zh}`, `in the SVG "${href}", ${en}`);
  }
  const unsafe = elements.flatMap((element) => faultsOf(element));
  for (const { offset, zh, en } of unsafe) report("unsafe-svg", offset, zh, en);
  const [root] = elements;
  if (faults.length > 0 || unsafe.length > 0 || root === undefined) return undefined;
  if (root.name !== "svg") {
    report("bad-svg", root.offset, `“${href}”的根元素是 <${root.name}>，不是 <svg>`, `the root element of "${href}" is <${root.name}>, not <svg>`);
    return undefined;
  }
  const size = sizeOf(root);
  if (size === undefined) {
    report("svg-without-size", root.offset, `SVG“${href}”没有尺寸`, `the SVG "${href}" has no size`);
    return undefined;
  }
  return { format: "svg", ...size, colour: "vector" };
}

function faultsOf(element: XmlElement): readonly { offset: number; zh: string; en: string }[] {
  const { offset, name } = element;
  if (!allowedElements.has(name)) return [{ offset, zh: `SVG 里不能有 <${name}>`, en: `an SVG may not have <${name}>` }];
  return [...element.attributes].flatMap(([key, value]) => {
    const plain = allowedAttributes.has(key) || key.startsWith("data-") || key.startsWith("aria-") || key.startsWith("xmlns:");
    if (!plain) return [{ offset, zh: `SVG 的 <${name}> 不能有属性 ${key}`, en: `<${name}> of an SVG may not have the attribute ${key}` }];
    return key.startsWith("xmlns") || !fetches(key, value) ? [] : [{
      offset, zh: `SVG 的 <${name}> 属性 ${key} 引用了别处`, en: `the attribute ${key} of <${name}> refers elsewhere`,
    }];
  });
}

/** Only a clip may be referred to, and only inside the drawing. CSS escapes could hide a `url`, so none are let in. */
function fetches(key: string, value: string): boolean {
  if (/[\\@]|javascript:|expression\s*\(|image-set|\/\*/i.test(value)) return true;
  const rest = key === "clip-path" || key === "style" ? value.replace(/\bclip-path\s*:\s*url\(\s*#[\w.-]+\s*\)|^\s*url\(\s*#[\w.-]+\s*\)\s*$/g, "") : value;
  return /url\s*\(/i.test(rest);
}

/** CSS px in each unit that a drawing program writes. */
const pxPerUnit: Readonly<Record<string, number>> = { "": 1, px: 1, pt: 96 / 72, pc: 16, mm: 96 / 25.4, cm: 96 / 2.54, in: 96 };

function sizeOf(root: XmlElement): { widthPx: number; heightPx: number } | undefined {
  const box = root.attributes.get("viewBox")?.trim().split(/[\s,]+/).map(Number);
  const boxed = box !== undefined && box.length === 4 && box.every(Number.isFinite) ? box : undefined;
  const width = length(root.attributes.get("width"));
  const height = length(root.attributes.get("height"));
  if (width !== undefined && height !== undefined) return { widthPx: width, heightPx: height };
  const [, , boxWidth = 0, boxHeight = 0] = boxed ?? [];
  if (!(boxWidth > 0 && boxHeight > 0)) return undefined;
  if (width !== undefined) return { widthPx: width, heightPx: (width * boxHeight) / boxWidth };
  if (height !== undefined) return { widthPx: (height * boxWidth) / boxHeight, heightPx: height };
  return { widthPx: boxWidth, heightPx: boxHeight };
}

function length(text: string | undefined): number | undefined {
  const match = /^\s*\+?(\d+(?:\.\d*)?|\.\d+)\s*(px|pt|pc|mm|cm|in|)\s*$/.exec(text ?? "");
  const value = match ? Number(match[1]) * (pxPerUnit[match[2] ?? ""] ?? Number.NaN) : Number.NaN;
  return value > 0 ? value : undefined;
}
