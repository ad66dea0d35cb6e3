/** Places the head block of a module and the ornaments that belong to it. */
import type { BoxPt, Ornament, PlacedText, TextRole } from "../model/dummy.js";
import type { HeadBlock, HeadPartRole, VerticalHeadBlock } from "../model/galley.js";

const roleOf: Record<HeadPartRole, TextRole> = { label: "label", kicker: "kicker", main: "main", deck: "deck", summary: "summary", byline: "byline" };

/** Share of the free height that stands above the head: a head belongs to the text below it. */
const above = 0.45;

/** The head block inside its frame (air rows taken off), ids from `prefix`. */
export function placeHead(block: HeadBlock, frame: BoxPt, prefix: string): { parts: PlacedText[]; ornaments: Ornament[] } {
  const topPt = frame.yPt + (frame.heightPt - block.heightPt) * above;
  const ornaments: Ornament[] = [];
  const parts = block.parts.map(({ role, lines }): PlacedText => {
    if (role === "label") {
      const [first] = lines;
      const middle = topPt + first.yPt + first.heightPt / 2;
      // A short rule on each side ties the column label to the head below it.
      for (const [from, to] of [[-22, -6], [first.line.widthPt + 6, first.line.widthPt + 22]] as const) {
        const x1Pt = frame.xPt + first.line.xPt + from;
        const x2Pt = frame.xPt + first.line.xPt + to;
        if (x1Pt >= frame.xPt && x2Pt <= frame.xPt + frame.widthPt) ornaments.push({ kind: "rule", x1Pt, y1Pt: middle, x2Pt, y2Pt: middle, weightPt: 0.75, ink: "black" });
      }
    }
    return {
      type: "text",
      id: `${prefix}-${role}`,
      role: roleOf[role],
      lines: lines.map(({ line, yPt, heightPt }) => ({ line, xPt: frame.xPt, yPt: topPt + yPt, heightPt })),
      frames: [frame],
    };
  });
  return { parts, ornaments };
}

/** A vertical head in its column: what is left of its whole rows is parted between its ends. */
export function placeVerticalHead(block: VerticalHeadBlock, frame: BoxPt, prefix: string): PlacedText[] {
  const topPt = frame.yPt + (frame.heightPt - block.heightPt) / 2;
  return block.parts.map(({ role, lines }): PlacedText => ({
    type: "text", id: `${prefix}-${role}`, role: roleOf[role], frames: [frame],
    lines: lines.map(({ line, xPt, yPt, heightPt }) => ({ line, xPt: frame.xPt + xPt, yPt: topPt + yPt, heightPt })),
  }));
}
