/** One tab of one browser: loads the shell, then sets and prints one page after another. */
import type { Browser, CDPSession, Page } from "puppeteer";
import { serveFromMemory, siteOrigin, type MemorySite, type SiteFile } from "../browser/memory-site.js";
import { printToPdf } from "../browser/print-to-pdf.js";
import { within } from "../browser/within.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { MachineError } from "../diagnostics/machine-error.js";
import type { PageHtml, Shell } from "../model/render.js";
import { tolerancePx } from "./compare-lines.js";
import { judgePage, judgePrinting, settingFailed } from "./judge-page.js";
import { installLookScript } from "./look-script.js";
import type { Measurements, SetRequest } from "./measurements.js";
import { installPageScript, type TabWindow } from "./page-script.js";
import type { ShellSite } from "./shell-document.js";

/** How long each kind of work may take, in milliseconds. */
export interface Limits {
  readonly startMs: number;
  readonly loadMs: number;
  readonly setMs: number;
  readonly printMs: number;
}

/** The outcome of setting a page: findings, none when it is right, and the painted sheet. */
export interface SetPage {
  readonly diagnostics: readonly Diagnostic[];
  readonly sheet: Measurements["sheet"];
}

/** A tab's process is gone. */
export class TabLost extends Error {}

/** Browsers whose first page, opened with them, has been taken: it is a process that need not stand idle beside the tabs. */
const firstTaken = new WeakSet<Browser>();

async function freshPage(browser: Browser): Promise<Page> {
  if (!firstTaken.has(browser)) {
    firstTaken.add(browser);
    const [first] = await browser.pages();
    if (first?.url() === "about:blank") return first;
  }
  return browser.newPage();
}

export class PageTab {
  /** The page that the tab holds now. */
  holds: PageHtml | undefined;
  readonly #lost = new AbortController();
  readonly #signal: AbortSignal;

  private constructor(
    private readonly page: Page,
    private readonly shell: Shell,
    private readonly pagedCss: string,
    private readonly limits: Limits,
    signal: AbortSignal | undefined,
  ) {
    this.#signal = signal ? AbortSignal.any([signal, this.#lost.signal]) : this.#lost.signal;
  }

  #site!: MemorySite;
  #session!: CDPSession;

