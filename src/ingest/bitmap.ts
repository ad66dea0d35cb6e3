/** Format, size and colour of a photograph; a file that cannot be decoded is refused. */
import sharp, { type Metadata } from "sharp";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { Picture } from "../model/issue.js";

/** What a picture's file tells of it. */
export interface PictureFacts extends Pick<Picture, "format" | "widthPx" | "heightPx" | "colour"> {
  /** The browser cannot paint the file as it is meant: CMYK, TIFF, sixteen bits, a profile of another colour space. */
  readonly repaint?: boolean;
  /** EXIF turns the picture. */
  readonly turned?: boolean;
}

const formats: ReadonlySet<string> = new Set(["jpeg", "png", "webp", "tiff"]);

const colours: Readonly<Record<string, Picture["colour"]>> = {
  srgb: "rgb", rgb: "rgb", rgb16: "rgb", scrgb: "rgb", "b-w": "gray", grey16: "gray", cmyk: "cmyk",
};

/** 100 megapixels: a broadsheet page at 350 ppi has 40. What is larger would fill the browser's memory. */
const maximumPixels = 100e6;

/** The data colour space that an embedded profile must have (ICC.1, 7.2.8). */
const profileSpaces: Readonly<Record<Picture["colour"], string>> = { rgb: "RGB ", gray: "GRAY", cmyk: "CMYK", vector: "" };

/**
 * Adds `not-a-picture`, `picture-format`, `picture-colour`, `picture-too-large`, `picture-damaged` and, as a
 * warning, `picture-profile`. Sizes are px after the EXIF turn.
 */
export async function inspectBitmap(bytes: Uint8Array, href: string, diagnostics: Diagnostics): Promise<PictureFacts | undefined> {
  const report = (code: string, severity: "error" | "warning", zh: string, en: string, hint?: { zh: string; en: string }): undefined => {
    diagnostics.add({ code, severity, place: {}, zh, en, ...(hint && { hint }) });
  };
  // The limit of pixels is ours, with words of its own.
  const metadata = await attempt(() => sharp(bytes, { limitInputPixels: false }).metadata());
  if (metadata instanceof Error) {
    return report("not-a-picture", "error", `“${href}”不是图片，或格式无法识别`, `"${href}" is not a picture, or of an unknown format`);
  }
  const { format, width, height, space, autoOrient, pages = 1, channels, depth, icc, orientation = 1 } = metadata;
  if (!formats.has(format)) {
    return report("picture-format", "error", `图片“${href}”是 ${format} 格式`, `the picture "${href}" is ${format}`,
      { zh: "应为 JPEG、PNG、WebP、TIFF、SVG 或 PDF", en: "JPEG, PNG, WebP, TIFF, SVG or PDF was expected" });
  }
  if (pages > 1) {
    return report("picture-format", "error", `图片“${href}”有 ${pages} 幅画面`, `the picture "${href}" holds ${pages} pictures`,
      { zh: "另存为只有一幅的图片", en: "save the one that is meant as a file of its own" });
  }
  if (width * height > maximumPixels) {
    const megapixels = Math.round((width * height) / 1e6);
    return report("picture-too-large", "error", `图片“${href}”有 ${megapixels} 百万像素，至多 ${maximumPixels / 1e6}`, `the picture "${href}" has ${megapixels} megapixels; it may have ${maximumPixels / 1e6}`,
      { zh: "缩小后再用：整版 350 ppi 只要 4000 万像素", en: "make it smaller: a whole page at 350 ppi takes 40 megapixels" });
  }
  const colour = colours[space];
  if (colour === undefined || (colour === "cmyk" && (channels !== 4 || depth !== "uchar"))) {
    return report("picture-colour", "error", `图片“${href}”的色彩空间 ${space}（${channels} 通道，${depth}）不能印`, `the picture "${href}" has colour space ${space} (${channels} channels, ${depth}), which cannot be printed`,
      { zh: "转成每色 8 位的 RGB、灰度或 CMYK", en: "convert it to RGB, grey or CMYK of 8 bits a component" });
  }
  // The header may be whole and the data cut off: only decoding tells.
  const decoded = await attempt(() => sharp(bytes, { failOn: "truncated" }).resize(16, 16, { fit: "fill" }).raw().toBuffer());
  if (decoded instanceof Error) {
    return report("picture-damaged", "error", `图片“${href}”读到一半坏了：${decoded.message}`, `the picture "${href}" is damaged: ${decoded.message}`,
      { zh: "重新拷贝原图", en: "copy the original again" });
  }
  const profile = icc === undefined ? undefined : icc.subarray(16, 20).toString("latin1");
  const strange = profile !== undefined && profile !== profileSpaces[colour];
  if (strange) {
    report("picture-profile", "warning", `图片“${href}”内嵌的色彩特性文件属于 ${profile.trim()}，不予采用`, `the colour profile inside the picture "${href}" is one of ${profile.trim()}; it is not used`,
      { zh: "用正确的特性文件重新保存", en: "save the picture again with its right profile" });
  }
  const repaint = colour === "cmyk" || format === "tiff" || isDeep(metadata) || strange;
  return {
    format: format as PictureFacts["format"], widthPx: autoOrient?.width ?? width, heightPx: autoOrient?.height ?? height, colour,
    ...(repaint ? { repaint } : {}), ...(orientation > 1 ? { turned: true } : {}),
  };
}

/** More than eight bits a component: the browser would keep them as half floats. */
const isDeep = ({ depth }: Metadata): boolean => depth !== "uchar";

/** Sharp reports a bad file by rejecting; here that is a finding, not a failure. */
async function attempt<T>(work: () => Promise<T>): Promise<T | Error> {
  try {
    return await work();
  } catch (cause) {
    return cause instanceof Error ? new Error(cause.message.trim().split("\n")[0]) : new Error(String(cause));
  }
}
