/** The cache gives back what was put, and counts what is damaged as missing. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cacheFolder, diskCache, noCache } from "../../../src/cache/disk-cache.js";

let folder: string;
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), "banxin-cache-")); });
afterEach(() => rm(folder, { recursive: true, force: true }));
const bytes = (text: string) => new TextEncoder().encode(text);
const files = async () => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name));

describe("the disk cache", () => {
  it("keeps kinds and keys apart", async () => {
    const cache = diskCache(folder);
    await cache.put("plate", "k", bytes("one"));
    await cache.put("raw-page", "k", bytes("two"));
    await cache.put("plate", "../../k", bytes("three"));
    const read = async (kind: string, key: string) => Buffer.from((await cache.get(kind, key)) ?? []).toString();
    expect([await read("plate", "k"), await read("raw-page", "k"), await read("plate", "../../k")]).toEqual(["one", "two", "three"]);
    expect(await cache.get("plate", "other")).toBeUndefined();
    expect((await files()).every((file) => file.startsWith(folder))).toBe(true);
  });
  it("takes a damaged or cut entry for missing", async () => {
    const cache = diskCache(folder);
    await cache.put("plate", "k", bytes("whole"));
    const [file] = await files();
    const stored = await readFile(file!);
    for (const spoilt of [stored.subarray(0, -1), stored.subarray(0, 10), Buffer.alloc(0), Buffer.from(stored).fill(1, stored.length - 1)]) {
      await writeFile(file!, spoilt);
      expect(await cache.get("plate", "k")).toBeUndefined();
    }
    await cache.put("plate", "k", bytes("again"));
    expect(Buffer.from((await cache.get("plate", "k"))!).toString()).toBe("again");
  });
  it("takes an entry that was copied over another one for missing", async () => {
    const cache = diskCache(folder);
    await cache.put("copy", "one", bytes("the copy of one"));
    const [one] = await files();
    await cache.put("copy", "other", bytes("the copy of another"));
    const other = (await files()).find((file) => file !== one)!;
    await writeFile(other, await readFile(one!));
    expect(await cache.get("copy", "other")).toBeUndefined();
    expect(Buffer.from((await cache.get("copy", "one"))!).toString()).toBe("the copy of one");
  });
  it("keeps an entry of no bytes", async () => {
    const cache = diskCache(folder);
    await cache.put("plate", "empty", new Uint8Array());
    expect(await cache.get("plate", "empty")).toHaveLength(0);
  });
  it("goes on without a folder that cannot be written", async () => {
    await writeFile(join(folder, "file"), "");
    const cache = diskCache(join(folder, "file", "cache"));
    await cache.put("plate", "k", bytes("x"));
    expect(await cache.get("plate", "k")).toBeUndefined();
  });
  it("leaves no partial file where the entry cannot be put in place", async () => {
    const cache = diskCache(folder);
    await cache.put("plate", "k", bytes("x"));
    const [entry] = await files();
    await rm(entry!);
    await mkdir(join(entry!, "in-the-way"), { recursive: true });
    await cache.put("plate", "k", bytes("x"));
    expect(await files()).toEqual([]);
  });
  it("leaves no partial file beside many writers of one entry", async () => {
    const cache = diskCache(folder);
    await Promise.all(Array.from({ length: 20 }, () => cache.put("plate", "k", bytes("same".repeat(1000)))));
    expect(await files()).toHaveLength(1);
    expect(await cache.get("plate", "k")).toHaveLength(4000);
  });
});

it("no cache keeps nothing", async () => {
  await noCache.put("plate", "k", bytes("x"));
  expect(await noCache.get("plate", "k")).toBeUndefined();
});

it("the folder is BANXIN_CACHE, else below XDG_CACHE_HOME where that is the custom", () => {
  expect(cacheFolder({ BANXIN_CACHE: "/c", XDG_CACHE_HOME: "/x" })).toBe("/c");
  if (process.platform === "linux") expect(cacheFolder({ XDG_CACHE_HOME: "/x" })).toBe(join("/x", "banxin"));
});
