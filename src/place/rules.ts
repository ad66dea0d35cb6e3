/** Rules between stories: a thin line in the air above a module, a line in the gutter beside it. */
import type { Ornament } from "../model/dummy.js";
import type { PlanModule } from "../model/plan.js";
import type { Sheet } from "./sheet.js";

const horizontalPt = 0.5;
const verticalPt = 0.3;

const overlap = (a: number, aLength: number, b: number, bLength: number): number => Math.min(a + aLength, b + bLength) - Math.max(a, b);

/** A box or a banner has an edge of its own: no rule beside it. */
const framed = (module: PlanModule): boolean => module.boxed || module.kind === "banner";

function above(module: PlanModule, modules: readonly PlanModule[]): PlanModule[] {
  return modules.filter((m) => m.rect.row + m.rect.rows === module.rect.row && overlap(m.rect.col, m.rect.cols, module.rect.col, module.rect.cols) > 0);
}

function rowRule(module: PlanModule, modules: readonly PlanModule[], sheet: Sheet): Ornament[] {
  if (framed(module) || module.head.airRows === 0) return [];
  const upper = above(module, modules);
  if (upper.length === 0 || upper.some(framed)) return [];
  const box = sheet.boxOf(module.rect);
  const yPt = sheet.yPt(module.rect.row + module.head.airRows * 0.5);
  return [{ kind: "rule", x1Pt: box.xPt, y1Pt: yPt, x2Pt: box.xPt + box.widthPt, y2Pt: yPt, weightPt: horizontalPt, ink: "black" }];
}

function gutterRules(module: PlanModule, modules: readonly PlanModule[], sheet: Sheet, gutterPt: number): Ornament[] {
  if (framed(module) || module.rect.col === 0) return [];
  const xPt = sheet.xPt(module.rect.col) - gutterPt / 2;
  return modules.flatMap((left): Ornament[] => {
    const rows = overlap(left.rect.row, left.rect.rows, module.rect.row, module.rect.rows);
    if (framed(left) || left.rect.col + left.rect.cols !== module.rect.col || rows <= 0) return [];
    const from = Math.max(left.rect.row + left.head.airRows * 0.5, module.rect.row + module.head.airRows * 0.5);
    const to = Math.min(left.rect.row + left.rect.rows, module.rect.row + module.rect.rows);
    return [{ kind: "rule", x1Pt: xPt, y1Pt: sheet.yPt(from), x2Pt: xPt, y2Pt: sheet.yPt(to), weightPt: verticalPt, ink: "black" }];
  });
}

export function storyRules(modules: readonly PlanModule[], sheet: Sheet, gutterPt: number): Ornament[] {
  return modules.flatMap((module) => [...rowRule(module, modules, sheet), ...gutterRules(module, modules, sheet, gutterPt)]);
}
