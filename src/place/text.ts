/** Places the text area of a module: legs, paragraphs, tables. */
import { type Leg, legsOf, obstaclesOf, textRows } from "../model/anatomy.js";
import type { ArticleCopy, BlockRole } from "../model/copy.js";
import type { BoxPt, Ornament, PlacedLine, PlacedPart, PlacedTable, PlacedText, TextRole } from "../model/dummy.js";
import { levelLegs } from "../model/display.js";
import type { Galleys } from "../model/galley.js";
import { isDisplay } from "../model/page-items.js";
import type { PlanModule } from "../model/plan.js";
import { type PouredLine, optionOf, pour } from "./pour.js";

const roles: Partial<Record<BlockRole, TextRole>> = { subheadDash: "subhead" };
export const textRole = (role: BlockRole): TextRole => roles[role] ?? (role as TextRole);

/** The text area of a module in points. */
export interface TextArea {
  readonly xPt: number;
  readonly yPt: number;
  readonly leadingPt: number;
  readonly bodyPt: number;
}

export interface PlacedTextArea {
  readonly parts: readonly PlacedPart[];
  readonly ornaments: readonly Ornament[];
}

const columnStep = (module: PlanModule, bodyPt: number): number => (module.text.measureEm + module.text.gutterEm) * bodyPt;

/** Room for overset text beside the trimmed page, in pt from its right edge. */
export const oversetGapPt = 14;

function group(lines: readonly PouredLine[]): PouredLine[][] {
  const groups = new Map<number, PouredLine[]>();
  for (const line of lines) {
    const held = groups.get(line.block);
    if (held) held.push(line);
    else groups.set(line.block, [line]);
  }
  return [...groups.values()];
}

/** A small square before each item of a list; it is drawn, not a character of the copy. */
function listMarks(parts: readonly PlacedPart[], area: TextArea): Ornament[] {
  const sidePt = area.bodyPt * 0.42;
  return parts.flatMap((part): Ornament[] => {
    const first = part.type === "text" && part.role === "listItem" ? part.lines.find((l) => !l.overset) : undefined;
    if (!first) return [];
    const box = { xPt: first.xPt + area.bodyPt * 0.3, yPt: first.yPt + (first.heightPt - sidePt) / 2, widthPt: sidePt, heightPt: sidePt };
    return [{ kind: "box", box, weightPt: 0, ink: "black", fill: "black" }];
  });
}

/** Places every block of the module; ids are `<prefix>-<block id>`. */
export function placeText(module: PlanModule, article: ArticleCopy, galleys: Galleys, area: TextArea, prefix: string, oversetXPt: number): PlacedTextArea {
  const measurePt = module.text.measureEm * area.bodyPt;
  const stepPt = columnStep(module, area.bodyPt);
  const galley = galleys.galley(article, module.blocks, measurePt);
  const whole = legsOf(module.text.columns, textRows(module), obstaclesOf(module));
  const display = isDisplay(article);
  const options = galley.items.map((item, i) => ({ ...optionOf(item, module.levers.rows[i]), breakable: item.breakable }));
  const legs = (display && levelLegs(options, whole)) || whole;
  const poured = pour(galley.items, module.levers.rows, legs, measurePt, galleys);
  const used = legs.map((_, i) => Math.max(0, ...poured.lines.filter((l) => l.leg === i).map((l) => l.row + l.heightRows)));
  // Legs of one height begin level, however little the last of them holds.
  const longest = (leg: number): number => Math.max(...used.filter((_, i) => whole[i].row === whole[leg].row && whole[i].rows === whole[leg].rows));
  const top = (leg: number): number => legs[leg].row + (display ? Math.max(0, Math.floor((whole[leg].rows - longest(leg)) / 2)) : 0);
  const frameOf = (leg: Leg): BoxPt => ({
    xPt: area.xPt + leg.col * stepPt, yPt: area.yPt + leg.row * area.leadingPt, widthPt: measurePt, heightPt: leg.rows * area.leadingPt,
  });
  const frames = whole.map(frameOf);
  // Verse stands in the middle of its column as a block: its lines keep one left edge.
  const verseShiftPt = (leg: number): number => {
    const widths = poured.lines.filter((l) => l.leg === leg && article.blocks[l.block].role === "verse").map((l) => l.line.xPt + l.line.widthPt);
    return widths.length > 0 ? (measurePt - Math.max(...widths)) / 2 : 0;
  };
  const shifts = legs.map((_, i) => verseShiftPt(i));
  const place = (line: PouredLine): PlacedLine => {
    const heightPt = line.heightRows * area.leadingPt;
    if (line.leg >= legs.length) return { line: line.line, xPt: oversetXPt, yPt: area.yPt + line.row * area.leadingPt, heightPt, overset: true };
    return { line: line.line, xPt: area.xPt + legs[line.leg].col * stepPt + shifts[line.leg], yPt: area.yPt + (top(line.leg) + line.row) * area.leadingPt, heightPt };
  };
  const parts: PlacedPart[] = group(poured.lines).map((lines) => {
    const block = article.blocks[lines[0].block];
    const id = `${prefix}-${block.id}`;
    const text = (own: readonly PouredLine[], name: string, role: TextRole): PlacedText => ({ type: "text", id: name, role, lines: own.map(place), frames });
    if (block.role !== "table") return text(lines, id, textRole(block.role));
    const caption = lines.filter((l) => !l.cell);
    const rows: PlacedText[][] = [];
    for (const line of lines) if (line.cell) (rows[line.cell.row] ??= []).push(text([line], `${id}-${line.cell.row}-${line.cell.col}`, "cell"));
    const table: PlacedTable = { type: "table", id, caption: caption.length > 0 ? text(caption, `${id}-caption`, "caption") : undefined, rows };
    return table;
  });
  const ornaments = poured.rules
    .filter((rule) => rule.leg < legs.length)
    .map((rule): Ornament => {
      const xPt = area.xPt + legs[rule.leg].col * stepPt + rule.xPt;
      const yPt = area.yPt + (top(rule.leg) + rule.row) * area.leadingPt;
      return { kind: "rule", x1Pt: xPt, y1Pt: yPt, x2Pt: xPt + rule.widthPt, y2Pt: yPt, weightPt: rule.weightPt, ink: "black" };
    });
  return { parts, ornaments: [...ornaments, ...listMarks(parts, area)] };
}
