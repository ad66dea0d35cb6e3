/** Copy that another run edited is found again, edits and findings with it. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { forgetFormer } from "../../src/copydesk/edited-before.js";
import { Diagnostics } from "../../src/diagnostics/diagnostic.js";
import type { Cache } from "../../src/model/context.js";
import { openDesk } from "../../src/pipeline.js";
import { Stopwatch } from "../../src/stopwatch.js";
import { buildIssue } from "../support/issue-builder.js";
import { memoryCache } from "../support/painted-page.js";

/** As a program that has just started: it has edited nothing yet. */
const startAnew = () => forgetFormer(Number.NEGATIVE_INFINITY);

async function opened(folder: string, cache: Cache) {
  startAnew();
  const found: string[] = [];
  const kept: string[] = [];
  const watched: Cache = {
    get: async (kind, key) => {
      const bytes = await cache.get(kind, key);
      if (kind === "copy" && bytes) found.push(key);
      return bytes;
    },
    put: async (kind, key, bytes) => {
      if (kind === "copy") kept.push(key);
      await cache.put(kind, key, bytes);
    },
  };
  const diagnostics = new Diagnostics();
  const { copy, keeping } = await openDesk(folder, { diagnostics, stopwatch: new Stopwatch(), cache: watched });
  await keeping;
  return { articles: [...(copy?.articles ?? [])], edits: copy?.edits, findings: diagnostics.all, found: found.length, kept: kept.length };
}

it("an article that is the same is not edited again by the next run; one that has changed is", { timeout: 120_000 }, async () => {
  const cache = memoryCache();
  await using issue = await buildIssue({ articles: { a02: { id: "a02", kind: "feature", headlines: [{ role: "main", value: "守桥人的一天" }], blocks: [{ type: "paragraph", text: "他说,\"船停了。" }] } } });
  const first = await opened(issue.folder, cache);
  expect([first.found, first.kept]).toEqual([0, 3]);
  expect(first.findings.map(({ code }) => code)).toContain("unpaired-quote");
  const again = await opened(issue.folder, cache);
  expect([again.found, again.kept]).toEqual([3, 0]);
  expect([again.articles, again.edits, again.findings]).toEqual([first.articles, first.edits, first.findings]);

  const file = join(issue.folder, "articles/a02.json");
  await writeFile(file, (await readFile(file, "utf8")).replace("船停了", "风停了"));
  const changed = await opened(issue.folder, cache);
  expect([changed.found, changed.kept]).toEqual([2, 1]);
  expect(JSON.stringify(changed.articles)).toContain("风停了");
});

it("copy with a character that no face draws is not kept: it is refused each time", { timeout: 120_000 }, async () => {
  const cache = memoryCache();
  await using issue = await buildIssue({ articles: { a02: { id: "a02", kind: "feature", headlines: [{ role: "main", value: "守桥人的一天" }], blocks: [{ type: "paragraph", text: "河边有\u{12000}。" }] } } });
  for (let run = 0; run < 2; run++) {
    const { findings, found } = await opened(issue.folder, cache);
    expect(findings.map(({ code }) => code)).toContain("missing-glyph");
    expect(found).toBe(run === 0 ? 0 : 2);
  }
});
