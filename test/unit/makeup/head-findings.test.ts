import { expect, it } from "vitest";
import { check } from "../../../src/check.js";
import { buildIssue } from "../../support/issue-builder.js";
import { memoryCache } from "../../support/painted-page.js";

it("a head that no size can set is named, with its article, and nothing is said of too much copy", { timeout: 60_000 }, async () => {
  await using issue = await buildIssue({ articles: { a02: { id: "a02", kind: "feature", headlines: [{ role: "main", value: "守桥人在江边看了三十年的水".repeat(25) }], blocks: [{ type: "paragraph", text: "他说，渡船停了，江还在。" }] } } });
  const { diagnostics } = await check(issue.folder, { cache: memoryCache() });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  expect(errors.map(({ code, place }) => [code, place.file, place.module])).toEqual([["head-too-long", "articles/a02.json", "a02"]]);
  expect(errors[0]!.en).toContain("325 characters");
});
