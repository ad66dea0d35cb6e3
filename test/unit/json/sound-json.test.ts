import fc from "fast-check";
import { expect, it } from "vitest";
import { soundJson } from "../../../src/json/sound-json.js";

it("gives the value of any JSON text", () => {
  fc.assert(fc.property(fc.json({ noUnicodeString: false }), fc.nat(4), (text, indent) => {
    const value: unknown = JSON.parse(text);
    for (const written of [text, JSON.stringify(value, null, indent)]) expect(soundJson(written)).toEqual({ value });
  }));
});
it("takes no string for a key, whatever stands in it", () => {
  for (const value of [{ a: '"b": 1, "c":' }, ["\\\"x\\\": ", ":"], { 'k"': "\\", ":": ":" }, { a: "：", b: "\u2028" }]) expect(soundJson(JSON.stringify(value))).toEqual({ value });
});
it("gives nothing for a key that is there twice, in whatever spelling", () => {
  for (const text of ['{"a": 1, "a": 1}', '{"a": 1, "\\u0061": 2}', '[{"b": {"c": 1, "d": 2, "c": 3}}]', '{"__proto__": 1, "__proto__": 2}']) expect(soundJson(text)).toBeUndefined();
});
it("gives nothing for what is no JSON, or is nested too deep", () => {
  for (const text of ["{", '{"a": 1,}', "// x\n1", "'a'", "", "\ufeff1"]) expect(soundJson(text)).toBeUndefined();
  const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
  expect(soundJson(nested(100))).toBeDefined();
  expect(soundJson(nested(101))).toBeUndefined();
  expect(soundJson(nested(200_000))).toBeUndefined();
});
