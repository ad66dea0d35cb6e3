import { expect, it } from "vitest";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import { decodeText } from "../../../src/json/decode.js";

function decode(bytes: number[] | string) {
  const diagnostics = new Diagnostics();
  const text = decodeText(typeof bytes === "string" ? Buffer.from(bytes) : Uint8Array.from(bytes), "f.json", diagnostics);
  return { text, all: diagnostics.all };
}

it("reads UTF-8, four-byte characters too", () => {
  expect(decode("版心𠮷")).toEqual({ text: "版心𠮷", all: [] });
});

it("takes off a byte order mark and says so", () => {
  const { text, all } = decode([0xef, 0xbb, 0xbf, 0x7b, 0x7d]);
  expect(text).toBe("{}");
  expect(all).toMatchObject([{ code: "json-bom", severity: "warning" }]);
});

it("accepts CRLF and says so", () => {
  expect(decode("{\r\n}").all).toMatchObject([{ code: "json-crlf", severity: "info" }]);
});

// 中国 in GBK (GB 2312 rows 54 and 25): D6 D0 B9 FA.
it("knows GBK, and the line where it starts", () => {
  const { text, all } = decode([0x7b, 0x0a, 0x0a, 0xd6, 0xd0, 0xb9, 0xfa, 0x0a, 0x7d]);
  expect(text).toBeUndefined();
  expect(all).toMatchObject([{ code: "encoding", severity: "error", place: { line: 3 } }]);
  expect(all[0]?.zh).toContain("GBK");
});

it("does not call everything GBK", () => {
  expect(decode([0x7b, 0xff, 0xff, 0x7d]).all[0]?.zh).not.toContain("GBK");
});

it.each([
  ["little-endian with mark", [0xff, 0xfe, 0x7b, 0x00]],
  ["big-endian with mark", [0xfe, 0xff, 0x00, 0x7b]],
  ["little-endian", [0x7b, 0x00, 0x7d, 0x00]],
  ["big-endian", [0x00, 0x7b, 0x00, 0x7d]],
])("knows UTF-16 %s", (_, bytes) => {
  expect(decode(bytes).all[0]?.zh).toContain("UTF-16");
});
