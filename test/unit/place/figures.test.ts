/** Cropping: the part shown has the box's shape, lies in the whole, and holds the focus. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cropTo } from "../../../src/place/figures.js";

const part = fc.double({ min: 0, max: 1, noNaN: true });
const aspect = fc.double({ min: 0.3, max: 3, noNaN: true });
const wholes = fc.tuple(part, part, fc.double({ min: 0.2, max: 1, noNaN: true }), fc.double({ min: 0.2, max: 1, noNaN: true }))
  .map(([x, y, width, height]) => ({ x: x * (1 - width), y: y * (1 - height), width, height }));

describe("cropTo", () => {
  it("gives the largest part of the whole that has the box's shape", () => {
    fc.assert(fc.property(wholes, aspect, aspect, part, part, (whole, picture, box, fx, fy) => {
      const focus = { x: whole.x + fx * whole.width, y: whole.y + fy * whole.height };
      const crop = cropTo(whole, picture, box, focus);
      expect((picture * crop.width) / crop.height).toBeCloseTo(box, 6);
      expect(Math.max(crop.width / whole.width, crop.height / whole.height)).toBeCloseTo(1, 9);
      expect(crop.x).toBeGreaterThanOrEqual(whole.x - 1e-9);
      expect(crop.y).toBeGreaterThanOrEqual(whole.y - 1e-9);
      expect(crop.x + crop.width).toBeLessThanOrEqual(whole.x + whole.width + 1e-9);
      expect(crop.y + crop.height).toBeLessThanOrEqual(whole.y + whole.height + 1e-9);
      // The focus is a point of the whole: no crop may lose it.
      expect(focus.x).toBeGreaterThanOrEqual(crop.x - 1e-9);
      expect(focus.x).toBeLessThanOrEqual(crop.x + crop.width + 1e-9);
      expect(focus.y).toBeGreaterThanOrEqual(crop.y - 1e-9);
      expect(focus.y).toBeLessThanOrEqual(crop.y + crop.height + 1e-9);
    }));
  });
  it("shows all where shapes agree", () => {
    expect(cropTo({ x: 0, y: 0, width: 1, height: 1 }, 1.5, 1.5, { x: 0.9, y: 0.1 })).toEqual({ x: 0, y: 0, width: 1, height: 1 });
  });
  it("puts the focus in the middle where there is room", () => {
    const crop = cropTo({ x: 0, y: 0, width: 1, height: 1 }, 2, 1, { x: 0.6, y: 0.5 });
    expect(crop.x + crop.width / 2).toBeCloseTo(0.6, 9);
  });
});
