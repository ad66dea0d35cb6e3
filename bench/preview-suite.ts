/** The suite `preview`: from a save to the page as it is seen. Definitions: docs/bench.md. */
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer, { type Browser, type Page } from "puppeteer";
import { browserCandidates } from "../dist/browser/find-browser.js";
import { thisMachine } from "../dist/browser/machine.js";
import type { IssueState } from "../dist/preview/protocol.js";
import { makeIssue } from "./issue-maker.js";
import { type ServedIssue, type StartFigures, firstShown, previewStart, served } from "./preview-start.js";
import type { Suite } from "./suite.js";
import { treePssMb } from "./tree-memory.js";

export interface PreviewFigures extends StartFigures {
  readonly saveToPaintP50Ms: number;
  readonly saveToPaintP95Ms: number;
  /** A paragraph more or less: the page's plan is looked for anew. */
  readonly resolveP95Ms: number;
  /** From a keystroke in a long story to the frame in which its lines are painted. */
  readonly typingP50Ms: number;
  readonly typingP95Ms: number;
  readonly keystrokes: number;
  /** Characters of the story that is typed in. */
  readonly typedStory: number;
  readonly saves: number;
  readonly viewers: number;
  /** Viewers that do not show the last save. */
  readonly viewersBehind: number;
  readonly pages: number;
  /** Server and browser as the system counts them, after the first saves and after the last, and by how much they grew. */
  readonly memoryMb: Growth;
  /** The same with what windows do not use any more collected: what they have not got round to is no growth. */
  readonly usedMb: Growth;
}

interface Growth {
  readonly warm: number;
  readonly last: number;
  readonly growthPct: number;
}

const growth = (warm: number, last: number): Growth => ({ warm, last, growthPct: Math.round((1000 * (last - warm)) / warm) / 10 });

const quantile = (list: readonly number[], q: number): number => {
  const sorted = [...list].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0);
};

async function openBrowser(): Promise<Browser> {
  const machine = thisMachine();
  for (const candidate of await browserCandidates({}, machine)) {
    const found = await candidate.locate();
    if ("path" in found) return puppeteer.launch({
      // The protocol's network events keep every answer that a window has had, as a window with developer's tools open does.
      networkEnabled: false, executablePath: found.path, headless: found.shell ? "shell" : true, env: { ...machine.env, ...found.env },
      args: ["--disable-gpu", ...(machine.uid === 0 ? ["--no-sandbox"] : [])],
    });
  }
  throw new Error("no browser was found");
}

/** The version of page 01 that a window shows. */
const shownVersion = (page: Page): Promise<string | undefined> => page.$eval('.page[data-label="01"]', (view) => (view as HTMLElement).dataset.shown);

/** Writes a text and waits until the window shows the page that comes of it. */
async function saved(page: Page, file: string, text: string): Promise<number> {
  const before = await shownVersion(page);
  const since = performance.now();
  await writeFile(file, text);
  await page.waitForFunction((old) => {
    const view = document.querySelector<HTMLElement>('.page[data-label="01"]');
    return view?.dataset.shown !== undefined && view.dataset.shown !== old;
  }, { timeout: 30_000, polling: "mutation" }, before).catch(async (cause: unknown) => {
    throw new Error(`a save was missed: ${await whereItIs(page, file, text)}`, { cause });
  });
  return performance.now() - since;
}

/** How far a save came: the file, the server, the window. */
async function whereItIs(page: Page, file: string, text: string): Promise<string> {
  const { revision, readable, waiting, pages } = (await (await fetch(new URL("/api/issue", page.url()))).json()) as IssueState;
  const view = await page.$eval('.page[data-label="01"]', (one) => ({ ...(one as HTMLElement).dataset }));
  const written = (await readFile(file, "utf8")) === text;
  return JSON.stringify({ written, server: { revision, readable, waiting, version: pages[0]?.version }, view });
}

/** Words that are typed, a character a keystroke. */
const words = "江边的风从早吹到晚，渡口的人来了又走。";

