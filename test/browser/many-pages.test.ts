import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserCandidates } from "../../src/browser/find-browser.js";
import { thisMachine } from "../../src/browser/machine.js";
import { startBrowser, type StartedBrowser } from "../../src/browser/start-browser.js";
import { PageTab } from "../../src/paginate/page-tab.js";
import { shellSite } from "../../src/paginate/shell-document.js";
import { testPage, testShell } from "../support/painted-page.js";

let started: StartedBrowser;
beforeAll(async () => {
  const machine = thisMachine();
  started = await startBrowser(await browserCandidates({}, machine), machine, { limitMs: 30_000 });
});
afterAll(() => started.close());

describe("a tab", () => {
  it("keeps nothing of the pages that it has set and printed", async () => {
    const shell = await testShell("一二三四五六七八九十");
    const tab = await PageTab.open(started.browser, shell, await shellSite(shell), { startMs: 30_000, loadMs: 30_000, setMs: 30_000, printMs: 30_000 });
    const page = (await started.browser.pages()).at(-1)!;
    const session = await page.createCDPSession();
    const usage = async () => {
      await session.send("HeapProfiler.collectGarbage");
      const { Nodes, JSEventListeners, Documents } = await page.metrics();
      return { Nodes, JSEventListeners, Documents, styles: await page.evaluate(() => document.querySelectorAll("style").length) };
    };
    const setAndPrint = async (count: number) => {
      for (let i = 0; i < count; i++) {
        const lines = Array.from({ length: 40 }, (_, row) => ({ text: "一二三四五六七八九十", xPt: 30 + (i % 7), yPt: 20 + row * 9, heightPt: 13.5 }));
        const wanted = testPage({ label: `${i}`, texts: [{ id: `${i}-b1`, lines }] });
        expect((await tab.set(wanted)).diagnostics).toEqual([]);
        await tab.print(wanted);
      }
    };
    await setAndPrint(5);
    const early = await usage();
    await setAndPrint(45);
    expect(await usage()).toEqual(early);
  });
});
