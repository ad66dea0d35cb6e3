/** A story that is typed while its page is out of sight, while another story is chosen, and while the language changes. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { HTTPRequest } from "puppeteer";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PreviewPage } from "../support/preview-page.js";

const long = "江边的风从早吹到晚，渡口的人来了又走。".repeat(12);
/** The story that is typed in, and another one of its page. */
const [own, other] = ["01-d02", "01-d01"];

describe("typing a story", { timeout: 120_000 }, () => {
  let opened: PreviewPage;
  beforeAll(async () => { opened = await PreviewPage.copyOf("yunting-daily"); }, 60_000);
  afterAll(() => opened.close());

  const press = async (selector: string): Promise<void> => {
    await opened.page.waitForSelector(selector);
    await opened.page.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)!.click(), selector);
  };
  const go = async (label: string): Promise<void> => {
    await press(`[data-key="page-${label}"]`);
    await opened.page.waitForSelector(`.page[data-label="${label}"]:not([hidden])`);
    await opened.settled();
  };
  const atEnd = async (): Promise<void> => {
    // The keyboard is in the first paragraph by itself.
    await opened.page.waitForFunction(() => document.activeElement?.closest(".field.paragraph") !== null, { timeout: 5000, polling: 20 });
    await opened.page.focus(".field.paragraph textarea");
    await opened.page.$eval(".field.paragraph textarea", (area) => { (area as HTMLTextAreaElement).setSelectionRange(1e6, 1e6); });
  };
  beforeEach(async () => {
    await press('[data-key="mode-single"]');
    await go("01");
    await press(`.place[data-id="${own}"]`);
    await press('[data-key="edit-text"]');
    await atEnd();
  });
  afterEach(async () => {
    expect(opened.faults.splice(0)).toEqual([]);
    await thrown();
  });
  /** Leaves the editor, and what was typed with it. */
  const thrown = async (): Promise<void> => {
    if (await opened.page.$(".text-editor .edit-bar")) await press('[data-key="edit-close"]');
    if (await opened.page.$(".edit-asks:not([hidden])")) await press('[data-key="ask-throwText"]');
  };
  /** Waits until the words that were typed last are set, and painted where their page is in sight. */
  const painted = () => opened.page.waitForFunction(() => {
    const { typed, painted } = document.querySelector<HTMLElement>(".text-editor")!.dataset;
    return typed !== undefined && typed === painted;
  }, { timeout: 10_000, polling: 20 });
  /** What stands in the frame of page 01, whether in sight or not: the story's lines, its rules, tints and marks, and the frame's width. */
  const stands = () => opened.page.evaluate((story) => {
    const frame = document.querySelector<HTMLIFrameElement>('.page[data-label="01"] .page-frame:not(.spare)')!;
    const inside = frame.contentDocument!;
    return {
      lines: [...inside.querySelectorAll(`[id="${story}"] [data-l]`)].map((line) => line.textContent).join("\n"),
      rules: inside.querySelector("svg.bx-ornaments")!.innerHTML, tinted: inside.querySelectorAll(".bx-typed").length,
      typing: inside.documentElement.classList.contains("bx-typing"), width: frame.style.width,
    };
  }, own!);
  const count = () => opened.page.$eval(".edit-count", (line) => line.textContent!);
  const caption = () => opened.page.$eval('.page[data-label="01"] .caption', ({ textContent }) => textContent!);
  const over = /超 (\d+) 行，要删 (\d+) 字|(\d+) lines? over, (\d+) characters? to cut/u;

  for (const elsewhere of ["page-02", "mode-board"]) it(`leaves nothing on its page when it is thrown away at ${elsewhere}`, async () => {
    await thrown();
    const [saved, told] = [await stands(), await caption()];
    expect(saved).toMatchObject({ tinted: 0, typing: false });
    await press('[data-key="edit-text"]');
    await atEnd();
    await opened.page.keyboard.sendCharacter(long);
    await painted();
    expect((await stands()).lines).not.toBe(saved.lines);
    await press(`[data-key="${elsewhere}"]`);
    await opened.settled();
    await thrown();
    await press('[data-key="mode-single"]');
    await go("01");
    expect(await stands()).toEqual(saved);
    expect(await caption()).toBe(told);
  });

  it("is counted in the line at the foot, which says so, until it is thrown away", async () => {
    const status = () => opened.page.$eval(".status", ({ textContent }) => textContent);
    expect(await status()).not.toContain("未存");
    await opened.page.keyboard.sendCharacter(long);
    await painted();
    await opened.page.waitForFunction(() => document.querySelector(".status")!.textContent!.includes("未存"), { timeout: 5000 });
    const caption = await opened.page.$eval('.page[data-label="01"] .caption', ({ textContent }) => textContent!);
    const over = /超 \d+ 行/.exec(caption)?.[0];
    expect(over).toBeDefined();
    expect(await status()).toContain(over);
    await thrown();
    await opened.page.waitForFunction(() => !document.querySelector(".status")!.textContent!.includes("未存"), { timeout: 5000 });
    expect(await status()).not.toContain("超");
  });
  it("is measured and told while its page is out of sight, and painted when it comes into sight", async () => {
    await go("02");
    await opened.page.focus(".field.paragraph textarea");
    await opened.page.keyboard.sendCharacter(long);
    await painted();
    const told = await count();
    expect(told).toMatch(over);
    await go("01");
    await opened.page.waitForFunction((story, words) => document.querySelector<HTMLIFrameElement>('.page[data-label="01"] .page-frame:not(.spare)')!.contentDocument!.getElementById(story)!.textContent!.replace(/\s/gu, "").includes(words), { polling: 20, timeout: 10_000 }, own!, long.slice(0, 9));
    expect(await count()).toBe(told);
    await press('[data-key="mode-board"]');
    await opened.page.focus(".field.paragraph textarea");
    await opened.page.keyboard.sendCharacter(long);
    await painted();
    expect(Number(over.exec(await count())!.slice(1).find((one) => one !== undefined))).toBeGreaterThan(Number(over.exec(told)!.slice(1).find((one) => one !== undefined)));
  });

  it("asks once for what is typed, in sight or not", async () => {
    const asked: string[][] = [];
    const request = (one: HTTPRequest): void => { if (one.url().endsWith("/api/typed")) asked.push((JSON.parse(one.postData()!) as { pages: string[] }).pages); };
    opened.page.on("request", request);
    await opened.page.keyboard.sendCharacter("江");
    await painted();
    expect(asked.splice(0)).toEqual([["01"]]);
    await press('[data-key="zoom-in"]');
    await press('[data-key="zoom-out"]');
    await go("02");
    await opened.page.focus(".field.paragraph textarea");
    await opened.page.keyboard.sendCharacter("边");
    await painted();
    opened.page.off("request", request);
    expect(asked.at(-1)).toEqual(["01", "02"]);
    // Once for the page that came into sight, where it had to be set at the most once more, and once for the key.
    expect(asked.length).toBeLessThanOrEqual(3);
  });

  it("keeps its own fit and its own tint while another story is chosen and something else is saved", async () => {
    await opened.page.keyboard.sendCharacter(long);
    await painted();
    const told = await count();
    await press(`.place[data-id="${other}"]`);
    const file = join(opened.folder, "articles/d20.json");
    const before = await readFile(file, "utf8");
    for (const text of [before.replace("，", "。"), before]) {
      const { revision } = opened.state;
      await writeFile(file, text);
      await opened.until((state) => state.revision > revision && state.waiting === 0);
    }
    expect(await count()).toBe(told);
    // Nothing was typed since: the saved fit would be that of the story chosen.
    await thrown();
    await press(`.place[data-id="${own}"]`);
    await press('[data-key="edit-text"]');
    await opened.page.waitForSelector(".field.paragraph textarea");
    await press(`.place[data-id="${other}"]`);
    const { revision } = opened.state;
    await writeFile(file, before.replace("，", "。"));
    await opened.until((state) => state.revision > revision && state.waiting === 0);
    await opened.page.focus(".field.paragraph textarea");
    const tinted = await opened.page.evaluate(() => [...document.querySelector<HTMLIFrameElement>('.page[data-label="01"] .page-frame:not(.spare)')!.contentDocument!.querySelectorAll(".bx-typed")].map(({ id }) => id));
    expect(tinted).toHaveLength(1);
    expect(tinted[0]).toMatch(new RegExp(`^${own}-`));
  });

  it("has its fit in the page's caption while it is painted, and the saved one afterwards", async () => {
    await thrown();
    const saved = await caption();
    await press('[data-key="edit-text"]');
    await atEnd();
    await opened.page.keyboard.sendCharacter(long);
    await painted();
    const [, lines, characters] = over.exec(await count())!.filter((one) => one !== undefined);
    const told = await caption();
    expect(told).not.toBe(saved);
    expect(told).toMatch(new RegExp(`超 ${lines} 行（${characters} 字）|${lines} lines over \\(${characters} characters\\)`));
    await thrown();
    expect(await caption()).toBe(saved);
  });

  it("goes on in another language with its words, its focus and its caret", async () => {
    const words = () => opened.page.$$eval('.text-editor [data-key^="edit-"], .text-editor .field > span, .edit-count', (all) => all.map(({ textContent }) => textContent));
    await opened.page.keyboard.sendCharacter(long);
    await painted();
    const had = await opened.page.$eval(".field.paragraph textarea", (area) => {
      (area as HTMLTextAreaElement).setSelectionRange(7, 9);
      area.setAttribute("data-marked", "yes");
      return (area as HTMLTextAreaElement).value;
    });
    const one = await words();
    await press('[data-key="language"]');
    const two = await words();
    expect(two).toHaveLength(one.length);
    for (const [i, word] of two.entries()) expect(word).not.toBe(one[i]);
    expect(await opened.page.evaluate(() => {
      const area = document.activeElement as HTMLTextAreaElement;
      return [area.dataset.marked, area.value, area.selectionStart, area.selectionEnd];
    })).toEqual(["yes", had, 7, 9]);
    await press('[data-key="edit-close"]');
    const asks = () => opened.page.$$eval(".edit-asks > *", (all) => all.map(({ textContent }) => textContent));
    const asked = await asks();
    await press('[data-key="language"]');
    for (const [i, word] of (await asks()).entries()) expect(word).not.toBe(asked[i]);
    expect(await words()).toEqual(one);
  });

  it("is gone from the page too when it could not be saved and is thrown away", async () => {
    await thrown();
    const saved = await stands();
    await press('[data-key="edit-text"]');
    await atEnd();
    await opened.page.keyboard.sendCharacter(long);
    await painted();
    const live = await stands();
    const shows = await opened.page.$eval(".text-editor", (editor) => Number((editor as HTMLElement).dataset.typed));
    const refuse = (one: HTTPRequest): void => void (one.url().endsWith("/api/text") ? one.respond({ status: 503, body: "{}" }) : one.continue());
    await opened.page.setRequestInterception(true);
    opened.page.on("request", refuse);
    await press('[data-key="edit-save"]');
    await opened.page.waitForFunction((wanted) => document.querySelector<HTMLElement>(".text-editor")!.dataset.typed === wanted, {}, String(shows + 1));
    await painted();
    opened.page.off("request", refuse);
    await opened.page.setRequestInterception(false);
    expect(opened.faults.splice(0)).toEqual([expect.stringContaining("503")]);
    expect(await stands()).toEqual(live);
    await thrown();
    expect(await stands()).toEqual(saved);
  });

  it("goes on at its caret when it is saved", async () => {
    const file = join(opened.folder, "articles/d02.json");
    const before = await readFile(file, "utf8");
    await opened.page.$eval(".field.paragraph textarea", (area) => { (area as HTMLTextAreaElement).setSelectionRange(5, 5); });
    await opened.page.keyboard.sendCharacter("江边");
    const { revision } = opened.state;
    await press('[data-key="edit-save"]');
    await opened.until((state) => state.revision > revision && state.waiting === 0);
    await opened.page.keyboard.sendCharacter("渡口");
    expect(await opened.page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value.slice(5, 9))).toBe("江边渡口");
    await thrown();
    await writeFile(file, before);
    await opened.until((state) => state.revision > revision + 1 && state.waiting === 0);
  });

  it("gives the keyboard back to the story it was opened from", async () => {
    const focused = () => opened.page.evaluate(() => (document.activeElement as HTMLElement).dataset.key);
    await opened.page.keyboard.press("Escape");
    expect(await focused()).toBe("edit-text");
    await press('[data-key="edit-text"]');
    await atEnd();
    await press(`.place[data-id="${other}"]`);
    await opened.page.focus(".field.paragraph textarea");
    await opened.page.keyboard.press("Escape");
    expect(await focused()).toBe(`fit-${own}`);
  });
});
