/** What an editor reads off a page: its checks by name, whether it is at fault, and the story itself, uncovered. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seriousFaults } from "../support/axe.js";
import { PreviewPage } from "../support/preview-page.js";

describe("reading a page", { timeout: 120_000 }, () => {
  let opened: PreviewPage;
  beforeAll(async () => { opened = await PreviewPage.copyOf("yunting-campus"); }, 60_000);
  afterAll(() => opened.close());
  const boxOf = (selector: string) => opened.page.$eval(selector, (one) => {
    const { left, top, right, bottom } = one.getBoundingClientRect();
    return { left, top, right, bottom };
  });
  const said = (selector: string) => opened.page.$eval(selector, (one) => one.textContent);

  it("has a drawing on every button of the bar that has no words, and a name and a hint for it", async () => {
    const bare = await opened.page.$$eval(".toolbar button", (all) => all.filter((one) => one.textContent === "").map((one) => ({ key: (one as HTMLElement).dataset.key, paths: one.querySelectorAll("svg.icon path").length, name: one.getAttribute("aria-label"), hint: one.getAttribute("title") })));
    expect(bare.map(({ key }) => key)).toEqual(["previous", "next", "zoom-out", "zoom-in", "loupe", "undo", "redo", "problem", "print", "settings", "help"]);
    for (const { paths, name, hint } of bare) {
      expect(paths).toBe(1);
      expect(name).toBeTruthy();
      expect(hint).toBe(name);
    }
    expect(await seriousFaults(opened.page)).toEqual([]);
  });
  it("lists the ten checks by name with the result of each", async () => {
    const { checks } = opened.state.pages[0]!;
    await opened.page.click('[data-key="checks-01"]');
    const items = await opened.page.$$eval(".checks li", (list) => list.map((one) => [one.firstChild!.textContent, one.className]));
    const language = (await opened.page.evaluate(() => document.documentElement.lang)) === "en" ? "en" : "zh";
    expect(items).toEqual(checks.map((check) => [check[language], check.holds ? "holds" : "fails"]));
    expect(items).toHaveLength(10);
    expect(await seriousFaults(opened.page)).toEqual([]);
    await opened.page.keyboard.press("Escape");
    await opened.page.waitForFunction(() => document.querySelector(".checks") === null);
  });
  it("leaves a story uncovered: its card stands beside it, its frame outside it", async () => {
    await opened.page.keyboard.press("0");
    for (const { id, box } of opened.state.pages[0]!.modules.filter(({ kind }) => kind !== "banner")) {
      const place = `.place[data-id="${id}"]`;
      await opened.page.hover(place);
      await opened.page.waitForSelector(".hover-card:not([hidden])");
      const [story, card] = [await boxOf(place), await boxOf(".hover-card")];
      const apart = card.left >= story.right || card.right <= story.left || card.top >= story.bottom || card.bottom <= story.top;
      expect(apart, `${id} ${JSON.stringify(box)}`).toBe(true);
    }
    const place = `.place[data-id="${opened.state.pages[0]!.modules.find(({ kind }) => kind !== "banner")!.id}"]`;
    await opened.page.click(place);
    const frame = await opened.page.$eval(place, (one) => ({ offset: getComputedStyle(one).outlineOffset, inset: getComputedStyle(one).boxShadow.includes("inset") }));
    expect(frame).toEqual({ offset: "2px", inset: false });
  });
  it("never calls a page with errors one that fits", async () => {
    const article = join(opened.folder, "articles/u03.json");
    const before = await readFile(article, "utf8");
    const fits = await said(".page:not([hidden]) .badge.good");
    const json = JSON.parse(before) as { blocks: object[] };
    json.blocks.push({ type: "paragraph", text: "江边的风从早吹到晚，渡口的人来了又走。".repeat(200) });
    await writeFile(article, JSON.stringify(json));
    await opened.until(({ pages }) => pages[0]!.errors > 0);
    for (const where of [".page-fit .badge", ".status"]) {
      expect(await said(where)).not.toContain(fits);
      expect(await said(where)).toMatch(/at fault|版面有错/);
    }
    expect(await said(".status")).toContain("01");
    // What does not fit has its unit.
    expect(await said(".page-fit .row .lines")).toMatch(/^\d+ (lines?|行)$/);
    expect(await seriousFaults(opened.page)).toEqual([]);
    expect(opened.faults).toEqual([]);
  });
});
