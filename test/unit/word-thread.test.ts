import { describe, expect, it } from "vitest";
import { loadTagger } from "../../src/copydesk/segmenter.js";
import { wordThread } from "../../src/word-thread.js";

describe("the thread of words", () => {
  it("answers as jieba in this thread does, text after text", () => {
    const here = loadTagger();
    for (const text of ["云汀大桥今日合龙", "新华书店", "A4 纸 12 张", "一"]) expect(wordThread().tag(text)).toEqual(here.tag(text));
  });

  it("is one for the whole process and does not hold it", () => {
    expect(wordThread()).toBe(wordThread());
    expect(process.getActiveResourcesInfo()).not.toContain("Worker");
  });
});
