/** The plan that takes a solution: its page, and what is held or left out by it; everything else stays. */
import { describe, expect, it } from "vitest";
import { applySolution } from "../../src/apply-solution.js";
import type { Plan, PlanPage } from "../../src/model/plan.js";
import type { Solution } from "../../src/model/solution.js";

const page = (label: string, layout: string): PlanPage => ({ label, layout, modules: [], metrics: {} });
const why = { zh: "放不下", en: "no room" };
const plan: Plan = {
  version: 1, inputHash: "", grid: { columns: 6, rows: 60, measureEm: 13, gutterEm: 1, bodyPt: 9, leadingPt: 12 },
  pages: [page("01", "front"), page("03", "inside")], held: [{ article: "x", why }], omitted: [{ article: "y", block: 1 }], replaced: [{ old: "o", new: "n" }],
};
const solution = (changes: Solution["changes"], label = "01"): Solution => ({ page: label, changes, applies: changes.every(({ kind }) => kind === "omit" || kind === "hold"), planned: page(label, "new") });
const labels = ["01", "02", "03"];

describe("a plan with a solution applied", () => {
  it("has the solution's page in place of its own, in the issue's order", () => {
    const made = applySolution(plan, solution([{ kind: "hold", article: "a", head: "" }], "02"), labels);
    expect(made.pages.map(({ label, layout }) => [label, layout])).toEqual([["01", "front"], ["02", "new"], ["03", "inside"]]);
  });
  it("adds to what is held and left out already, and keeps what was replaced", () => {
    const made = applySolution(plan, solution([{ kind: "omit", article: "b", block: 4, what: "paragraph", begins: "段", chars: 20 }, { kind: "hold", article: "a", head: "题" }]), labels);
    expect(made.omitted).toEqual([{ article: "y", block: 1 }, { article: "b", block: 4 }]);
    expect(made.held.map(({ article }) => article)).toEqual(["x", "a"]);
    expect(made.held[1]!.why.zh).toMatch(/01/);
    expect(made.held[1]!.why.en).toMatch(/01/);
    expect(made.replaced).toEqual(plan.replaced);
    // The plan given is another one.
    expect(plan.held).toHaveLength(1);
  });
  it("has the other page of a jump too, and holds nothing for it", () => {
    const jump: Solution = { ...solution([{ kind: "jump", article: "a", to: "03", afterBlocks: 4, lines: 30, chars: 200 }]), applies: true, also: [page("03", "other")] };
    const made = applySolution(plan, jump, labels);
    expect(made.pages.map(({ label, layout }) => [label, layout])).toEqual([["01", "new"], ["03", "other"]]);
    expect([made.held, made.omitted]).toEqual([plan.held, plan.omitted]);
  });
  it("names no omissions where there are none", () => {
    const { omitted: _, ...whole } = plan;
    expect(applySolution(whole, solution([{ kind: "hold", article: "a", head: "" }]), labels)).not.toHaveProperty("omitted");
  });
  it.each(["cut", "add"] as const)("is refused where the editor must %s words", (kind) => {
    expect(() => applySolution(plan, solution([{ kind, article: "a", chars: 7 }]), labels)).toThrow(RangeError);
  });
});
