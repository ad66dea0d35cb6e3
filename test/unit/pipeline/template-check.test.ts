/** A template of the theme that cannot be read is told by check, without a browser. */
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { check } from "../../../src/check.js";
import { sample } from "../../support/built.js";
import { memoryCache } from "../../support/painted-page.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "banxin-template-"));
  await cp(sample("starter"), folder, { recursive: true });
  await mkdir(join(folder, "theme/templates/parts"), { recursive: true });
  await writeFile(join(folder, "theme/theme.json"), '{ "name": "own", "extends": "classic-tabloid" }');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const cache = memoryCache();
it.each([["{{#if x}}", "template-fault"], ["{{{x}}}", "template-fault"], ["<p></p>", undefined]])("%s: %s", async (text, code) => {
  await writeFile(join(folder, "theme/templates/parts/byline.hbs"), text);
  const { diagnostics } = await check(folder, { cache });
  expect(diagnostics.find(({ severity }) => severity === "error")?.code).toBe(code);
  if (code) expect(diagnostics.map(({ en }) => en).join()).toContain("parts/byline");
});
