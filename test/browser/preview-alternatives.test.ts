/** Other pages of the same stories: found in the background, taken by a click, taken back by undo, put out of date by other copy. */
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seriousFaults } from "../support/axe.js";
import { PreviewPage } from "../support/preview-page.js";

describe("other pages", { timeout: 180_000 }, () => {
  let opened: PreviewPage;
  beforeAll(async () => { opened = await PreviewPage.copyOf("yunting-campus"); }, 60_000);
  afterAll(() => opened.close());
  const rects = () => Object.fromEntries(opened.state.pages[0]!.modules.map(({ articles, rect }) => [articles.join("+"), rect]));
  const press = (key: string) => opened.page.$eval(`[data-key="${key}"]`, (button) => (button as HTMLElement).click());

  it("are given up when nobody wants them any more", async () => {
    await press("alternatives");
    await opened.page.waitForSelector('[data-key="alternatives-cancel"]');
    // Other answers come meanwhile.
    const since = performance.now();
    expect(await opened.page.evaluate(async () => (await fetch("/api/desk")).status)).toBe(200);
    expect(performance.now() - since).toBeLessThan(5000);
    await press("alternatives-cancel");
    await opened.page.waitForFunction(() => !document.querySelector('[data-key="alternatives-cancel"]'));
    expect(await opened.page.$(".cards")).toBeNull();
  });
  it("differ, are full, and one that is taken stands there until undo", async () => {
    const first = rects();
    await press("alternatives");
    await opened.page.waitForSelector(".cards .card", { timeout: 60_000 });
    const cards = await opened.page.$$eval(".cards .card", (all) => all.map((card) => ({ drawn: card.querySelector("svg")!.innerHTML, said: card.getAttribute("aria-label"), now: card.classList.contains("now") })));
    expect(cards.length).toBeGreaterThanOrEqual(3);
    expect(new Set(cards.map(({ drawn }) => drawn)).size).toBe(cards.length);
    expect(cards.filter(({ now }) => now)).toHaveLength(1);
    expect(await seriousFaults(opened.page)).toEqual([]);
    const other = cards.findIndex(({ now }) => !now) + 1;
    await press(`alternative-${other}`);
    await opened.until(() => JSON.stringify(rects()) !== JSON.stringify(first));
    expect(opened.state.pages[0]!.fit).toMatchObject({ oversetLines: 0, holeLines: 0 });
    expect(opened.state.pages[0]!.errors).toBe(0);
    expect(existsSync(join(opened.folder, "plan.json"))).toBe(true);
    await opened.page.waitForSelector('[data-key="undo"]:not([disabled])');
    await press("undo");
    await opened.until(() => JSON.stringify(rects()) === JSON.stringify(first));
    expect(existsSync(join(opened.folder, "plan.json"))).toBe(false);
    expect(opened.faults).toEqual([]);
  });
  /** Waits until the card that stands is this one, and no other. */
  const marked = (number: number) => opened.page.waitForFunction((wanted) => [...document.querySelectorAll<HTMLElement>(".cards .card.now")].map((card) => card.dataset.key).join() === wanted, {}, `alternative-${number}`);
  it("are taken one after another, without looking anew, and the first one again", async () => {
    const first = rects();
    await marked(1);
    for (const number of [2, 3, 1]) {
      await press(`alternative-${number}`);
      await marked(number);
      expect(await opened.page.$$eval(".cards .card:disabled", (all) => all.map((card) => (card as HTMLElement).dataset.key))).toEqual([`alternative-${number}`]);
    }
    await opened.until(() => JSON.stringify(rects()) === JSON.stringify(first));
    await press("undo");
    await marked(3);
    expect(opened.faults).toEqual([]);
  });
  it("say so in both languages when a story has changed, and can be looked for again", async () => {
    const [id] = opened.state.pages[0]!.modules.find(({ kind }) => kind !== "banner")!.articles;
    const file = join(opened.folder, opened.running.issue.laid!.issue!.articles.get(id!)!.file);
    const article = JSON.parse(await readFile(file, "utf8")) as { headlines: { role: string; value: string }[] };
    await writeFile(file, JSON.stringify({ ...article, headlines: article.headlines.map((one) => (one.role === "main" ? { ...one, value: one.value.replace(/.$/u, "新") } : one)) }));
    for (const words of ["稿件有改动：再找一次", "Stories have changed: look again"]) {
      await opened.page.waitForFunction((wanted) => document.querySelector(".alternatives .hint")?.textContent === wanted, {}, words);
      await press("language");
    }
    expect(await opened.page.$$eval(".cards .card:not(:disabled)", (all) => all.length)).toBe(0);
    expect(await opened.page.$eval('[data-key="alternatives"]', (button) => (button as HTMLButtonElement).disabled)).toBe(false);
    expect(await seriousFaults(opened.page)).toEqual([]);
    await press("alternatives");
    await opened.page.waitForSelector(".cards .card:not(:disabled)", { timeout: 60_000 });
    expect(await opened.page.$eval(".alternatives .hint", (hint) => hint.textContent)).not.toContain("再找一次");
    expect(opened.faults).toEqual([]);
  });
});