  /**
   * Opens a tab and loads the shell with all its faces.
   * @throws MachineError `font-not-loaded` when Chromium does not accept a face.
   */
  static async open(browser: Browser, shell: Shell, site: ShellSite, limits: Limits, signal?: AbortSignal): Promise<PageTab> {
    const page = await within(freshPage(browser), limits.loadMs, { zh: "打开标签页", en: "Opening a tab" }, signal);
    const tab = new PageTab(page, shell, site.pagedCss, limits, signal);
    page.on("error", (cause) => tab.#lost.abort(new TabLost("the tab crashed", { cause })));
    const ended = () => tab.#lost.abort(new TabLost("the browser ended"));
    browser.once("disconnected", ended);
    page.once("close", () => browser.off("disconnected", ended));
    try {
      await tab.#load(await page.createCDPSession(), site);
      return tab;
    } catch (error) {
      await tab.close();
      throw error;
    }
  }

  async #load(session: CDPSession, site: ShellSite): Promise<void> {
    this.#session = session;
    const lookup = (path: string): SiteFile | undefined => site.files.get(path) ?? this.#picture(path);
    this.#site = await serveFromMemory(session, lookup);
    const loading = async () => {
      await this.page.goto(`${siteOrigin}/shell.html`, { waitUntil: "load", timeout: 0 });
      // Styles for the screen and for print may differ: what is measured is what is printed.
      await this.page.emulateMediaType("print");
      await this.page.evaluate(installLookScript);
      await this.page.evaluate(installPageScript);
      return this.page.evaluate(async () => {
        // The text names no character of the face: `load` would skip a face whose unicode-range has none of it.
        const faces = [...document.fonts];
        await Promise.allSettled(faces.map((face) => face.load()));
        return faces.map(({ family, status }) => ({ family: family.replace(/^["']|["']$/g, ""), loaded: status === "loaded" }));
      });
    };
    const faces = await within(loading(), this.limits.loadMs, { zh: "载入字体", en: "Loading the faces" }, this.#signal);
    const failed = new Set(faces.filter((face) => !face.loaded).map((face) => face.family));
    for (const family of this.shell.families) if (!faces.some((face) => face.family === family)) failed.add(family);
    const refused = this.#site.takeRefused();
    if (failed.size > 0 || refused.length > 0) {
      const names = [...failed, ...refused.map(({ url }) => url)].join(", ");
      throw new MachineError("font-not-loaded", { zh: `浏览器没有载入：${names}。`, en: `The browser did not load: ${names}.` });
    }
  }

  /** The PDF of the page that the tab holds, begun before it is judged: nearly every page is found right. */
  #printing: Promise<Uint8Array> | undefined;

  /** Sets `page` with Paged.js and measures it in one round trip. */
  async set(page: PageHtml): Promise<SetPage> {
    // A page that was found at fault may still be printing: Chromium prints one at a time.
    await this.#printing?.catch(() => {});
    this.#printing = undefined;
    await this.#fitWindow(page);
    this.holds = page;
    this.#site.takeRefused();
    const request: SetRequest = {
      html: page.html,
      css: this.pagedCss,
      pageName: page.pageName,
      pictures: [...page.pictures.keys()],
      families: this.shell.families,
      look: this.shell.packaged !== true,
      tolerancePx,
    };
    const label = page.page.label;
    const setting = this.page.evaluate((wanted) => (window as unknown as TabWindow).banxinSet(wanted), request);
    const outcome = await within(setting, this.limits.setMs, { zh: `排第 ${label} 版`, en: `Setting page ${label}` }, this.#signal);
    const refused = this.#site.takeRefused();
    if ("failure" in outcome) return { sheet: { width: 0, height: 0 }, diagnostics: [settingFailed(page, outcome.failure), ...judgePrinting(page, refused)] };
    this.#startPrinting(label);
    return { sheet: outcome.sheet, diagnostics: judgePage(page, outcome, refused) };
  }

  /** Makes the window as large as the paper, so that a media query on its size answers as it does in print. */
  async #fitWindow({ page: { label, paper } }: PageHtml): Promise<void> {
    const [width, height] = [paper.widthMm, paper.heightMm].map((mm) => Math.ceil((mm * 96) / 25.4)) as [number, number];
    const now = this.page.viewport();
    if (now?.width === width && now.height === height) return;
    await within(this.page.setViewport({ width, height }), this.limits.setMs, { zh: `排第 ${label} 版`, en: `Setting page ${label}` }, this.#signal);
  }

  /** Prints the page that the tab holds; a request that only printing made is told, too. */
  async print(page: PageHtml): Promise<{ readonly pdf: Uint8Array; readonly diagnostics: readonly Diagnostic[] }> {
    if (this.holds !== page) throw new Error(`page ${page.page.label} has left its tab`);
    const pdf = await (this.#printing ?? this.#startPrinting(page.page.label));
    return { pdf, diagnostics: judgePrinting(page, this.#site.takeRefused()) };
  }

  #startPrinting(label: string): Promise<Uint8Array> {
    const printing = within(printToPdf(this.#session), this.limits.printMs, { zh: `打印第 ${label} 版`, en: `Printing page ${label}` }, this.#signal);
    printing.catch(() => {}); // told by `print`; nobody asks for a page at fault
    this.#printing = printing;
    return printing;
  }

  get isLost(): boolean {
    return this.#lost.signal.aborted;
  }

  /** Closes the tab; safe to call twice and after a crash. */
  async close(): Promise<void> {
    if (this.isLost || this.page.isClosed()) return;
    // A tab whose browser ends while it closes is closed as well.
    await this.page.close().catch((error: unknown) => { if (this.page.browser().connected && !this.isLost) throw error; });
  }

  #picture(path: string): SiteFile | undefined {
    const pictures = this.holds?.pictures;
    const picture = pictures?.get(path);
    return picture && { bytes: picture.bytes, type: picture.type };
  }
}
