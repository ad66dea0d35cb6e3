/** The sheet in CSS: puts a paper's sizes into `styles/base/page.css`. */

export interface Sheet {
  readonly widthMm: number;
  readonly heightMm: number;
  /** Band outside the trim that is painted as well: bleed, or room for slug and marks. */
  readonly bandMm: number;
  /** Crop marks and crosses in the band; they show on screen only, plates get theirs in `finish`. */
  readonly marks: boolean;
}

/**
 * The @page rules of a sheet.
 * @param template text of `styles/base/page.css`
 */
export function pageCss(template: string, sheet: Sheet): string {
  return template
    .replaceAll("$width", `${sheet.widthMm}mm`)
    .replaceAll("$height", `${sheet.heightMm}mm`)
    // Paged.js takes marks without a bleed for a bleed of its own, so both go together.
    .replace(/^.*\$band.*$/m, sheet.bandMm > 0 ? `  bleed: ${sheet.bandMm}mm;` : "")
    .replace(/^.*\$marks.*$/m, sheet.marks && sheet.bandMm > 0 ? "  marks: crop cross;" : "");
}
