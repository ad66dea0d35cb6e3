/** Rules between stories keep clear of the mark of an advert that stands in their line. */
import { expect, it } from "vitest";
import type { Ornament, PlacedModule } from "../../../src/model/dummy.js";
import { rulesBesideMarks } from "../../../src/place/rules.js";

const rule = (x1Pt: number, x2Pt: number, yPt = 100): Ornament => ({ kind: "rule", x1Pt, y1Pt: yPt, x2Pt, y2Pt: yPt, weightPt: 0.5, ink: "black" });
/** A mark 28 pt wide at the right end of a place from 50 to 293 pt. */
const marked = { parts: [{ type: "text", role: "advertMark", lines: [{ line: { xPt: 215, widthPt: 28 }, xPt: 50, yPt: 95, heightPt: 11 }] }] } as never as PlacedModule;

it("ends before the mark, and goes on behind it where it is longer", () => {
  expect(rulesBesideMarks([rule(50, 293)], [marked])).toEqual([rule(50, 261)]);
  expect(rulesBesideMarks([rule(50, 500)], [marked])).toEqual([rule(50, 261), rule(297, 500)]);
});

it("leaves rules beside, above and below it as they are", () => {
  for (const other of [rule(50, 260), rule(293, 500), rule(50, 293, 94), rule(50, 293, 107), { ...rule(270, 270), y2Pt: 300 }]) expect(rulesBesideMarks([other], [marked])).toEqual([other]);
});
