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

/** The preview as a user starts it. */
export interface ServedIssue {
  readonly pid: number;
  readonly address: string;
  /** Interrupts it and waits for its end. */
  end(): Promise<void>;
}

/** Starts the command. */
export async function served(folder: string): Promise<ServedIssue> {
  const child = spawn(process.execPath, [command, "preview", folder, "--port", "0"], { stdio: ["ignore", "pipe", "ignore"], env: { ...process.env, NODE_OPTIONS: "" } });
  const end = async (): Promise<void> => {
    if (child.exitCode !== null) return;
    const ended = new Promise((done) => child.once("exit", done));
    child.kill("SIGINT");
    await ended;
  };
  try {
    return { pid: child.pid ?? 0, address: await addressOf(child), end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** The address that the command prints. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = "";
    child.stdout?.on("data", (text: Buffer) => {
      said += text.toString();
      const address = /^http\S+(?=\s)/.exec(said);
      if (address) found(address[0]);
    });
    child.once("exit", (code) => failed(new Error(`the preview ended with ${code}`)));
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
  const running = await served(folder);
  try {
    const up = performance.now();
    await page.goto(running.address);
    await firstShown(page);
    return { serverUpMs: up - since, firstPageMs: performance.now() - up };
  } finally {
    await running.end();
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