/** The label of the page that carries the longest story of a module of its own, and that story's article and length. */
async function longestStory(address: string, folder: string): Promise<{ readonly label: string; readonly id: string; readonly characters: number }> {
  const { pages } = (await (await fetch(new URL("/api/issue", address))).json()) as IssueState;
  const stories = pages.flatMap(({ label, modules }) => modules.filter(({ kind, articles, source }) => source && articles.length === 1 && kind !== "banner").map(async ({ id, source }) => {
    const { blocks = [] } = JSON.parse(await readFile(join(folder, source?.file ?? ""), "utf8")) as { readonly blocks?: readonly { readonly text?: string }[] };
    return { label, id, characters: blocks.reduce((sum, { text = "" }) => sum + text.length, 0) };
  }));
  return (await Promise.all(stories)).reduce((longest, one) => (one.characters > longest.characters ? one : longest));
}

/**
 * Types into the first paragraph of a story. Each time is from the key's event in the window to the frame
 * after the one in which the story's lines of these very words were put on the page.
 */
async function typed(page: Page, story: { readonly label: string; readonly id: string }, keystrokes: number): Promise<number[]> {
  await page.click(`.pages-nav [data-key="page-${story.label}"]`);
  await page.waitForFunction((label) => document.querySelector<HTMLElement>(`.page[data-label="${label}"]:not([hidden])`)?.dataset.shown !== undefined, { timeout: 30_000 }, story.label);
  // Pages that are told meanwhile draw their places anew: a click by coordinates may find none.
  for (const target of [`.place[data-id="${story.id}"]`, '[data-key="edit-text"]']) await page.$eval(target, (one) => (one as HTMLElement).click());
  await page.waitForSelector(".field.paragraph textarea");
  await page.focus(".field.paragraph textarea");
  await page.evaluate(() => {
    const times: number[] = [];
    let since = 0;
    (window as unknown as { typingTimes: number[] }).typingTimes = times;
    document.querySelector(".field.paragraph textarea")?.addEventListener("beforeinput", ({ timeStamp }) => { since = timeStamp; });
    new MutationObserver(() => requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - since))))
      .observe(document.querySelector(".text-editor") as Element, { attributes: true, attributeFilter: ["data-painted"] });
  });
  const told = (): Promise<number> => page.evaluate(() => (window as unknown as { typingTimes: number[] }).typingTimes.length);
  for (let i = 0; i < keystrokes; i++) {
    await page.keyboard.sendCharacter([...words][i % words.length] as string);
    await page.waitForFunction((count) => (window as unknown as { typingTimes: number[] }).typingTimes.length > count, { timeout: 30_000 }, i);
  }
  if ((await told()) !== keystrokes) throw new Error("a keystroke was painted twice");
  const times = await page.evaluate(() => (window as unknown as { typingTimes: number[] }).typingTimes);
  await page.keyboard.press("Escape");
  // What was typed is asked about.
  await (await page.$('[data-key="ask-throwText"]'))?.click();
  // The first keystrokes find nothing of the story set.
  return times.slice(warmKeystrokes);
}

const warmKeystrokes = 3;

/** Starts of the command that `firstPageMs` is the median of. */
const starts = 5;

/** Saves before the memory is first taken: code is compiled and caches of words fill over the first hundred. */
const warmSaves = 100;
/** Three of these tell a state from the others; the sample has them all. */
const stateMarks = "江河湖海山水石天中";
const mostStates = stateMarks.length ** 3;

/** One more viewer, with a profile of its own: windows of one share six connections, and a viewer's own computer has them alone. */
async function opened(browser: Browser, address: string): Promise<Page> {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.setViewport({ width: 1440, height: 900 });
  await page.goto(address);
  await firstShown(page);
  return page;
}

/** Has a window give back what it does not use any more. */
async function collected(page: Page): Promise<void> {
  const session = await page.createCDPSession();
  await session.send("HeapProfiler.collectGarbage");
  await session.detach();
}

