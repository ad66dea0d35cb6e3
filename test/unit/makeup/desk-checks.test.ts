/** What the desk's checks say of whole pages, and which of them make-up is asked to see to. */
import { describe, expect, it } from "vitest";
import { type CheckedPage, checksMissed, deskChecks } from "../../../src/makeup/desk-checks.js";
import type { PageItem } from "../../../src/model/page-items.js";
import { type PlanModule, planModuleSchema } from "../../../src/model/plan.js";

const module = (id: string, rect: readonly [number, number, number, number], sizePt: number, change: object = {}): PlanModule => planModuleSchema.parse({
  articles: [id], slot: id, kind: "story", rank: "third", rect: { col: rect[0], row: rect[1], cols: rect[2], rows: rect[3] }, boxed: false, head: { sizePt, maxLines: 1, airRows: 1, rows: 4 },
  text: { columns: rect[2], measureEm: 13, gutterEm: 1 }, pictures: [], levers: { rows: [10], creditRow: false }, blocks: [0, 1], jump: null,
  fit: { oversetLines: 0, oversetChars: 0, holeLines: 0, cost: 0 }, lock: [], why: "", ...change,
});

const page = (modules: readonly PlanModule[]): CheckedPage => ({
  modules, columns: 8, region: { template: "inside", row: 3, rows: 60 },
  items: modules.map(({ articles: [id] }): PageItem => ({ key: id!, kind: "story", articles: [id!], slot: undefined, jump: undefined, series: undefined, copy: { id, kind: "news", column: [], blocks: [], figures: [] } as unknown as PageItem["copy"] })),
  theme: { grid: { bodyPt: 9, leadingPt: 10.5 } }, galleys: { head: () => undefined }, said: new Set(), artwork: false,
} as unknown as CheckedPage);

/** A lead over the page and two stories below it, whose heads are `apart` rows from level. */
const three = (apart: number): PlanModule[] => [
  module("a", [0, 3, 8, 30], 54, { rank: "lead" }),
  module("b", [0, 33, 4, 30], 32, { rank: "second" }),
  module("c", [4, 33, 4, 30], 26, { head: { sizePt: 26, maxLines: 1, airRows: 1 + apart, rows: 4 + apart } }),
];

describe("desk checks", () => {
  it("leave the number of items to the copy: check 10 fails, nothing is missed", () => {
    const checks = deskChecks(page(three(3)));
    expect(checks.map((ok, i) => (ok ? 0 : i + 1)).filter((n) => n > 0)).toEqual([10]);
    expect(checksMissed(page(three(3)))).toBe(0);
  });
  it("count what make-up misses: heads side by side, and a second story that is not seen as such", () => {
    expect(checksMissed(page(three(0)))).toBe(1);
    const [lead, second, third] = three(0);
    expect(checksMissed(page([lead!, { ...second!, head: { ...second!.head, sizePt: 20 } }, third!]))).toBe(2);
  });
  it("see no air over a head set downwards but that of its module", () => {
    const galleys = { head: () => ({ heightPt: 200, parts: [] }) };
    const down = (airRows: number): PlanModule[] => [module("a", [0, 3, 8, 60], 54, { rank: "lead", head: { sizePt: 54, maxLines: 2, airRows, rows: airRows, vertical: { col: 0, rows: 19 } } })];
    const air = (airRows: number): boolean | undefined => deskChecks({ ...page(down(airRows)), galleys } as unknown as CheckedPage)[3];
    expect([1, 2, 3].map(air)).toEqual([true, true, false]);
  });
});
