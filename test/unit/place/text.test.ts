/** Display matter in its columns. */
import { expect, it } from "vitest";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import { desk } from "../../../src/pipeline.js";
import { Stopwatch } from "../../../src/stopwatch.js";
import { buildIssue } from "../../support/issue-builder.js";
import { memoryCache } from "../../support/painted-page.js";

const stanza = (mark: string): string => [`${mark}一行走到江边`, `${mark}二行坐下来听`, `${mark}三行起了大雾`, `${mark}四行有人摆渡`].join("\n");

it("columns of verse begin level where the last holds fewer lines", { timeout: 60_000 }, async () => {
  const poem = { id: "a02", kind: "poem", headlines: [{ role: "main", value: "渡口" }], blocks: [stanza("第"), stanza("又"), "再一行\n到此为止"].map((text) => ({ type: "verse", text })) };
  await using issue = await buildIssue({ articles: { a02: poem } });
  const done = await desk(issue.folder, { diagnostics: new Diagnostics(), stopwatch: new Stopwatch(), cache: memoryCache() });
  const module = done.dummy?.pages[0]?.modules.find(({ kind }) => kind === "poem");
  const lines = (module?.parts ?? []).flatMap((part) => (part.type === "text" && part.role === "verse" ? part.lines : []));
  expect(lines).toHaveLength(10);
  const tops = new Map<number, number>();
  for (const { xPt, yPt } of lines) tops.set(xPt, Math.min(yPt, tops.get(xPt) ?? Number.POSITIVE_INFINITY));
  expect(tops.size).toBeGreaterThan(1);
  expect(new Set(tops.values()).size).toBe(1);
});
