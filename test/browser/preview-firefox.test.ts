/** The preview in Firefox, where there is one: pages paint, and their lines stand where print has them. */
import { existsSync } from "node:fs";
import puppeteer, { type Browser } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cacheFolder, diskCache } from "../../src/cache/disk-cache.js";
import { Diagnostics } from "../../src/diagnostics/diagnostic.js";
import { desk } from "../../src/pipeline.js";
import { type RunningPreview, preview } from "../../src/preview/preview.js";
import { pageMaker } from "../../src/render.js";
import { stylesheet } from "../../src/shell.js";
import { Stopwatch } from "../../src/stopwatch.js";
import { sample } from "../support/built.js";

const firefox = [process.env.BANXIN_FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"].find((path) => path !== undefined && existsSync(path));
const cache = diskCache(cacheFolder());
const issue = sample("yunting-campus");

describe.skipIf(firefox === undefined)(`in Firefox${firefox === undefined ? ": none is installed here (BANXIN_FIREFOX names one)" : ""}`, { timeout: 240_000 }, () => {
  let running: RunningPreview;
  let browser: Browser;
  beforeAll(async () => {
    [running, browser] = await Promise.all([
      preview(issue, { port: 0, cache }),
      puppeteer.launch({ browser: "firefox", executablePath: firefox as string, headless: true }),
    ]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await running?.close();
  });

  it("every line of the first page reads as in print and stands within a pixel of its place", async () => {
    const done = await desk(issue, { diagnostics: new Diagnostics(), stopwatch: new Stopwatch(), cache });
    const theme = done.issue!.theme;
    const make = await pageMaker(await stylesheet(theme, false), { theme, fonts: done.fonts, cache, press: { version: "test" }, proof: false });
    const wanted = make(done.dummy!.pages[0]!).lines;
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    await page.setViewport({ width: 1280, height: 800 });
    await page.goto(running.url);
    await page.waitForFunction(() => {
      const [view] = document.querySelectorAll<HTMLElement>(".page:not([hidden])");
      return view?.dataset.shown !== undefined && view.dataset.shown === view.dataset.version;
    }, { timeout: 120_000, polling: 100 });
    const lines = await page.evaluate(() => {
      const inside = document.querySelector<HTMLIFrameElement>(".page:not([hidden]) .page-frame:not(.spare)")!.contentDocument!;
      const { left, top } = inside.querySelector(".pagedjs_pagebox")!.getBoundingClientRect();
      return [...inside.querySelectorAll<HTMLElement>("[data-l]")].map((line) => {
        const box = line.getBoundingClientRect();
        return { text: line.textContent, left: box.left - left, top: box.top - top };
      });
    });
    expect(wanted.length).toBeGreaterThan(100);
    expect(lines.map(({ text }) => text)).toEqual(wanted.map(({ text }) => text));
    const off = lines.flatMap(({ text, left, top }, i) => {
      const [dx, dy] = [left - wanted[i]!.leftPx, top - wanted[i]!.topPx];
      return Math.max(Math.abs(dx), Math.abs(dy)) > 1 ? [`${text.slice(0, 12)} ${dx.toFixed(2)} ${dy.toFixed(2)}`] : [];
    });
    expect(off).toEqual([]);
    expect(faults).toEqual([]);
  });
});
