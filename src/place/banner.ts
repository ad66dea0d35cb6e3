/** The banner of a series (系列刊头): first line reversed on a band, second line below it. */
import type { Ornament, PlacedModule, PlacedText } from "../model/dummy.js";
import type { PlanModule } from "../model/plan.js";
import type { Theme } from "../model/theme.js";
import type { Line, Typesetter } from "../model/typesetter.js";
import { type Sheet, lineIn } from "./sheet.js";

/** A line set smaller until it fits the width, never under half its size. */
function fitted(typesetter: Typesetter, text: string, style: string, sizePt: number, widthPt: number): { line: Line; sizePt: number } {
  let size = sizePt;
  let line = typesetter.line([{ text, style }], size);
  while (line.widthPt > widthPt && size > sizePt / 2) {
    size -= 1;
    line = typesetter.line([{ text, style }], size);
  }
  return { line, sizePt: size };
}

export function placeBanner(module: PlanModule, sheet: Sheet, theme: Theme, typesetter: Typesetter, label: string): { module: PlacedModule; ornaments: Ornament[] } {
  const [first, ...rest] = module.banner ?? [];
  const box = sheet.boxOf(module.rect);
  const topRow = module.rect.row + module.head.airRows;
  const band = { xPt: box.xPt, yPt: sheet.yPt(topRow), widthPt: box.widthPt, heightPt: 2.2 * sheet.leadingPt };
  const prefix = `${label}-banner-${module.articles.join("+")}`;
  // White above and below reversed type: a fifth of the band each.
  const title = fitted(typesetter, first, "banner", Math.min(theme.styles.banner.sizePt, Math.floor(0.8 * band.heightPt)), box.widthPt - 20);
  const parts: PlacedText[] = [
    { type: "text", id: `${prefix}-0`, role: "banner", lines: [lineIn(title.line, band, band.yPt, band.heightPt, "center")], frames: [band] },
  ];
  const frame = { ...band, yPt: band.yPt + band.heightPt, heightPt: box.yPt + box.heightPt - band.yPt - band.heightPt };
  for (const [i, text] of rest.entries()) {
    const { line } = fitted(typesetter, text, "bannerSub", theme.styles.bannerSub.sizePt, box.widthPt);
    parts.push({
      type: "text", id: `${prefix}-${i + 1}`, role: "banner", frames: [frame],
      lines: [lineIn(line, frame, frame.yPt + 0.35 * sheet.leadingPt + i * 1.3 * sheet.leadingPt, 1.3 * sheet.leadingPt, "center")],
    });
  }
  const ornaments: Ornament[] = [
    { kind: "box", box: band, weightPt: 0, ink: "black", fill: "black" },
    { kind: "rule", x1Pt: box.xPt, y1Pt: band.yPt + band.heightPt + 2, x2Pt: box.xPt + box.widthPt, y2Pt: band.yPt + band.heightPt + 2, weightPt: 0.75, ink: "black" },
  ];
  return { module: { id: prefix, article: module.articles.join("+"), kind: "banner", rank: module.rank, box, parts }, ornaments };
}
