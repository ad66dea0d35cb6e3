/** Supplied pages keep their own size: what does not fit, or leaves much white, is told in millimetres. */
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import { boxFootRows, innerEm, pictureAirRows, pictureHeightPt, textRows } from "../model/anatomy.js";
import type { ArticleCopy, Copy } from "../model/copy.js";
import type { PageFile } from "../model/issue.js";
import type { PageItem } from "../model/page-items.js";
import type { PageRegion } from "../model/page-region.js";
import type { PlanModule, PlanPage, PlanPicture } from "../model/plan.js";
import type { Assignment } from "./layouts.js";
import { sizeSlackPt } from "./picture-sources.js";
import { standsInBox } from "./shapes.js";
import { leavesOf } from "./tree.js";
import type { MakeupServices } from "./types.js";

const ptPerMm = 72 / 25.4;
/** White beside or above and below a supplied page that is worth telling, in mm altogether. */
const muchWhiteMm = 15;
/** Sizes in mm and in rows agree to this. */
const roundingPt = 0.01;

const size = (widthMm: number, heightMm: number): string => `${round(widthMm)} × ${round(heightMm)} mm`;
const round = (mm: number): string => mm.toFixed(1).replace(/\.0$/, "");

/** Adds `advert-size`, an error, for each supplied page that no place of a page without solution can hold. */
export function reportTooLarge(items: readonly PageItem[], assignments: readonly Assignment[], region: PageRegion, { theme: { grid }, pictures }: MakeupServices, page: PageFile, diagnostics: Diagnostics): void {
  for (const item of items) {
    for (const { figure, path } of item.copy.figures) {
      const supplied = pictures.get(figure.href)?.supplied;
      if (supplied === undefined) continue;
      const boxed = standsInBox(item.copy);
      const widthMm = (cols: number): number => (innerEm(grid, cols, boxed) * grid.bodyPt) / ptPerMm;
      const cols = widestPlace(item, assignments, grid.columns);
      const heightMm = ((region.rows - 1 - pictureAirRows - (boxed ? boxFootRows : 0)) * grid.leadingPt) / ptPerMm;
      if (supplied.widthMm <= widthMm(cols) + sizeSlackPt / ptPerMm && supplied.heightMm <= heightMm) continue;
      const [own, place] = [size(supplied.widthMm, supplied.heightMm), size(widthMm(cols), heightMm)];
      const widths = Array.from({ length: grid.columns }, (_, i) => round(widthMm(i + 1))).join(", ");
      diagnostics.add({
        code: "advert-size", severity: "error", place: { file: item.copy.file, path: `${path}.href`, page: page.label, module: item.key },
        zh: `“${figure.href}”为 ${own}，最大的位置只有 ${place}；广告不缩放`, en: `"${figure.href}" is ${own} and its largest place ${place}; adverts are not scaled.`,
        hint: { zh: `请供稿方按栏宽制作：1 至 ${grid.columns} 栏依次宽 ${widths} mm；或换一个更大的位置`, en: `Have it made in the width of columns (1 to ${grid.columns}: ${widths} mm), or give it a larger place.` },
      });
    }
  }
}

/** Columns of the item's widest slot; of the page where no layout takes it. */
function widestPlace(item: PageItem, assignments: readonly Assignment[], columns: number): number {
  const spans = assignments.flatMap(({ layout, items }) => [...leavesOf(layout.tree, columns)].filter(({ node }) => items.get(node.slot) === item).map(({ cols }) => cols));
  return spans.length === 0 ? columns : Math.max(...spans);
}

/**
 * Adds `advert-size`, an error, where a plan of before gives a supplied page less room than it has now, and
 * `advert-white`, for information, where an advert's place is much larger than it is.
 */
export function reportSupplied(planned: PlanPage, copy: Copy, page: PageFile, diagnostics: Diagnostics): void {
  const { grid } = copy.issue.theme;
  for (const module of planned.modules) {
    const article = copy.articles.get(module.articles[0]);
    for (const planned of module.pictures) if (article !== undefined) reportTooSmall(module, planned, article, copy, page, diagnostics);
    const supplied = article?.supplied;
    if (article === undefined || supplied === undefined) continue;
    const widthMm = (innerEm(grid, module.rect.cols, false) * grid.bodyPt) / ptPerMm;
    const heightMm = (textRows(module) * grid.leadingPt) / ptPerMm;
    if (widthMm - supplied.widthMm <= muchWhiteMm && heightMm - supplied.heightMm <= muchWhiteMm) continue;
    diagnostics.add({
      code: "advert-white", severity: "info", place: { file: article.file, page: page.label, module: article.id },
      zh: `广告 ${size(supplied.widthMm, supplied.heightMm)} 排在 ${size(widthMm, heightMm)} 的位置，四周留白`,
      en: `The advert of ${size(supplied.widthMm, supplied.heightMm)} stands in a place of ${size(widthMm, heightMm)}: white is left around it.`,
      hint: { zh: "换一个大小相近的位置，或请供稿方按位置的尺寸制作", en: "Give it a place nearer its size, or have it made for this place." },
    });
  }
}

function reportTooSmall(module: PlanModule, { figure: id, cols, rows, captionRows }: PlanPicture, article: ArticleCopy, { issue: { pictures, theme: { grid } } }: Copy, page: PageFile, diagnostics: Diagnostics): void {
  const figure = article.figures.find((one) => one.figure.id === id);
  const supplied = figure && pictures.get(figure.figure.href)?.supplied;
  if (figure === undefined || supplied === undefined) return;
  const { measureEm, gutterEm } = module.text;
  const widthPt = (cols * (measureEm + gutterEm) - gutterEm) * grid.bodyPt;
  const heightPt = article.supplied ? (textRows(module) - captionRows) * grid.leadingPt : pictureHeightPt(grid.leadingPt, rows, captionRows);
  if (supplied.widthMm * ptPerMm <= widthPt + sizeSlackPt && supplied.heightMm * ptPerMm <= heightPt + roundingPt) return;
  const [own, place] = [size(supplied.widthMm, supplied.heightMm), size(widthPt / ptPerMm, heightPt / ptPerMm)];
  diagnostics.add({
    code: "advert-size", severity: "error", place: { file: article.file, path: `${figure.path}.href`, page: page.label, module: article.id },
    zh: `“${figure.figure.href}”为 ${own}，版样给它的位置是 ${place}；广告不缩放`, en: `"${figure.figure.href}" is ${own}; the plan gives it ${place}, and adverts are not scaled.`,
    hint: { zh: "文件换过了：放开这一版的锁定，或删去 plan.json 重新排版", en: "The file was changed: unlock the page, or take out plan.json and make it up again." },
  });
}
