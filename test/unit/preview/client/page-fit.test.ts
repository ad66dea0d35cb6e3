import { expect, it, vi } from "vitest";

vi.stubGlobal("localStorage", { getItem: () => null });
const { pageFit } = await import("../../../../src/preview/client/page-fit.js");

const fit = { oversetLines: 0, oversetChars: 0, holeLines: 0, holeChars: 0 };
const page = { fit, errors: 0, outdated: false, held: [], version: "1" };

it.each([
  ["a page that is full", page, "good"],
  ["one with overset lines", { ...page, fit: { ...fit, oversetLines: 2, oversetChars: 30 } }, "over"],
  ["one with a hole", { ...page, fit: { ...fit, holeLines: 2, holeChars: 30 } }, "hole"],
  ["one at fault, though its lines fit", { ...page, errors: 1 }, "over"],
  ["one that was never made up: it does not pass for full", { ...page, version: undefined }, "coming"],
  ["one that cannot be made up", { ...page, version: undefined, outdated: true }, "over"],
])("%s", (_, one, look) => {
  expect(pageFit(one).look).toBe(look);
});
