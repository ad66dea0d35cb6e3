/** A page's version: what is signed is told from what stands there by it. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { cacheFolder, diskCache } from "../../../src/cache/disk-cache.js";
import { OpenIssue } from "../../../src/preview/open-issue.js";
import { sample, Workshop } from "../../support/built.js";

let shop: Workshop;
beforeAll(async () => { shop = await Workshop.open(); });
afterAll(() => shop.close());

it("changes with its own copy, not with characters that another page needs of the faces they share", { timeout: 60_000 }, async () => {
  const folder = await shop.copy(sample("yunting-campus"), "issue");
  const open = new OpenIssue(folder, diskCache(cacheFolder()));
  await open.refresh();
  const of = (label: string) => open.state!.pages.find((page) => page.label === label)!;
  const [first, second] = [of("01"), of("02")];
  const id = second.modules.find(({ kind }) => kind !== "banner" && kind !== "briefs")!.articles[0]!;
  const file = join(folder, "articles", `${id}.json`);
  const article = JSON.parse(await readFile(file, "utf8")) as { blocks: { text?: string }[] };
  const block = article.blocks.find(({ text }) => typeof text === "string" && text.length > 20)!;
  // One that stands nowhere in the issue.
  block.text = `龘${block.text!.slice(1)}`;
  await writeFile(file, JSON.stringify(article));
  await open.refresh();
  expect(of("02").version).not.toBe(second.version);
  // The shell has another character, and the first page is the same in it.
  expect(of("01").shell).not.toBe(first.shell);
  expect(of("01").version).toBe(first.version);
});
