/** Steps of a page: one after the other; to leave some out is asked about. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seriousFaults } from "../support/axe.js";
import { PreviewPage } from "../support/preview-page.js";

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
      expect(await questions()).toHaveLength(1);
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
