/** A page of many small stories: what was worked out for one attempt is not worked out again, and no band is solved for heights that it cannot have. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { check, type CheckResult } from "../../../src/check.js";
import { noCache } from "../../../src/cache/disk-cache.js";
import { ReachedTables } from "../../../src/makeup/reached-table.js";
import { SubsetTable } from "../../../src/makeup/subset-table.js";
import { buildIssue, type BuiltIssue } from "../../support/issue-builder.js";

const stories = 30;
const text = "河道清理工程今天进入收尾阶段，两岸步道下周起分段开放，市民可以就近到服务中心查询开放的路段和时间，周末另有志愿者在场引导。";

let issue: BuiltIssue;
let result: CheckResult;
const solve = vi.spyOn(SubsetTable.prototype, "solve");
const whole = vi.spyOn(ReachedTables.prototype, "whole");

beforeAll(async () => {
  const ids = Array.from({ length: stories }, (_, i) => `s${String(i + 1).padStart(2, "0")}`);
  const articles = Object.fromEntries(ids.map((id, i) => [id, {
    id, kind: "news", priority: 1 + (i % 10), headlines: [{ role: "main", value: `城区第${i + 1}号通告今起公布` }],
    blocks: [{ type: "paragraph", text: text.repeat(3).slice(i % 12) }],
  }]));
  issue = await buildIssue({ articles: { a01: null, a02: null, a03: null, ...articles }, issue: { theme: "classic", pages: [{ label: "01", name: "要闻", ink: "k", layout: "auto", articles: ids }] } });
  result = await check(issue.folder, { cache: noCache });
}, 120_000);
afterAll(() => issue.remove());

describe("a page of thirty stories", () => {
  it("is exactly full", () => {
    expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(result.plan?.pages[0]?.modules).toHaveLength(stories);
    expect(result.plan?.pages[0]?.metrics).toMatchObject({ fillPct: 100, oversetLines: 0, holeLines: 0 });
  });
  it("has each band of each way of dividing it solved once for a dearest setting", () => {
    const asked = whole.mock.calls.map(([, group, dearest]) => `${group} ${dearest}`);
    // Attempts that differ in breadth alone ask for the same tables.
    expect(asked.length).toBeGreaterThan(new Set(asked).size);
    expect(solve.mock.calls.length).toBe(new Set(asked).size);
  });
  it("has no band solved for rows that the others need", () => {
    for (const [items, , , tallest] of whole.mock.calls) {
      expect(items.length).toBeLessThanOrEqual(12);
      expect(tallest).toBeLessThan(60);
    }
  });
});
