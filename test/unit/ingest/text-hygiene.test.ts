import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import { checkText } from "../../../src/ingest/text-hygiene.js";
import { readJson } from "../../../src/json/read-json.js";

async function found(text: string): Promise<{ code: string; en: string; zh: string }[]> {
  const path = join(await mkdtemp(join(tmpdir(), "banxin-text-")), "a.json");
  await writeFile(path, JSON.stringify({ text }));
  const diagnostics = new Diagnostics();
  const document = await readJson(path, "a.json", diagnostics);
  if (!document) throw new Error("no document");
  checkText(document, diagnostics);
  return diagnostics.all.map(({ code, en, zh }) => ({ code, en, zh }));
}

it("names every place of a forbidden character in one round", async () => {
  const [one, ...others] = await found("老\u202e周守\u202c桥\u200f");
  expect(others).toEqual([]);
  expect(one).toMatchObject({ code: "direction-mark", en: expect.stringMatching(/^character 2 of .*U\+202E; 2 more of the kind: characters 5, 7$/) });
  expect(one.zh).toContain("另有 2 处，在第 5, 7 字");
});
it("keeps the kinds apart, and counts on where there are too many to name", async () => {
  expect((await found("\u0007桥\ufffd")).map(({ code }) => code).sort()).toEqual(["control-character", "replacement-character"]);
  const [one] = await found("\u202e".repeat(20));
  expect(one.en).toMatch(/; 19 more of the kind: characters 2, 3, 4, 5, 6, 7, 8, 9 …$/);
});
it("leaves ordinary text alone", async () => {
  expect(await found("老周守桥，30 年。\n𰻝")).toEqual([]);
});
it("finds every forbidden character by itself, and no other", () => {
  // The kinds by Unicode 23.7 (noncharacters) and UAX #9 (directional formatting), the joiners, C0 and C1.
  const forbidden = (c: number): boolean => (c < 0x20 && ![9, 10, 13].includes(c)) || (c > 0x7e && c < 0xa0) || (c > 0x200b && c < 0x2010)
    || (c > 0x2029 && c < 0x202f) || (c > 0x2065 && c < 0x206a) || (c > 0xd7ff && c < 0xe000) || (c > 0xfdcf && c < 0xfdf0) || c === 0xfffd || (c & 0xffff) > 0xfffd;
  const wrong: string[] = [];
  for (let c = 0; c <= 0x10ffff; c += c > 0x1ffff && (c & 0xffff) < 0xff00 ? 0x101 : 1) {
    const diagnostics = new Diagnostics();
    const text = String.fromCodePoint(c);
    checkText({ value: text, text, file: "a.json", at: () => ({}), has: () => true, lineOf: () => 1 }, diagnostics);
    if (diagnostics.hasErrors !== forbidden(c)) wrong.push(c.toString(16));
  }
  expect(wrong).toEqual([]);
});
