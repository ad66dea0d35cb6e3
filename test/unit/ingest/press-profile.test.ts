import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import { loadPressProfile } from "../../../src/ingest/press-profile.js";
import { buildIssue, json, packaged } from "../../support/issue-builder.js";

const sound = {
  name: "plant", icc: "p.icc", condition: "OWN", tac: 260, minimumPpi: 150, maximumPpi: 300, standard: "PDF/X-4",
  bleedMm: 0, marks: false, slug: true, slugMm: 8, fileName: "{paper}{date}_{label}_{ink}_r{revision}",
};

/** Header fields of ICC.1, 7.2: length, class, data space, signature. */
function icc({ space = "CMYK", kind = "prtr", length = 132 } = {}): Uint8Array {
  const bytes = Buffer.alloc(132);
  bytes.writeUInt32BE(length, 0);
  bytes.write(kind, 12);
  bytes.write(space, 16);
  bytes.write("acsp", 36);
  return bytes;
}

async function codes(profile: object, bytes: Uint8Array = icc()): Promise<string[]> {
  await using built = await buildIssue();
  await mkdir(join(built.folder, "press/plant"), { recursive: true });
  await writeFile(join(built.folder, "press/plant/profile.json"), json(profile));
  await writeFile(join(built.folder, "press/plant/p.icc"), bytes);
  const diagnostics = new Diagnostics();
  await loadPressProfile("plant", { pressDir: packaged.pressDir, issueFolder: built.folder }, diagnostics);
  return diagnostics.all.map((d) => d.code);
}

it("loads the ICC bytes with the profile", async () => {
  const diagnostics = new Diagnostics();
  const profile = await loadPressProfile("coldset", packaged, diagnostics);
  expect(profile).toMatchObject({ name: "coldset", tac: 240 });
  expect(Buffer.from(profile?.iccBytes.subarray(36, 40) ?? []).toString()).toBe("acsp");
});

it.each([
  ["sound", sound, undefined, []],
  ["no ICC file", { ...sound, icc: "q.icc" }, undefined, ["missing-icc"]],
  ["an ICC path that leaves the folder", { ...sound, icc: "../../issue.json" }, undefined, ["path-outside"]],
  ["an RGB profile", sound, icc({ space: "RGB " }), ["icc-invalid"]],
  ["a device link", sound, icc({ kind: "link" }), ["icc-invalid"]],
  ["a profile cut short", sound, icc({ length: 5000 }), ["icc-invalid"]],
  ["an unknown token in the file name", { ...sound, fileName: "{papre}_{label}" }, undefined, ["bad-file-name"]],
  ["a file name that is a path", { ...sound, fileName: "../{label}" }, undefined, ["bad-file-name"]],
  ["resolutions the wrong way round", { ...sound, minimumPpi: 400 }, undefined, ["out-of-range"]],
  ["no ink limit", { ...sound, tac: undefined }, undefined, ["missing-key"]],
] as const)("%s", async (_name, profile, bytes, expected) => {
  expect(await codes(profile, bytes)).toEqual(expected);
});
