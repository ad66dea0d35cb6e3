/** Typing in place: the story is composed into its frames while one types, and what is shown is what a save prints. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { HTTPRequest } from "puppeteer";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seriousFaults } from "../support/axe.js";
import { sample, Workshop } from "../support/built.js";
import { PreviewPage } from "../support/preview-page.js";

describe("typing in place", { timeout: 180_000 }, () => {
  let shop: Workshop;
  let folder: string;
  let opened: PreviewPage;
  let file: string;
  let before: string;
  beforeAll(async () => {
    shop = await Workshop.open();
    folder = await shop.copy(sample("yunting-daily"), "issue");
    file = join(folder, "articles/d02.json");
    before = await readFile(file, "utf8");
    opened = await PreviewPage.open(folder, { width: 1440, height: 900 });
  }, 60_000);
  afterAll(async () => {
    await opened.close();
    await shop.close();
  });
  /** Places and panel are drawn anew with every state: a click by coordinates may find none. */
  const press = async (selector: string): Promise<void> => {
    await opened.page.waitForSelector(selector);
    await opened.page.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)!.click(), selector);
  };
  beforeEach(async () => {
    await opened.until(({ waiting }) => waiting === 0);
    await press('.place[data-id="01-d02"]');
    await press('[data-key="edit-text"]');
    await opened.page.waitForSelector(".field.paragraph textarea");
    await opened.page.focus(".field.paragraph textarea");
    await opened.page.keyboard.down("Control");
    await opened.page.keyboard.press("End");
    await opened.page.keyboard.up("Control");
    await opened.page.keyboard.press("ArrowLeft");
  });
  afterEach(async () => {
    expect(opened.faults.splice(0)).toEqual([]);
    if (await opened.page.$(".text-editor .edit-bar")) await press('[data-key="edit-close"]');
    if (await opened.page.$(".edit-asks:not([hidden])")) await press('[data-key="ask-throwText"]');
    if ((await readFile(file, "utf8")) === before) return;
    const { revision } = opened.state;
    await writeFile(file, before);
    await opened.until((state) => state.revision > revision && state.readable);
  });

  /** Lines of the story as they are seen, with their places in px of the unscaled page. */
  const lines = () => opened.page.evaluate(() => {
    const inside = document.querySelector<HTMLIFrameElement>(".page:not([hidden]) .page-frame:not(.spare)")!.contentDocument!;
    return [...inside.querySelectorAll<HTMLElement>('[id="01-d02"] [data-l]')].map((line) => {
      const { left, top, width } = line.getBoundingClientRect();
      return [line.textContent, Math.round(left * 4), Math.round(top * 4), Math.round(width * 4), getComputedStyle(line.querySelector("span")!).color] as const;
    });
  });
  const rules = () => opened.page.evaluate(() => document.querySelector<HTMLIFrameElement>(".page:not([hidden]) .page-frame:not(.spare)")!.contentDocument!.querySelector("svg.bx-ornaments")!.innerHTML);
  /** Waits until the words that were typed last are painted. */
  const painted = () => opened.page.waitForFunction(() => {
    const { typed, painted } = document.querySelector<HTMLElement>(".text-editor")!.dataset;
    return typed !== undefined && typed === painted;
  }, { timeout: 10_000, polling: 20 });
  const count = () => opened.page.$eval(".edit-count", (line) => line.textContent);

  it("paints what is typed at its place, and a save prints the same lines", async () => {
    const saved = await lines();
    await opened.page.keyboard.type("又宽又静");
    await painted();
    const live = await lines();
    expect(live.map(([text]) => text).join("")).toContain("又宽又静");
    expect(live).not.toEqual(saved);
    expect(await readFile(file, "utf8")).toBe(before);
    const { revision } = opened.state;
    await press('[data-key="edit-save"]');
    await opened.until((state) => state.revision > revision && state.readable);
    expect(await lines()).toEqual(live);
  });

  it("tells the fit of the lines that are shown, with the overset ones in red beside the page, as the saved page tells it", async () => {
    await opened.page.keyboard.sendCharacter("江边的风从早吹到晚，渡口的人来了又走。".repeat(12));
    await painted();
    const words = (await count())!;
    const [, over, characters] = /超 (\d+) 行，要删 (\d+) 字|(?!)/u.exec(words) ?? /(\d+) lines over, (\d+) characters/.exec(words)!;
    expect(Number(over)).toBeGreaterThan(0);
    const live = await lines();
    const red = live.filter(([, , , , colour]) => colour === "color(srgb 0.78 0.06 0.1)");
    expect(red).toHaveLength(Number(over));
    expect(red.map(([text]) => text!.replace(/\s/gu, "")).join("")).toHaveLength(Number(characters));
    const width = await opened.page.evaluate(() => document.querySelector<HTMLIFrameElement>(".page:not([hidden]) .page-frame:not(.spare)")!.contentDocument!.querySelector(".pagedjs_pagebox")!.getBoundingClientRect().width);
    for (const [, left] of red) expect(left / 4).toBeGreaterThan(width);
    await opened.page.screenshot({ path: join(process.env.SHOTS ?? folder, "over.png") });
  });

  it("tells a hole in a story that is cut short", async () => {
    const drawn = await rules();
    await opened.page.evaluate(() => {
      const area = document.querySelector<HTMLTextAreaElement>(".field.paragraph textarea")!;
      area.select();
    });
    await opened.page.keyboard.type("江还在。");
    await painted();
    expect(await count()).toMatch(/空 \d+ 行，要补约 \d+ 字|lines short, about \d+ characters/);
    // Tinted, in the ink of marks.
    const marks = (drawn: string): number => [...drawn.matchAll(/<rect[^>]*stroke:color\(srgb 0\.78/g)].length;
    expect(marks(await rules())).toBe(marks(drawn) + 1);
    await opened.page.screenshot({ path: join(process.env.SHOTS ?? folder, "hole.png") });
  });

  it("waits for an input method to settle its letters, and leaves Escape to it", async () => {
    const saved = await lines();
    const client = await opened.page.createCDPSession();
    await client.send("Input.imeSetComposition", { text: "jiang", selectionStart: 5, selectionEnd: 5 });
    expect(await opened.page.$eval(".field.paragraph textarea", (area) => (area as HTMLTextAreaElement).value)).toContain("jiang");
    expect(await opened.page.$eval(".text-editor", (editor) => (editor as HTMLElement).dataset.typed)).toBe(await opened.page.$eval(".text-editor", (editor) => (editor as HTMLElement).dataset.painted));
    expect(await lines()).toEqual(saved);
    await opened.page.evaluate(() => document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", isComposing: true, bubbles: true })));
    expect(await opened.page.$(".text-editor .edit-bar")).not.toBeNull();
    await client.send("Input.insertText", { text: "江" });
    await painted();
    const words = (await lines()).map(([text]) => text).join("");
    expect(words).not.toContain("jiang");
    expect(words).not.toBe(saved.map(([text]) => text).join(""));
  });

  it("sets no words that are overtaken: however fast one types, the last are painted and few are asked for", async () => {
    let asked = 0;
    const request = (one: HTTPRequest): void => { if (one.url().endsWith("/api/typed")) asked++; };
    opened.page.on("request", request);
    const typed = "江边的风从早吹到晚";
    await opened.page.evaluate((words) => {
      const area = document.activeElement as HTMLTextAreaElement;
      for (const one of words) {
        area.setRangeText(one, area.selectionStart, area.selectionEnd, "end");
        area.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }
    }, typed);
    await painted();
    opened.page.off("request", request);
    expect(asked).toBeLessThanOrEqual(2);
    expect((await lines()).map(([text]) => text).join("")).toContain(typed);
  });

  it("Escape asks before it throws typed text away; Escape again goes on, in the same place", async () => {
    await opened.page.keyboard.sendCharacter("江边");
    await opened.page.keyboard.press("Escape");
    expect(await opened.page.evaluate(() => (document.activeElement as HTMLElement).dataset.key)).toBe("ask-keepText");
    expect(await seriousFaults(opened.page)).toEqual([]);
    await opened.page.keyboard.press("Escape");
    expect(await opened.page.$(".edit-asks:not([hidden])")).toBeNull();
    await opened.page.keyboard.sendCharacter("渡口");
    expect(await opened.page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value)).toContain("江边渡口");
    const { revision } = opened.state;
    await opened.page.keyboard.press("Escape");
    await opened.page.keyboard.press("Enter");
    await opened.until((state) => state.revision > revision && state.readable);
    await opened.page.waitForFunction(() => document.querySelector(".edit-bar") === null);
    expect(await readFile(file, "utf8")).toContain("江边渡口");
  });
  it("Escape leaves and gives the saved page back, line by line, when typed text is thrown away", async () => {
    const [saved, drawn] = [await lines(), await rules()];
    await opened.page.keyboard.sendCharacter("江边的风从早吹到晚，渡口的人来了又走。".repeat(12));
    await painted();
    await opened.page.keyboard.press("Escape");
    await press('[data-key="ask-throwText"]');
    expect(await lines()).toEqual(saved);
    expect(await rules()).toEqual(drawn);
    expect(await readFile(file, "utf8")).toBe(before);
  });
});
