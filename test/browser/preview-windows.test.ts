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
it("a save that is taken back while its page is being set does not stay on the page", { timeout: 60_000 }, async () => {
  const file = join(opened.folder, "articles/u01.json");
  const text = await readFile(file, "utf8");
  const version = () => opened.running.issue.content("01")!.version;
  const before = version();
  // The frame that the next state is set in waits until it is let go.
  await opened.page.evaluate(() => {
    const spare = document.querySelector<HTMLIFrameElement>('.page[data-label="01"] .page-frame.spare')!;
    let go = (): void => {};
    const held = new Promise<void>((done) => { go = done; });
    Object.assign(window, { letGo: () => go(), asked: 0 });
    const hold = (): void => {
      const own = spare.contentWindow as unknown as { banxinShow?: (request: object) => Promise<object> };
      const { banxinShow } = own;
      if (!banxinShow) return;
      own.banxinShow = async (request) => {
        (window as unknown as { asked: number }).asked += 1;
        await held;
        return banxinShow(request);
      };
    };
    hold();
    spare.addEventListener("load", () => setTimeout(hold));
  });
  // A character that the page's faces do not have yet: the page is set anew.
  await writeFile(file, text.replace("。", "龘。"));
  await opened.page.waitForFunction(() => (window as unknown as { asked: number }).asked > 0, { timeout: 20_000, polling: 20 });
  await writeFile(file, text);
  await opened.page.waitForFunction((wanted) => document.querySelector<HTMLElement>('.page[data-label="01"]')?.dataset.version === wanted, { timeout: 20_000, polling: 20 }, before);
  await opened.page.evaluate(() => (window as unknown as { letGo(): void }).letGo());
  await opened.settled();
  expect(version()).toBe(before);
  const painted = await opened.page.$eval('.page[data-label="01"] .page-frame:not(.spare)', (frame) => (frame as HTMLIFrameElement).contentDocument!.body.textContent);
  expect(painted).not.toContain("龘");
});
it("a page that could not be had is asked for again", { timeout: 60_000 }, async () => {
  const file = join(opened.folder, "articles/u01.json");
  const text = await readFile(file, "utf8");
  const before = await shown();
  let refused = 0;
  await opened.page.setRequestInterception(true);
  opened.page.on("request", (request) => void (request.url().includes("/api/pages/01") && refused++ === 0 ? request.abort() : request.continue()));
  await writeFile(file, text.replace("，", "。"));
  await opened.page.waitForFunction((old) => document.querySelector<HTMLElement>('.page[data-label="01"]')?.dataset.shown !== old, { timeout: 20_000, polling: 20 }, before);
  await opened.settled();
  expect(refused).toBeGreaterThan(1);
  opened.faults.length = 0;
});
