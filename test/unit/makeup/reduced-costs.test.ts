/** The lower bound of a page's cost against pages themselves. */
import { describe, expect, it } from "vitest";
import { reducedCosts } from "../../../src/makeup/reduced-costs.js";

/** An item of one column that is at its best in `rows` rows, a row more or less costing `slope`. */
const item = (rows: number, slope: number): (Float32Array | undefined)[] => [undefined, Float32Array.from({ length: 21 }, (_, h) => (h === 0 ? Number.POSITIVE_INFINITY : slope * Math.abs(h - rows)))];

describe("reduced costs", () => {
  it("of items that fill the page by themselves add no price", () => {
    const { perCell, least, pageLeast } = reducedCosts([item(8, 1), item(12, 1)], 20);
    expect([perCell, pageLeast, ...least]).toEqual([0, 0, 0, 0]);
  });
  it("know what too much and too little copy costs at least", () => {
    // 6 rows too many: the cheaper item gives them all, 0.5 each.
    expect(reducedCosts([item(12, 0.5), item(14, 1)], 20).pageLeast).toBeCloseTo(3, 1);
    expect(reducedCosts([item(6, 0.5), item(8, 1)], 20).pageLeast).toBeCloseTo(3, 1);
  });
  it("are a price above 0 on a page with too much copy, below 0 on one with too little", () => {
    expect(reducedCosts([item(12, 0.5), item(14, 1)], 20).perCell).toBeGreaterThan(0);
    expect(reducedCosts([item(6, 0.5), item(8, 1)], 20).perCell).toBeLessThan(0);
  });
});
