/** A program that stays open: an unchanged page is placed once, and nothing that a page shows is overlooked. */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import type { DummyPage } from "../../../src/model/dummy.js";
import { packageRoot } from "../../../src/package-files.js";
import { desk } from "../../../src/pipeline.js";
import { Stopwatch } from "../../../src/stopwatch.js";
import { textsOf } from "../../support/page-invariants.js";
import { memoryCache } from "../../support/painted-page.js";

const cache = memoryCache();
let folder: string;

async function pages(): Promise<readonly DummyPage[]> {
  return (await desk(folder, { diagnostics: new Diagnostics(), stopwatch: new Stopwatch(), cache })).dummy!.pages;
}

interface SampleIssue {
  pages: { name: string; layout: string }[];
}

async function change(path: string, how: (json: { blocks: { text: string }[] } & SampleIssue) => void): Promise<void> {
  const json = JSON.parse(await readFile(join(folder, path), "utf8"));
  how(json);
  await writeFile(join(folder, path), JSON.stringify(json));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "banxin-placed-"));
  await cp(join(packageRoot, "samples/yunting-campus"), folder, { recursive: true });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("places a page again only when something that it shows has changed", async () => {
  const first = await pages();
  expect(first).toHaveLength(2);
  const again = await pages();
  expect(again[0]).toBe(first[0]);
  expect(again[1]).toBe(first[1]);

  // The name of page 02 stands on its folio and may stand in the front page's guide: both are placed again.
  await change("issue.json", (issue) => { issue.pages[1]!.name = "校园生活"; });
  const renamed = await pages();
  expect(renamed[0]).not.toBe(first[0]);
  expect(textsOf(renamed[1]!).some(({ lines }) => lines.some(({ line }) => line.text.includes("校园生活")))).toBe(true);

  const { pages: [, { articles, slots }] } = JSON.parse(await readFile(join(folder, "issue.json"), "utf8"));
  await change(`articles/${articles?.[0] ?? slots[0].article}.json`, (json) => { const block = json.blocks.find(({ text }) => typeof text === "string")!; block.text = `今年${block.text.slice(2)}`; });
  const edited = await pages();
  expect(edited[0]).toBe(renamed[0]);
  expect(edited[1]).not.toBe(renamed[1]);
});
