/** Which item stands in which slot, and layouts with other spans. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import { automaticAssignments, namedAssignment, spanVariants } from "../../../src/makeup/layouts.js";
import { slotsOf, spansOf } from "../../../src/makeup/tree.js";
import type { PageFile } from "../../../src/model/issue.js";
import type { PageItem } from "../../../src/model/page-items.js";
import type { Layout, LayoutNode } from "../../../src/model/theme.js";

const item = (key: string, change: { kind?: string; priority?: number; as?: PageItem["kind"]; slot?: string } = {}): PageItem => ({
  key, kind: change.as ?? "story", articles: [key], slot: change.slot, jump: undefined, series: undefined,
  copy: { id: key, kind: change.kind ?? "news", priority: change.priority ?? 5 } as PageItem["copy"],
});
const layout: Layout = {
  name: "three", page: "inside",
  tree: { across: [{ slot: "lead", cols: 4, rank: "lead" }, { down: [{ slot: "second", rank: "second" }, { slot: "third", rank: "third" }], cols: 2 }] },
};
const keys = (assignments: ReturnType<typeof automaticAssignments>) => assignments.map(({ items }) => ["lead", "second", "third"].map((slot) => items.get(slot)?.key).join(""));

describe("automatic assignment", () => {
  it("gives the lead to the most important story", () => {
    const found = keys(automaticAssignments([layout], "inside", 6, [item("a"), item("b", { priority: 9 }), item("c", { priority: 7 })]));
    expect(new Set(found)).toEqual(new Set(["bac", "bca"]));
  });
  it("takes the earlier of two stories of one priority", () => {
    expect(keys(automaticAssignments([layout], "inside", 6, [item("a"), item("b"), item("c")])).every((k) => k.startsWith("a"))).toBe(true);
  });
  it("never makes briefs, an advert or a series the lead, however important", () => {
    const of = (special: PageItem) => keys(automaticAssignments([layout], "inside", 6, [special, item("b"), item("c")]));
    expect(of(item("x", { as: "briefs", kind: "brief", priority: 10 })).every((k) => k.startsWith("b"))).toBe(true);
    expect(of(item("x", { kind: "advert", priority: 10 })).every((k) => k.startsWith("b"))).toBe(true);
    // A series wants more than half of the page's width: this layout has no such slot but the lead's.
    expect(of(item("x", { as: "series", priority: 10 }))).toEqual([]);
  });
  it("takes no layout of another page type or number of slots", () => {
    expect(automaticAssignments([layout], "front", 6, [item("a"), item("b"), item("c")])).toEqual([]);
    expect(automaticAssignments([layout], "inside", 6, [item("a"), item("b")])).toEqual([]);
  });
  it("puts only the kinds in a slot that it names", () => {
    const picky: Layout = { name: "two", page: "inside", tree: { down: [{ slot: "lead", rank: "lead" }, { slot: "second", accepts: ["poem"] }] } };
    expect(automaticAssignments([picky], "inside", 6, [item("a"), item("b")])).toEqual([]);
    const [found] = automaticAssignments([picky], "inside", 6, [item("a"), item("b", { kind: "poem" })]);
    expect(found?.items.get("second")?.key).toBe("b");
  });
  it("gives every item one slot", () => {
    for (const { items } of automaticAssignments([layout], "inside", 6, [item("a"), item("b"), item("c")]))
      expect([...items.values()].map(({ key }) => key).sort()).toEqual(["a", "b", "c"]);
  });
});

describe("a named layout", () => {
  const codes = (items: readonly PageItem[]) => {
    const diagnostics = new Diagnostics();
    const found = namedAssignment({ label: "02" } as PageFile, items, layout, diagnostics);
    return { found, codes: diagnostics.all.map(({ code }) => code) };
  };
  it("takes each item to its slot", () => {
    const { found, codes: none } = codes([item("a", { slot: "third" }), item("b", { slot: "lead" }), item("c", { slot: "second" })]);
    expect(none).toEqual([]);
    expect([...(found?.items ?? [])].map(([slot, { key }]) => `${slot}:${key}`).sort()).toEqual(["lead:b", "second:c", "third:a"]);
  });
  it("tells an unknown slot, a slot taken twice, an empty slot", () => {
    expect(codes([item("a", { slot: "nowhere" }), item("b", { slot: "lead" }), item("c", { slot: "second" })]).codes).toEqual(["unknown-slot"]);
    expect(codes([item("a", { slot: "lead" }), item("b", { slot: "lead" }), item("c", { slot: "second" })]).codes).toEqual(["slot-taken"]);
    expect(codes([item("b", { slot: "lead" }), item("c", { slot: "second" })]).codes).toEqual(["empty-slot"]);
    expect(codes([item("b", { slot: "lead" })]).found).toBeUndefined();
  });
});

/** Faults of a tree's spans: children of an `across` that do not add up to their parent. */
function spanFaults(node: LayoutNode, cols: number): string[] {
  if ("slot" in node) return [];
  if ("down" in node) return node.down.flatMap((child) => spanFaults(child, cols));
  const spans = spansOf(node.across, cols);
  const sum = spans.reduce((a, b) => a + b, 0);
  return [...(sum === cols && spans.every((s) => s > 0) ? [] : [`${spans.join("+")} in ${cols}`]), ...node.across.flatMap((child, i) => spanFaults(child, spans[i]!))];
}

describe("span variants", () => {
  const themes = ["classic", "classic-tabloid"].map((name) => JSON.parse(readFileSync(new URL(`../../../styles/themes/${name}/theme.json`, import.meta.url), "utf8")) as { layouts: Layout[]; grid: { columns: number } });
  const all = themes.flatMap(({ layouts, grid: { columns } }) => layouts.map((one) => ({ one, columns })));

  it("the themes' own layouts fill their columns", () => {
    expect(all.flatMap(({ one, columns }) => spanFaults(one.tree, columns).map((fault) => `${one.name}: ${fault}`))).toEqual([]);
  });
  it("fill their columns and keep their slots, also where a child holds a row of its own", () => {
    const faults = all.flatMap(({ one, columns }) => spanVariants(one, columns).flatMap((variant) => spanFaults(variant.tree, columns).map((fault) => `${variant.name}: ${fault}`)));
    expect(faults).toEqual([]);
    for (const { one, columns } of all) for (const variant of spanVariants(one, columns)) expect(slotsOf(variant.tree).map((s) => s.slot)).toEqual(slotsOf(one.tree).map((s) => s.slot));
  });
});
