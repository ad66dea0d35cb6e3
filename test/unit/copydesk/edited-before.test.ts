/** A program that stays open reads and edits an unchanged article once, and tells all that is found each time. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import { openDesk } from "../../../src/pipeline.js";
import { Stopwatch } from "../../../src/stopwatch.js";
import { buildIssue } from "../../support/issue-builder.js";
import { memoryCache } from "../../support/painted-page.js";

const cache = memoryCache();

async function opened(folder: string) {
  const diagnostics = new Diagnostics();
  const { copy } = await openDesk(folder, { diagnostics, stopwatch: new Stopwatch(), cache });
  return { copy: copy!, found: diagnostics.all };
}

it("an article is edited again when it, the theme or the lexicon changes, and no other is", { timeout: 120_000 }, async () => {
  await using issue = await buildIssue({ articles: { a02: { id: "a02", kind: "feature", headlines: [{ role: "main", value: "守桥人的一天" }], blocks: [{ type: "paragraph", text: "他说,\"船停了。" }] } } });
  const first = await opened(issue.folder);
  const again = await opened(issue.folder);
  for (const id of ["a01", "a02", "a03"]) expect(again.copy.articles.get(id)).toBe(first.copy.articles.get(id));
  expect(first.found.map(({ code }) => code)).toContain("unpaired-quote");
  expect(again.found).toEqual(first.found);
  expect(again.copy.edits).toEqual(first.copy.edits);
  expect(first.copy.edits.length).toBeGreaterThan(0);

  const file = join(issue.folder, "articles/a02.json");
  await writeFile(file, (await readFile(file, "utf8")).replace("船停了", "风停了"));
  const changed = await opened(issue.folder);
  expect(changed.copy.articles.get("a01")).toBe(first.copy.articles.get("a01"));
  expect(changed.copy.articles.get("a02")!.blocks[0]!.runs[0]!.text).toContain("风停了");

  const own = join(issue.folder, "issue.json");
  await writeFile(own, JSON.stringify({ ...JSON.parse(await readFile(own, "utf8")), lexicon: ["监控室"] }));
  expect((await opened(issue.folder)).copy.articles.get("a01")).not.toBe(first.copy.articles.get("a01"));
});
