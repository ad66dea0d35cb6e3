import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import { parseJson } from "../../../src/json/document.js";

function parse(text: string) {
  const diagnostics = new Diagnostics();
  return { document: parseJson(text, "f.json", diagnostics), all: diagnostics.all };
}

describe("parseJson", () => {
  it("counts lines whatever ends them", () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      const { document } = parse(["{", '"a": [', "1,", '{"b c": 2}', "]}"].join(end));
      expect(document?.value).toEqual({ a: [1, { "b c": 2 }] });
      expect(document?.lineOf("a")).toBe(2);
      expect(document?.lineOf("a[0]")).toBe(3);
      expect(document?.lineOf('a[1]["b c"]')).toBe(4);
      expect(document?.at('a[1]["b c"]')).toEqual({ file: "f.json", line: 4, column: 2, path: 'a[1]["b c"]' });
    }
  });

  it("places an absent path at what holds it", () => {
    const { document } = parse('{\n"a": {\n"b": []}}');
    expect(document?.at("a.b[3].c")).toMatchObject({ line: 3, path: "a.b[3].c" });
    expect(document?.at("x.y")).toMatchObject({ line: 1 });
    expect(document?.at("")).toEqual({ file: "f.json", line: 1, column: 1 });
  });

  it("keeps __proto__ a plain key", () => {
    const { document } = parse('{"__proto__": {"polluted": true}}');
    expect(Object.keys(document?.value as object)).toEqual(["__proto__"]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each([
    ['{"a": 1,\n}', "trailing-comma", 1, 8],
    ["[1,\n2\n,\n]", "trailing-comma", 3, 1],
    ['{\n// x\n"a": 1}', "json-comment", 2, 1],
    ['{"a": /* x */ 1}', "json-comment", 1, 7],
    ['{"a": 1,\n"a": 2}', "duplicate-key", 2, 1],
    ['{"a": {"b": 1,\n "b": 2}}', "duplicate-key", 2, 2],
    ['{"a" 1}', "json-syntax", 1, 6],
    ["{'a': 1}", "json-syntax", 1, 2],
    ['{"a": NaN}', "json-syntax", 1, 7],
    ['{"a": 01}', "json-syntax", 1, 8],
    ['{"a": "\\x"}', "json-syntax", 1, 7],
    ['{"a": "one\ntwo"}', "json-syntax", 1, 7],
    ['{"a": 1} 2', "json-syntax", 1, 10],
    ["\u00a0{}", "json-syntax", 1, 1],
    ["[1,,2]", "json-syntax", 1, 4],
    [" \n ", "empty-file", 1, undefined],
  ])("%j is %s at %i:%i", (text, code, line, column) => {
    const { document, all } = parse(text);
    expect(document).toBeUndefined();
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ code, severity: "error", place: { file: "f.json", line } });
    expect(all[0]?.place.column).toBe(column);
  });

  it("reports every comment and trailing comma of a file", () => {
    expect(parse('{ // one\n"a": [1,], // two\n}').all.map((d) => [d.code, d.place.line])).toEqual([
      ["json-comment", 1], ["trailing-comma", 2], ["json-comment", 2],
    ]);
  });

  it("names full-width punctuation", () => {
    expect(parse('{"a"：1}').all[0]?.hint?.en).toMatch(/ASCII/);
  });
});
