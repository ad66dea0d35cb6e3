/** An edited plan that says what its pages do not is refused, and by name. */
import { beforeAll, expect, it } from "vitest";
import { check } from "../../../src/check.js";
import type { Plan } from "../../../src/model/plan.js";
import { sample } from "../../support/built.js";

let made: Plan;
beforeAll(async () => {
  const { plan } = await check(sample("starter"));
  made = plan!;
}, 60_000);

async function found(edit: (page: Plan["pages"][number]) => void): Promise<string[]> {
  const edited = structuredClone(made);
  edit(edited.pages[0]!);
  const { diagnostics } = await check(sample("starter"), { edited });
  return diagnostics.filter(({ severity }) => severity === "error").map(({ code, place }) => `${code} ${place.module ?? place.page}`);
}

it("takes the program's own plan", async () => {
  expect(await found(() => {})).toEqual([]);
}, 60_000);
it.each<[string, (page: Plan["pages"][number]) => void, string]>([
  ["a story as briefs", (page) => { page.modules.find(({ articles }) => articles[0] === "s02")!.kind = "briefs"; }, "plan-kind s02"],
  ["a story that comes from no page", (page) => { page.modules.find(({ articles }) => articles[0] === "s02")!.kind = "continued"; }, "continued-without-jump s02"],
  ["briefs as a story", (page) => { page.modules.find(({ kind }) => kind === "briefs")!.kind = "story"; }, "plan-kind s04+s05"],
  ["a jump to a page that is not there", (page) => { page.modules.find(({ articles }) => articles[0] === "s02")!.jump = { to: "02", afterBlocks: 1 }; }, "jump-target-missing s02"],
  ["a layout that the theme does not have", (page) => { page.layout = "no-such-layout"; }, "unknown-layout 01"],
])("refuses %s", async (_, edit, expected) => {
  expect(await found(edit)).toContain(expected);
}, 60_000);
