import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.js";
import type { Issue } from "../../../src/model/issue.js";
import { findingsWith, heldFor, noneHeld } from "../../../src/preview/held-articles.js";

const finding = (severity: Diagnostic["severity"], place: Diagnostic["place"], code = "some-code"): Diagnostic => ({ code, severity, place, zh: "有错。", en: "wrong." });
const picture = { href: "pictures/a.jpg" };
const article = (id: string, hrefs: readonly string[]) => [id, { file: `articles/${id}.json`, source: `words of ${id}`, article: { figures: hrefs.map((href) => ({ href })) } }] as const;
const issue = { articles: new Map([article("a01", ["pictures/a.jpg"]), article("a02", [])]), pictures: new Map([["pictures/a.jpg", picture]]) } as unknown as Issue;

describe("what stands in for a broken article", () => {
  it("is its last sound text with its pictures, and that alone", () => {
    const held = heldFor([finding("error", { file: "articles/a01.json" }), finding("warning", { file: "articles/a02.json" })], issue, noneHeld);
    expect([...held!.articles]).toEqual([["articles/a01.json", "words of a01"]]);
    expect([...held!.pictures]).toEqual([["pictures/a.jpg", picture]]);
  });
  it("is found where no file calls itself so any more, and where a picture of its own is at fault", () => {
    expect([...heldFor([finding("error", { file: "issue.json", line: 7, module: "a02" }, "unknown-article")], issue, noneHeld)!.articles.keys()]).toEqual(["articles/a02.json"]);
    expect([...heldFor([finding("error", { file: "pictures/a.jpg" })], issue, noneHeld)!.articles.keys()]).toEqual(["articles/a01.json"]);
  });
  it("grows by what is found wrong with it, and ends where that is nothing more", () => {
    const first = heldFor([finding("error", { file: "articles/a01.json" })], issue, noneHeld)!;
    expect([...heldFor([finding("error", { module: "a02" }, "unknown-article")], issue, first)!.articles.keys()]).toEqual(["articles/a01.json", "articles/a02.json"]);
    expect(heldFor([finding("error", { file: "articles/a01.json" })], issue, first)).toBeUndefined();
  });
  it("is nothing where no article is at fault, where it was never sound, or where nothing was made up before", () => {
    for (const place of [{ file: "issue.json" }, { file: "articles/a03.json" }, { page: "02" }, {}]) expect(heldFor([finding("error", place)], issue, noneHeld)).toBeUndefined();
    expect(heldFor([finding("error", { file: "articles/a01.json" })], undefined, noneHeld)).toBeUndefined();
    expect(heldFor([finding("warning", { file: "articles/a01.json" })], issue, noneHeld)).toBeUndefined();
  });
});

it("tells of a held article what keeps its file from being read, and of pages all that was found", () => {
  const held = { articles: new Map([["articles/a01.json", "A"]]), pictures: new Map() };
  const broken = finding("error", { file: "articles/a01.json", line: 3 });
  const missing = finding("error", { file: "issue.json", line: 20 });
  const [ofOther, ofText, ofPage] = [finding("warning", { file: "articles/a02.json" }), finding("warning", { file: "articles/a01.json", line: 9 }), finding("warning", { file: "articles/a01.json", page: "01" })];
  expect(findingsWith(held, [broken, missing, ofOther], [ofOther, ofText, ofPage])).toEqual([broken, missing, ofOther, ofPage]);
  expect(findingsWith(noneHeld, [], [ofOther])).toEqual([ofOther]);
});
