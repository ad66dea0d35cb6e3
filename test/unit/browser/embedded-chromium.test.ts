import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { packedChromium, unpackChromium } from "../../../src/browser/embedded-chromium.js";
import { thisMachine } from "../../../src/browser/machine.js";

let folder: string;
let cache: string;
const packed = () => ({ folder: join(folder, "bin"), version: "1.2.3" });
const machine = () => ({ ...thisMachine(), env: { XDG_CACHE_HOME: cache } });
const unpacked = () => join(cache, "banxin", "chromium-1.2.3");

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "banxin-embedded-"));
  cache = join(folder, "cache");
  mkdirSync(join(folder, "bin"));
  mkdirSync(join(folder, "in", "lib"), { recursive: true });
  mkdirSync(join(folder, "in", "fonts"));
  writeFileSync(join(folder, "in", "lib", "libnss3.so"), "library");
  writeFileSync(join(folder, "in", "fonts", "a.ttf"), "font");
  const pack = (name: string, bytes: Buffer) => writeFileSync(join(folder, "bin", name), brotliCompressSync(bytes));
  const tar = (name: string) => execFileSync("tar", ["--format=ustar", "-C", join(folder, "in"), "-cf", "-", name]);
  pack("chromium.br", Buffer.from("#!/bin/sh\n"));
  pack("al2023.tar.br", tar("lib"));
  pack("fonts.tar.br", tar("fonts"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("unpacking the embedded browser", () => {
  it("puts it in a private, versioned folder with its libraries and fonts", async () => {
    const { path, env } = await unpackChromium(packed(), machine());
    expect(path).toBe(join(unpacked(), "chromium"));
    expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(statSync(unpacked()).mode & 0o777).toBe(0o700);
    expect(readFileSync(join(env["LD_LIBRARY_PATH"]!, "libnss3.so"), "utf8")).toBe("library");
    const fonts = /<dir>(.*)<\/dir>/.exec(readFileSync(env["FONTCONFIG_FILE"]!, "utf8"))![1]!;
    expect(existsSync(join(fonts, "fonts", "a.ttf"))).toBe(true);
    expect(readdirSync(join(cache, "banxin"))).toEqual(["chromium-1.2.3"]);
  });

  it("puts it into BANXIN_CACHE where that is set", async () => {
    const own = join(folder, "own");
    const { path } = await unpackChromium(packed(), { ...machine(), env: { XDG_CACHE_HOME: cache, BANXIN_CACHE: own } });
    expect(path).toBe(join(own, "chromium-1.2.3", "chromium"));
    expect(existsSync(cache)).toBe(false);
  });

  it("takes the copy that is there, and unpacks again when a file of it is cut off", async () => {
    const { path } = await unpackChromium(packed(), machine());
    const first = statSync(path).ino;
    await unpackChromium(packed(), machine());
    expect(statSync(path).ino).toBe(first);
    truncateSync(path, 3);
    await unpackChromium(packed(), machine());
    expect(readFileSync(path, "utf8")).toBe("#!/bin/sh\n");
  });

  it("ignores what a killed unpack left behind, and removes it when it is old", async () => {
    for (const [name, ageS] of [["old", 7200], ["new", 10]] as const) {
      const left = join(cache, "banxin", `chromium-1.2.3.unpacking-${name}`);
      mkdirSync(left, { recursive: true, mode: 0o700 });
      writeFileSync(join(left, "chromium"), "half");
      utimesSync(left, Date.now() / 1000 - ageS, Date.now() / 1000 - ageS);
    }
    chmodSync(join(cache, "banxin"), 0o700);
    const { path } = await unpackChromium(packed(), machine());
    expect(readFileSync(path, "utf8")).toBe("#!/bin/sh\n");
    expect(readdirSync(join(cache, "banxin")).sort()).toEqual(["chromium-1.2.3", "chromium-1.2.3.unpacking-new"]);
  });

  it("works in several processes at once", async () => {
    const paths = await Promise.all(Array.from({ length: 4 }, () => unpackChromium(packed(), machine())));
    expect(new Set(paths.map(({ path }) => path)).size).toBe(1);
    expect(readdirSync(join(cache, "banxin"))).toEqual(["chromium-1.2.3"]);
  });

  it("refuses a folder that others may write", async () => {
    mkdirSync(join(cache, "banxin"), { recursive: true });
    chmodSync(join(cache, "banxin"), 0o777);
    await expect(unpackChromium(packed(), machine())).rejects.toThrow(/only this user can write/);
  });

  it.runIf(process.platform === "linux")("ends where a file system makes no folders", async () => {
    await expect(unpackChromium(packed(), { ...thisMachine(), env: { BANXIN_CACHE: "/proc/banxin/cache" } })).rejects.toThrow(/ENOENT/);
  }, 5_000);

  it("leaves nothing half done when the package is damaged", async () => {
    writeFileSync(join(folder, "bin", "al2023.tar.br"), "not brotli");
    await expect(unpackChromium(packed(), machine())).rejects.toThrow();
    expect(readdirSync(join(cache, "banxin"))).toEqual([]);
  });
});

describe("the package", () => {
  it("is for linux-x64 only", async () => {
    expect(await packedChromium({ ...machine(), platform: "darwin", arch: "arm64" })).toMatchObject({ en: "only for linux-x64, not darwin-arm64" });
  });

  it("is found with its version", async () => {
    expect(await packedChromium({ ...machine(), platform: "linux", arch: "x64" })).toMatchObject({ version: "147.0.0" });
  });
});
