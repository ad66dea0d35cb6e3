import { describe, expect, it } from "vitest";
import { greyOf, inkPlan } from "../../../src/finish/ink-plan.js";
import { inks } from "../../support/raw-page.js";

const red = [0.7843, 0.0627, 0.1804] as const;

describe("ink plan", () => {
  it("prints an ink by its recipe, within Skia's four decimals", () => {
    const plan = inkPlan(inks, "cmyk", false);
    expect(plan.print([0.7847, 0.0623, 0.1804])).toEqual({ kind: "process", cmyk: [0, 1, 0.8, 0] });
    expect(plan.print([0.7853, 0.0627, 0.1804])).toEqual({ kind: "refused", code: "unknown-colour", nearest: "red" });
  });

  it("prints pure grey in black alone", () => {
    const plan = inkPlan(inks, "cmyk", false);
    expect(plan.print([0.75, 0.75, 0.75])).toEqual({ kind: "process", cmyk: [0, 0, 0, 0.25] });
    expect(plan.print([1, 1, 1])).toEqual({ kind: "process", cmyk: [0, 0, 0, 0] });
    expect(plan.print([0.75, 0.75, 0.76])).toMatchObject({ kind: "refused" });
  });

  it("lets no colour onto a black page, and greys its pictures", () => {
    const plan = inkPlan(inks, "k", false);
    expect(plan.print(red)).toEqual({ kind: "refused", code: "colour-on-k-page", nearest: "red" });
    expect(plan.print([0, 0, 0])).toEqual({ kind: "process", cmyk: [0, 0, 0, 1] });
    expect(plan.greyPictures).toBe(true);
  });

  it("prints a spot ink on its own plate, and refuses inks without one", () => {
    const plan = inkPlan({ ...inks, blue: { srgb: [0, 0, 1], cmyk: [100, 80, 0, 0] } }, "k+spot", false);
    expect(plan.print(red)).toEqual({ kind: "spot", spot: "PANTONE 186 C", tint: 1 });
    expect(plan.print([0, 0, 1])).toMatchObject({ kind: "refused", code: "colour-on-k-page" });
    expect(plan.spots.get("PANTONE 186 C")).toEqual([0, 1, 0.8, 0]);
  });

  it("prints a mourning issue in black by luminance", () => {
    const printed = inkPlan(inks, "cmyk", true).print(red);
    if (printed.kind !== "process") throw new Error("expected a process colour");
    expect(printed.cmyk.slice(0, 3)).toEqual([0, 0, 0]);
    expect(printed.cmyk[3]).toBeCloseTo(1 - greyOf(red), 4);
  });

  it("takes luminance from the sRGB primaries (IEC 61966-2-1)", () => {
    expect(greyOf([0.5, 0.5, 0.5])).toBeCloseTo(0.5, 6);
    // Y of pure green is 0.7152, which is the sRGB grey 0.8626.
    expect(greyOf([0, 1, 0])).toBeCloseTo(0.8626, 3);
  });
});
