/** The rules of taste, each on a page that breaks it and on one that does not. */
import { describe, expect, it } from "vitest";
import { type PageView, type RuleName, rules, tasteOf } from "../../../src/makeup/taste.js";
import { defaultTaste, tasteSchema } from "../../../src/model/taste.js";
import type { PageItem } from "../../../src/model/page-items.js";
import { type PlanModule, planModuleSchema } from "../../../src/model/plan.js";

const rect = (col: number, row: number, cols: number, rows: number) => ({ col, row, cols, rows });
const module = (id: string, at: PlanModule["rect"], change: object = {}): PlanModule => planModuleSchema.parse({
  articles: [id], slot: id, kind: "story", rank: "third", rect: at, boxed: false, head: { sizePt: 26, maxLines: 1, airRows: 0, rows: 4 },
  text: { columns: at.cols, measureEm: 13, gutterEm: 1 }, pictures: [], levers: { rows: [10], creditRow: false }, blocks: [0, 1], jump: null,
  fit: { oversetLines: 0, oversetChars: 0, holeLines: 0, cost: 0 }, lock: [], why: "", ...change,
});
const head = (sizePt: number) => ({ head: { sizePt, maxLines: 1, airRows: 0, rows: 4 } });
const picture = (col: number, row: number, cols: number, rows: number) => ({ pictures: [{ figure: "f", col, row, cols, rows, captionRows: 1 }] });
const item = (id: string, change: object = {}): PageItem => ({ key: id, kind: "story", articles: [id], slot: undefined, jump: undefined, series: undefined, copy: { id, kind: "news", column: [], blocks: [], figures: [], ...change } as unknown as PageItem["copy"] });

/** A page of 8 × 60 under a folio of 3 rows. */
const page = (modules: readonly PlanModule[], items: readonly PageItem[] = modules.map((m) => item(m.articles[0]!))): PageView => ({ modules, items, region: { row: 3, rows: 60 }, columns: 8 });
const breaches = (name: RuleName, ...of: Parameters<typeof page>): number => rules.find((rule) => rule.name === name)!.breaches(page(...of));

