/** The page is moved by hand, as in readers of PDF files and in programs for layout. */
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { PreviewPage } from "../support/preview-page.js";

let opened: PreviewPage;
beforeAll(async () => { opened = await PreviewPage.copyOf("yunting-campus"); }, 60_000);
afterAll(() => opened.close());
beforeEach(async () => {
  await opened.page.keyboard.press("Home");
  await opened.page.keyboard.press("2");
  await opened.settled();
  await opened.page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    document.querySelector(".stage")!.scrollTo(100, 300);
  });
});

const place = () => opened.page.evaluate(() => [document.querySelector(".stage")!.scrollLeft, document.querySelector(".stage")!.scrollTop] as const);
const current = () => opened.page.$eval('.pages-nav [aria-current="page"]', ({ textContent }) => textContent);
const chosen = () => opened.page.$$eval(".place.selected", (all) => all.length);
async function drag(button: "left" | "middle"): Promise<void> {
  await opened.page.mouse.move(500, 400);
  await opened.page.mouse.down({ button });
  await opened.page.mouse.move(470, 340, { steps: 4 });
  await opened.page.mouse.up({ button });
}

it("is dragged with Space held, chooses no story, and goes no screen down after it", async () => {
  await opened.page.keyboard.down("Space");
  expect(await opened.page.$eval(".stage", (stage) => stage.classList.contains("panning"))).toBe(true);
  await drag("left");
  await opened.page.keyboard.up("Space");
  expect(await place()).toEqual([130, 360]);
  expect(await chosen()).toBe(0);
});
it("is dragged with the middle button", async () => {
  await drag("middle");
  expect(await place()).toEqual([130, 360]);
  expect(await chosen()).toBe(0);
});
it("goes down by a screen where Space is tapped, back with Shift, and on to the next page from the end", async () => {
  await opened.page.keyboard.press("Space");
  const [, top] = await place();
  expect(top).toBeGreaterThan(600);
  await opened.page.keyboard.down("Shift");
  await opened.page.keyboard.press("Space");
  await opened.page.keyboard.up("Shift");
  expect((await place())[1]).toBeLessThan(top);
  await opened.page.$eval(".stage", (stage) => stage.scrollTo(0, 1e6));
  await opened.page.keyboard.press("Space");
  expect(await current()).toBe("02");
});
it("leaves Space to stories and buttons that have the focus, and a click to stories", async () => {
  await opened.page.focus(".page:not([hidden]) .place");
  await opened.page.keyboard.press("Space");
  expect(await chosen()).toBe(1);
  await opened.page.focus('[data-key="mode-double"]');
  await opened.page.keyboard.press("Space");
  expect(await opened.page.$eval('[data-key="mode-double"]', (button) => button.getAttribute("aria-pressed"))).toBe("true");
  await opened.page.keyboard.press("s");
});
