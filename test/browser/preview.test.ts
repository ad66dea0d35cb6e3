/** The preview in a real browser: it agrees with print line by line, stays true while files change, and never shows a blank. */
import { existsSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { cacheFolder, diskCache } from "../../src/cache/disk-cache.js";
import { Diagnostics } from "../../src/diagnostics/diagnostic.js";
import { pageMaker } from "../../src/render.js";
import { desk } from "../../src/pipeline.js";
import { stylesheet } from "../../src/shell.js";
import { Stopwatch } from "../../src/stopwatch.js";
import { projectRoot, sample, Workshop } from "../support/built.js";
import { PreviewPage } from "../support/preview-page.js";

const seedPage = join(projectRoot, "../shared/seed/issue");
const cache = diskCache(cacheFolder());

/** Lines that print expects, by page. */
async function expectedLines(issue: string) {
  const done = await desk(issue, { diagnostics: new Diagnostics(), stopwatch: new Stopwatch(), cache });
  const theme = done.issue!.theme;
  const make = await pageMaker(await stylesheet(theme, false), { theme, fonts: done.fonts, cache, press: { version: "test" }, proof: false });
  return new Map(done.dummy!.pages.map((page) => [page.label, make(page).lines]));
}

/** Lines of the page that is seen, in px of the unscaled page from the trim's top left. */
const paintedLines = (opened: PreviewPage) => opened.page.evaluate(() => {
  const frame = document.querySelector<HTMLIFrameElement>(".page:not([hidden]) .page-frame:not(.spare)")!;
  const inside = frame.contentDocument!;
  const { left, top } = inside.querySelector(".pagedjs_pagebox")!.getBoundingClientRect();
  return [...inside.querySelectorAll<HTMLElement>("[data-l]")].map((line) => {
    const box = line.getBoundingClientRect();
    return { index: Number(line.dataset.l), text: line.textContent, left: box.left - left, top: box.top - top, vertical: line.classList.contains("bx-v") };
  });
});

describe.each(["yunting-daily", "yunting-campus", ...(existsSync(seedPage) ? ["seed"] : [])])("%s", { timeout: 120_000 }, (name) => {
  const issue = name === "seed" ? seedPage : sample(name);
  let opened: PreviewPage;
  beforeAll(async () => { opened = await PreviewPage.open(issue); }, 60_000);
  afterAll(() => opened.close());

  it("every line reads as in print and stands within half a pixel of its place", async () => {
    const expected = await expectedLines(issue);
    for (const { label } of opened.state.pages) {
      await opened.page.locator(`.pages-nav [data-key="page-${label}"]`).click();
      await opened.settled();
      const lines = await paintedLines(opened);
      const wanted = expected.get(label)!;
      expect(lines.map(({ text }) => text)).toEqual(wanted.map(({ text }) => text));
      for (const [i, { left, top, vertical }] of lines.entries()) {
        const { leftPx, topPx } = wanted[i]!;
        const [along, across] = vertical ? [top, left] : [left, top];
        expect(Math.abs(along - leftPx), `${label} line ${i} “${wanted[i]!.text}”`).toBeLessThanOrEqual(0.5);
        expect(Math.abs(across - topPx), `${label} line ${i} “${wanted[i]!.text}”`).toBeLessThanOrEqual(0.5);
      }
    }
    expect(opened.faults).toEqual([]);
  });
});

describe("an issue that changes", { timeout: 120_000 }, () => {
  let shop: Workshop;
  let folder: string;
  let opened: PreviewPage;
  let article: string;
  let before: string;
  beforeAll(async () => {
    shop = await Workshop.open();
    folder = await shop.copy(sample("yunting-daily"), "issue");
    article = join(folder, "articles/d02.json");
    before = await readFile(article, "utf8");
    opened = await PreviewPage.open(folder);
  }, 60_000);
  afterEach(async () => {
    if ((await readFile(article, "utf8")) === before) return;
    const { revision } = opened.state;
    await writeFile(article, before);
    await opened.until((state) => state.revision > revision && state.readable);
  });
  afterAll(async () => {
    await opened.close();
    await shop.close();
  });
  const versions = () => new Map(opened.state.pages.map(({ label, version }) => [label, version]));
  const said = () => opened.page.evaluate(() => document.querySelector<HTMLIFrameElement>(".page:not([hidden]) .page-frame:not(.spare)")!.contentDocument!.body.textContent);

  it("shows what was saved, and sets no page that is not touched; place and zoom stay", async () => {
    await opened.page.keyboard.press("1");
    await opened.settled();
    await opened.page.evaluate(() => document.querySelector(".stage")!.scrollTo(120, 340));
    const first = versions();
    await writeFile(article, before.replace("在东湖之畔开门", "在北山之畔开门").replace("老师", "先生"));
    await opened.until((state) => state.pages[0]!.version !== first.get("01"));
    expect([...versions()].filter(([label, version]) => version !== first.get(label)).map(([label]) => label)).toEqual(["01"]);
    expect(await opened.page.evaluate(() => [document.querySelector(".stage")!.scrollLeft, document.querySelector(".stage")!.scrollTop])).toEqual([120, 340]);
    await opened.page.keyboard.press("0");
  });
  it("tells of a broken file over the last good page, and is whole again when it is mended", async () => {
    const words = await said();
    await writeFile(article, before.slice(0, before.length / 2));
    await opened.until(({ held }) => held.includes("articles/d02.json"));
    expect(await said()).toBe(words);
    expect(opened.state.pages.map(({ held }) => held.length)).toEqual(opened.state.pages.map(({ modules }) => modules.filter(({ source }) => source?.file === "articles/d02.json").length));
    expect(await opened.page.$eval(".page:not([hidden]) .caption", ({ textContent }) => textContent)).toContain("1 篇未更新");
    expect(await opened.page.$eval(".status", (line) => line.classList.contains("bad"))).toBe(true);
    await opened.page.locator('[data-key="tab-problems"]').click();
    const problems = await opened.page.$eval(".panel-body", (body) => body.textContent);
    expect(problems).toContain("articles/d02.json");
    await opened.page.locator('[data-key="tab-fit"]').click();
    await writeFile(article, before);
    await opened.until(({ held }) => held.length === 0);
    expect(await opened.page.$eval(".status", (line) => line.classList.contains("bad"))).toBe(false);
    expect(opened.state.pages.some(({ held }) => held.length > 0)).toBe(false);
  });
  it("follows every other file while one is broken", async () => {
    const first = versions();
    const other = opened.state.pages[1]!.modules.find(({ source, kind }) => source && kind !== "banner")!.source!.file;
    const text = await readFile(join(folder, other), "utf8");
    await writeFile(article, "{");
    await writeFile(join(folder, other), text.replace("。", "！"));
    await opened.until(({ pages, held }) => held.length === 1 && pages[1]!.version !== first.get("02"));
    expect(opened.state.pages[1]!.held).toEqual([]);
    // A second one breaks, the first is mended: of each its own last state.
    await writeFile(join(folder, other), "[]");
    await writeFile(article, before);
    await opened.until(({ held, pages }) => held.join() === other && pages[1]!.held.length === 1 && pages[0]!.held.length === 0);
    await writeFile(join(folder, other), text);
    await opened.until(({ held, pages }) => held.length === 0 && pages[1]!.version === first.get("02"));
  });
  it("follows every other file while an article or a picture is away", async () => {
    const other = join(folder, opened.state.pages[1]!.modules.find(({ source, kind, id }) => source && kind !== "banner" && !id.endsWith("d01"))!.source!.file);
    const text = await readFile(other, "utf8");
    const pictures = JSON.parse(before) as { figures: { href: string }[] };
    const gone = [article, join(folder, pictures.figures[0]!.href)];
    for (const [i, path] of gone.entries()) {
      const version = versions().get("02");
      await rename(path, `${path}-away`);
      await writeFile(other, i === 0 ? text.replace("。", "！") : text);
      await opened.until(({ held, pages, readable }) => readable && held.length > 0 && pages[0]!.held.length > 0 && pages[1]!.version !== version && pages[1]!.held.length === 0);
      expect(opened.state.diagnostics.some(({ severity }) => severity === "error")).toBe(true);
      await rename(`${path}-away`, path);
      await opened.until(({ held }) => held.length === 0);
      expect(opened.state.diagnostics.some(({ severity }) => severity === "error")).toBe(false);
    }
  });
  it("holds every page where the fault is not an article's", async () => {
    const file = join(folder, "issue.json");
    const issue = await readFile(file, "utf8");
    await writeFile(file, issue.slice(0, -20));
    await opened.until(({ readable, held, pages }) => !readable && held.length === 0 && pages.every(({ outdated }) => outdated));
    await writeFile(file, issue);
    await opened.until(({ readable, pages }) => readable && pages.every(({ outdated }) => !outdated));
  });
  it("tells what is too long in lines and characters, shows it beside the page, and a key leads to it", async () => {
    const json = JSON.parse(before) as { blocks: object[] };
    json.blocks.push({ type: "paragraph", text: "江边的风从早吹到晚，渡口的人来了又走。".repeat(250) });
    await writeFile(article, JSON.stringify(json));
    await opened.until((state) => state.pages[0]!.errors > 0);
    const fit = opened.state.pages[0]!.fit;
    expect(fit.oversetLines).toBeGreaterThan(0);
    await opened.page.keyboard.press("b");
    await opened.settled();
    await opened.page.keyboard.press("n");
    await opened.settled();
    const chosen = await opened.page.$eval(".details h2", (head) => head.textContent);
    expect(opened.state.pages[0]!.modules.filter(({ fit: own }) => own.oversetLines + own.holeLines > 0).map(({ title }) => title)).toContain(chosen);
    expect(await opened.page.$eval(".panel-body", (body) => body.textContent)).toContain(String(fit.oversetChars));
    expect(await said()).toContain("大样");
  });
});

describe("an editor's hand", { timeout: 180_000 }, () => {
  let shop: Workshop;
  let folder: string;
  let opened: PreviewPage;
  beforeAll(async () => {
    shop = await Workshop.open();
    folder = await shop.copy(sample("yunting-campus"), "issue");
    opened = await PreviewPage.open(folder, { width: 1440, height: 900 });
  }, 60_000);
  afterAll(async () => {
    await opened.close();
    await shop.close();
  });
  const stories = () => opened.state.pages[0]!.modules;
  const plan = (): boolean => existsSync(join(folder, "plan.json"));

  it("drags a story to another column: it stands there locked, the others are made up around it to the line, and undo takes it back", async () => {
    const first = stories();
    const moved = first.find(({ articles }) => articles.includes("u03"))!;
    await opened.page.keyboard.press("e");
    const box = (await (await opened.page.$(`.place[data-id="${moved.id}"]`))!.boundingBox())!;
    const column = box.width / moved.rect.cols;
    await opened.page.mouse.move(box.x + 40, box.y + 40);
    await opened.page.mouse.down();
    await opened.page.mouse.move(box.x + 40 - column, box.y + 42, { steps: 5 });
    await opened.page.mouse.move(box.x + 40 - 2 * column, box.y + 40, { steps: 5 });
    await opened.page.mouse.up();
    await opened.until(({ pages }) => pages[0]!.modules.some(({ articles, lock }) => articles.includes("u03") && lock.length > 0));
    const now = stories().find(({ articles }) => articles.includes("u03"))!;
    expect(now.rect).toEqual({ ...moved.rect, col: moved.rect.col - 2 });
    expect(opened.state.pages[0]!.fit).toMatchObject({ oversetLines: 0, holeLines: 0 });
    expect(opened.state.pages[0]!.errors).toBe(0);
    expect(plan()).toBe(true);
    await opened.page.keyboard.down("Control");
    await opened.page.keyboard.press("z");
    await opened.page.keyboard.up("Control");
    await opened.until(({ pages }) => pages[0]!.modules.every(({ lock }) => lock.length === 0));
    expect(stories()).toEqual(first);
    expect(plan()).toBe(false);
    await opened.page.keyboard.press("e");
  });
  it("edits a paragraph with its count at hand, and the page follows", async () => {
    const file = join(folder, "articles/u03.json");
    const before = await readFile(file, "utf8");
    await opened.page.locator('.place[data-id="01-u03"]').click();
    await opened.page.locator('[data-key="edit-text"]').click();
    await opened.page.waitForSelector(".field.paragraph textarea");
    await opened.page.focus(".field.paragraph textarea");
    await opened.page.keyboard.down("Control");
    await opened.page.keyboard.press("End");
    await opened.page.keyboard.up("Control");
    for (let i = 0; i < 3; i++) await opened.page.keyboard.press("Backspace");
    expect(await opened.page.$eval(".edit-count", (line) => line.textContent)).toContain("3");
    const { revision } = opened.state;
    await opened.page.locator('[data-key="edit-save"]').click();
    await opened.until((state) => state.revision > revision && state.readable);
    const after = await readFile(file, "utf8");
    expect(before.length - after.length).toBe(3);
    const lines = before.split("\n");
    expect(after.split("\n").filter((line, i) => line !== lines[i])).toHaveLength(1);
    await opened.page.locator('[data-key="edit-close"]').click();
    expect(opened.faults).toEqual([]);
  });
});

describe("the window", { timeout: 120_000 }, () => {
  let opened: PreviewPage;
  beforeAll(async () => { opened = await PreviewPage.open(sample("yunting-daily"), { width: 1440, height: 900 }); }, 60_000);
  afterAll(() => opened.close());
  const shown = () => opened.page.$$eval(".page:not([hidden])", (pages) => pages.map((page) => (page as HTMLElement).dataset.label));

  it("turns pages by key, singly and as double pages, and shows all on the board", async () => {
    const { keyboard } = opened.page;
    expect(await shown()).toEqual(["01"]);
    await keyboard.press("PageDown");
    expect(await shown()).toEqual(["02"]);
    await keyboard.press("d");
    expect(await shown()).toEqual(["02", "03"]);
    await keyboard.press("PageDown");
    expect(await shown()).toEqual(["04"]);
    await keyboard.press("Home");
    expect(await shown()).toEqual(["01"]);
    await keyboard.press("b");
    expect(await shown()).toEqual(["01", "02", "03", "04"]);
    await opened.settled();
    const sheets = await opened.page.$$eval(".page .sheet", (all) => all.map((one) => one.getBoundingClientRect()).map(({ left, right, top, bottom }) => ({ left, right, top, bottom })));
    expect(sheets[2]!.top).toBe(sheets[1]!.top);
    expect(Math.abs(sheets[2]!.left - sheets[1]!.right - 2)).toBeLessThan(1);
    const room = await opened.page.$eval(".stage", (one) => ({ over: Math.max(one.scrollHeight - one.clientHeight, one.scrollWidth - one.clientWidth), width: one.clientWidth }));
    expect(room.over).toBeLessThanOrEqual(0);
    // Four broadsheets in a row are wider than they are high: the window's width is what bounds them, but for its edges and gaps.
    const used = Math.max(...sheets.map(({ right }) => right)) - Math.min(...sheets.map(({ left }) => left));
    expect(room.width - used).toBeLessThan(4 * 26);
    await keyboard.press("s");
    await opened.settled();
  });
  it("shows 100 % as large as the paper: 390 mm at 96 px an inch", async () => {
    await opened.page.keyboard.press("1");
    await opened.settled();
    const width = await opened.page.$eval(".page:not([hidden]) .sheet", (sheet) => sheet.getBoundingClientRect().width);
    expect(Math.abs(width - (390 * 96) / 25.4)).toBeLessThan(1);
    await opened.page.keyboard.press("0");
  });
  it("draws every overlay over the page", async () => {
    for (const key of ["m", "g", "c", "f", "t", "o", "l"] as const) await opened.page.keyboard.press(key);
    const drawn = await opened.page.$$eval(".page:not([hidden]) .overlays > g", (groups) => groups.map((group) => [group.getAttribute("class"), group.childElementCount]));
    expect(drawn.map(([name]) => name)).toEqual(["overlay-modules", "overlay-grid", "overlay-columns", "overlay-frames", "overlay-trim", "overlay-order", "overlay-stretch"]);
    for (const [name, count] of drawn) expect(count, String(name)).toBeGreaterThan(0);
    for (const key of ["m", "g", "c", "f", "t", "o", "l"] as const) await opened.page.keyboard.press(key);
  });
  it("opens the source of a story in the editor, at its line", async () => {
    const [module] = opened.state.pages[0]!.modules;
    await opened.page.locator(`.place[data-id="${module!.id}"]`).click();
    const href = await opened.page.$eval(".details .source", (link) => (link as HTMLAnchorElement).href);
    expect(href).toBe(`vscode://file${sample("yunting-daily")}/${module!.source!.file}:${module!.source!.line}`);
  });
  it("speaks Chinese and English", async () => {
    const before = await opened.page.evaluate(() => document.documentElement.lang);
    const button = () => opened.page.$eval('[data-key="mode-board"]', (one) => one.textContent);
    const first = await button();
    await opened.page.locator('[data-key="language"]').click();
    expect(new Set([first, await button()])).toEqual(new Set(["总览", "Board"]));
    expect(await opened.page.evaluate(() => document.documentElement.lang)).not.toBe(before);
    await opened.page.locator('[data-key="language"]').click();
  });
  it("has no serious fault of accessibility, on the page and on the board", async () => {
    await opened.page.evaluate(await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
    for (const key of ["s", "b"] as const) {
      await opened.page.keyboard.press(key);
      await opened.settled();
      const found = await opened.page.evaluate(async () => {
        const { axe } = window as unknown as { axe: { run(root: object, options: object): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> } };
        const { violations } = await axe.run({ exclude: [["iframe"]] }, { iframes: false });
        return violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
      });
      expect(found).toEqual([]);
    }
  });
});
