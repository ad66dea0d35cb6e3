/** What an editor has in hand stays as it is while the issue changes: only what shows something else is drawn anew. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { PreviewPage } from "../support/preview-page.js";

let opened: PreviewPage;
beforeAll(async () => { opened = await PreviewPage.copyOf("yunting-campus"); }, 60_000);
afterAll(() => opened.close());

let original: string;
/** Another mark in a story of the first page, and the first again: the page's faces have it. */
async function rewritten(): Promise<void> {
  const file = join(opened.folder, "articles/u01.json");
  const text = await readFile(file, "utf8");
  original ??= text;
  await writeFile(file, text === original ? text.replace("，", "。") : original);
}
async function changed(): Promise<void> {
  const before = opened.running.issue.content("01")!.version;
  await rewritten();
  await opened.until(({ pages: [first], waiting }) => waiting === 0 && first!.version !== before);
}
const marked = (selector: string) => opened.page.$$eval(selector, (all) => all.map((one) => (one as HTMLElement).dataset.marked === "yes"));
const mark = (selector: string) => opened.page.$$eval(selector, (all) => { for (const one of all) (one as HTMLElement).dataset.marked = "yes"; });

it("lists of pages that did not change, the toolbar and the tabs", { timeout: 60_000 }, async () => {
  // Low enough for the list to be scrolled.
  const zoom = () => opened.page.$eval('[data-key="zoom"]', ({ textContent }) => textContent);
  const high = await zoom();
  await opened.page.setViewport({ width: 1440, height: 400 });
  // The page is smaller now, and the toolbar says so.
  await opened.page.waitForFunction((before) => document.querySelector('[data-key="zoom"]')?.textContent !== before, { timeout: 10_000, polling: 20 }, high);
  await mark(".page-fit");
  await mark(".toolbar > *");
  await mark(".tabs");
  await opened.page.$eval(".panel-body", (body) => { body.scrollTop = 60; });
  await opened.page.focus('.tabs [data-key="tab-fit"]');
  await changed();
  const lists = await marked(".page-fit");
  expect(lists.length).toBeGreaterThan(1);
  expect(lists).toEqual(lists.map((_, i) => i > 0));
  expect((await marked(".toolbar > *")).every((same) => same)).toBe(true);
  expect(await marked(".tabs")).toEqual([true]);
  expect(await opened.page.$eval(".panel-body", ({ scrollTop }) => scrollTop)).toBe(60);
  expect(await opened.page.evaluate(() => (document.activeElement as HTMLElement).dataset.key)).toBe("tab-fit");
  await opened.page.setViewport({ width: 1440, height: 900 });
});
it("another language is spoken everywhere at once", { timeout: 60_000 }, async () => {
  const words = () => opened.page.evaluate(() => [".tabs", ".page-fit .how", ".page .badge", ".toolbar .menu summary"].map((one) => document.querySelector(one)!.textContent));
  const chinese = await words();
  await opened.page.click('[data-key="language"]');
  const english = await words();
  for (const [i, one] of english.entries()) expect(one).not.toBe(chinese[i]);
  await opened.page.click('[data-key="language"]');
  expect(await words()).toEqual(chinese);
});
it("a name that is being typed, while the issue goes on", { timeout: 60_000 }, async () => {
  await opened.page.click('[data-key="tab-press"]');
  await opened.page.focus('.steps [data-key="name"]');
  await opened.page.keyboard.type("林");
  // Somebody else saves a story of the same page.
  await changed();
  await opened.page.keyboard.type("舟");
  expect(await opened.page.$eval('.steps [data-key="name"]', (field) => (field as HTMLInputElement).value)).toBe("林舟");
  expect(opened.faults).toEqual([]);
});
it("a story's fields that are being filled in, while another page changes", { timeout: 60_000 }, async () => {
  await opened.page.click('[data-key="tab-fit"]');
  await opened.page.click('[data-key="page-02"]');
  await opened.settled();
  await opened.page.click('[data-key^="fit-02-"]');
  await opened.page.$eval('[data-key="rect-col"]', (field) => { (field as HTMLInputElement).value = "3"; });
  await changed();
  expect(await opened.page.$eval('[data-key="rect-col"]', (field) => (field as HTMLInputElement).value)).toBe("3");
});
it("the bar's arrows stay whole where a wider window makes every button larger", async () => {
  for (const width of [1024, 1440]) {
    await opened.page.setViewport({ width, height: 768 });
    // The bar is drawn in the narrow window.
    if (width === 1024) await opened.page.keyboard.press("End");
    await opened.settled();
    await opened.page.waitForFunction(() => document.querySelector('[data-key="next"]')!.getBoundingClientRect().right < document.querySelector(".pages-nav")!.getBoundingClientRect().right + 0.5, { timeout: 5000, polling: 20 });
  }
});
it("what cannot be is explained at the place, in the desk's words, until something else is done", { timeout: 60_000 }, async () => {
  await opened.page.setViewport({ width: 1440, height: 900 });
  await opened.page.keyboard.press("Home");
  const [first, second] = opened.state.pages[0]!.modules.filter(({ kind, hand }) => kind !== "banner" && hand);
  await opened.page.click('[data-key="tab-fit"]');
  await opened.page.click(`[data-key="fit-${first!.id}"]`);
  await opened.page.click('[data-key="lock"]');
  await opened.until(({ pages, waiting }) => waiting === 0 && pages[0]!.modules.some(({ id, lock }) => id === first!.id && lock.length > 0));
  await opened.settled();
  await opened.page.click(`[data-key="fit-${second!.id}"]`);
  const { col, row } = first!.rect;
  await opened.page.$eval('[data-key="rect-col"]', (field, value) => { (field as HTMLInputElement).value = value; }, String(col + 1));
  await opened.page.$eval('[data-key="rect-row"]', (field, value) => { (field as HTMLInputElement).value = value; }, String(row + 1));
  await opened.page.click('[data-key="place-it"]');
  await opened.page.waitForSelector(".refusal p", { timeout: 20_000 });
  const [words, inside, near] = await opened.page.evaluate((id) => {
    const note = document.querySelector(".refusal p")!.getBoundingClientRect();
    const sheet = document.querySelector(".page:not([hidden]) .sheet")!.getBoundingClientRect();
    const [wanted, place] = [document.querySelector(".refusal")!.getBoundingClientRect(), document.querySelector(`.place[data-id="${id}"]`)!.getBoundingClientRect()];
    return [document.querySelector(".refusal p")!.textContent, note.left >= sheet.left && note.top >= sheet.top && note.bottom <= sheet.bottom, Math.abs(wanted.left - place.left) < 12] as const;
  }, first!.id);
  expect(words).toContain(first!.title);
  for (const { articles } of [first!, second!]) expect(words).not.toContain(articles[0]);
  expect([inside, near]).toEqual([true, true]);
  await opened.page.keyboard.press("Escape");
  expect(await opened.page.$(".refusal")).toBeNull();
  await opened.page.click('[data-key="anew"]');
  await opened.until(({ pages, waiting }) => waiting === 0 && pages[0]!.modules.every(({ lock }) => lock.length === 0));
  await opened.settled();
});
it("a story that is being dragged stays in hand while its page is set anew, and goes where it is dropped", { timeout: 60_000 }, async () => {
  const { page } = opened;
  const posted: unknown[] = [];
  const hear = (request: { url(): string; postData(): string | undefined }): void => { if (request.url().endsWith("/api/plan")) posted.push(JSON.parse(request.postData() ?? "{}")); };
  page.on("request", hear);
  await page.keyboard.press("e");
  const box = (await (await page.$('.page:not([hidden]) .place[data-id="01-u01"]'))!.boundingBox())!;
  await page.mouse.move(box.x + 40, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 40, box.y + 100, { steps: 4 });
  const shown = await page.$eval('.page[data-label="01"]', (one) => (one as HTMLElement).dataset.shown);
  await rewritten();
  await page.waitForFunction((before) => document.querySelector<HTMLElement>('.page[data-label="01"]')!.dataset.shown !== before, { timeout: 20_000, polling: 20 }, shown);
  expect(await page.$$eval(".ghost", (all) => all.length)).toBe(1);
  await page.mouse.move(box.x + 40, box.y + 110, { steps: 2 });
  await page.mouse.up();
  await page.waitForFunction(() => document.querySelector(".ghost:not(.refusal)") === null);
  page.off("request", hear);
  expect(posted).toMatchObject([{ op: "move", page: "01", module: "u01" }]);
  await page.keyboard.press("e");
  await changed();
  await opened.settled();
});
it("the list of stories goes with the page in sight; a chosen story stays under the pointer, and Escape lets it go", { timeout: 60_000 }, async () => {
  const { page } = opened;
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  // The first puts away why the drag was refused.
  for (let i = 0; i < 2; i++) await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.querySelector(".details") === null, { timeout: 5000 });
  await page.setViewport({ width: 1440, height: 420 });
  await page.keyboard.press("Home");
  await page.keyboard.press("PageDown");
  await opened.settled();
  // At the top, or as near to it as the list goes.
  const [below, rest] = await page.evaluate(() => {
    const body = document.querySelector(".panel-body")!;
    return [document.querySelector('.page-fit[data-page="02"]')!.getBoundingClientRect().top - body.getBoundingClientRect().top, body.scrollHeight - body.clientHeight - body.scrollTop];
  });
  expect(Math.min(below!, rest!)).toBeLessThan(40);
  await page.setViewport({ width: 1440, height: 900 });
  await page.waitForFunction(() => document.querySelector(".panel-body")!.clientHeight > 700);
  const row = () => page.$eval('[data-key="fit-02-u11"]', (one) => one.getBoundingClientRect().top);
  const before = await row();
  await page.click('[data-key="fit-02-u11"]');
  await page.waitForSelector(".details");
  expect(await row()).toBe(before);
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.querySelector(".details") === null && document.querySelector(".place.selected, .place:focus") === null);
  await page.keyboard.press("Home");
});
it("a refused edit gives the fields back what is", { timeout: 60_000 }, async () => {
  await opened.page.setViewport({ width: 1440, height: 900 });
  await opened.page.keyboard.press("Home");
  await opened.page.click('[data-key="tab-fit"]');
  await opened.page.click('[data-key="fit-01-u01"]');
  const column = () => opened.page.$eval('[data-key="rect-col"]', (field) => (field as HTMLInputElement).value);
  const before = await column();
  await opened.page.$eval('[data-key="rect-col"]', (field) => { (field as HTMLInputElement).value = "99"; });
  await opened.page.click('[data-key="place-it"]');
  await opened.page.waitForFunction((value) => document.querySelector<HTMLInputElement>('[data-key="rect-col"]')?.value === value, { timeout: 20_000, polling: 20 }, before);
  expect(await opened.page.$eval(".refusal p", ({ textContent }) => textContent)).not.toBe("");
});
it("a story that is chosen in the panel has no card over its neighbours; one that has a card loses it when the page moves", async () => {
  const card = () => opened.page.$eval(".hover-card", (one) => !(one as HTMLElement).hidden);
  await opened.page.mouse.move(2, 2);
  await opened.page.click('[data-key="fit-01-u02"]');
  expect(await card()).toBe(false);
  await opened.page.hover('.place[data-id="01-u02"]');
  expect(await card()).toBe(true);
  await opened.page.keyboard.press("b");
  expect(await card()).toBe(false);
  await opened.page.keyboard.press("s");
});
it("the menu of overlays goes by Escape and by a click elsewhere", async () => {
  const open = () => opened.page.$eval(".toolbar .menu", (menu) => (menu as HTMLDetailsElement).open);
  await opened.page.click(".toolbar .menu summary");
  expect(await open()).toBe(true);
  await opened.page.keyboard.press("Escape");
  expect(await open()).toBe(false);
  await opened.page.click(".toolbar .menu summary");
  await opened.page.click(".toolbar h1");
  expect(await open()).toBe(false);
});
it("a page that is on its way to the press says so under itself", async () => {
  const badges = () => opened.page.$$eval('.page:not([hidden]) .caption .badge', (all) => all.map(({ textContent }) => textContent));
  expect(await badges()).not.toContain("一校");
  await opened.page.click('[data-key="tab-press"]');
  await opened.page.$eval('.steps [data-key="name"]', (field) => { (field as HTMLInputElement).value = "林舟"; });
  await opened.page.click('[data-key="step-first"]');
  await opened.page.waitForFunction(() => [...document.querySelectorAll(".page:not([hidden]) .caption .badge")].some(({ textContent }) => textContent === "一校"), { timeout: 10_000 });
});
