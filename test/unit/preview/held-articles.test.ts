import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.js";
import type { Issue } from "../../../src/model/issue.js";
import { findingsWith, heldFor } from "../../../src/preview/held-articles.js";

const finding = (severity: Diagnostic["severity"], place: Diagnostic["place"]): Diagnostic => ({ code: "some-code", severity, place, zh: "有错。", en: "wrong." });
const issue = { articles: new Map([["a01", { file: "articles/a01.json", source: "A" }], ["a02", { file: "articles/a02.json", source: "B" }]]) } as unknown as Issue;

describe("what stands in for a broken article", () => {
  it("is its last sound text, and that alone", () => {
    expect([...heldFor([finding("error", { file: "articles/a01.json" }), finding("warning", { file: "articles/a02.json" })], issue)!]).toEqual([["articles/a01.json", "A"]]);
  });
  it("is nothing where anything else is at fault, where it was never sound, or where nothing was made up before", () => {
    const ofArticle = finding("error", { file: "articles/a01.json" });
    for (const other of [{ file: "issue.json" }, { file: "articles/a03.json" }, { page: "02" }, {}]) expect(heldFor([ofArticle, finding("error", other)], issue)).toBeUndefined();
    expect(heldFor([ofArticle], undefined)).toBeUndefined();
    expect(heldFor([], issue)).toBeUndefined();
  });
});

it("tells of a held article what its file is found to be, and of pages all that was found", () => {
  const held = new Map([["articles/a01.json", "A"]]);
  const broken = finding("error", { file: "articles/a01.json", line: 3 });
  const [ofOther, ofText, ofPage] = [finding("warning", { file: "articles/a02.json" }), finding("warning", { file: "articles/a01.json", line: 9 }), finding("warning", { file: "articles/a01.json", page: "01" })];
  expect(findingsWith(held, [broken, ofOther], [ofOther, ofText, ofPage])).toEqual([broken, ofOther, ofPage]);
});
