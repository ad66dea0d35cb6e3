import { expect, it } from "vitest";
import { stretchTint } from "../../../../src/preview/client/overlays.js";

it("leaves everyday lines alone, and tints the others the more the looser or tighter they are", () => {
  for (const em of [0, 0.03, 1 / 16]) expect([stretchTint(em), stretchTint(-em)]).toEqual([0, 0]);
  const tints = [0.07, 0.1, 1 / 8, 0.16, 0.25].map(stretchTint);
  expect(tints).toEqual([...tints].sort((a, b) => a - b));
  expect(new Set(tints).size).toBe(tints.length);
  // A torn line is not to be missed beside one that is a little loose.
  expect(stretchTint(0.25)).toBeGreaterThan(5 * stretchTint(0.07));
  expect(stretchTint(1)).toBe(stretchTint(0.25));
  expect(stretchTint(-0.2)).toBe(stretchTint(0.2));
});
