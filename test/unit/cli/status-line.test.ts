/** The line that says what is being done: it gives way to all else, fits its terminal, and is there for people only. */
import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { check } from "../../../src/check.js";
import { run } from "../../../src/cli/run.js";
import { progressWords, StatusLine } from "../../../src/cli/status-line.js";
import type { Progress } from "../../../src/progress.js";
import { sample } from "../../support/built.js";
import { memoryCache } from "../../support/painted-page.js";

it("is wiped before anything else is written, once", () => {
  let screen = "";
  const line = new StatusLine({ columns: 20, write: (text: string) => { screen += text; } });
  const write = line.before((text) => { screen += text; });
  line.show("reading");
  write("a\n");
  write("b\n");
  expect(screen).toBe("\r\x1b[2Kreading\r\x1b[2Ka\nb\n");
});

it("leaves off what would turn over onto a second line; a Han character takes two columns", () => {
  const stream = new PassThrough({ encoding: "utf8" });
  new StatusLine({ columns: 8, write: (text: string) => stream.write(text) }).show("划版 3/8 版");
  expect(stream.read()).toBe("\r\x1b[2K划版 3/");
});

it("says stage and page", () => {
  const shown: string[] = [];
  const told = progressWords("en", (text) => { shown.push(text); });
  told({ stage: "ingest" });
  told({ stage: "makeup", pages: { done: 2, of: 4 } });
  told({ stage: "print", pages: { done: 1, of: 4 } });
  told({ stage: "solutions" });
  expect(shown).toEqual(["reading", "made up 2 of 4 pages", "made up 2 of 4 pages, printed 1 of 4 pages", "made up 2 of 4 pages, printed 1 of 4 pages, looking for solutions"]);
});

it("a check tells its steps, and its pages as they are done", async () => {
  const steps: Progress[] = [];
  await check(sample("starter"), { cache: memoryCache(), progress: (step) => { steps.push(step); } });
  expect(steps).toEqual([{ stage: "ingest" }, { stage: "fonts" }, { stage: "copydesk" }, { stage: "makeup", pages: { done: 0, of: 1 } }, { stage: "makeup", pages: { done: 1, of: 1 } }]);
});

it("is not shown beside JSON", async () => {
  const shown: string[] = [];
  const status = (text: string): void => { shown.push(text); };
  const terminal = { out: () => {}, err: () => {}, signal: AbortSignal.any([]), status };
  await run(["check", sample("starter"), "--json"], terminal);
  expect(shown).toEqual([]);
  await run(["check", sample("starter")], terminal);
  expect(shown).not.toEqual([]);
});
