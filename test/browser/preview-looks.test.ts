/** How the preview looks with many pages: one row of tools, whole names, spreads below one another; and what covers or moves what. */
import { readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { articlePath, makeIssue } from "../../bench/issue-maker.js";
import { sample, Workshop } from "../support/built.js";
import { PreviewPage } from "../support/preview-page.js";

const pages = 16;
let shop: Workshop;
let opened: PreviewPage;
beforeAll(async () => {
  shop = await Workshop.open();
  await makeIssue(sample("yunting-daily"), pages, shop.path("issue"));
  opened = await PreviewPage.open(shop.path("issue"), { width: 1440, height: 900 });
}, 120_000);
afterAll(async () => {
  await opened.close();
  await shop.close();
});
const language = (wanted: string) => opened.page.evaluate((lang) => {
  if (!document.documentElement.lang.startsWith(lang)) document.querySelector<HTMLElement>('[data-key="language"]')!.click();
}, wanted);
const key = (name: "Home" | "End" | "Escape" | "b" | "s" | "?") => opened.page.keyboard.press(name);
const boxOf = (selector: string) => opened.page.$eval(selector, (one) => {
  const { left, top, right, bottom } = one.getBoundingClientRect();
  return { left, top, right, bottom };
});
/** The frame's window paints what was asked for. */
const painted = () => opened.page.evaluate(() => new Promise<void>((done) => { requestAnimationFrame(() => requestAnimationFrame(() => done())); }));

const widths = [1024, 1280, 1440, 1920];
it.each(widths.flatMap((width) => ["zh", "en"].map((lang) => [width, lang] as const)))("the bar keeps to one row of a window %d px wide (%s), with its arrows and whole buttons of pages", { timeout: 30_000 }, async (width, lang) => {
  await opened.page.setViewport({ width, height: 800 });
  await language(lang);
  for (const end of ["End", "Home"] as const) {
    await key(end);
    await opened.settled();
    await painted();
    const seen = await opened.page.evaluate(() => {
      const box = (one: Element) => one.getBoundingClientRect();
      const strip = document.querySelector(".pages-strip")!;
      const within = box(strip);
      const buttons = [...strip.children].map((one) => ({ ...(({ left, right }) => ({ left, right }))(box(one)), current: one.hasAttribute("aria-current") }));
      return {
        parts: [...document.querySelectorAll(".toolbar > *:not(h1), .pages-nav > *")].map(box).map(({ left, right, top, bottom }) => ({ left, right, top, bottom })),
        strip: { left: within.left, right: within.right }, buttons, fades: strip.className,
        arrows: ["previous", "next"].map((name) => box(document.querySelector(`[data-key="${name}"]`)!)).map(({ left, right }) => ({ left, right })),
      };
    });
    expect(Math.max(...seen.parts.map(({ top }) => top))).toBeLessThan(Math.min(...seen.parts.map(({ bottom }) => bottom)));
    for (const { left, right } of seen.parts) expect([left >= 0, right <= width]).toEqual([true, true]);
    expect([seen.arrows[0]!.right <= seen.strip.left, seen.arrows[1]!.left >= seen.strip.right]).toEqual([true, true]);
    const shown = seen.buttons.filter(({ left, right }) => right > seen.strip.left + 1 && left < seen.strip.right - 1);
    expect(shown.length).toBeGreaterThanOrEqual(width < 1280 ? 4 : 8);
    for (const { left, right } of shown) expect([left >= seen.strip.left - 1, right <= seen.strip.right + 1]).toEqual([true, true]);
    expect(shown.some(({ current }) => current)).toBe(true);
    const hidden = shown.length < pages;
    expect([seen.fades.includes("more-before"), seen.fades.includes("more-after")]).toEqual([hidden && end === "End", hidden && end === "Home"]);
  }
});
it.each(widths)("the board has whole names and spreads below one another in a window %d px wide", { timeout: 60_000 }, async (width) => {
  await opened.page.setViewport({ width, height: 900 });
  await language("zh");
  await key("b");
  await opened.settled();
  const board = await opened.page.$$eval(".page", (all) => all.map((page) => {
    const name = page.querySelector(".caption .open")!;
    const chips = [...page.querySelectorAll(".caption .badge")].map((one) => one.getBoundingClientRect());
    return { left: Math.round(page.querySelector(".sheet")!.getBoundingClientRect().left), cut: name.scrollWidth > name.clientWidth, below: chips.every(({ top }) => top >= name.getBoundingClientRect().bottom - 1) };
  }));
  expect(board.filter(({ cut, below }) => cut || !below)).toEqual([]);
  // Left-hand pages stand below left-hand ones.
  const columns = (rest: number) => new Set(board.filter((_, i) => i % 2 === rest).map(({ left }) => left));
  const [right, left] = [columns(0), columns(1)];
  expect([...right].some((x) => left.has(x))).toBe(false);
  expect(right.size).toBe(left.size);
  await key("s");
});
it("a story's card goes when it is clicked, and comes again when the pointer comes again", async () => {
  await opened.page.setViewport({ width: 1440, height: 900 });
  await key("Home");
  await opened.settled();
  const card = () => opened.page.$eval(".hover-card", (one) => !(one as HTMLElement).hidden);
  const [first, second] = opened.state.pages[0]!.modules.filter(({ kind }) => kind !== "banner").map(({ id }) => `.page:not([hidden]) .place[data-id="${id}"]`);
  await opened.page.hover(first!);
  expect(await card()).toBe(true);
  await opened.page.click(first!);
  const { left, top } = await boxOf(first!);
  await opened.page.mouse.move(left + 12, top + 12);
  expect(await card()).toBe(false);
  await opened.page.hover(second!);
  expect(await card()).toBe(true);
  await opened.page.hover(first!);
  expect(await card()).toBe(true);
});
it("the list of keys opens at its head", async () => {
  await opened.page.setViewport({ width: 1024, height: 500 });
  await key("?");
  const [scrolled, inside] = await opened.page.$eval("dialog.help", (one) => [one.scrollTop, one.contains(document.activeElement)] as const);
  expect([scrolled, inside]).toEqual([0, true]);
  await key("Escape");
  await opened.page.setViewport({ width: 1440, height: 900 });
});
it("the question whether to leave lies over the fields and moves none; the editor bears the story's head", { timeout: 60_000 }, async () => {
  await key("Home");
  const story = opened.state.pages[0]!.modules.find(({ source, kind }) => source && kind !== "banner")!;
  await opened.page.click(`[data-key="fit-${story.id}"]`);
  await opened.page.click('[data-key="edit-text"]');
  await opened.page.waitForSelector(".text-editor .field textarea");
  expect(await opened.page.$eval(".edit-title", ({ textContent }) => textContent)).toBe(story.title);
  await opened.page.keyboard.type("春");
  const field = ".text-editor .field:nth-of-type(2)";
  const before = await boxOf(field);
  await key("Escape");
  await opened.page.waitForSelector(".edit-asks:not([hidden])");
  expect(await boxOf(field)).toEqual(before);
  await opened.page.click('[data-key="ask-throwText"]');
  await opened.page.waitForFunction(() => document.querySelector(".edit-asks:not([hidden])") === null);
});
it("a note stands at the top of the stage, over no caption; Escape and another language put it away", async () => {
  const shown = () => opened.page.$eval(".toast", (one) => !(one as HTMLElement).hidden);
  await opened.page.click('[data-key="loupe"]');
  expect(await shown()).toBe(true);
  const [note, stage, caption] = [await boxOf(".toast"), await boxOf(".stage"), await boxOf(".page:not([hidden]) .caption")];
  expect(note.bottom).toBeLessThan(caption.top);
  expect([note.right <= stage.right, note.right - note.left <= 420, note.top >= stage.top, note.top < stage.top + 40]).toEqual([true, true, true, true]);
  await key("Escape");
  expect(await shown()).toBe(false);
  await opened.page.click('[data-key="loupe"]');
  expect(await shown()).toBe(true);
  await opened.page.click('[data-key="language"]');
  expect(await shown()).toBe(false);
  await opened.page.click('[data-key="loupe"]');
  await opened.page.click('[data-key="language"]');
});
it("on a page in black marks keep their colours and pictures are grey; its paper stands where it stood without overset text", { timeout: 90_000 }, async () => {
  await opened.page.click('[data-key="page-02"]');
  await opened.settled();
  const { left, top } = await boxOf(".page:not([hidden]) .sheet");
  const file = articlePath(shop.path("issue"), opened.state.pages[1]!.modules.find(({ source }) => source)!.articles[0]!);
  const story = JSON.parse(await readFile(file, "utf8")) as { blocks: object[] };
  story.blocks.push({ type: "paragraph", text: "江边的风从早吹到晚，渡口的人来了又走。".repeat(120) });
  await writeFile(file, JSON.stringify(story));
  await opened.until((state) => state.waiting === 0 && state.pages[1]!.fit.oversetLines > 0);
  const sheet = await boxOf(".page:not([hidden]) .sheet");
  expect([Math.round(sheet.left - left), Math.round(sheet.top - top)]).toEqual([0, 0]);
  const { trim, widthPt } = opened.running.issue.content("02")!;
  expect(widthPt).toBeGreaterThan(trim.widthPt);
  const look = await opened.page.$eval(".page:not([hidden]) .page-frame:not(.spare)", (frame) => {
    const page = (frame as HTMLIFrameElement).contentDocument!;
    const greyed = (one: Element | null): boolean => one !== null && (getComputedStyle(one).filter !== "none" || greyed(one.parentElement));
    const overset = page.querySelector(".bx-overset span")!;
    const bars = page.querySelector(".bx-ornaments")!;
    return {
      red: getComputedStyle(overset).color, outside: greyed(frame), marks: greyed(overset) || greyed(bars), pictures: [...page.querySelectorAll("img")].map(greyed),
      band: Number.parseFloat(getComputedStyle(page.documentElement, "::after").width),
    };
  });
  expect(look.red).toMatch(/0\.78 0\.06 0\.1/);
  expect([look.outside, look.marks]).toEqual([false, false]);
  expect(look.pictures.length).toBeGreaterThan(0);
  expect(look.pictures.every((grey) => grey)).toBe(true);
  expect(Math.abs(look.band - ((widthPt - trim.widthPt) * 96) / 72)).toBeLessThan(1);
  // Fitted to its width, the page itself is seen and not the band.
  await opened.page.keyboard.press("w");
  await opened.settled();
  expect(await opened.page.$eval(".stage", ({ scrollLeft, scrollWidth, clientWidth }) => [scrollLeft, scrollWidth > clientWidth])).toEqual([0, true]);
  expect(opened.faults).toEqual([]);
});
