/** Display matter stands in level columns, stanzas whole. */
import { describe, expect, it } from "vitest";
import { levelLegs } from "../../../src/model/display.js";

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
