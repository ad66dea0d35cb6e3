/** An edited plan is checked before anything is made of it. */
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { plan as makePlan } from "../../../src/check.js";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import { readPlan } from "../../../src/ingest/read-plan.js";
import type { Plan } from "../../../src/model/plan.js";

let folder: string;
let made: Plan;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "banxin-plan-"));
  await cp("samples/starter", folder, { recursive: true });
  const { plan } = await makePlan(folder);
  if (!plan) throw new Error("the starter has no plan");
  made = plan;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Codes of what is found in the plan as an editor left it. */
async function found(edit: (plan: Plan) => void): Promise<string[]> {
  const edited = structuredClone(made);
  edit(edited);
  await writeFile(join(folder, "plan.json"), JSON.stringify(edited));
  const diagnostics = new Diagnostics();
  await readPlan(folder, undefined, new Set(made.pages.flatMap(({ modules }) => modules.flatMap(({ articles }) => articles))), diagnostics);
  return diagnostics.all.map(({ code }) => code);
}

it("takes the program's own plan", async () => {
  expect(await found(() => {})).toEqual([]);
});
it.each<[string, (plan: Plan) => void, string]>([
  ["a page that stands twice", (plan) => plan.pages.push(structuredClone(plan.pages[0])), "duplicate-label"],
  ["a head that nobody can read", (plan) => { plan.pages[0].modules[0].head.sizePt = 0.5; }, "out-of-range"],
  ["a module beyond the last column", (plan) => { plan.pages[0].modules[0].rect.col = plan.grid.columns; }, "module-outside-grid"],
  ["an article that is not there", (plan) => { plan.pages[0].modules[0].articles[0] = "nobody"; }, "unknown-article"],
  ["an article held that is not there", (plan) => plan.held.push({ article: "nobody", why: { zh: "无", en: "none" } }), "unknown-article"],
  ["a head of a million points", (plan) => { plan.pages[0].modules[0].head.sizePt = 1e6; }, "out-of-range"],
  ["a jump to its own page", (plan) => { plan.pages[0].modules[0].jump = { to: plan.pages[0].label, afterBlocks: 1 }; }, "jump-to-itself"],
  ["a story that comes from its own page", (plan) => { plan.pages[0].modules[0].jump = { from: plan.pages[0].label }; }, "jump-to-itself"],
])("refuses %s", async (_, edit, code) => {
  expect(await found(edit)).toEqual([code]);
});
