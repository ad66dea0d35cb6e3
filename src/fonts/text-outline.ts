/** A short text as outlines: what is drawn outside the page's fonts, such as a plate's slug line. */
import { Blob, Face, Font } from "harfbuzzjs";
import { eachCharacter } from "./cmap.js";
import { readSfnt, table, view } from "./sfnt.js";

export interface TextOutline {
  /** Path operators of PDF (`m l c h`), filled by the non-zero rule; pt from the baseline's left end. */
  readonly path: readonly string[];
  readonly widthPt: number;
}

/** Outlines of a TrueType font's glyphs, without kerning; a character that the font lacks leaves its width empty. */
export function textOutline(font: Uint8Array, text: string, sizePt: number): TextOutline {
  const tables = readSfnt(font);
  const scale = sizePt / view(table(tables, "head")).getUint16(18);
  const wanted = new Set([...text].map((char) => char.codePointAt(0) as number));
  const glyphs = new Map<number, number>();
  eachCharacter(table(tables, "cmap"), (codePoint, glyph) => {
    if (wanted.has(codePoint)) glyphs.set(codePoint, glyph);
  });
  const metrics = table(tables, "hmtx");
  const measured = view(table(tables, "hhea")).getUint16(34);
  const advance = (glyph: number): number => view(metrics).getUint16(4 * Math.min(glyph, measured - 1)) * scale;
  const drawn = new Font(new Face(new Blob(font)));
  const path: string[] = [];
  let x = 0;
  for (const char of text) {
    const glyph = glyphs.get(char.codePointAt(0) as number);
    if (glyph === undefined) {
      x += sizePt;
      continue;
    }
    path.push(...glyphPath(drawn.glyphToJson(glyph), scale, x));
    x += advance(glyph);
  }
  return { path, widthPt: x };
}

const decimal = (value: number): string => String(Number(value.toFixed(3)));

function glyphPath(commands: readonly { readonly type: string; readonly values: readonly number[] }[], scale: number, x: number): string[] {
  const at = (px: number, py: number): string => `${decimal(px * scale + x)} ${decimal(py * scale)}`;
  let [px, py] = [0, 0];
  return commands.flatMap(({ type, values: [a = 0, b = 0, c = 0, d = 0] }) => {
    const [fromX, fromY] = [px, py];
    if (type === "M" || type === "L") {
      [px, py] = [a, b];
      return [`${at(a, b)} ${type.toLowerCase()}`];
    }
    if (type === "Z") return ["h"];
    // TrueType curves are quadratic, PDF's cubic: both control points lie two thirds of the way to theirs.
    [px, py] = [c, d];
    return [`${at(fromX + (2 * (a - fromX)) / 3, fromY + (2 * (b - fromY)) / 3)} ${at(c + (2 * (a - c)) / 3, d + (2 * (b - d)) / 3)} ${at(c, d)} c`];
  });
}
