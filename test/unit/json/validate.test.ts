import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import { parseJson } from "../../../src/json/document.js";
import { nearest } from "../../../src/json/nearest.js";
import { parentOf, pathOf } from "../../../src/json/json-path.js";
import { validate } from "../../../src/json/validate.js";

const schema = z.strictObject({
  size: z.number().int().positive().max(10).optional(),
  either: z.union([z.string().min(1), z.array(z.strictObject({ t: z.string(), style: z.enum(["strong", "kai"]).optional() })).min(1)]).optional(),
  block: z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("a"), alpha: z.string().optional() }),
    z.strictObject({ type: z.literal("b"), beta: z.string().optional() }),
  ]).optional(),
  named: z.record(z.string(), z.strictObject({ colour: z.string() })).optional(),
  pair: z.tuple([z.number(), z.number()]).optional(),
});

function check(value: unknown) {
  const diagnostics = new Diagnostics();
  const document = parseJson(JSON.stringify(value), "f.json", diagnostics);
  if (document === undefined) throw new Error("the test's value is JSON");
  const result = validate(schema, document, diagnostics);
  return { result, all: diagnostics.all, words: diagnostics.all.map((d) => [d.code, d.place.path]) };
}

describe("validate", () => {
  it("gives the typed value", () => {
    expect(check({ size: 3, either: [{ t: "x", style: "kai" }] })).toMatchObject({ result: { size: 3 }, all: [] });
  });

  it.each([
    [{ size: "3" }, "wrong-type", "size"],
    [{ size: 1.5 }, "wrong-type", "size"],
    [{ size: 0 }, "out-of-range", "size"],
    [{ size: 11 }, "out-of-range", "size"],
    [{ either: 5 }, "wrong-type", "either"],
    [{ either: "" }, "empty-value", "either"],
    [{ either: [] }, "too-few", "either"],
    [{ either: [{ t: "x", style: "bold" }] }, "unknown-value", "either[0].style"],
    [{ either: [{ style: "kai" }] }, "missing-key", "either[0].t"],
    [{ block: { type: "c" } }, "unknown-value", "block.type"],
    [{ block: {} }, "missing-key", "block.type"],
    [{ block: [] }, "wrong-type", "block"],
    [{ named: { "song-2": { color: "x", colour: "y" } } }, "unknown-key", 'named["song-2"].color'],
    [{ pair: [1] }, "too-few", "pair"],
    [{ pair: [1, 2, 3] }, "too-many", "pair"],
    ["text", "wrong-type", undefined],
  ])("%j is %s at %s", (value, code, path) => {
    const { result, words } = check(value);
    expect(result).toBeUndefined();
    expect(words).toEqual([[code, path]]);
  });

  it("says what was found and what was expected, in both languages", () => {
    const [problem] = check({ size: "3" }).all;
    expect(problem?.zh).toBe("size 应为数字，实为“3”");
    expect(problem?.en).toBe('size must be a number; found "3"');
    const [range] = check({ size: 11 }).all;
    expect(range?.zh).toBe("size 应不大于 10，实为 11");
    const [either] = check({ either: 5 }).all;
    expect(either?.en).toBe("either must be a string or an array […]; found 5");
  });

  it("suggests keys of the block's own type only", () => {
    const [problem] = check({ block: { type: "b", bta: "x" } }).all;
    expect(problem?.hint?.en).toBe('did you mean "beta"?');
    const [other] = check({ block: { type: "b", alpha: "x" } }).all;
    expect(other?.hint?.en).toBe("known keys: type, beta");
  });

  it("reports all problems, and counts those beyond two hundred", () => {
    expect(check({ size: 0, block: {}, extra: 1 }).words).toHaveLength(3);
    const many = check({ either: Array.from({ length: 300 }, () => ({ t: 1 })) }).words;
    expect(many).toHaveLength(201);
    expect(many.at(-1)?.[0]).toBe("more-problems");
  });
});

describe("nearest", () => {
  it.each([
    ["prioritty", ["priority", "kind"], "priority"],
    ["Kind", ["priority", "kind"], "kind"],
    ["a99", ["a01", "a02"], "a01"],
    ["xyz", ["priority"], undefined],
    ["b", ["a"], undefined],
    ["bridgee.png", ["bridge.png", "tower.png"], "bridge.png"],
  ])("%s among %j is %s", (name, known, expected) => {
    expect(nearest(name, known)).toBe(expected);
  });
});

describe("paths", () => {
  it.each([
    [["blocks", 3, "text"], "blocks[3].text", "blocks[3]"],
    [["faces", "song-2"], 'faces["song-2"]', "faces"],
    [["a", 'b"]["c'], 'a["b\\"][\\"c"]', "a"],
    [["版"], "版", ""],
    [[0], "[0]", ""],
  ])("%j is written %s", (keys, path, parent) => {
    expect(pathOf(keys)).toBe(path);
    expect(parentOf(path)).toBe(parent);
  });
});
