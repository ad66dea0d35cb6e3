import { describe, expect, it } from "vitest";
import { Recall } from "../../../src/copydesk/recall.js";

describe("what was made of a text before", () => {
  it("is made once for each text", () => {
    const recall = new Recall<number>(2);
    let made = 0;
    expect([recall.get("a", () => ++made), recall.get("a", () => ++made), recall.get("b", () => ++made)]).toEqual([1, 1, 2]);
  });
  it("is forgotten where it was not asked for the longest, once there are more than may be kept", () => {
    const recall = new Recall<string>(2);
    for (const key of ["a", "b", "a", "c"]) recall.get(key, () => key);
    expect(recall.get("a", () => "anew")).toBe("a");
    expect(recall.get("b", () => "anew")).toBe("anew");
  });
});
