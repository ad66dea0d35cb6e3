/** Copy without its omitted blocks. */
import { describe, expect, it } from "vitest";
import type { ArticleCopy, Copy } from "../../../src/model/copy.js";
import { withoutBlock, withoutBlocks } from "../../../src/model/taken-out.js";

const article = (id: string, ...blocks: string[]): ArticleCopy => ({ id, blocks: blocks.map((block) => ({ id: block, role: "paragraph", runs: [], path: "", noBreak: [] })) }) as unknown as ArticleCopy;
const ids = ({ blocks }: ArticleCopy): string[] => blocks.map(({ id }) => id);

describe("an article without a block of its file", () => {
  const whole = article("a", "intro", "b1", "b10", "b1.0", "b1.1", "b2", "credit");
  it("loses every part of that block and no other", () => {
    expect(ids(withoutBlock(whole, 1))).toEqual(["intro", "b10", "b2", "credit"]);
    expect(ids(withoutBlock(whole, 0))).toEqual(ids(whole));
  });
  it("is another article: the copy given is not changed", () => {
    const copy = { articles: new Map([["a", whole], ["c", article("c", "b0", "b1")]]) } as unknown as Copy;
    const made = withoutBlocks(copy, [{ article: "a", block: 2 }, { article: "a", block: 10 }, { article: "c", block: 0 }, { article: "unknown", block: 0 }]);
    expect(ids(made.articles.get("a")!)).toEqual(["intro", "b1", "b1.0", "b1.1", "credit"]);
    expect(ids(made.articles.get("c")!)).toEqual(["b1"]);
    expect(ids(copy.articles.get("a")!)).toHaveLength(7);
    expect(withoutBlocks(copy, [])).toBe(copy);
  });
});
