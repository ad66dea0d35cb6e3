/** Steps of a page: one after the other; to leave some out is asked about. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seriousFaults } from "../support/axe.js";
import { sample, Workshop } from "../support/built.js";
import { PreviewPage } from "../support/preview-page.js";

const signOff = (step: string, version: string) => ({ version: 1, pages: { "01": { step, name: "林知秋", at: "2026-12-06T12:00:00Z", revisions: 0, plate: { sha256: "0", version } } } });

describe("steps of a page", { timeout: 120_000 }, () => {
  let opened: PreviewPage;
  beforeAll(async () => { opened = await PreviewPage.copyOf("yunting-campus"); }, 60_000);
  afterAll(() => opened.close());
  const pressed = () => opened.page.$eval('.step-row [aria-pressed="true"]', (one) => (one as HTMLElement).dataset.key);

  it("are asked about when some are left out, and stay as they were when that is not wanted", async () => {
    const questions = () => opened.page.$$eval("dialog[open]", (all) => all.map((one) => one.getAttribute("aria-label")));
    await opened.page.click('[data-key="tab-press"]');
    await opened.page.type('[data-key="name"]', "周一鸣");
    await opened.page.click('[data-key="step-first"]');
    await opened.page.waitForFunction(() => document.querySelector('[data-key="step-first"][aria-pressed="true"]'));
    expect(await questions()).toEqual([]);
    const label = await opened.page.$eval(".page:not([hidden])", (page) => (page as HTMLElement).dataset.label);
    for (const no of ["Escape", "n"]) {
      await opened.page.click('[data-key="step-final"]');
      expect(await questions()).toEqual([expect.stringMatching(/二校/)]);
      expect(await seriousFaults(opened.page)).toEqual([]);
      // Commands of the page wait: the dialog has the keyboard.
      await opened.page.keyboard.press("ArrowRight");
      if (no === "Escape") await opened.page.keyboard.press("Escape");
      else await opened.page.click('[data-key="question-no"]');
      await opened.page.waitForFunction(() => !document.querySelector("dialog"));
      expect(await pressed()).toBe("step-first");
    }
    expect(await opened.page.$eval(".page:not([hidden])", (page) => (page as HTMLElement).dataset.label)).toBe(label);
    await opened.page.click('[data-key="step-final"]');
    await opened.page.click('[data-key="question-yes"]');
    await opened.page.waitForFunction(() => document.querySelector('[data-key="step-final"][aria-pressed="true"]'));
  });
  it("have a word of their own for the panel, the act, the state and the file", async () => {
    await opened.page.$eval('[data-key="language"]', (one) => (document.documentElement.lang === "zh-CN" ? undefined : (one as HTMLElement).click()));
    const words = await opened.page.$$eval('[data-key="tab-press"], [data-key="step-signed"], [data-key="make-press"]', (all) => all.map((one) => one.textContent));
    expect(words).toEqual(["印前", "签付", "付印文件"]);
    expect(await seriousFaults(opened.page)).toEqual([]);
    expect(opened.faults).toEqual([]);
  });
});

describe("a page that is signed", { timeout: 180_000 }, () => {
  let opened: PreviewPage;
  beforeAll(async () => { opened = await PreviewPage.copyOf("yunting-campus"); }, 60_000);
  afterAll(() => opened.close());
  const kept = async () => (JSON.parse(await readFile(join(opened.folder, "states.json"), "utf8")) as { pages: Record<string, { step: string; at: string; revisions: number; plate?: { sha256: string } }> }).pages["01"]!;
  const text = (selector: string) => opened.page.$eval(selector, (one) => one.textContent);

  it("is told with its plate's sum, the whole of it to be copied; its file is marked, and tells when it was made", async () => {
    await opened.page.click('[data-key="tab-press"]');
    await opened.page.type('[data-key="name"]', "周一鸣");
    await opened.page.click('[data-key="step-signed"]');
    expect(await text("dialog[open] p")).toMatch(/一校、二校、清样/);
    await opened.page.click('[data-key="question-yes"]');
    await opened.page.waitForSelector('[data-key="take-back"]', { timeout: 120_000 });
    const { plate } = await kept();
    expect(await text(".plate-sum")).toBe(`SHA-256 ${plate!.sha256}`);
    expect(await opened.page.$eval(".plate-sum code", (one) => one.getAttribute("title"))).toBe(plate!.sha256);
    expect(await opened.page.$eval(".plate-sum code", (one) => {
      getSelection()!.selectAllChildren(one);
      return String(getSelection());
    })).toBe(plate!.sha256);
    // The eye gets its first sixteen characters.
    expect(await opened.page.$eval(".plate-sum", (one) => one.getBoundingClientRect().height)).toBeLessThan(25);
    expect(await text(".job .how")).toMatch(/^\d\d:\d\d 已出已签付$/);
    expect(await seriousFaults(opened.page)).toEqual([]);
  });
  it("is not signed again by the button that is lit", async () => {
    const before = await kept();
    await opened.page.click('[data-key="step-signed"]');
    // What is done next comes after it.
    await opened.page.click('[data-key="make-archive"]');
    await opened.page.waitForFunction(() => document.querySelectorAll(".job").length === 2 && document.querySelectorAll(".job.done").length === 2, { timeout: 120_000 });
    expect(await kept()).toEqual(before);
    expect(await text(".job:first-child .what")).toContain("存档");
  });
  it("says so everywhere when its copy changes, and its files are out of date", async () => {
    const { version, modules } = opened.state.pages[0]!;
    const id = modules.find(({ kind }) => kind !== "banner" && kind !== "briefs")!.articles[0]!;
    const file = join(opened.folder, "articles", `${id}.json`);
    await writeFile(file, (await readFile(file, "utf8")).replace("本报讯", "本报电").replace("。", "！"));
    await opened.until(({ pages }) => pages[0]!.version !== version);
    await opened.page.waitForSelector(".changed-since");
    expect(await text(".page:not([hidden]) .badge.step-signed")).toBe("付印 · 有改动");
    expect(await opened.page.$eval('[data-key="page-01"]', (one) => [one.getAttribute("title"), one.classList.contains("changed")])).toEqual([expect.stringContaining("付印 · 有改动"), true]);
    expect(await opened.page.$$eval(".job .badge", (all) => all.map(({ textContent }) => textContent))).toEqual(["版面已改", "已签付", "版面已改"]);
    expect(await seriousFaults(opened.page)).toEqual([]);
  });
  it("is taken back by a button that asks, which counts as a revision", async () => {
    await opened.page.click('[data-key="take-back"]');
    await opened.page.click('[data-key="question-no"]');
    await opened.page.waitForFunction(() => !document.querySelector("dialog"));
    expect((await kept()).step).toBe("signed");
    await opened.page.click('[data-key="take-back"]');
    await opened.page.click('[data-key="question-yes"]');
    await opened.page.waitForSelector('[data-key="step-final"][aria-pressed="true"]');
    expect(await kept()).toMatchObject({ step: "final", revisions: 1 });
    expect(await opened.page.$('[data-key="take-back"]')).toBeNull();
    expect(opened.faults).toEqual([]);
  });
});

describe("a story that is jumped from a signed page", { timeout: 120_000 }, () => {
  let shop: Workshop;
  let opened: PreviewPage;
  beforeAll(async () => {
    shop = await Workshop.open();
    const folder = await shop.copy(sample("yunting-daily"), "issue");
    await writeFile(join(folder, "states.json"), JSON.stringify(signOff("signed", "0")));
    opened = await PreviewPage.open(folder, { width: 1440, height: 900 });
  }, 60_000);
  afterAll(async () => {
    await opened.close();
    await shop.close();
  });

  it("is not opened to be typed in on the page that goes on with it; that page says which one is signed", async () => {
    await opened.page.click('[data-key="fit-02-d01"]');
    await opened.settled();
    expect(await opened.page.$eval('[data-key="edit-text"]', (one) => (one as HTMLButtonElement).disabled)).toBe(true);
    expect(await opened.page.$eval(".details .hint", (one) => one.textContent)).toContain("第 01 版");
    // Its place is its own page's.
    expect(await opened.page.$eval('[data-key="place-it"]', (one) => (one as HTMLButtonElement).disabled)).toBe(false);
    await opened.page.click('[data-key^="fit-02-"]:not([data-key="fit-02-d01"])');
    await opened.page.waitForFunction(() => document.querySelector<HTMLButtonElement>('[data-key="edit-text"]')?.disabled === false);
  });
  it("has nothing to be dragged by on the signed page, while others are arranged", async () => {
    await opened.page.keyboard.press("e");
    await opened.page.waitForSelector('.page[data-label="02"] .corner');
    await opened.page.click('[data-key="page-01"]');
    await opened.settled();
    expect(await opened.page.$$('.page[data-label="01"] .place')).not.toEqual([]);
    expect(await opened.page.$$('.page[data-label="01"] .corner, .page[data-label="01"] .arrangeable')).toEqual([]);
    expect(opened.faults).toEqual([]);
  });
});
