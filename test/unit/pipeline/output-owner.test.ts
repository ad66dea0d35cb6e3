/** Two papers that state one id do not write over each other; an issue that was moved takes its outputs along. */
import { cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { build } from "../../../src/build.js";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import { claimOutput } from "../../../src/output-owner.js";
import type { OpenPress } from "../../../src/paginate/press.js";
import { sample } from "../../support/built.js";
import { memoryCache } from "../../support/painted-page.js";

let root: string;
beforeAll(async () => { root = await mkdtemp(join(tmpdir(), "banxin-owner-")); });
afterAll(() => rm(root, { recursive: true, force: true }));

const paper = async (name: string): Promise<string> => {
  await cp(sample("starter"), join(root, name), { recursive: true });
  return join(root, name);
};

it("refuses the second paper before anything is rendered, and leaves the files of the first", async () => {
  const [one, two] = [await paper("one"), await paper("two")];
  const out = join(root, "output");
  const cache = memoryCache();
  await mkdir(join(out, "starter"), { recursive: true });
  await writeFile(join(out, "starter", "manifest.json"), "{}");
  expect(await claimOutput(join(out, "starter"), "starter", one, cache, new Diagnostics())).toBe(true);
  const unused = { version: "", close: async () => {} } as unknown as OpenPress;
  const { ok, folder, diagnostics } = await build(two, { out, cache, press: unused });
  expect({ ok, folder }).toEqual({ ok: false, folder: undefined });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toMatchObject([{ code: "output-taken", en: expect.stringContaining("one") }]);
  expect(await readdir(join(out, "starter"))).toEqual(["manifest.json"]);
});

it("gives way where the owner has moved, has another id, or its files are gone", async () => {
  const cache = memoryCache();
  const claim = (folder: string, from: string): Promise<boolean> => claimOutput(folder, "starter", from, cache, new Diagnostics());
  const output = async (name: string): Promise<string> => {
    const folder = join(root, name);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "manifest.json"), "{}");
    return folder;
  };
  const [mover, taker] = [await paper("mover"), await paper("taker")];
  const first = await output("first");
  expect(await claim(first, mover)).toBe(true);
  expect(await claim(first, taker)).toBe(false);
  await rename(mover, join(root, "moved"));
  expect(await claim(first, join(root, "moved"))).toBe(true);
  const cleared = await output("cleared");
  expect(await claim(cleared, taker)).toBe(true);
  await rm(join(cleared, "manifest.json"));
  expect(await claim(cleared, join(root, "moved"))).toBe(true);
  const renamed = await output("renamed");
  expect(await claim(renamed, taker)).toBe(true);
  await writeFile(join(taker, "issue.json"), '{ "id": "another" }');
  expect(await claim(renamed, join(root, "moved"))).toBe(true);
});
