import { describe, expect, it } from "vitest";
import { insetOf, pageBoxes } from "../../../src/finish/boxes.js";

const mm = (pt: number): number => (pt * 25.4) / 72;

describe("page boxes", () => {
  it("are exact in millimetres and keep the top left corner", () => {
    const { trimBox, mediaBox, bleedBox } = pageBoxes({ leftPt: 0, topPt: 1544.88, insetMm: 0, paper: { widthMm: 390, heightMm: 545 }, bleedMm: 0, bandMm: 0 });
    expect(mm(trimBox[2] - trimBox[0])).toBeCloseTo(390, 4);
    expect(mm(trimBox[3] - trimBox[1])).toBeCloseTo(545, 4);
    expect([trimBox[0], trimBox[3]]).toEqual([0, 1544.88]);
    expect(mediaBox).toEqual(trimBox);
    expect(bleedBox).toEqual(trimBox);
  });

  it("nest the trim in bleed and slug band", () => {
    const { trimBox, mediaBox, bleedBox } = pageBoxes({ leftPt: 0, topPt: 1000, insetMm: 10, paper: { widthMm: 100, heightMm: 140 }, bleedMm: 3, bandMm: 10 });
    expect(mm(trimBox[0] - bleedBox[0])).toBeCloseTo(3, 4);
    expect(mm(bleedBox[3] - trimBox[3])).toBeCloseTo(3, 4);
    expect(mm(trimBox[1] - mediaBox[1])).toBeCloseTo(10, 4);
    expect(mediaBox[0]).toBeCloseTo(0, 4);
    expect(mediaBox[3]).toBeCloseTo(1000, 4);
  });

  it("recognise Chromium's rounded page, and no other", () => {
    const paper = { widthMm: 100, heightMm: 140 };
    expect(insetOf(282.96, 396.96, paper, [10, 3])).toBe(0);
    expect(insetOf(300.48, 413.76, paper, [10, 3])).toBe(3);
    expect(insetOf(595.28, 841.89, paper, [10, 3])).toBeUndefined();
  });
});
