/** A running preview and a browser window that looks at it. */
import puppeteer, { type Browser, type Page } from "puppeteer";
import { browserCandidates } from "../../src/browser/find-browser.js";
import { thisMachine } from "../../src/browser/machine.js";
import { cacheFolder, diskCache } from "../../src/cache/disk-cache.js";
import { type RunningPreview, preview } from "../../src/preview/preview.js";
import { sample, Workshop } from "./built.js";
import type { IssueState } from "../../src/preview/protocol.js";

/** A browser as an editor has one: it paints frames and may reach this machine, unlike the one that prints. */
async function editorsBrowser(): Promise<Browser> {
  const machine = thisMachine();
  for (const candidate of await browserCandidates({}, machine)) {
    const found = await candidate.locate();
    if (!("path" in found)) continue;
    return puppeteer.launch({
      executablePath: found.path, headless: found.shell ? "shell" : true, env: { ...machine.env, ...found.env },
      args: ["--disable-gpu", ...(machine.uid === 0 ? ["--no-sandbox"] : [])],
    });
  }
  throw new Error("no browser was found");
}

export class PreviewPage {
  /** Errors of scripts, and requests that were refused. */
  readonly faults: string[] = [];

  /** The copy of a sample, where one was opened. */
  #copy: { readonly folder: string; readonly shop: Workshop } | undefined;

  private constructor(readonly running: RunningPreview, private readonly browser: Browser, readonly page: Page) {}

  static async open(issue: string, viewport = { width: 1280, height: 800 }): Promise<PreviewPage> {
    const [running, browser] = await Promise.all([preview(issue, { port: 0, cache: diskCache(cacheFolder()) }), editorsBrowser()]);
    const page = await browser.newPage();
    await page.setViewport(viewport);
    const opened = new PreviewPage(running, browser, page);
    page.on("pageerror", (error) => opened.faults.push(String(error)));
    page.on("console", (message) => { if (message.type() === "error") opened.faults.push(message.text()); });
    await page.goto(running.url);
    await opened.until((state) => state.waiting === 0);
    return opened;
  }

  /** Opens a copy of a sample, which may be changed and goes with the window, in a window of a desk's size; every page is made up. */
  static async copyOf(name: string): Promise<PreviewPage> {
    const shop = await Workshop.open();
    const folder = await shop.copy(sample(name), "issue");
    const opened = await PreviewPage.open(folder, { width: 1440, height: 900 });
    opened.#copy = { folder, shop };
    await opened.until(({ waiting }) => waiting === 0);
    return opened;
  }

  /** The folder of the copy. */
  get folder(): string {
    if (!this.#copy) throw new RangeError("no copy was opened");
    return this.#copy.folder;
  }

  get state(): IssueState {
    return this.running.issue.state as IssueState;
  }

  /** Waits until every page in sight shows the newest version. */
  async settled(): Promise<void> {
    await this.page.waitForFunction(() => {
      const views = [...document.querySelectorAll<HTMLElement>(".page:not([hidden])")];
      return views.length > 0 && views.every((view) => view.dataset.shown !== undefined && view.dataset.shown === view.dataset.version);
    }, { timeout: 30_000, polling: 20 });
  }

  /** Waits for a state that fulfils `test`, on the server and in the window. */
  async until(test: (state: IssueState) => boolean): Promise<void> {
    if (!this.running.issue.state || !test(this.state)) await new Promise<void>((done) => {
      const end = this.running.issue.onState((state) => {
        if (!test(state)) return;
        end();
        done();
      });
    });
    const { revision } = this.state;
    await this.page.waitForFunction((wanted) => Number(document.documentElement.dataset.revision) >= wanted, { timeout: 30_000, polling: 20 }, revision);
    await this.settled();
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.running.close();
    await this.#copy?.shop.close();
  }
}
