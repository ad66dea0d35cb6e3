/** Work that is given up ends at its next rest: no page is made up any more, no file written. */
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { build } from "../../../src/build.js";
import { check } from "../../../src/check.js";
import { cacheFolder, diskCache } from "../../../src/cache/disk-cache.js";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import type { Cache } from "../../../src/model/context.js";
import type { OpenPress } from "../../../src/paginate/press.js";
import { desk } from "../../../src/pipeline.js";
import { Stopwatch } from "../../../src/stopwatch.js";

const starter = fileURLToPath(new URL("../../../samples/starter", import.meta.url));
const kept = diskCache(cacheFolder());

/** A cache that gives the work up when it is first asked for something of a kind, and holds nothing of that kind. */
function givingUpAt(kind: string): { readonly cache: Cache; readonly signal: AbortSignal } {
  const control = new AbortController();
  const cache: Cache = {
    get: async (asked, key) => {
      if (asked !== kind) return kept.get(asked, key);
      control.abort(new Error("given up"));
      return undefined;
    },
    put: (asked, key, bytes) => kept.put(asked, key, bytes),
  };
  return { cache, signal: control.signal };
}

it.each([["face-table", "fonts", "copydesk"], ["page-plan", "copydesk", "place"]])("the desk, given up at %s", async (kind, done, undone) => {
  const { cache, signal } = givingUpAt(kind);
  const stopwatch = new Stopwatch();
  const diagnostics = new Diagnostics();
  await expect(desk(starter, { diagnostics, stopwatch, cache, signal })).rejects.toThrow("given up");
  expect(Object.keys(stopwatch.report)).toContain(done);
  expect(Object.keys(stopwatch.report)).not.toContain(undone);
  expect(diagnostics.all).toEqual([]);
});

it("a build, which leaves its output folder as it was", async () => {
  const out = await mkdtemp(join(tmpdir(), "banxin-given-up-"));
  onTestFinished(() => rm(out, { recursive: true, force: true }));
  const { cache, signal } = givingUpAt("raw-page");
  await expect(build(starter, { out, cache, signal, press: noPress })).rejects.toThrow("given up");
  expect(await readdir(out)).toEqual([]);
});

it.each<[string, (options: Parameters<typeof check>[1]) => Promise<unknown>]>([
  ["a check", (options) => check(starter, options)],
  ["a build", (options) => build(starter, { ...options, press: noPress })],
])("%s, whose listener hears nothing more once it is rejected", async (_, run) => {
  // The next step after this is told without a rest between.
  const { cache, signal } = givingUpAt("page-plan");
  const heard: string[] = [];
  await expect(run({ cache, signal, progress: ({ stage }) => heard.push(`${signal.aborted ? "late " : ""}${stage}`) })).rejects.toThrow("given up");
  await new Promise((done) => setTimeout(done, 100));
  expect(heard).toEqual(["ingest", "fonts", "copydesk"]);
});

it("with no reason of its own rejects with an AbortError", async () => {
  const control = new AbortController();
  const run = check(starter, { signal: control.signal, progress: () => control.abort() });
  await expect(run).rejects.toMatchObject({ name: "AbortError" });
  await expect(run).rejects.toBeInstanceOf(DOMException);
  await expect(check(starter, { signal: AbortSignal.abort(), progress: () => expect.unreachable() })).rejects.toMatchObject({ name: "AbortError" });
});

/** A press that holds no shell and never sets a page. */
const noPress = { version: "none", shell: undefined, eachPage: () => new Promise(() => {}), close: async () => {} } as unknown as OpenPress;
