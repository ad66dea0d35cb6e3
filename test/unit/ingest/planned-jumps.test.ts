/** The jumps of an edited plan: those that issue.json has not, of stories that its pages name themselves. */
import { describe, expect, it } from "vitest";
import { plannedJumps } from "../../../src/ingest/planned-jumps.js";
import { jumpsAlone, withJumps } from "../../../src/model/jumped-pages.js";
import type { IssueFile } from "../../../src/model/issue.js";
import type { Plan, PlanModule } from "../../../src/model/plan.js";

const file = {
  title: "报", date: "2026-12-07",
  pages: [
    { label: "01", name: "一", articles: ["a", "b"] },
    { label: "02", name: "二", slots: [{ slot: "lead", article: "d", jump: { to: "03", afterBlocks: 2 } }, { slot: "second", article: "e" }] },
    { label: "03", name: "三", slots: [{ slot: "lead", article: "d", continued: true }] },
  ],
  sections: [{ name: "叠", pages: ["01"], articles: ["f"] }],
} as unknown as IssueFile;

const module = (article: string, kind: PlanModule["kind"] = "story", jump: PlanModule["jump"] = null): PlanModule => ({ articles: [article], kind, jump }) as unknown as PlanModule;
const plan = (pages: Record<string, PlanModule[]>): Pick<Plan, "pages"> => ({ pages: Object.entries(pages).map(([label, modules]) => ({ label, layout: "auto", modules, metrics: {} })) });
const to = (label: string, afterBlocks = 3): PlanModule["jump"] => ({ to: label, afterBlocks });

describe("jumps of a plan", () => {
  it("are none where the plan has none, or those of issue.json", () => {
    const none = plannedJumps(file, plan({ "01": [module("a"), module("b")], "02": [module("d", "story", to("03", 2)), module("e")], "03": [module("d", "continued", { from: "02" })] }));
    expect([...none]).toEqual([]);
    expect(withJumps(file, none)).toBe(file);
  });
  it("have both ends in slots of their pages; a story keeps its place, its rest comes last", () => {
    const ends = plannedJumps(file, plan({ "01": [module("a", "story", to("02")), module("b")], "02": [module("d"), module("e"), module("a", "continued", { from: "01" })] }));
    const { pages } = withJumps(file, ends);
    expect(pages[0]).toMatchObject({ articles: [], slots: [{ article: "a", jump: { to: "02", afterBlocks: 3 } }, { article: "b" }] });
    expect(pages[1]!.slots!.map(({ slot, article, continued }) => [slot, article, continued ?? false])).toEqual([["lead", "d", false], ["second", "e", false], ["assigned", "a", true]]);
    expect(pages[2]).toBe(file.pages[2]);
    expect(jumpsAlone(file, ends).pages.map(({ slots }) => slots!.map(({ article }) => article))).toEqual([["a"], ["a"], []]);
  });
  it("keep the slot's name where the page has slots", () => {
    const { pages } = withJumps(file, plannedJumps(file, plan({ "02": [module("e", "story", to("03"))] })));
    expect(pages[1]!.slots![1]).toEqual({ slot: "second", article: "e", jump: { to: "03", afterBlocks: 3 } });
    // The plan does not name page 03: it takes the rest up.
    expect(pages[2]!.slots!.map(({ article }) => article)).toEqual(["d", "e"]);
  });
  it("of stories of a section, of groups, and on a page that does not name the story are not theirs", () => {
    const group = { ...module("a", "story", to("02")), articles: ["a", "b"] };
    expect([...plannedJumps(file, plan({ "01": [module("f", "story", to("02")), group], "03": [module("b", "story", to("02"))] }))]).toEqual([]);
  });
});
