import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import { loadConfig } from "../../../src/config/config.js";
import { buildIssue } from "../../support/issue-builder.js";

async function load(working: unknown, issue: unknown) {
  await using a = await buildIssue();
  await using b = await buildIssue();
  const write = (folder: string, value: unknown) =>
    value === undefined ? undefined : writeFile(join(folder, "banxin.config.json"), typeof value === "string" ? value : JSON.stringify(value));
  await write(a.folder, working);
  await write(b.folder, issue);
  const diagnostics = new Diagnostics();
  const config = await loadConfig(a.folder, b.folder, diagnostics);
  return { config, codes: diagnostics.all.map((d) => d.code), working: a.folder, issue: b.folder };
}

it("is empty where there is no file", async () => {
  expect(await load(undefined, undefined)).toMatchObject({ config: {}, codes: [] });
});

it("resolves paths from the file, and lets the issue override the working folder", async () => {
  const { config, codes, working, issue } = await load({ browser: "bin/chrome", out: "made", lang: "en" }, { out: "here", lang: "zh" });
  expect(codes).toEqual([]);
  expect(config).toEqual({ browser: join(working, "bin/chrome"), out: join(issue, "here"), lang: "zh" });
});

it("lets no issue choose a program to run or a place to write", async () => {
  const { config, codes } = await load({ lang: "en" }, { browser: "evil", out: "../elsewhere" });
  expect(config).toEqual({ lang: "en" });
  expect(codes).toEqual(["config-unsafe", "config-unsafe"]);
});

it.each([
  ['{"lang": "fr"}', ["unknown-value"]],
  ['{"language": "zh"}', ["unknown-key"]],
  ['{"lang": "zh",}', ["trailing-comma"]],
])("reports %s as it would any file", async (text, expected) => {
  expect(await load(text, undefined)).toMatchObject({ config: {}, codes: expected });
});
