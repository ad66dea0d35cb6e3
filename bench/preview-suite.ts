/** The suite `preview`: from a save to the page as it is seen. Definitions: docs/bench.md. */
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer, { type Browser, type Page } from "puppeteer";
import { browserCandidates } from "../dist/browser/find-browser.js";
import { thisMachine } from "../dist/browser/machine.js";
import { type RunningPreview, preview } from "../dist/preview/preview.js";
import { makeIssue } from "./issue-maker.js";
import type { Suite } from "./suite.js";
import { treePssMb } from "./tree-memory.js";

export interface PreviewFigures {
  readonly saveToPaintP50Ms: number;
  readonly saveToPaintP95Ms: number;
  /** A paragraph more or less: the page's plan is looked for anew. */
  readonly resolveP95Ms: number;
  /** From the address being printed to the first page in a browser that is open. */
  readonly firstPageMs: number;
  /** Not there: the page is not set anew while one types, but when one saves. */
  readonly typingP95Ms: null;
  readonly saves: number;
  readonly pages: number;
  /** Server and browser, after the first saves and after the last, and by how much it grew. */
  readonly memoryMb: { readonly warm: number; readonly last: number; readonly growthPct: number };
}

const quantile = (list: readonly number[], q: number): number => {
  const sorted = [...list].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0);
};

async function openBrowser(): Promise<Browser> {
  const machine = thisMachine();
  for (const candidate of await browserCandidates({}, machine)) {
    const found = await candidate.locate();
    if ("path" in found) return puppeteer.launch({
      executablePath: found.path, headless: found.shell ? "shell" : true, env: { ...machine.env, ...found.env },
      args: ["--disable-gpu", ...(machine.uid === 0 ? ["--no-sandbox"] : [])],
    });
  }
  throw new Error("no browser was found");
}

/** Writes a text and waits until the window shows the page that comes of it. */
async function saved(page: Page, running: RunningPreview, file: string, text: string): Promise<number> {
  const before = running.issue.content("01")?.version;
  const since = performance.now();
  await writeFile(file, text);
  await page.waitForFunction((old) => {
    const view = document.querySelector<HTMLElement>('.page[data-label="01"]');
    return view?.dataset.shown !== undefined && view.dataset.shown !== old;
  }, { timeout: 30_000, polling: "mutation" }, before);
  return performance.now() - since;
}

export const suite: Suite = async ({ root, issue, runs, tell, option }) => {
  const folder = await mkdtemp(join(tmpdir(), "banxin-preview-"));
  const saves = Number(option("--saves") ?? String(Math.max(20, runs * 8)));
  const browser = await openBrowser();
  let running: RunningPreview | undefined;
  try {
    tell("sixteen pages");
    await makeIssue(issue ?? `${root}samples/yunting-daily`, 16, folder);
    const page = await browser.newPage();
    await page.setViewport({ width: 1440, height: 900 });
    tell("first page");
    running = await preview(folder, { port: 0 });
    const since = performance.now();
    await page.goto(running.url);
    await page.waitForFunction(() => document.querySelector<HTMLElement>('.page[data-label="01"]')?.dataset.shown !== undefined, { timeout: 60_000, polling: "mutation" });
    const firstPageMs = Math.round(performance.now() - since);

    const name = (await readdir(join(folder, "articles"))).find((one) => one.startsWith("d02")) ?? "";
    const file = join(folder, "articles", name);
    const original = await readFile(file, "utf8");
    const at = original.indexOf("。");
    const changed = (i: number): string => `${original.slice(0, at - 1)}${"江河湖海山"[i % 5]}${original.slice(at)}`;
    for (let i = 0; i < 5; i++) await saved(page, running, file, changed(i));
    const pids = [process.pid, browser.process()?.pid ?? 0];
    const memory = (): number => Math.round(pids.filter((pid) => pid > 0).reduce((sum, pid) => sum + treePssMb(pid), 0));
    const warm = memory();
    tell(`${saves} saves`);
    const times: number[] = [];
    for (let i = 0; i < saves; i++) times.push(await saved(page, running, file, changed(i)));
    const last = memory();
    tell("a paragraph more and less");
    const longer = (i: number): string => {
      const article = JSON.parse(original) as { blocks: object[] };
      if (i % 2 === 0) article.blocks.push({ type: "paragraph", text: "江边的风从早吹到晚，渡口的人来了又走。".repeat(2 + (i % 3)) });
      return JSON.stringify(article);
    };
    const resolved: number[] = [];
    for (let i = 0; i < Math.max(10, runs * 2); i++) resolved.push(await saved(page, running, file, longer(i)));
    const figures: PreviewFigures = {
      saveToPaintP50Ms: quantile(times, 0.5), saveToPaintP95Ms: quantile(times, 0.95), resolveP95Ms: quantile(resolved, 0.95), firstPageMs, typingP95Ms: null, saves, pages: 16,
      memoryMb: { warm, last, growthPct: Math.round((1000 * (last - warm)) / warm) / 10 },
    };
    return { figures, table: `${Object.entries(figures).map(([key, value]) => `${key.padEnd(20)} ${typeof value === "object" ? JSON.stringify(value) : value}`).join("\n")}\n` };
  } finally {
    await running?.close();
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
};
