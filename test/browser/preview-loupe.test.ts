/** The glass over the page: it shows what lies under it, enlarged, and leaves the page alone. */
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sample } from "../support/built.js";
import { PreviewPage } from "../support/preview-page.js";

describe("the loupe", { timeout: 120_000 }, () => {
  let opened: PreviewPage;
  beforeAll(async () => { opened = await PreviewPage.open(sample("yunting-daily"), { width: 1440, height: 900 }); }, 60_000);
  afterAll(() => opened.close());

  /** The line at a point of the window, on the page or in the glass, and how large the page is drawn there. */
  const lineAt = (frameAt: string, x: number, y: number) => opened.page.evaluate((selector, px, py) => {
    const frame = document.querySelector<HTMLIFrameElement>(selector)!;
    const box = frame.getBoundingClientRect();
    const scale = box.width / frame.offsetWidth;
    const inside = frame.contentDocument!;
    const [left, top] = [(px - box.left) / scale, (py - box.top) / scale];
    const line = [...inside.querySelectorAll<HTMLElement>("[data-l]")].find((one) => {
      const own = one.getBoundingClientRect();
      return left >= own.left && left < own.right && top >= own.top && top < own.bottom;
    });
    return { line: line?.dataset.l, text: line?.textContent, scale, left, top };
  }, frameAt, x, y);
  const onPage = ".page:not([hidden]) .page-frame:not(.spare)";
  const inGlass = ".loupe .page-frame:not(.spare)";
  const shown = () => opened.page.$eval(".loupe", (glass) => !glass.classList.contains("away"));
  const set = () => opened.page.waitForFunction(() => document.querySelector<HTMLIFrameElement>(".loupe-page:not(.away) .page-frame:not(.spare)")?.contentDocument?.querySelector("[data-l]"), { polling: 20 });
  const middle = () => opened.page.$eval(".loupe", (glass) => {
    const { left, top, width, height } = glass.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });

  it("shows three times as large the very point that is pointed at, and the page stays where it is", async () => {
    const [story] = opened.state.pages[0]!.modules;
    const sheet = (await (await opened.page.$(`.place[data-id="${story!.id}"]`))!.boundingBox())!;
    const before = await opened.page.$eval(".page:not([hidden]) .sheet", (one) => JSON.stringify(one.getBoundingClientRect()));
    await opened.page.mouse.move(sheet.x + sheet.width / 2, sheet.y + sheet.height / 2);
    await opened.page.keyboard.press("z");
    await set();
    for (const [dx, dy] of [[0.3, 0.5], [0.6, 0.7], [0.85, 0.9]] as const) {
      const point = { x: sheet.x + sheet.width * dx, y: sheet.y + sheet.height * dy };
      await opened.page.mouse.move(point.x, point.y);
      const [below, above] = [await lineAt(onPage, point.x, point.y), await lineAt(inGlass, point.x, point.y)];
      expect(above.scale / below.scale).toBeCloseTo(3, 2);
      expect(Math.abs(above.left - below.left)).toBeLessThan(0.5);
      expect(Math.abs(above.top - below.top)).toBeLessThan(0.5);
      expect(above.line).toBe(below.line);
      expect(above.text).toBe(below.text);
    }
    expect(await opened.page.$eval(".page:not([hidden]) .sheet", (one) => JSON.stringify(one.getBoundingClientRect()))).toBe(before);
  });
  it("is moved by arrow keys, which turn no page meanwhile, and made stronger by ]", async () => {
    const from = await middle();
    for (let i = 0; i < 3; i++) await opened.page.keyboard.press("ArrowLeft");
    await opened.page.keyboard.press("ArrowUp");
    const to = await middle();
    expect([Math.round(to.x - from.x), Math.round(to.y - from.y)]).toEqual([-48, -16]);
    await opened.page.keyboard.press("]");
    expect((await lineAt(inGlass, to.x, to.y)).scale / (await lineAt(onPage, to.x, to.y)).scale).toBeCloseTo(4, 2);
    await opened.page.keyboard.press("[");
    expect(await opened.page.$eval(".page:not([hidden])", (page) => (page as HTMLElement).dataset.label)).toBe("01");
    await opened.page.keyboard.press("Escape");
    expect(await shown()).toBe(false);
  });
  it("is there while its key is held, and goes with it", async () => {
    await opened.page.keyboard.down("z");
    expect(await shown()).toBe(true);
    await delay(500);
    await opened.page.keyboard.up("z");
    expect(await shown()).toBe(false);
  });
  it("is switched by its button, which says so", async () => {
    await opened.page.locator('[data-key="loupe"]').click();
    expect(await opened.page.$eval('[data-key="loupe"]', (button) => button.getAttribute("aria-pressed"))).toBe("true");
    await opened.page.locator('[data-key="loupe"]').click();
    expect(await opened.page.$eval('[data-key="loupe"]', (button) => button.getAttribute("aria-pressed"))).toBe("false");
    expect(opened.faults).toEqual([]);
  });
});
