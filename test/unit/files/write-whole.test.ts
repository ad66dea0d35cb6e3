import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { sweepPartials, writeWhole } from "../../../src/files/write-whole.js";

it("takes away what a killed process left half-written, and nothing else", async () => {
  const folder = await mkdtemp(join(tmpdir(), "banxin-partials-"));
  try {
    await writeWhole(join(folder, "plan.json"), "{}");
    // No process has this number: Linux gives none above 4 194 304.
    for (const name of ["plan.json.partial-999999999", `states.json.partial-${process.pid}`, "notes.partial-999999999", "plan.json.partial-old"]) await writeFile(join(folder, name), "{ half");
    await sweepPartials(folder);
    expect((await readdir(folder)).sort()).toEqual(["notes.partial-999999999", "plan.json", "plan.json.partial-old", `states.json.partial-${process.pid}`].sort());
    await sweepPartials(join(folder, "none"));
  } finally {
    await rm(folder, { recursive: true });
  }
});

it("says of a folder that it is one, and leaves nothing beside it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "banxin-partials-"));
  try {
    await mkdir(join(folder, "plan.json"));
    await expect(writeWhole(join(folder, "plan.json"), "{}")).rejects.toMatchObject({ code: "output-not-written", en: expect.stringContaining("it is a folder") });
    expect(await readdir(folder)).toEqual(["plan.json"]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
