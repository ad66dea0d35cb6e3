/** Sizes of a story set from the panel: written to plan.json, made up at once, taken back by undo. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Plan } from "../../src/model/plan.js";
import { seriousFaults } from "../support/axe.js";
import { PreviewPage } from "../support/preview-page.js";

describe("sizes by hand", { timeout: 180_000 }, () => {
  let opened: PreviewPage;
  beforeAll(async () => { opened = await PreviewPage.copyOf("yunting-campus"); }, 60_000);
  afterAll(() => opened.close());
  const module = () => opened.state.pages[0]!.modules.find(({ articles }) => articles[0] === "u01")!;
  const hand = async () => (JSON.parse(await readFile(join(opened.folder, "plan.json"), "utf8")) as Plan).pages[0]!.modules.find(({ articles }) => articles[0] === "u01")!.hand;

  it("make a head a step smaller by keyboard, the page full again, and undo takes it back", async () => {
    const { sizePt, sizesPt } = module().hand!.head!;
    const smaller = sizesPt.find((one) => one < sizePt)!;
    await opened.page.click('.place[data-id="01-u01"]');
    await opened.page.focus('[data-key="head-smaller"]');
    await opened.page.keyboard.press("Enter");
    await opened.until(({ pages }) => pages[0]!.modules.some(({ hand }) => hand?.head?.set));
    expect(module().hand!.head).toMatchObject({ sizePt: smaller, set: true });
    expect(opened.state.pages[0]!.fit).toMatchObject({ oversetLines: 0, holeLines: 0 });
    expect(opened.state.pages[0]!.outdated).toBe(false);
    expect(await hand()).toEqual({ headPt: smaller });
    expect(await opened.page.$eval(".size.set output", (one) => one.textContent)).toContain(String(smaller));
    expect(await seriousFaults(opened.page)).toEqual([]);
    await opened.page.keyboard.down("Control");
    await opened.page.keyboard.press("z");
    await opened.page.keyboard.up("Control");
    await opened.until(({ pages }) => pages[0]!.modules.every(({ hand }) => !hand?.head?.set));
    expect(module().hand!.head!.sizePt).toBe(sizePt);
    expect(existsSync(join(opened.folder, "plan.json"))).toBe(false);
  });
  it("set a picture a column narrower; where no page can have it, that is told", async () => {
    const [picture] = module().hand!.pictures;
    const key = `[data-key="${picture!.figure}-cols-less"]`;
    await opened.page.locator(key).click();
    await opened.until(({ pages }) => pages[0]!.outdated || pages[0]!.modules.some(({ hand }) => hand?.pictures.some(({ set }) => set)));
    expect(await hand()).toEqual({ pictures: [{ figure: picture!.figure, cols: picture!.cols - 1, of: picture!.most }] });
    if (opened.state.pages[0]!.outdated) expect(opened.state.diagnostics.map(({ code }) => code)).toContain("lock-impossible");
    else expect(module().hand!.pictures[0]).toMatchObject({ cols: picture!.cols - 1, set: true });
    await opened.page.waitForSelector('[data-key="undo"]:not([disabled])');
    await opened.page.click('[data-key="undo"]');
    await opened.until(({ pages }) => !pages[0]!.outdated && pages[0]!.modules.every(({ hand }) => !hand?.pictures.some(({ set }) => set)));
    expect(opened.faults).toEqual([]);
  });
});
