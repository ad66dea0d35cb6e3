/** A page whose stories cannot stand on it, however they are set, is told at once. */
import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import { leastCells } from "../../../src/makeup/least-space.js";
import { desk } from "../../../src/pipeline.js";
import { Stopwatch } from "../../../src/stopwatch.js";
import { buildIssue } from "../../support/issue-builder.js";
import { memoryCache } from "../../support/painted-page.js";

const cache = memoryCache();
const sentence = "江边的风从早吹到晚渡口的人来了又走。";

async function crowded(stories: number, sentences: number): Promise<{ readonly diagnostics: Diagnostics; readonly makeupMs: number }> {
  const ids = Array.from({ length: stories }, (_, i) => `n${i}`);
  await using built = await buildIssue({
    articles: Object.fromEntries(ids.map((id) => [id, { id, kind: "news", priority: 5, headlines: [{ role: "main", value: "渡口换新颜" }], blocks: [{ type: "paragraph", text: sentence.repeat(sentences) }] }])),
    issue: { theme: "classic-tabloid", pages: [{ label: "02", name: "要闻", ink: "k", layout: "auto", articles: ids }] },
  });
  const diagnostics = new Diagnostics();
  const stopwatch = new Stopwatch();
  await desk(built.folder, { diagnostics, stopwatch, cache });
  return { diagnostics, makeupMs: stopwatch.report.makeup ?? 0 };
}

describe("the least space of a page's stories", () => {
  it("refuses 150 stories on a page with what they need and what it has, without a search", async () => {
    const { diagnostics, makeupMs } = await crowded(150, 20);
    const [told] = diagnostics.all.filter(({ severity }) => severity === "error");
    // 150 stories of 20 sentences of 18 characters.
    expect(told).toMatchObject({ code: "page-overfull", place: { page: "02" }, en: expect.stringContaining("150 articles of this page have 54000 characters") });
    expect(makeupMs).toBeLessThan(3_000);
  });
  it("says nothing of stories that fit by their characters", async () => {
    const { diagnostics } = await crowded(3, 30);
    expect(diagnostics.all.map(({ code }) => code)).not.toContain("page-overfull");
  });
  it("is the smallest rectangle of every table, and without end where an item cannot stand", () => {
    const none = Number.POSITIVE_INFINITY;
    const one = [undefined, Float32Array.of(none, none, none, none, none, 4), Float32Array.of(none, none, 1, 0, 0, 0)];
    expect(leastCells([one])).toBe(4);
    expect(leastCells([one, [undefined, Float32Array.of(none, 2)]])).toBe(5);
    expect(leastCells([one, [undefined, Float32Array.of(none, none)]])).toBe(none);
  });
});
