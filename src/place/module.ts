/** Places one module: head, pictures, text, box and rules. */
import { boxPadEm, headRow, pageRow } from "../model/anatomy.js";
import type { ArticleCopy } from "../model/copy.js";
import type { BoxPt, Ornament, PlacedModule, PlacedPart, PlacedText } from "../model/dummy.js";
import type { Galleys } from "../model/galley.js";
import type { Picture } from "../model/issue.js";
import { columnLabel } from "../model/page-items.js";
import type { PlanModule } from "../model/plan.js";
import type { Theme } from "../model/theme.js";
import type { Typesetter } from "../model/typesetter.js";
import { placeFigures } from "./figures.js";
import { placeHead, placeVerticalHead } from "./head.js";
import { type Sheet, furniture } from "./sheet.js";
import { oversetGapPt, placeText } from "./text.js";

export interface PlaceServices {
  readonly theme: Theme;
  readonly galleys: Galleys;
  readonly typesetter: Typesetter;
  readonly pictures: ReadonlyMap<string, Picture>;
}

/** The outline of a box: half a row below the module's top unless it stands at the head of the page. */
export function boxOutline(module: PlanModule, sheet: Sheet, regionRow: number): BoxPt {
  const box = sheet.boxOf(module.rect);
  const inset = module.rect.row === regionRow ? 0 : 0.5 * sheet.leadingPt;
  return { ...box, yPt: box.yPt + inset, heightPt: box.heightPt - inset };
}

/** Line height of the mark 广告, in pt. */
const markPt = 11.25;

function advertMark(article: ArticleCopy, services: PlaceServices, prefix: string, at: Pick<BoxPt, "xPt" | "yPt" | "widthPt">): PlacedText {
  const text = article.column[0] ?? services.theme.wording.advert;
  const frame = { ...at, heightPt: markPt };
  return furniture(services.typesetter, `${prefix}-mark`, "advertMark", [{ text, style: "advertMark" }], frame, { yPt: frame.yPt, heightPt: frame.heightPt, align: "right" });
}

/** Everything of a module at its place; ornaments go to the page's SVG. */
export function placeModule(module: PlanModule, article: ArticleCopy, sheet: Sheet, services: PlaceServices, page: { readonly label: string; readonly regionRow: number; readonly said: ReadonlySet<string> }): { module: PlacedModule; ornaments: Ornament[] } {
  const { theme, galleys } = services;
  const { bodyPt } = theme.grid;
  const prefix = `${page.label}-${article.id.replaceAll("+", "_")}`;
  const box = sheet.boxOf(module.rect);
  const padPt = module.boxed ? boxPadEm * bodyPt : 0;
  const xPt = box.xPt + padPt;
  const widthPt = box.widthPt - 2 * padPt;
  const parts: PlacedPart[] = [];
  const ornaments: Ornament[] = [];
  if (module.boxed) {
    const outline = boxOutline(module, sheet, page.regionRow);
    const tinted = article.kind === "chronicle" || article.kind === "poem";
    ornaments.push({ kind: "box", box: outline, weightPt: article.kind === "advert" ? 1 : 0.5, ink: "black", ...(tinted ? { fill: "tint" } : {}) });
    if (article.kind === "advert") parts.push(advertMark(article, services, prefix, { xPt: outline.xPt + 3, yPt: outline.yPt + 2, widthPt: outline.widthPt - 6 }));
  }
  // Above a supplied page, in the last row of the air that is kept for it.
  if (article.supplied !== undefined) parts.push(advertMark(article, services, prefix, { xPt, yPt: sheet.yPt(module.rect.row + module.head.rows) - markPt - 1, widthPt }));
  if (module.head.vertical) parts.push(...verticalHead(module, article, sheet, services, prefix, columnLabel(article, page.said)));
  else if (module.head.sizePt > 0) {
    const block = galleys.head({
      article, rank: module.rank, sizePt: module.head.sizePt, maxLines: module.head.maxLines, widthPt,
      label: columnLabel(article, page.said),
    });
    if (!block) throw new RangeError(`the plan's head of ${article.id} at ${module.head.sizePt} pt does not fit`);
    const frame = { xPt, widthPt, yPt: sheet.yPt(headRow(module)), heightPt: (module.head.rows - module.head.airRows) * sheet.leadingPt };
    const head = placeHead(block, frame, prefix);
    parts.push(...head.parts);
    ornaments.push(...head.ornaments);
    if (module.kind === "briefs") ornaments.push(...briefsRules(block.parts[0].lines[0].line.widthPt, frame, head.parts[0]));
  }
  const area = { xPt, yPt: sheet.yPt(pageRow(module, module.head.pictureRows)) - module.head.pictureRows * sheet.leadingPt, leadingPt: sheet.leadingPt, bodyPt };
  const pictureArea = { ...area, yPt: sheet.yPt(pageRow(module, 0)) };
  parts.push(...placeFigures(module, article, services.pictures, galleys, pictureArea, prefix));
  const text = placeText(module, article, galleys, area, prefix, sheet.widthPt + oversetGapPt);
  parts.push(...text.parts);
  ornaments.push(...text.ornaments);
  return {
    module: {
      id: prefix, article: article.id, rank: module.rank, box, parts,
      kind: module.kind === "briefs" ? "briefs" : module.kind === "continued" ? "continued" : article.kind,
    },
    ornaments,
  };
}

/** The vertical head of a module in the text column and rows that the plan gives it. */
function verticalHead(module: PlanModule, article: ArticleCopy, sheet: Sheet, { theme: { grid }, galleys }: PlaceServices, prefix: string, label: string | undefined): PlacedText[] {
  const { head, text, rank } = module;
  const widthPt = text.measureEm * grid.bodyPt;
  const block = head.vertical && galleys.verticalHead({ article, rank, sizePt: head.sizePt, lines: head.maxLines, widthPt, label });
  if (!block || !head.vertical) throw new RangeError(`the plan's vertical head of ${article.id} at ${head.sizePt} pt does not fit`);
  const frame = {
    xPt: sheet.boxOf(module.rect).xPt + (module.boxed ? boxPadEm * grid.bodyPt : 0) + head.vertical.col * (text.measureEm + text.gutterEm) * grid.bodyPt,
    yPt: sheet.yPt(pageRow(module, 0)), widthPt, heightPt: head.vertical.rows * grid.leadingPt,
  };
  return placeVerticalHead(block, frame, prefix);
}

/** The label of a group of briefs stands between two rules. */
function briefsRules(labelPt: number, frame: BoxPt, label: PlacedText): Ornament[] {
  const [line] = label.lines;
  const middle = line.yPt + line.heightPt / 2;
  const gap = (frame.widthPt - labelPt) / 2 - 8;
  if (gap < 10) return [];
  return [
    { kind: "rule", x1Pt: frame.xPt, y1Pt: middle, x2Pt: frame.xPt + gap, y2Pt: middle, weightPt: 1.5, ink: "black" },
    { kind: "rule", x1Pt: frame.xPt + frame.widthPt - gap, y1Pt: middle, x2Pt: frame.xPt + frame.widthPt, y2Pt: middle, weightPt: 1.5, ink: "black" },
  ];
}
