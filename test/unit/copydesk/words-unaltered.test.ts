/** Properties: the desk never alters a word, is content with its own output, and lists exactly what it did. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalise, type Normalised } from "../../../src/copydesk/normalise.js";
import type { TextKind } from "../../../src/copydesk/spaces.js";
import type { CopyEdit } from "../../../src/model/copy.js";

const alphabet = [
  ..."新闻报纸北京一月日项第年", ..."aZxé", ..."0379", ..."１Ｂ", ..."，。、；：？！（）《》“”‘’", ..."—…～·-~",
  ..."⋯〜・─…⼀", "...", "--", "\"", "'", "(", ")", ",", ".", ";", ":", "?", "!", "%", " ", " ", "\u3000", "\u00A0", "\u200B", "\n",
  "本报讯", "记者", "https://a.cn/b", "a@b.cn", "𠮷", "10:30", "1,234.5",
];
const piece = fc.array(fc.constantFrom(...alphabet), { minLength: 1, maxLength: 14 }).map((parts) => parts.join(""));
const block = fc.array(piece, { minLength: 1, maxLength: 3 });
const kind = fc.constantFrom<TextKind>("body", "head", "credit", "verse", "furniture");

function desk(texts: readonly string[], textKind: TextKind): Normalised {
  return normalise(texts.map((text, i) => ({ text, path: `p[${i}]` })), {
    file: "f", kind: textKind, spellings: [], isRange: (before) => before.endsWith("京"),
  });
}

/** Letters, Han and digits in order, full-width forms and radicals folded. */
function words(texts: readonly string[]): string {
  return Array.from(texts.join(""), (c) => c.normalize("NFKC")).filter((c) => /^[\p{L}\p{N}]/u.test(c)).join("");
}

function applied(texts: readonly string[], edits: readonly CopyEdit[]): string[] {
  return texts.map((text, i) => {
    const mine = edits.filter((e) => e.path === `p[${i}]`);
    return [...mine].reverse().reduce((done, e) => {
      expect(done.slice(e.at, e.at + e.from.length)).toBe(e.from);
      return done.slice(0, e.at) + e.to + done.slice(e.at + e.from.length);
    }, text);
  });
}

describe("the desk", () => {
  const runs = { numRuns: 1500 };
  it("alters no word", () => {
    fc.assert(fc.property(block, kind, (texts, k) => words(desk(texts, k).texts) === words(texts)), runs);
  });
  it("changes nothing on a second reading", () => {
    fc.assert(fc.property(block, kind, (texts, k) => {
      const once = desk(texts, k).texts;
      expect(desk(once, k)).toMatchObject({ texts: once, edits: [] });
    }), runs);
  });
  it("lists every edit: source and edits give the copy", () => {
    fc.assert(fc.property(block, kind, (texts, k) => {
      const { texts: copy, edits } = desk(texts, k);
      expect(applied(texts, edits)).toEqual([...copy]);
      expect(edits.every((e) => e.rule !== "" && e.from !== e.to)).toBe(true);
    }), runs);
  });
});
