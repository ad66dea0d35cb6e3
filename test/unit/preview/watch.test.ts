import { mkdtempSync, openSync, closeSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { watchFolders } from "../../../src/preview/watch.js";

describe("watching an issue's files", () => {
  let folder: string;
  let file: string;
  /** What the file held each time a change was told. */
  let seen: string[];
  let watcher: { close(): Promise<void> };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "banxin-watch-"));
    file = join(folder, "d0101.json");
    writeFileSync(file, "old");
    seen = [];
    watcher = await watchFolders([folder], () => seen.push(readFileSync(file, "utf8")));
  });

  afterEach(async () => {
    await watcher.close();
    rmSync(folder, { recursive: true });
  });

  const told = async (words: string): Promise<void> => {
    for (let i = 0; i < 100 && seen.at(-1) !== words; i++) await delay(20);
    expect(seen.at(-1)).toBe(words);
  };

  // Shorter than what counts as one change, longer, and longer than the 50 ms in which chokidar tells a file once.
  test.each([0, 5, 15, 25, 40, 60])("a file that stays empty for %i ms is seen with its words", async (pauseMs) => {
    const handle = openSync(file, "w");
    await delay(pauseMs);
    writeSync(handle, "new");
    closeSync(handle);
    await told("new");
  });

  test("a file that is written to without a pause is told of before it ends", async () => {
    const until = Date.now() + 800;
    const handle = openSync(file, "w");
    while (Date.now() < until) {
      writeSync(handle, "字");
      await delay(3);
    }
    closeSync(handle);
    expect(seen.length).toBeGreaterThanOrEqual(2);
    await told(readFileSync(file, "utf8"));
  });

  test("what is never copy is not told", async () => {
    for (const name of [".d0101.json.swp", "d0101.json~", "d0101.partial-1.json"]) writeFileSync(join(folder, name), "x");
    await delay(150);
    expect(seen).toEqual([]);
  });
});
