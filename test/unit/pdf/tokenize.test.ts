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

  it("reads an inline image whole, its data by their size or up to an end that is no part of them", () => {
    const operators = (text: string): string[] => tokenize(text).map((o) => o.operator);
    const [, image] = tokenize("q BI /W 2 /H 2 /CS /CMYK /BPC 4 ID \x00 EI \xff\n\x00\n EI Q");
    // 2 × 2 pixels of four half bytes each.
    expect(image).toEqual({ operator: "BI", operands: ["/W", "2", "/H", "2", "/CS", "/CMYK", "/BPC", "4", "\x00 EI \xff\n\x00"] });
    expect(operators("BI /W 1 /H 1 /F /Fl /CS /G /BPC 8 ID \x78 EI \x00\x01\x02\nEI\nQ 1 w")).toEqual(["BI", "Q", "w"]);
    const packed = tokenize("BI /W 1 /H 1 /F /Fl /CS /G /BPC 8 ID \x78 EI \x00\x01\x02\nEI\nQ 1 w");
    expect(packed[0]!.operands.at(-1)).toBe("\x78 EI \x00\x01\x02");
    expect(tokenize(writeOperations(packed))).toEqual(packed);
  });

  it("ends at an inline image that has no end", () => {
    expect(tokenize("q BI /W 9 /H 9 /CS /G /BPC 8 ID abc Q")).toEqual([{ operator: "q", operands: [] }, { operator: "BI", operands: [] }]);
  });

  it("decodes literal strings as ISO 32000-1 table 3 says", () => {
    expect(stringTokenToHex("(\\101\\n\\(\\\\\\\r\nB)")).toBe("410A285C42");
    expect(stringTokenToHex("<39 d>")).toBe("39D0");
  });
});
