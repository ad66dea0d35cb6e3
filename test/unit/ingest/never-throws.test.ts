import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import { ingest } from "../../../src/ingest/ingest.js";
import { buildIssue, defaultArticles, defaultIssue, json, packaged, type BuiltIssue } from "../../support/issue-builder.js";

let built: BuiltIssue;
beforeAll(async () => { built = await buildIssue(); });
afterAll(async () => { await built.remove(); });

const sources = {
  "issue.json": json({ ...defaultIssue(), theme: "classic", profile: "coldset", masthead: { href: "pictures/bridge.png", alt: "报" } }),
  "articles/a01.json": json(defaultArticles().a01),
} as const;
const file = fc.constantFrom("issue.json", "articles/a01.json");

/** Whatever the file holds, ingest answers: with an issue, or with at least one error. */
async function answers(name: keyof typeof sources, content: string | Uint8Array): Promise<void> {
  await writeFile(join(built.folder, name), content);
  try {
    const diagnostics = new Diagnostics();
    const issue = await ingest(built.folder, packaged, diagnostics);
    expect(diagnostics.hasErrors).toBe(issue === undefined);
    for (const d of diagnostics.all) {
      if (d.place.line !== undefined) expect(d.place.line).toBeGreaterThanOrEqual(1);
    }
  } finally {
    await writeFile(join(built.folder, name), sources[name]);
  }
}

it("answers to bytes changed at random", async () => {
  await fc.assert(fc.asyncProperty(file, fc.nat(), fc.nat(8), fc.uint8Array({ maxLength: 6 }), async (name, at, length, insert) => {
    const bytes = Buffer.from(sources[name]);
    const from = at % bytes.length;
    await answers(name, Buffer.concat([bytes.subarray(0, from), insert, bytes.subarray(from + length)]));
  }), { numRuns: 80 });
});

it("answers to values replaced at random", async () => {
  await fc.assert(fc.asyncProperty(file, fc.nat(), fc.jsonValue({ maxDepth: 3 }), async (name, pick, value) => {
    const root: unknown = JSON.parse(sources[name]);
    const places = containers(root);
    const place = places[pick % places.length];
    if (place !== undefined) place.holder[place.key] = value;
    await answers(name, json(root));
  }), { numRuns: 120 });
});

it("answers to keys that JavaScript gives a meaning", async () => {
  for (const key of ["__proto__", "constructor", "toString", "hasOwnProperty", ""]) {
    await answers("articles/a01.json", `{${JSON.stringify(key)}: {"id": "a01", "kind": "news", "blocks": []}, "id": "a01"}`);
  }
});

/** Every key of every object and array in a value. */
function containers(value: unknown): { holder: Record<string, unknown>; key: string }[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...containers(holder[key])]);
}
