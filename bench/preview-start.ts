/** How soon the first page is seen: the command as a user gives it, a process of its own, and a window of a browser that is open. */
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "puppeteer";
import { spread } from "./statistics.js";

export interface StartFigures {
  /** From the command to the address on its output. */
  readonly serverUpMs: number;
  /** From the address to the first page in the window. */
  readonly firstPageMs: number;
}

const command = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));

/** The address that the command prints. */
function addressOf(served: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = "";
    served.stdout?.on("data", (text: Buffer) => {
      said += text.toString();
      const address = /^http\S+(?=\s)/.exec(said);
      if (address) found(address[0]);
    });
    served.once("exit", (code) => failed(new Error(`the preview ended with ${code}`)));
  });
}

/** Page 01 is set. */
export const firstShown = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.querySelector<HTMLElement>('.page[data-label="01"]')?.dataset.shown !== undefined, { timeout: 60_000, polling: "mutation" });

async function started(folder: string, browser: Browser): Promise<StartFigures> {
  // A profile of its own: nothing of the run before is kept in the window's store.
  const profile = await browser.createBrowserContext();
  const page = await profile.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  await page.goto("about:blank");
  const since = performance.now();
  const served = spawn(process.execPath, [command, "preview", folder, "--port", "0"], { stdio: ["ignore", "pipe", "ignore"], env: { ...process.env, NODE_OPTIONS: "" } });
  try {
    const address = await addressOf(served);
    const up = performance.now();
    await page.goto(address);
    await firstShown(page);
    return { serverUpMs: up - since, firstPageMs: performance.now() - up };
  } finally {
    const ended = new Promise((done) => served.once("exit", done));
    served.kill("SIGINT");
    await ended;
    await profile.close();
  }
}

/** Medians of some starts. */
export async function previewStart(folder: string, browser: Browser, runs: number): Promise<StartFigures> {
  const all: StartFigures[] = [];
  for (let i = 0; i < runs; i++) all.push(await started(folder, browser));
  const middle = (take: (one: StartFigures) => number): number => Math.round(spread(all.map(take)).median);
  return { serverUpMs: middle(({ serverUpMs }) => serverUpMs), firstPageMs: middle(({ firstPageMs }) => firstPageMs) };
}
