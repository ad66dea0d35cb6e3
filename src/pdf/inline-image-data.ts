/** Where the data of an inline image ends (ISO 32000-1, 8.9.7), which nothing in the file says. */

export interface InlineData {
  readonly start: number;
  readonly end: number;
  /** Behind `EI`. */
  readonly next: number;
}

/** Components of the spaces that a content stream can name by itself. */
const components: Readonly<Record<string, number>> = { "/G": 1, "/DeviceGray": 1, "/CalGray": 1, "/RGB": 3, "/DeviceRGB": 3, "/CMYK": 4, "/DeviceCMYK": 4 };
/** `EI` by itself, and what may follow it: more of a content stream, not more of a picture. */
const ending = /[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)/g;
const readable = /^[\t\n\f\r -~]*$/;
/** So much of what follows is looked at. */
const glance = 24;

/**
 * @param text a content stream, one character per byte
 * @param start where the data begin
 * @param entries keys and values of the image
 */
export function inlineData(text: string, start: number, entries: readonly string[]): InlineData | undefined {
  const length = plainLength(entries);
  if (length !== undefined) {
    const found = /^[\0\t\n\f\r ]*EI(?=[\0\t\n\f\r ]|$)/.exec(text.slice(start + length, start + length + 16));
    return found === null ? undefined : { start, end: start + length, next: start + length + found[0].length };
  }
  ending.lastIndex = start;
  for (let found = ending.exec(text); found !== null; found = ending.exec(text)) {
    if (readable.test(text.slice(ending.lastIndex, ending.lastIndex + glance))) return { start, end: found.index, next: ending.lastIndex };
  }
  return undefined;
}

/** Bytes of an image without filter; undefined where it has one or its space is named elsewhere. */
function plainLength(entries: readonly string[]): number | undefined {
  const value = (...keys: readonly string[]): string | undefined => {
    const at = entries.findIndex((entry, index) => index % 2 === 0 && keys.includes(entry.slice(1)));
    return at < 0 ? undefined : entries[at + 1];
  };
  if (value("F", "Filter") !== undefined) return undefined;
  const mask = value("IM", "ImageMask") === "true";
  const space = value("CS", "ColorSpace") ?? "";
  const count = mask ? 1 : space.startsWith("[") && /^\[\s*\/(I|Indexed)\b/.test(space) ? 1 : components[space];
  const bits = mask ? 1 : Number(value("BPC", "BitsPerComponent"));
  const [width, height] = [Number(value("W", "Width")), Number(value("H", "Height"))];
  const bytes = count === undefined ? Number.NaN : Math.ceil((width * count * bits) / 8) * height;
  return Number.isSafeInteger(bytes) && bytes >= 0 ? bytes : undefined;
}
