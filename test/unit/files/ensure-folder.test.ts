import { existsSync } from "node:fs";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureFolder } from "../../../src/files/ensure-folder.js";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "banxin-folder-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe("ensureFolder", () => {
  it("makes every folder on the way, and may be called again", async () => {
    const path = join(root, "a", "b", "c");
    await Promise.all([ensureFolder(path), ensureFolder(path)]);
    await ensureFolder(path);
    expect((await stat(path)).isDirectory()).toBe(true);
  });
  it("makes a folder that many want at once", async () => {
    // Whoever finds the parent missing may find it standing a moment later.
    for (let round = 0; round < 40; round++) await Promise.all(Array.from({ length: 8 }, (_, k) => ensureFolder(join(root, `many-${round}`, "deep", k % 2 === 0 ? "pages" : `other-${k}`))));
    expect((await stat(join(root, "many-39", "deep", "pages"))).isDirectory()).toBe(true);
  });
  it("refuses to stand where a file stands", async () => {
    await writeFile(join(root, "file"), "");
    await expect(ensureFolder(join(root, "file"))).rejects.toMatchObject({ code: "EEXIST" });
    await expect(ensureFolder(join(root, "file", "below"))).rejects.toMatchObject({ code: "ENOTDIR" });
  });
  it.runIf(existsSync("/proc/self"))("ends on a file system that makes no folders", async () => {
    await expect(ensureFolder("/proc/banxin-nowhere/below")).rejects.toBeInstanceOf(Error);
  });
});
