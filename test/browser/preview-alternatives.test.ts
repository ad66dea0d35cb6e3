/** Other pages of the same stories: found in the background, taken by a click, taken back by undo. */
import { existsSync } from "node:fs";
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
});
