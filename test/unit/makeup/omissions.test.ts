/** What a story may go without: only what is marked, and nothing that leaves a subhead, a question or an answer in the air. */
import { describe, expect, it } from "vitest";
import { priceOf, shortened } from "../../../src/makeup/omissions.js";
import type { ArticleCopy, BlockRole, CopyBlock } from "../../../src/model/copy.js";
import { defaultTaste } from "../../../src/model/taste.js";

const block = (id: string, role: BlockRole, optional = false, characters = 100): CopyBlock =>
  ({ id, role, runs: [{ text: "文".repeat(characters), style: "body" }], path: id, noBreak: [], ...(optional ? { optional } : {}) });

const story = (blocks: readonly CopyBlock[], kind: ArticleCopy["kind"] = "news"): ArticleCopy => ({
  id: "a", kind, priority: 5, file: "articles/a.json", column: [], kicker: undefined, main: undefined, deck: undefined, summary: undefined,
  jumpHead: undefined, blocks, figures: [],
});

const ways = (article: ArticleCopy): string[] => shortened(article).map(({ omitted }) => omitted.map(({ article: id, block: at }) => `${id}${at}`).join(" "));

describe("ways in which a story may be shorter", () => {
  it("are none where nothing is marked, and none for display matter", () => {
    expect(ways(story([block("b0", "paragraph"), block("b1", "paragraph")]))).toEqual([]);
    expect(ways(story([block("b0", "paragraph"), block("b1", "paragraph", true)], "advert"))).toEqual([]);
  });
  it("go from the least text to the most", () => {
    const article = story([block("b0", "paragraph"), block("b1", "paragraph", true, 300), block("b2", "paragraph"), block("b3", "paragraph", true, 50)]);
    expect(ways(article)).toEqual(["a3", "a1", "a1 a3"]);
    const [first] = shortened(article);
    expect(first?.copy.blocks.map(({ id }) => id)).toEqual(["b0", "b1", "b2"]);
    expect(first?.missed.omission).toBeCloseTo(1 + 50 / 1000);
    expect(first?.missed.filler).toBe(0);
  });
  it("weigh as much together as one by one, so that a replay comes to the same choice", () => {
    const [one, other, both] = shortened(story([block("b0", "paragraph"), block("b1", "paragraph", true, 40), block("b2", "paragraph", true, 80)]));
    expect(both?.missed.omission).toBeCloseTo((one?.missed.omission ?? 0) + (other?.missed.omission ?? 0));
  });
  it("leave some text", () => {
    expect(ways(story([block("b0", "paragraph", true)]))).toEqual([]);
    expect(ways(story([block("b0", "paragraph", true), block("b1", "paragraph", true)]))).toEqual(["a0", "a1"]);
  });
  it("leave no subhead without text", () => {
    expect(ways(story([block("b0", "paragraph"), block("b1", "subhead"), block("b2", "paragraph", true)]))).toEqual([]);
    expect(ways(story([block("b0", "paragraph"), block("b1", "subhead"), block("b2", "paragraph", true), block("b3", "paragraph")]))).toEqual(["a2"]);
  });
  it("leave no subhead to other text, and none to a pull quote alone", () => {
    const two = (first: boolean, second: boolean): ArticleCopy =>
      story([block("b0", "paragraph"), block("b1", "subhead"), block("b2", "paragraph", first), block("b3", "subhead", second), block("b4", "paragraph")]);
    expect(ways(two(true, true))).toEqual(["a3"]);
    expect(ways(story([block("b0", "paragraph"), block("b1", "subhead"), block("b2", "pullquote"), block("b3", "paragraph", true), block("b4", "subhead"), block("b5", "paragraph")]))).toEqual([]);
    expect(ways(story([block("b0", "paragraph"), block("b1", "subhead"), block("b2", "subhead"), block("b3", "paragraph", true), block("b4", "subhead"), block("b5", "paragraph")]))).toEqual([]);
  });
  it("part no question from its answer", () => {
    const talk = (question: boolean, answer: boolean): ArticleCopy =>
      story([block("b0", "question"), block("b1", "answer"), block("b2", "question", question), block("b3", "answer", answer)], "interview");
    expect(ways(talk(true, false))).toEqual([]);
    expect(ways(talk(false, true))).toEqual([]);
    expect(ways(talk(true, true))).toEqual(["a2 a3"]);
  });
  it("name the brief that a block of a group belongs to, and leave each brief some text", () => {
    const group = story([block("x/head", "briefHead"), block("x/b0", "paragraph"), block("x/b1", "paragraph", true), block("y/head", "briefHead"), block("y/b0", "paragraph", true)], "brief");
    expect(ways(group)).toEqual(["x1"]);
  });
  it("are the same objects every time, since galleys are kept by them", () => {
    const article = story([block("b0", "paragraph"), block("b1", "paragraph", true)]);
    expect(shortened(article)).toBe(shortened(article));
  });
});

describe("optional fillers", () => {
  const told = (article: ArticleCopy): string[] => ways(article);

  it("go without their text: it runs on, under the subhead before", () => {
    expect(told(story([block("b0", "paragraph"), block("b1", "subhead", true, 8), block("b2", "paragraph"), block("b3", "pullquote", true, 20), block("b4", "paragraph")]))).toEqual(["a1", "a3", "a1 a3"]);
    expect(told(story([block("b0", "paragraph"), block("b1", "subheadDash"), block("b2", "paragraph"), block("b3", "subheadDash", true), block("b4", "paragraph")]))).toEqual(["a3"]);
  });
  it("go with their text, where that is optional too, but do not stay without it", () => {
    expect(told(story([block("b0", "paragraph"), block("b1", "subhead", true), block("b2", "paragraph", true)]))).toEqual(["a1", "a1 a2"]);
  });
  it("part no optional paragraphs: these go together without the filler between them", () => {
    const article = story([block("b0", "paragraph"), block("b1", "paragraph", true), block("b2", "pullquote", true), block("b3", "paragraph", true)]);
    expect(told(article)).toEqual(expect.arrayContaining(["a1 a3", "a1 a2 a3"]));
  });
  it("never crowd out the ways without text", () => {
    const many = Array.from({ length: 12 }, (_, i) => block(`b${i + 1}`, i % 2 === 0 ? "paragraph" : "subhead", i % 2 === 1));
    expect(told(story([block("b0", "paragraph"), ...many, block("b13", "paragraph", true)]))).toContain("a12 a13");
  });
  it("have a price of their own, lower than that of text of the same length", () => {
    const [filler, text] = shortened(story([block("b0", "paragraph"), block("b1", "pullquote", true, 50), block("b2", "paragraph", true, 50)]));
    expect(filler!.omitted).toEqual([{ article: "a", block: 1 }]);
    expect(priceOf(filler!.missed, defaultTaste)).toBeCloseTo(defaultTaste.filler * 1.05);
    expect(priceOf(text!.missed, defaultTaste)).toBeCloseTo(defaultTaste.omission * 1.05);
    expect(priceOf(filler!.missed, defaultTaste)).toBeLessThan(priceOf(text!.missed, defaultTaste));
  });
});
