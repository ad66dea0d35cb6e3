/** Rules between stories: a thin line in the air above a module, a line in the gutter beside it. */
import type { Ornament, PlacedModule } from "../model/dummy.js";
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

/** The rule stands half a row below the top of the lower story. */
const ruleRow = 0.5;

/** Runs of neighbouring columns of a module that pass a test, as [from, to). */
function runsOf({ rect }: PlanModule, test: (col: number) => boolean): [number, number][] {
  const runs: [number, number][] = [];
  for (let col = rect.col; col < rect.col + rect.cols; col++) {
    if (!test(col)) continue;
    const last = runs.at(-1);
    if (last && last[1] === col) last[1] = col + 1;
    else runs.push([col, col + 1]);
  }
  return runs;
}

function rowRule(module: PlanModule, modules: readonly PlanModule[], sheet: Sheet): Ornament[] {
  if (framed(module) || module.head.airRows === 0) return [];
  const yPt = sheet.yPt(module.rect.row + ruleRow);
  // Column by column: a box or a banner above has an edge of its own.
  return runsOf(module, (col) => above(module, modules).some((m) => !framed(m) && m.rect.col <= col && col < m.rect.col + m.rect.cols)).map(([from, to]): Ornament => {
    const left = sheet.boxOf({ ...module.rect, col: from, cols: to - from });
    return { kind: "rule", x1Pt: left.xPt, y1Pt: yPt, x2Pt: left.xPt + left.widthPt, y2Pt: yPt, weightPt: horizontalPt, ink: "black" };
  });
}

function gutterRules(module: PlanModule, modules: readonly PlanModule[], sheet: Sheet, gutterPt: number): Ornament[] {
  if (framed(module) || module.rect.col === 0) return [];
  const xPt = sheet.xPt(module.rect.col) - gutterPt / 2;
  return modules.flatMap((left): Ornament[] => {
    const rows = overlap(left.rect.row, left.rect.rows, module.rect.row, module.rect.rows);
    if (framed(left) || left.rect.col + left.rect.cols !== module.rect.col || rows <= 0) return [];
    const top = Math.max(left.rect.row, module.rect.row);
    const bottom = Math.min(left.rect.row + left.rect.rows, module.rect.row + module.rect.rows);
    const first = Math.min(...modules.map((m) => m.rect.row));
    const last = Math.max(...modules.map((m) => m.rect.row + m.rect.rows));
    // It meets the rules that stand half a row below the tops of the stories around it.
    const from = top === first ? top : top + ruleRow;
    const to = bottom === last ? bottom : bottom + ruleRow;
    return [{ kind: "rule", x1Pt: xPt, y1Pt: sheet.yPt(from), x2Pt: xPt, y2Pt: sheet.yPt(to), weightPt: verticalPt, ink: "black" }];
  });
}

export function storyRules(modules: readonly PlanModule[], sheet: Sheet, gutterPt: number): Ornament[] {
  return modules.flatMap((module) => [...rowRule(module, modules, sheet), ...gutterRules(module, modules, sheet, gutterPt)]);
}

/** Air between a rule and a mark that stands in its line. */
const markAirPt = 4;

/** Rules end before the mark 广告 of an advert without a frame, which stands in the same row. */
export function rulesBesideMarks(rules: readonly Ornament[], modules: readonly PlacedModule[]): Ornament[] {
  const marks = modules.flatMap(({ parts }) => parts.flatMap((part) => (part.type === "text" && part.role === "advertMark" ? part.lines : [])));
  return rules.flatMap((rule): Ornament[] => {
    if (rule.kind !== "rule" || rule.y1Pt !== rule.y2Pt) return [rule];
    const mark = marks.find(({ line, xPt, yPt, heightPt }) => yPt < rule.y1Pt && rule.y1Pt < yPt + heightPt && xPt + line.xPt < rule.x2Pt && rule.x1Pt < xPt + line.xPt + line.widthPt);
    if (mark === undefined) return [rule];
    const [left, right] = [mark.xPt + mark.line.xPt - markAirPt, mark.xPt + mark.line.xPt + mark.line.widthPt + markAirPt];
    return [{ ...rule, x2Pt: left }, { ...rule, x1Pt: right }].filter(({ x1Pt, x2Pt }) => x2Pt - x1Pt > markAirPt);
  });
}