/** Whether a viewer comes to show this version of page 01. */
const shows = (page: Page, version: string | undefined): Promise<boolean> =>
  page.waitForFunction((wanted) => document.querySelector<HTMLElement>('.page[data-label="01"]')?.dataset.shown === wanted, { timeout: 10_000, polling: 50 }, version).then(() => true, () => false);

export const suite: Suite = async ({ root, issue, runs, tell, option }) => {
  const folder = await mkdtemp(join(tmpdir(), "banxin-preview-"));
  const saves = Number(option("saves") ?? String(Math.max(20, runs * 8)));
  const viewers = Number(option("viewers") ?? "1");
  if (warmSaves + saves > mostStates) throw new RangeError(`at most ${mostStates - warmSaves} saves can be told apart`);
  const browser = await openBrowser();
  let running: ServedIssue | undefined;
  try {
    tell("sixteen pages");
    await makeIssue(issue ?? `${root}samples/yunting-daily`, 16, folder);
    const page = await browser.newPage();
    await page.setViewport({ width: 1440, height: 900 });
    tell("first page");
    const start = await previewStart(folder, browser, starts);
    running = await served(folder);
    const { address, pid } = running;
    await page.goto(address);
    await firstShown(page);

    const name = (await readdir(join(folder, "articles"))).find((one) => one.startsWith("d02")) ?? "";
    const file = join(folder, "articles", name);
    const original = await readFile(file, "utf8");
    const at = original.indexOf("。");
    // No state comes twice: one that was made up before would be found again.
    const changed = (i: number): string => `${original.slice(0, at - 3)}${[stateMarks.length ** 2, stateMarks.length, 1].map((step) => stateMarks[Math.floor(i / step) % stateMarks.length]).join("")}${original.slice(at)}`;
    const others = await Promise.all(Array.from({ length: viewers - 1 }, () => opened(browser, address)));
    for (let i = 0; i < warmSaves; i++) await saved(page, file, changed(i));
    const trees = [pid, browser.process()?.pid ?? 0];
    const taken = (): number => Math.round(trees.filter((root) => root > 0).reduce((sum, root) => sum + treePssMb(root), 0));
    const memory = async (): Promise<{ readonly all: number; readonly used: number }> => {
      const all = taken();
      await Promise.all([page, ...others].map(collected));
      return { all, used: taken() };
    };
    const warm = await memory();
    tell(`${saves} saves`);
    const times: number[] = [];
    for (let i = warmSaves; i < warmSaves + saves; i++) times.push(await saved(page, file, changed(i)));
    const last = await memory();
    const newest = await shownVersion(page);
    const behind = await Promise.all(others.map((other) => shows(other, newest)));
    tell("a paragraph more and less");
    const longer = (i: number): string => {
      const article = JSON.parse(original) as { blocks: object[] };
      if (i % 2 === 0) article.blocks.push({ type: "paragraph", text: "江边的风从早吹到晚，渡口的人来了又走。".repeat(2 + (i % 3)) });
      return JSON.stringify(article);
    };
    const resolved: number[] = [];
    for (let i = 0; i < Math.max(10, runs * 2); i++) resolved.push(await saved(page, file, longer(i)));
    tell("keystrokes");
    const story = await longestStory(address, folder);
    const strokes = await typed(page, story, warmKeystrokes + Math.max(60, runs * 20));
    const figures: PreviewFigures = {
      saveToPaintP50Ms: quantile(times, 0.5), saveToPaintP95Ms: quantile(times, 0.95), resolveP95Ms: quantile(resolved, 0.95), ...start,
      typingP50Ms: quantile(strokes, 0.5), typingP95Ms: quantile(strokes, 0.95), keystrokes: strokes.length, typedStory: story.characters, saves, viewers, viewersBehind: behind.filter((shown) => !shown).length, pages: 16,
      memoryMb: growth(warm.all, last.all), usedMb: growth(warm.used, last.used),
    };
    return { figures, table: `${Object.entries(figures).map(([key, value]) => `${key.padEnd(20)} ${typeof value === "object" ? JSON.stringify(value) : value}`).join("\n")}\n` };
  } finally {
    await running?.end();
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
};
