import { expect, it } from "vitest";
import { counted } from "../../../src/diagnostics/counted.js";

it("has one thing in the singular and every other number in the plural", () => {
  expect([0, 1, 2].map((count) => counted(count, "line"))).toEqual(["0 lines", "1 line", "2 lines"]);
  expect(counted(3, "entry", "entries")).toBe("3 entries");
});
