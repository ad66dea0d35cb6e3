/** Windows that nobody sees: they give their connection back, and show what is new when they are seen again. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PreviewPage } from "../support/preview-page.js";

let opened: PreviewPage;
beforeAll(async () => { opened = await PreviewPage.copyOf("yunting-campus"); }, 60_000);
afterAll(() => opened.close());

const seen = (hidden: boolean) => opened.page.evaluate((value) => {
  Object.defineProperty(document, "hidden", { value, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}, hidden);
const shown = () => opened.page.$eval('.page[data-label="01"]', (page) => (page as HTMLElement).dataset.shown);

it("a window that is not seen asks for nothing; seen again, it shows what was saved meanwhile", { timeout: 60_000 }, async () => {
  const before = await shown();
  await seen(true);
  // Longer than a look at another window takes.
  await new Promise((later) => setTimeout(later, 3500));
  const file = join(opened.folder, "articles/u01.json");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace("。", "！"));
  await opened.running.issue.refresh();
  expect(opened.running.issue.content("01")!.version).not.toBe(before);
  expect(await shown()).toBe(before);
  await seen(false);
  await opened.page.waitForFunction((version) => document.querySelector<HTMLElement>('.page[data-label="01"]')?.dataset.shown === version, {}, opened.running.issue.content("01")!.version);
  expect(opened.faults).toEqual([]);
});
