/** Proofs for an office printer, made in the background while the editor looks at the page. */
import { PDFDocument } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seriousFaults } from "../support/axe.js";
import { sample } from "../support/built.js";
import { PreviewPage } from "../support/preview-page.js";

describe("a proof on paper", { timeout: 180_000 }, () => {
  let opened: PreviewPage;
  beforeAll(async () => { opened = await PreviewPage.open(sample("yunting-campus"), { width: 1440, height: 900 }); }, 60_000);
  afterAll(() => opened.close());
  const mm = (pt: number): number => Math.round((pt / 72) * 25.4);
  /** The sheets of the newest job, when it is done, in mm. */
  const sheets = async (job: number): Promise<number[][]> => {
    await opened.page.waitForFunction((wanted) => document.querySelectorAll(".jobs .job").length === wanted && document.querySelector(".jobs .job.done"), { timeout: 120_000, polling: 50 }, job);
    await opened.page.waitForSelector(".jobs .job:first-child.done");
    const bytes = await opened.page.$eval(".jobs .job:first-child a", async (link) => [...new Uint8Array(await (await fetch((link as HTMLAnchorElement).href)).arrayBuffer())]);
    return (await PDFDocument.load(new Uint8Array(bytes))).getPages().map((page) => [mm(page.getWidth()), mm(page.getHeight())]);
  };

  it("is made of the page in sight by Ctrl+P, on A3", async () => {
    await opened.page.keyboard.down("Control");
    await opened.page.keyboard.press("p");
    await opened.page.keyboard.up("Control");
    expect(await sheets(1)).toEqual([[297, 420]]);
  });
  it("has a sheet for every page of the issue, on the paper that was chosen", async () => {
    await opened.page.select('[data-key="paper"]', "A4");
    await opened.page.locator('[data-key="print-all"]').click();
    expect(await sheets(2)).toEqual(opened.state.pages.map(() => [210, 297]));
    expect(await seriousFaults(opened.page)).toEqual([]);
  });
  it("is given up when it is cancelled", async () => {
    await opened.page.locator('[data-key="print-all"]').click();
    await opened.page.locator('[data-key="cancel-3"]').click();
    await opened.page.waitForSelector(".jobs .job:first-child.cancelled", { timeout: 60_000 });
    expect(await opened.page.$(".jobs .job:first-child a")).toBeNull();
    expect(opened.faults).toEqual([]);
  });
});
