import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTar } from "../../../src/browser/read-tar.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "banxin-tar-"));
  mkdirSync(join(folder, "lib"));
  writeFileSync(join(folder, "lib", "a.txt"), "甲".repeat(300), { mode: 0o640 });
  writeFileSync(join(folder, "lib", "empty"), "");
  symlinkSync("a.txt", join(folder, "link"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const tar = (...names: string[]) => new Uint8Array(execFileSync("tar", ["--format=ustar", "-C", folder, "-cf", "-", ...names]));

describe("an archive made by tar", () => {
  it("gives its files with their bytes and modes", () => {
    const files = readTar(tar("lib"));
    expect(files.map(({ name, mode }) => [name, mode]).sort()).toEqual([["lib/a.txt", 0o640], ["lib/empty", 0o644]]);
    expect(new TextDecoder().decode(files.find((file) => file.name === "lib/a.txt")!.bytes)).toBe("甲".repeat(300));
  });

  it("is refused when it holds a link", () => {
    expect(() => readTar(tar("link"))).toThrow(/unexpected type 2/);
  });

  it("is refused when it is cut off", () => {
    expect(() => readTar(tar("lib/a.txt").subarray(0, 900))).toThrow(/ends inside lib\/a.txt/);
  });

  it("is refused when a name leaves it", () => {
    const archive = tar("lib/a.txt");
    archive.set(new TextEncoder().encode("../../x.tx"), 0);
    expect(() => readTar(archive)).toThrow(/unsafe name/);
  });
});
