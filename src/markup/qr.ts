/** QR codes as one vector path: K only, with the 4-module quiet zone that ISO/IEC 18004 asks for. */
import qrcode from "qrcode-generator";

const quiet = 4;

export interface QrPath {
  readonly path: string;
  readonly modules: number;
}

/** Codes drawn last: a newspaper's own stand in every issue, and a code takes some milliseconds. */
const drawn = new Map<string, QrPath>();
const mostDrawn = 32;

/** The path of a code's dark modules in a square of `modules` units. */
export function qrPath(text: string): QrPath {
  const before = drawn.get(text);
  if (before) return before;
  if (drawn.size >= mostDrawn) drawn.clear();
  const path = draw(text);
  drawn.set(text, path);
  return path;
}

function draw(text: string): QrPath {
  const code = qrcode(0, "M");
  // The library takes bytes: UTF-8 is given as a binary string.
  code.addData(String.fromCharCode(...new TextEncoder().encode(text)), "Byte");
  code.make();
  const size = code.getModuleCount();
  const runs: string[] = [];
  for (let row = 0; row < size; row++)
    for (let col = 0; col < size; col++) {
      if (!code.isDark(row, col)) continue;
      const from = col;
      while (col + 1 < size && code.isDark(row, col + 1)) col++;
      runs.push(`M${from + quiet} ${row + quiet}h${col - from + 1}v1h${from - col - 1}z`);
    }
  return { path: runs.join(""), modules: size + 2 * quiet };
}
