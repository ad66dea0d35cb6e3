/** Looks at the set lines of a text and names what a master compositor would mark. Told from the lines, not from the composer. */
import type { PlacedLine, PlacedText } from "../model/dummy.js";

/** Loose: gaps above 1/16 em. Kinsoku: CLREQ "basic/GB". Runt: 单字不成行. Lone: a first line at a leg's foot, a last line at its top. Grid: off its row. */
export const lineFaultKinds = ["loose", "kinsoku", "runt", "lone", "grid"] as const;
export type LineFaultKind = (typeof lineFaultKinds)[number];

export interface LineFault {
  readonly kind: LineFaultKind;
  readonly placed: PlacedLine;
}

/** Gaps above this are loose, in em (reference/typography.md, section 1). */
const looseEm = 1 / 16;
const epsilon = 1e-4;

/** CLREQ 3.1.5, "basic" with GB/T 15834's oblique: what no line begins with, and what none ends with. */
const noStart = new Set("、，。．：；！？”’）》〉】〗〕」』］｝·～…／/%％‰℃");
const noEnd = new Set("“‘（《〈【〖〔「『［｛／/￥＄");

/** Roles set line by line on the grid, in full measure. */
const flowing: ReadonlySet<PlacedText["role"]> = new Set(["paragraph", "question", "answer", "entry", "quote", "listItem", "editorNote", "note"]);

const characterAt = (text: string, at: number): string => [...text].at(at) as string;

/** Characters that make a last line more than a runt: Han, and words as one. */
function weightOf(text: string): number {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.reduce((sum, word) => sum + (/\p{Script=Han}/u.test(word) ? [...word].length : 2), 0);
}

/** The faults of one text's lines; a drop cap, which is taller than a row, is no line. */
export function lineFaults(text: PlacedText, areaTopPt: number, leadingPt: number): LineFault[] {
  if (!flowing.has(text.role)) return [];
  const lines = text.lines.filter((placed) => !placed.overset && placed.line.text !== "" && placed.heightPt < 1.5 * leadingPt);
  const faults: LineFault[] = [];
  lines.forEach((placed, i) => {
    const { line } = placed;
    const [first, last] = [i === 0, i === lines.length - 1];
    const add = (kind: LineFaultKind): void => void faults.push({ kind, placed });
    if (line.stretchEm > looseEm + epsilon) add("loose");
    if ((!first && noStart.has(characterAt(line.text, 0))) || (!last && noEnd.has(characterAt(line.text, -1)))) add("kinsoku");
    if (last && !first && weightOf(line.text) < 2) add("runt");
    // The next line stands in another leg: to the right of it, or below a picture.
    const parted = (a: PlacedLine, b: PlacedLine): boolean => a.xPt !== b.xPt || b.yPt - a.yPt > 1.5 * leadingPt;
    const alone = lines.length > 1 && ((first && parted(placed, lines[1])) || (last && parted(lines[i - 1], placed)));
    if (alone) add("lone");
    const row = (placed.yPt - areaTopPt) / leadingPt;
    if (Math.abs(row - Math.round(row)) * leadingPt > 0.5) add("grid");
  });
  return faults;
}
