/** Edits of a plan that no lock keeps are told, never set back without a word. */
import { beforeAll, describe, expect, it } from "vitest";
import { check } from "../../../src/check.js";
import type { Plan, PlanModule } from "../../../src/model/plan.js";
import { sample } from "../../support/built.js";

let made: Plan;
beforeAll(async () => {
  made = (await check(sample("starter"))).plan!;
}, 60_000);

const story = (plan: Plan): PlanModule => plan.pages[0]!.modules.find(({ articles }) => articles[0] === "s02")!;

async function notes(edit: (module: PlanModule, plan: Plan) => void) {
  const edited = structuredClone(made);
  edit(story(edited), edited);
  const { plan, diagnostics } = await check(sample("starter"), { edited });
  return { set: plan && story(plan), told: diagnostics.filter(({ code }) => code === "module-set-anew") };
}

describe("an edit of a module that is not locked", { timeout: 60_000 }, () => {
  it("is told with its module, field and both values, and how to keep it", async () => {
    const { set, told } = await notes((module) => { module.head.sizePt = 60; });
    expect(set?.head.sizePt).toBeLessThan(60);
    expect(told).toMatchObject([{ severity: "info", place: { file: "plan.json", page: "01", module: "s02" }, en: expect.stringContaining(`head.sizePt 60 → ${set!.head.sizePt}`), zh: expect.stringContaining("head.sizePt"), hint: { en: expect.stringContaining('"lock": ["head"]') } }]);
  });
  it("is honoured without a word where it leaves the module exactly full", async () => {
    const smaller = story(made).head.sizePt - 2;
    const { set, told } = await notes((module) => { module.head.sizePt = smaller; });
    expect([set?.head.sizePt, told]).toEqual([smaller, []]);
  });
  it("of its blocks or levers is told as one that no lock keeps", async () => {
    const blocks = await notes((module) => { module.blocks = [0, 1]; });
    expect(blocks.told).toMatchObject([{ en: expect.stringMatching(/blocks \[0,1\] → \[0,\d+\]/), hint: { en: expect.stringContaining("always worked out") } }]);
    const levers = await notes((module) => { module.levers.rows[0] = module.levers.rows[0]! + 3; });
    expect(levers.told).toMatchObject([{ place: { module: "s02" }, en: expect.stringContaining("levers.rows") }]);
    const credit = await notes((module) => { module.levers.creditRow = !module.levers.creditRow; });
    expect(credit.told).toMatchObject([{ en: expect.stringContaining("levers.creditRow") }]);
  });
  it("of text columns and pictures is told too", async () => {
    const columns = await notes((module) => { module.text.measureEm += 0.5; });
    expect(columns.told).toMatchObject([{ en: expect.stringContaining("text.measureEm"), hint: { en: expect.stringContaining('"lock": ["text"]') } }]);
  });
  it("is not told where there is none", async () => {
    expect((await notes(() => {})).told).toEqual([]);
  });
  it("is not told of a head that is locked and kept, nor of one whose size the hand has set", async () => {
    const { head } = story(made);
    const locked = await notes((module) => { module.lock = ["head"]; });
    expect([locked.set?.head.sizePt, locked.told]).toEqual([head.sizePt, []]);
    const hand = await notes((module) => { module.hand = { headPt: head.sizePt }; module.head.sizePt = 77; });
    expect([hand.set?.head.sizePt, hand.told.filter(({ en }) => en.includes("head."))]).toEqual([head.sizePt, []]);
  });
});
