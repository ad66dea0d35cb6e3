/** Tops and heights of lines in whole CSS px, so that every run of a line stands on one baseline. */
import type { PlacedLine, PlacedModule, PlacedPart, PlacedText } from "../model/dummy.js";
import { wholePx } from "./sheet.js";

const line = (placed: PlacedLine): PlacedLine => ({ ...placed, ...(placed.line.vertical ? { xPt: wholePx(placed.xPt) } : {}), yPt: wholePx(placed.yPt), heightPt: Math.max(0.75, (Math.floor((placed.heightPt * 96) / 72 + 1e-6) * 72) / 96) });

export const snapText = (text: PlacedText): PlacedText => ({ ...text, lines: text.lines.map(line) });

function snapPart(part: PlacedPart): PlacedPart {
  switch (part.type) {
    case "text":
      return snapText(part);
    case "figure":
      return { ...part, captions: part.captions.map(snapText) };
    case "table":
      return { ...part, caption: part.caption && snapText(part.caption), rows: part.rows.map((row) => row.map(snapText)) };
  }
}

export const snapModule = (module: PlacedModule): PlacedModule => ({ ...module, parts: module.parts.map(snapPart) });
