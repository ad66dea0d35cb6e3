/** Format, size and colour of a photograph; a file that cannot be decoded is refused. */
import sharp from "sharp";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { Picture } from "../model/issue.js";

/** What a picture's file tells of it. */
export type PictureFacts = Pick<Picture, "format" | "widthPx" | "heightPx" | "colour">;

const formats: ReadonlySet<string> = new Set(["jpeg", "png", "webp"]);

const colours: Readonly<Record<string, Picture["colour"]>> = {
  srgb: "rgb", rgb: "rgb", rgb16: "rgb", scrgb: "rgb", "b-w": "gray", grey16: "gray", cmyk: "cmyk",
};

/** Adds `not-a-picture`, `picture-format`, `picture-colour`, `picture-damaged`. Sizes are px after the EXIF turn. */
export async function inspectBitmap(bytes: Uint8Array, href: string, diagnostics: Diagnostics): Promise<PictureFacts | undefined> {
  const error = (code: string, zh: string, en: string, hint?: { zh: string; en: string }): undefined => {
    diagnostics.add({ code, severity: "error", place: {}, zh, en, ...(hint && { hint }) });
  };
  const metadata = await attempt(() => sharp(bytes).metadata());
  if (metadata instanceof Error) {
    return error("not-a-picture", `“${href}”不是图片，或格式无法识别`, `"${href}" is not a picture, or of an unknown format`);
  }
  const { format, width, height, space, autoOrient } = metadata;
  if (!formats.has(format)) {
    return error("picture-format", `图片“${href}”是 ${format} 格式`, `the picture "${href}" is ${format}`,
      { zh: "应为 JPEG、PNG、WebP 或 SVG", en: "JPEG, PNG, WebP or SVG was expected" });
  }
  const colour = colours[space];
  // A browser would turn a CMYK original into RGB and lose its separation.
  if (colour === undefined || colour === "cmyk") {
    return error("picture-colour", `图片“${href}”的色彩空间 ${space} 不能印`, `the picture "${href}" has colour space ${space}, which cannot be printed`,
      { zh: "转成 RGB 或灰度", en: "convert it to RGB or grey" });
  }
  // The header may be whole and the data cut off: only decoding tells.
  const decoded = await attempt(() => sharp(bytes, { failOn: "truncated" }).resize(16, 16, { fit: "fill" }).raw().toBuffer());
  if (decoded instanceof Error) {
    return error("picture-damaged", `图片“${href}”读到一半坏了：${decoded.message}`, `the picture "${href}" is damaged: ${decoded.message}`,
      { zh: "重新拷贝原图", en: "copy the original again" });
  }
  return { format: format as PictureFacts["format"], widthPx: autoOrient?.width ?? width, heightPx: autoOrient?.height ?? height, colour };
}

/** Sharp reports a bad file by rejecting; here that is a finding, not a failure. */
async function attempt<T>(work: () => Promise<T>): Promise<T | Error> {
  try {
    return await work();
  } catch (cause) {
    return cause instanceof Error ? new Error(cause.message.trim().split("\n")[0]) : new Error(String(cause));
  }
}
