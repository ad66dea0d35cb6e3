import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { newProfile, sweepProfiles } from "../../../src/browser/abandoned-profiles.js";

let folder: string;
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), "banxin-sweep-")); });
afterEach(() => rm(folder, { recursive: true, force: true }));

it("removes a dead process's folder when it is a day old, and nothing else", async () => {
  const gone = spawnSync(process.execPath, ["-e", ""]).pid;
  const own = basename(await newProfile(folder));
  const dead = `banxin-browser-${gone}-abcdef`;
  await mkdir(join(folder, dead, "Default"), { recursive: true });
  await writeFile(join(folder, dead, "Default", "x"), "");
  for (const name of ["banxin-browser-notes", "banxin-browser--x", "other"]) await mkdir(join(folder, name));
  const all = (await readdir(folder)).sort();
  await sweepProfiles(folder);
  expect((await readdir(folder)).sort()).toEqual(all);
  await sweepProfiles(folder, Date.now() + 25 * 60 * 60 * 1000);
  expect((await readdir(folder)).sort()).toEqual(all.filter((name) => name !== dead));
  expect(all).toContain(own);
});
