/** Soft proof and separations lie over the page at its very place, and leave it as it was. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seriousFaults } from "../support/axe.js";
import { sample } from "../support/built.js";
import { PreviewPage } from "../support/preview-page.js";

describe("a plate on the stage", { timeout: 180_000 }, () => {
  let opened: PreviewPage;
  beforeAll(async () => { opened = await PreviewPage.open(sample("yunting-campus"), { width: 1440, height: 900 }); }, 60_000);
  afterAll(() => opened.close());
  const boxOf = (selector: string) => opened.page.$eval(selector, (one) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    return [left, top, width, height];
  });
  const picture = ".page:not([hidden]) .plate-picture:not([hidden])";
  const come = () => opened.page.waitForFunction((selector) => {
    const img = document.querySelector<HTMLImageElement>(selector);
    return img?.complete && img.naturalWidth > 0 && document.querySelector(".plate-note")?.textContent === "";
  }, { timeout: 120_000, polling: 50 }, picture);
  /** The share of dots with ink in a band of the picture, and of the ones that are neither grey nor white. */
  const inkOf = () => opened.page.$eval(picture, (one) => {
    const img = one as HTMLImageElement;
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [img.naturalWidth, img.naturalHeight];
    const context = canvas.getContext("2d")!;
    context.drawImage(img, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let coloured = 0;
    for (let i = 0; i < data.length; i += 4) if (Math.abs(data[i]! - data[i + 2]!) > 40) coloured++;
    return coloured / (data.length / 4);
  });

  it("is made by a key, and lies over the trim at any zoom", async () => {
    await opened.page.keyboard.press("k");
    await opened.page.waitForSelector(picture, { timeout: 120_000 });
    await come();
    for (const zoom of ["0", "1"] as const) {
      await opened.page.keyboard.press(zoom);
      const [sheet, plate] = [await boxOf(".page:not([hidden]) .sheet"), await boxOf(picture)];
      for (const [i, value] of sheet.entries()) expect(Math.abs(plate[i]! - value)).toBeLessThan(0.5);
    }
    await opened.page.keyboard.press("0");
    expect(await opened.page.$eval(".plate-bar strong", (one) => one.textContent)).toContain("01");
    // The bar leaves the page and its caption to be looked at.
    for (const view of ["d", "s"] as const) {
      await opened.page.keyboard.press(view);
      const [bar, sheet] = [await boxOf(".plate-bar"), await boxOf(".page:not([hidden]) .sheet")];
      expect(bar[0]! + bar[2]!).toBeLessThan(sheet[0]!);
    }
    expect(await inkOf()).toBeGreaterThan(0);
    expect(await seriousFaults(opened.page)).toEqual([]);
  });
  it("goes from ink to ink by keys and by buttons; a single ink has no colour", async () => {
    await opened.page.keyboard.press("]");
    await come();
    expect(await opened.page.$eval(".plate-bar [aria-pressed=true]", (one) => (one as HTMLElement).dataset.key)).toBe("plate-Cyan");
    expect(await inkOf()).toBe(0);
    await opened.page.click('[data-key="plate-Black"]');
    await come();
    expect(await opened.page.$eval(picture, (one) => one.getAttribute("src"))).toMatch(/Black\.png$/);
  });
  it("is what the loupe shows, three times as large, where it lies", async () => {
    const [left, top, width, height] = await boxOf(picture);
    await opened.page.mouse.move(left! + width! * 0.4, top! + height! * 0.3);
    await opened.page.keyboard.press("z");
    await opened.page.waitForSelector(".loupe:not(.away) .loupe-page:not(.away) .plate-picture:not([hidden])");
    expect(await opened.page.$eval(".loupe .plate-picture", (one) => one.getAttribute("src"))).toBe(await opened.page.$eval(picture, (one) => one.getAttribute("src")));
    const [glass, large] = [await boxOf(".loupe"), await boxOf(".loupe .plate-picture")];
    expect(large[2]! / width!).toBeCloseTo(3, 2);
    for (const [i, share] of [[0, 0.4], [1, 0.3]] as const) expect(Math.abs(large[i]! + large[i + 2]! * share - (glass[i]! + glass[i + 2]! / 2))).toBeLessThan(1);
    await opened.page.keyboard.press("z");
  });
  it("gives way to the page by Escape; the panel brings it back", async () => {
    await opened.page.keyboard.press("Escape");
    await opened.page.waitForFunction((selector) => document.querySelector(selector) === null && document.querySelector<HTMLElement>(".plate-bar")?.hidden, {}, picture);
    await opened.page.click('[data-key="tab-press"]');
    await opened.page.click('[data-key="ink-1-all"]');
    await come();
    await opened.page.keyboard.press("k");
    expect(await opened.page.$(picture)).toBeNull();
    expect(opened.faults).toEqual([]);
  });
});
