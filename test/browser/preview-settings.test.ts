/** What an editor sets once, and what follows from it. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seriousFaults } from "../support/axe.js";
import { sample } from "../support/built.js";
import { PreviewPage } from "../support/preview-page.js";

describe("settings", { timeout: 120_000 }, () => {
  let opened: PreviewPage;
  beforeAll(async () => { opened = await PreviewPage.open(sample("yunting-campus"), { width: 1440, height: 900 }); }, 60_000);
  afterAll(() => opened.close());
  const widthOf = (selector: string) => opened.page.$eval(selector, (one) => one.getBoundingClientRect().width);
  const sheet = ".page:not([hidden]) .sheet";
  /** The browser tells of the closing a moment later; until then the old dialog can still be found. */
  const close = async () => {
    await opened.page.locator('[data-key="settings-close"]').click();
    await opened.page.waitForFunction(() => document.querySelector(".settings") === null);
  };

  it("make 100 % as large as the paper, by a card that is as large as a bank card", async () => {
    await opened.page.keyboard.press("1");
    await opened.settled();
    await opened.page.keyboard.press(",");
    await opened.page.focus("#ruler-slider");
    const [card, paper] = [await widthOf(".ruler-card"), await widthOf(sheet)];
    // Ten strides and five steps of the arrow keys.
    for (let i = 0; i < 5; i++) await opened.page.keyboard.press("ArrowRight");
    await opened.page.keyboard.down("Shift");
    for (let i = 0; i < 10; i++) await opened.page.keyboard.press("ArrowUp");
    await opened.page.keyboard.up("Shift");
    const pxPerMm = 96 / 25.4 + 1.05;
    expect(Math.abs((await widthOf(".ruler-card")) - 85.6 * pxPerMm)).toBeLessThan(0.2);
    expect((await widthOf(".ruler-card")) / card).toBeCloseTo((await widthOf(sheet)) / paper, 3);
    const { widthPt } = opened.state.pages[0]!;
    expect(Math.abs((await widthOf(sheet)) - (widthPt / 72) * 25.4 * pxPerMm)).toBeLessThan(1);
    await opened.page.click('input[value="line"]');
    expect(Math.abs(await opened.page.$eval(".ruler-line > line", (line) => line.getBoundingClientRect().width) - 100 * pxPerMm)).toBeLessThan(1);
    await close();
    await opened.page.reload();
    await opened.settled();
    expect(Math.abs((await widthOf(sheet)) - (widthPt / 72) * 25.4 * pxPerMm)).toBeLessThan(1);
    await opened.page.keyboard.press(",");
    await opened.page.click(".ruler-reset");
    expect(Math.abs((await widthOf(sheet)) - (widthPt * 96) / 72)).toBeLessThan(1);
    await close();
    await opened.page.keyboard.press("0");
  });
  it("name the program that opens a story; an address that is none changes nothing", async () => {
    const [module] = opened.state.pages[0]!.modules;
    const href = () => opened.page.$eval(".details .source", (link) => (link as HTMLAnchorElement).href);
    await opened.page.click(`.place[data-id="${module!.id}"]`);
    await opened.page.keyboard.press(",");
    await opened.page.select('[data-key="editor-list"]', "idea://open?file={file}&line={line}");
    const place = module!.source!;
    const wanted = `idea://open?file=${sample("yunting-campus")}/${place.file}&line=${place.line}`;
    expect(await href()).toBe(wanted);
    await opened.page.$eval('[data-key="editor-address"]', (field) => {
      (field as HTMLInputElement).value = "javascript:alert('{file}')";
      field.dispatchEvent(new Event("input"));
    });
    expect(await opened.page.$eval('[data-key="editor-address"]', (field) => field.getAttribute("aria-invalid"))).toBe("true");
    expect(await href()).toBe(wanted);
    await close();
  });
  it("speak both languages, and are closed by Escape", async () => {
    await opened.page.keyboard.press(",");
    for (const [value, head] of [["zh", "设置"], ["en", "Settings"]] as const) {
      await opened.page.click(`input[value="${value}"]`);
      expect(await opened.page.$eval(".settings h2", (one) => one.textContent)).toBe(head);
      expect(await seriousFaults(opened.page)).toEqual([]);
    }
    await opened.page.keyboard.press("Escape");
    await opened.page.waitForFunction(() => document.querySelector(".settings") === null);
    expect(opened.faults).toEqual([]);
  });
});
