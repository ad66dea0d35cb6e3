/** A save for which the make-up sets heads or pictures otherwise tells so. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seriousFaults } from "../support/axe.js";
import { PreviewPage } from "../support/preview-page.js";

describe("a save", { timeout: 120_000 }, () => {
  let opened: PreviewPage;
  beforeAll(async () => { opened = await PreviewPage.copyOf("yunting-campus"); }, 60_000);
  afterAll(() => opened.close());
  const levers = () => new Map(opened.state.pages[0]!.modules.map(({ title, levers: own }) => [title, own.map(({ zh }) => zh).join()]));

  it("tells which stories the make-up set otherwise", async () => {
    const before = levers();
    await opened.page.click('.place[data-id="01-u01"]');
    await opened.page.click('[data-key="edit-text"]');
    await opened.page.waitForSelector(".field.paragraph textarea");
    await opened.page.focus(".field.paragraph textarea");
    await opened.page.keyboard.sendCharacter("江边的风从早吹到晚，渡口的人来了又走。".repeat(9));
    const { revision } = opened.state;
    await opened.page.click('[data-key="edit-save"]');
    await opened.until((state) => state.revision > revision && state.readable && state.waiting === 0);
    const changed = [...levers()].filter(([title, now]) => before.has(title) && before.get(title) !== now).map(([title]) => title);
    expect(changed.length).toBeGreaterThan(0);
    const words = await opened.page.$eval(".toast:not([hidden])", (one) => one.textContent ?? "");
    expect(changed.filter((title) => words.includes(title))).toHaveLength(Math.min(3, changed.length));
    expect(words).toContain("→");
    expect(await seriousFaults(opened.page)).toEqual([]);
    expect(opened.faults).toEqual([]);
  });
});
