import { describe, expect, it } from "vitest";
import { stringTokenToHex, tokenize, writeOperations } from "../../../src/pdf/tokenize.js";

describe("content stream tokenizer", () => {
  it("keeps operands as raw tokens, nested and escaped ones whole", () => {
    const text = "/Span <</ActualText <feff65e5> /B [1 (x\\)y)] >> BDC (a\\(b(c)) Tj [<0A> -20 (z)] TJ % remark\n.5 0 0 -.5 0 396.96 cm";
    expect(tokenize(text)).toEqual([
      { operator: "BDC", operands: ["/Span", "<</ActualText <feff65e5> /B [1 (x\\)y)] >>"] },
      { operator: "Tj", operands: ["(a\\(b(c))"] },
      { operator: "TJ", operands: ["[<0A> -20 (z)]"] },
      { operator: "cm", operands: [".5", "0", "0", "-.5", "0", "396.96"] },
    ]);
  });

  it("tells operators that touch their operands apart", () => {
    expect(tokenize("/Pattern CS/Pattern cs/P3 SCN").map((o) => o.operator)).toEqual(["CS", "cs", "SCN"]);
  });

  it("reads its own writing alike", () => {
    const operations = tokenize("q 1 0 0 1 0 0 cm BT /F1 9 Tf <0041> Tj ET Q");
    expect(tokenize(writeOperations(operations))).toEqual(operations);
  });

  it("stops at an inline image, whose data it cannot read", () => {
    expect(tokenize("q BI /W 1 ID \x00\xff EI Q").map((o) => o.operator)).toEqual(["q", "BI"]);
  });

  it("decodes literal strings as ISO 32000-1 table 3 says", () => {
    expect(stringTokenToHex("(\\101\\n\\(\\\\\\\r\nB)")).toBe("410A285C42");
    expect(stringTokenToHex("<39 d>")).toBe("39D0");
  });
});