describe("rules of taste", () => {
  it("want the lead at the top left and largest", () => {
    const lead = module("a", rect(0, 3, 5, 30), { rank: "lead" });
    expect(breaches("leadTop", [lead])).toBe(0);
    expect(breaches("leadTop", [module("a", rect(0, 4, 5, 30), { rank: "lead" })])).toBe(1);
    expect(breaches("leadTop", [module("a", rect(3, 3, 5, 30), { rank: "lead" })])).toBe(1);
    expect(breaches("leadLargest", [lead, module("b", rect(0, 33, 4, 30))])).toBe(0);
    expect(breaches("leadLargest", [lead, module("b", rect(0, 33, 8, 30))])).toBe(1);
  });
  it("see heads side by side, stacked, and growing down the page", () => {
    const left = module("a", rect(0, 3, 4, 30));
    expect(breaches("headCollision", [left, module("b", rect(4, 3, 4, 30))])).toBe(1);
    expect(breaches("headCollision", [left, module("b", rect(4, 3, 4, 30), { boxed: true })])).toBe(0);
    expect(breaches("headOverlap", [left, module("b", rect(4, 6, 4, 30))])).toBe(1);
    expect(breaches("headOverlap", [left, module("b", rect(4, 7, 4, 30))])).toBe(0);
    expect(breaches("headStack", [module("a", rect(0, 3, 4, 12)), module("b", rect(0, 15, 4, 12))])).toBe(1);
    expect(breaches("headStack", [module("a", rect(0, 3, 4, 14)), module("b", rect(0, 17, 4, 12))])).toBe(0);
    expect(breaches("headOrder", [module("a", rect(0, 3, 4, 20), head(20)), module("b", rect(0, 23, 4, 20), head(26))])).toBe(1);
    expect(breaches("headOrder", [module("a", rect(0, 3, 4, 20), head(26)), module("b", rect(0, 23, 4, 20), head(20))])).toBe(0);
  });
  it("count through cuts: a gutter, and lines beyond the first", () => {
    expect(breaches("throughGutter", [module("a", rect(0, 3, 4, 60)), module("b", rect(4, 3, 4, 60))])).toBe(1);
    expect(breaches("throughGutter", [module("a", rect(0, 3, 8, 30)), module("b", rect(0, 33, 4, 30)), module("c", rect(4, 33, 4, 30))])).toBe(0);
    expect(breaches("throughLine", [module("a", rect(0, 3, 8, 30)), module("b", rect(0, 33, 8, 30))])).toBe(0);
    expect(breaches("throughLine", [module("a", rect(0, 3, 8, 20)), module("b", rect(0, 23, 8, 20)), module("c", rect(0, 43, 8, 20))])).toBe(1);
  });
  it("want a head scale: the lead by a third, three to five sizes", () => {
    const sizes = (...list: number[]) => list.map((sizePt, i) => module(`m${i}`, rect(0, 3 + 10 * i, 8, 10), head(sizePt)));
    expect(breaches("headScale", sizes(54, 32, 26))).toBe(0);
    expect(breaches("headScale", sizes(40, 32, 26))).toBe(1);
    expect(breaches("headScale", sizes(54, 32, 32))).toBe(1);
    expect(breaches("headScale", sizes(54, 34, 32, 30, 28, 26))).toBe(1);
  });
  it("weigh pictures: their share, the dominant one, two that touch, one between head and text", () => {
    const of = (...modules: PlanModule[]) => modules;
    expect(breaches("pictureShare", of(module("a", rect(0, 3, 8, 60))))).toBe(0);
    expect(breaches("pictureShare", of(module("a", rect(0, 3, 8, 60), picture(0, 0, 5, 24))))).toBe(0);
    expect(breaches("pictureShare", of(module("a", rect(0, 3, 8, 60), picture(0, 0, 1, 24))))).toBeCloseTo(16);
    const lead = module("a", rect(0, 3, 8, 30), { rank: "lead", ...picture(0, 0, 4, 20) });
    expect(breaches("pictureDominant", of(lead, module("b", rect(0, 33, 8, 30), picture(0, 0, 2, 20))))).toBe(0);
    expect(breaches("pictureDominant", of(lead, module("b", rect(0, 33, 8, 30), picture(0, 0, 3, 20))))).toBe(1);
    expect(breaches("pictureDominant", of(lead, module("b", rect(0, 33, 8, 30), picture(0, 0, 6, 20))))).toBe(2);
    expect(breaches("pictureBeside", of(module("a", rect(0, 3, 4, 30), picture(2, 0, 2, 10)), module("b", rect(4, 3, 4, 30), picture(0, 0, 2, 10))))).toBe(1);
    expect(breaches("pictureBeside", of(module("a", rect(0, 3, 4, 30), picture(0, 0, 2, 10)), module("b", rect(4, 3, 4, 30), picture(2, 0, 2, 10))))).toBe(0);
    expect(breaches("headParted", of(module("a", rect(0, 3, 4, 40), picture(0, 0, 4, 24))))).toBe(0);
    expect(breaches("headParted", of(module("a", rect(0, 3, 4, 40), picture(0, 0, 4, 32))))).toBe(1);
    expect(breaches("headParted", of(module("a", rect(0, 3, 4, 40), { ...picture(0, 0, 4, 32), head: { sizePt: 26, maxLines: 1, airRows: 0, rows: 4, pictureRows: 32 } })))).toBe(0);
  });
  it("leave an advert's pictures out of account, and want it at the foot", () => {
    const advert = module("ad", rect(0, 33, 8, 30), picture(0, 0, 8, 26));
    const items = [item("ad", { kind: "advert" })];
    expect(breaches("pictureShare", [advert], items)).toBe(0);
    expect(breaches("advertFoot", [advert], items)).toBe(0);
    expect(breaches("advertFoot", [module("ad", rect(0, 3, 8, 30))], items)).toBe(1);
  });
  it("see grey slabs and legs that are too long or too short", () => {
    const slab = module("a", rect(0, 3, 4, 50));
    expect(breaches("greySlab", [slab])).toBe(1);
    expect(breaches("greySlab", [slab], [item("a", { blocks: [{ role: "subhead" }] })])).toBe(0);
    const broken = [item("a", { blocks: [{ id: "b0", role: "paragraph" }, { id: "b1", role: "pullquote", optional: true }] })];
    expect(breaches("greySlab", [slab], broken)).toBe(0);
    // What the module goes without breaks nothing up.
    expect(breaches("greySlab", [{ ...slab, levers: { ...slab.levers, omitted: [{ article: "a", block: 1 }] } }], broken)).toBe(1);
    expect(breaches("greySlab", [module("a", rect(0, 3, 3, 50))])).toBe(0);
    expect(breaches("legs", [slab])).toBe(4);
    expect(breaches("legs", [module("a", rect(0, 3, 4, 11))])).toBe(4);
    expect(breaches("legs", [module("a", rect(0, 3, 4, 11), { kind: "briefs" })])).toBe(0);
    expect(breaches("legs", [module("a", rect(0, 3, 4, 12))])).toBe(0);
  });
  it("want related stories together", () => {
    const items = [item("a", { column: ["江城纪事"] }), item("b", { column: ["江城纪事"] }), item("c", { constraints: { adjacent: ["a"] } })];
    const a = module("a", rect(0, 3, 8, 20));
    expect(breaches("related", [a, module("b", rect(0, 23, 4, 20)), module("c", rect(4, 23, 4, 20))], items)).toBe(0);
    expect(breaches("related", [a, module("b", rect(0, 23, 8, 20)), module("c", rect(0, 43, 8, 20))], items)).toBe(1);
  });
  it("count boxes beyond the second, not those of kinds that stand in one", () => {
    const boxes = ["a", "b", "c"].map((id, i) => module(id, rect(0, 3 + 20 * i, 8, 20), { boxed: true }));
    expect(breaches("boxes", boxes)).toBe(1);
    expect(breaches("boxesTouch", boxes)).toBe(2);
    expect(breaches("boxesTouch", [boxes[0]!, boxes[2]!])).toBe(0);
    expect(breaches("boxes", boxes, [item("a"), item("b"), item("c", { kind: "commentary" })])).toBe(0);
  });
  it("are priced by the theme's weights and named where they cost something", () => {
    const view = page([module("a", rect(0, 3, 4, 60)), module("b", rect(4, 3, 4, 60))]);
    const { cost, terms } = tasteOf(view, { ...defaultTaste, throughGutter: 3, headCollision: 2, legs: 0, greySlab: 0, headScale: 0, headOverlap: 0 });
    expect(terms).toEqual({ throughGutter: 3, headCollision: 2 });
    expect(cost).toBe(5);
  });
  it("have a weight each in the theme", () => {
    for (const { name } of rules) expect(defaultTaste[name]).toBeGreaterThan(0);
    expect(tasteSchema.safeParse({ headCollision: -1 }).success).toBe(false);
    expect(tasteSchema.safeParse({ unknown: 1 }).success).toBe(false);
  });
});
