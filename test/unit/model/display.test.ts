/** Display matter stands in level columns, stanzas whole. */
import { describe, expect, it } from "vitest";
import { leavesLoneLine, levelLegs } from "../../../src/model/display.js";

const stanza = (rows: number, airRows = 0) => ({ rows, airRows, breakable: false });
const legs = (count: number, rows: number) => Array.from({ length: count }, (_, col) => ({ col, row: 0, rows }));
const heights = (items: Parameters<typeof levelLegs>[0], of: Parameters<typeof levelLegs>[1]) => levelLegs(items, of)?.map((leg) => leg.rows);

describe("level legs", () => {
  it("are as low as the stanzas allow", () => {
    expect(heights([stanza(4), stanza(5, 1)], legs(2, 20))).toEqual([4, 4]);
    expect(heights([stanza(4), stanza(5, 1), stanza(5, 1)], legs(2, 20))).toEqual([9, 9]);
  });
  it("part a long breakable block evenly", () => {
    expect(heights([{ rows: 9, airRows: 0, breakable: true }], legs(3, 20))).toEqual([3, 3, 3]);
  });
  it("are none where the whole legs do not hold the stanzas", () => {
    expect(heights([stanza(6)], legs(3, 5))).toBeUndefined();
    expect(heights([stanza(4), stanza(4), stanza(4)], legs(2, 5))).toBeUndefined();
  });
});

describe("a line of display matter", () => {
  const block = (rows: number, airRows = 0) => ({ rows, airRows, breakable: true });
  it.each([
    ["at a column top", [block(4)], legs(2, 3), true],
    ["at a column foot", [block(3), block(4)], legs(2, 4), true],
    ["at a column foot, air above it", [block(2), block(5, 1)], legs(2, 4), true],
  ])("is alone %s", (_, items, of, alone) => expect(leavesLoneLine(items, of)).toBe(alone));
  it("is in company where two lines of its block stand with it, or the block has no other", () => {
    expect(leavesLoneLine([block(4)], legs(2, 2))).toBe(false);
    expect(leavesLoneLine([block(3), block(1), block(3)], legs(2, 4))).toBe(false);
    expect(leavesLoneLine([stanza(3), stanza(3)], legs(2, 4))).toBe(false);
  });
});
