/** A start that is given up, at any moment of it, ends at once and leaves nothing. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { openPress } from "../../src/paginate/press.js";

const temporary = mkdtempSync(join(tmpdir(), "banxin-abort-"));
process.env.TMPDIR = temporary;
process.env.TEMP = temporary;
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

it("ends at whatever moment it is interrupted", async () => {
  let given = 0;
  for (let afterMs = 0; afterMs < 240; afterMs += 8) {
    const control = new AbortController();
    setTimeout(() => control.abort(new Error("interrupted")), afterMs);
    const from = Date.now();
    const opened = await Promise.race([
      openPress({ tabs: 1, signal: control.signal }).then(async (press) => press.close().then(() => "opened"), (error: Error) => error.message),
      new Promise<string>((resolve) => { setTimeout(() => resolve("hangs"), 10_000).unref(); }),
    ]);
    expect(["opened", "interrupted"], `after ${afterMs} ms`).toContain(opened);
    if (opened === "interrupted") given++;
    expect(Date.now() - from).toBeLessThan(10_000);
  }
  expect(given).toBeGreaterThan(3);
  expect(readdirSync(temporary).filter((name) => name.startsWith("banxin-browser-"))).toEqual([]);
});
