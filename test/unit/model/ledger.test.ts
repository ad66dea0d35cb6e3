/** What is deleted before texts are compared: White_Space, U+2060, U+00AD, and nothing else. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparable } from "../../../src/model/ledger.js";

describe("comparable text", () => {
  it("is without any white space, word joiner or soft hyphen", () => {
    expect(comparable(" 新\u3000桥\u00a0今\u2009天\n通\u2060车\u00ad\t。\u2028")).toBe("新桥今天通车。");
  });
  it("keeps what a normal form would change", () => {
    for (const text of ["⼀", "Ａ", "①", "ﬁ", "é", "\u200b", "\u200d", "\ufeff"]) expect(comparable(text)).toBe(text);
  });
  it("changes nothing a second time", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => comparable(comparable(text)) === comparable(text)));
  });
});
