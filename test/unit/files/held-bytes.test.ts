import { mkdtemp, rename, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readBytes } from "../../../src/files/read.js";

let root: string;
let file: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "banxin-held-"));
  file = join(root, "a.json");
  await writeFile(file, "one");
});
afterAll(() => rm(root, { recursive: true, force: true }));

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

describe("a file's bytes", () => {
  it("are read again while a write could not be told by its time", async () => {
    const first = await readBytes(file, "a");
    expect(await readBytes(file, "a")).not.toBe(first);
  });

  it("are the same ones of a file that rests, and new ones after a write of the same length and time", async () => {
    await delay(2200);
    const rested = await readBytes(file, "a");
    expect(await readBytes(file, "a")).toBe(rested);
    await writeFile(file, "two");
    await utimes(file, new Date(0), new Date(0));
    expect(text(await readBytes(file, "a"))).toBe("two");
  });

  it("are new ones of a file that was put in its place", async () => {
    await writeFile(join(root, "b.json"), "six");
    await delay(2200);
    const before = await readBytes(file, "a");
    await rename(join(root, "b.json"), file);
    expect(text(await readBytes(file, "a"))).toBe("six");
    expect(text(before)).toBe("two");
  });
});
