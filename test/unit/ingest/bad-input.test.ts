import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Diagnostics, type Diagnostic } from "../../../src/diagnostics/diagnostic.js";
import { ingest } from "../../../src/ingest/ingest.js";
import { buildIssue, packaged } from "../../support/issue-builder.js";
import { articleRows, pageRows, pictureRows, schemaRows, syntaxRows, type BadInput } from "./bad-input.rows.js";

const tables = { syntax: syntaxRows, schema: schemaRows, article: articleRows, picture: pictureRows, page: pageRows };

describe.each(Object.entries(tables))("bad input: %s", (_, rows) => {
  it.each(rows.map((row) => [row.name, row] as const))("%s", async (_name, row) => {
    await using built = await buildIssue(row.parts);
    const diagnostics = new Diagnostics();
    const issue = await ingest(built.folder, packaged, diagnostics);
    const found = diagnostics.all.filter((d) => d.code === row.code);
    expect(found.length, list(diagnostics.all)).toBeGreaterThan(0);
    const [first] = found;
    expect(first?.severity).toBe(row.severity ?? "error");
    expect(first?.place.file).toBe(row.file);
    const line = await expectedLine(built.folder, row);
    if (line !== undefined) expect(first?.place.line, list(diagnostics.all)).toBe(line);
    // Nothing else is blamed for the fault.
    const errors = new Set(diagnostics.all.filter((d) => d.severity === "error").map((d) => d.code));
    expect([...errors].sort()).toEqual((row.severity === undefined ? [row.code, ...(row.also ?? [])] : []).sort());
    expect(issue === undefined).toBe(row.severity === undefined);
    for (const d of diagnostics.all) {
      expect(d.zh).toMatch(/\p{Script=Han}/u);
      expect(d.en).toMatch(/[A-Za-z]{2}/);
    }
  });
});

it("has at least 45 rows", () => {
  expect(Object.values(tables).flat().length).toBeGreaterThanOrEqual(45);
});

async function expectedLine(folder: string, { file, line }: BadInput): Promise<number | undefined> {
  if (typeof line !== "string") return line;
  const source = await readFile(join(folder, file), "utf8");
  const at = source.indexOf(line);
  expect(at, `the row's text ${line} is in ${file}`).toBeGreaterThanOrEqual(0);
  return source.slice(0, at).split("\n").length;
}

function list(all: readonly Diagnostic[]): string {
  return all.map((d) => `${d.code} ${d.place.file}:${d.place.line} ${d.en}`).join("\n");
}
