/** The press: tabs that keep their faces, as many pages at a time as there are tabs. */
import { availableParallelism } from "node:os";
import { BrowserKeeper, type KeptBrowser } from "../browser/browser-keeper.js";
import { browserCandidates, type BrowserChoice } from "../browser/find-browser.js";
import { thisMachine, type Machine } from "../browser/machine.js";
import { startBrowser } from "../browser/start-browser.js";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { Press, Tab } from "../model/context.js";
import type { PageHtml, RenderedPage, Shell } from "../model/render.js";
import { PageTab, TabLost, type Limits } from "./page-tab.js";
import { shellSite, type ShellSite } from "./shell-document.js";

export interface PressOptions extends BrowserChoice {
  /** Raised by SIGINT or SIGTERM: the browser ends and every wait is given up. */
  readonly signal?: AbortSignal;
  /** At most this many tabs; the number of cores when absent. */
  readonly tabs?: number;
  readonly limits?: Partial<Limits>;
  readonly machine?: Machine;
}

const defaultLimits: Limits = { startMs: 30_000, loadMs: 30_000, setMs: 30_000, printMs: 60_000 };

/** A press that also tells which browser it runs. */
export interface OpenPress extends Press {
  /** Path of the browser in use. */
  readonly browser: string;
  /** Browsers that were found but did not start. */
  readonly skipped: readonly string[];
}

/**
 * Starts a browser and keeps it.
 * @throws MachineError `no-browser` or `browser-sandbox` when none starts.
 */
export async function openPress(options: PressOptions = {}): Promise<OpenPress> {
  const machine = options.machine ?? thisMachine();
  const limits = { ...defaultLimits, ...options.limits };
  const { signal } = options;
  const keeper = new BrowserKeeper(async () =>
    startBrowser(await browserCandidates(options, machine), machine, { limitMs: limits.startMs, ...(signal ? { signal } : {}) }));
  const stop = () => void keeper.close();
  signal?.addEventListener("abort", stop, { once: true });
  const { started } = await keeper.get().catch((error: unknown) => {
    signal?.removeEventListener("abort", stop);
    throw error;
  });
  const tabs = new TabRack(keeper, limits, options.tabs ?? availableParallelism(), signal);
  return {
    version: started.version,
    browser: started.path,
    skipped: started.skipped,
    get shell() {
      return tabs.shell;
    },
    eachPage: (shell, pages, work) => tabs.eachPage(shell, pages, work),
    async close() {
      signal?.removeEventListener("abort", stop);
      await keeper.close();
    },
  };
}

/** Pages one by one, whichever tab asks; a generator answers its callers in turn. */
async function* inTurn(pages: AsyncIterable<PageHtml> | Iterable<PageHtml>): AsyncGenerator<PageHtml> {
  yield* pages;
}

/** Tabs of one shell; another shell gets other tabs. */
class TabRack {
  #shell: Shell | undefined;
  #site: Promise<ShellSite> | undefined;
  /** Opened when the first page comes to it; a second tab may be first. */
  #tabs: (SurvivingTab | undefined)[] = [];
  /** Tabs of the shell before go while pages are set in new ones. */
  #closing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly keeper: BrowserKeeper,
    private readonly limits: Limits,
    private readonly most: number,
    private readonly signal: AbortSignal | undefined,
  ) {}

  get shell(): Shell | undefined {
    return this.#shell;
  }

  async eachPage(shell: Shell, pages: AsyncIterable<PageHtml> | Iterable<PageHtml>, work: (tab: Tab, page: PageHtml) => Promise<void>): Promise<void> {
    await this.#use(shell);
    const site = this.#site!;
    const coming = inTurn(pages);
    let failed = false;
    const runs = Array.from({ length: this.most }, async (_, k) => {
      try {
        for (;;) {
          this.signal?.throwIfAborted();
          const next = await coming.next();
          if (next.done || failed) return;
          await work((this.#tabs[k] ??= new SurvivingTab(this.keeper, shell, site, this.limits, this.signal)), next.value);
        }
      } catch (error) {
        failed = true; // the other tabs finish the page they hold
        throw error;
      }
    });
    const outcomes = await Promise.allSettled([...runs, this.#closing]);
    this.signal?.throwIfAborted();
    for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
  }

  async #use(shell: Shell): Promise<void> {
    if (this.#shell === shell) return;
    const old = this.#tabs;
    this.#tabs = [];
    this.#shell = shell;
    this.#site = shellSite(shell);
    this.#closing = Promise.all(old.map((tab) => tab?.close()));
    this.#closing.catch(() => {}); // told where it is waited for
    await this.#site;
  }
}

/** A tab that outlives a crash of its browser: it moves to the new one and sets its page again. */
class SurvivingTab implements Tab {
  #open: { readonly tab: PageTab; readonly generation: number } | undefined;

  constructor(
    private readonly keeper: BrowserKeeper,
    private readonly shell: Shell,
    private readonly site: Promise<ShellSite>,
    private readonly limits: Limits,
    private readonly signal: AbortSignal | undefined,
  ) {}

  async set(page: PageHtml, diagnostics: Diagnostics): Promise<RenderedPage | undefined> {
    const { sheet, diagnostics: found } = await this.#survive((tab) => tab.set(page));
    for (const diagnostic of found) diagnostics.add(diagnostic);
    if (found.some(({ severity }) => severity === "error")) return undefined;
    return {
      page,
      widthPx: sheet.width,
      heightPx: sheet.height,
      pdf: async () => {
        const printed = await this.#survive(async (tab) => {
          if (tab.holds === undefined) await tab.set(page); // a new tab after a crash
          return tab.print(page);
        });
        for (const diagnostic of printed.diagnostics) diagnostics.add(diagnostic);
        return printed.pdf;
      },
    };
  }

  async close(): Promise<void> {
    await this.#open?.tab.close();
    this.#open = undefined;
  }

  async #survive<T>(work: (tab: PageTab) => Promise<T>): Promise<T> {
    for (;;) {
      const kept = await this.keeper.get();
      try {
        return await work(await this.#tabIn(kept));
      } catch (error) {
        this.signal?.throwIfAborted();
        if (!isLost(error, kept)) throw error;
        await this.keeper.replace(kept, error);
      }
    }
  }

  async #tabIn({ started, generation }: KeptBrowser): Promise<PageTab> {
    if (this.#open?.generation !== generation) {
      this.#open = undefined;
      const tab = await PageTab.open(started.browser, this.shell, await this.site, this.limits, this.signal);
      this.#open = { tab, generation };
    }
    return this.#open!.tab;
  }
}

/** True when the error came from a browser or tab that is gone, not from the page. */
function isLost(error: unknown, kept: KeptBrowser): boolean {
  if (error instanceof TabLost || !kept.started.browser.connected) return true;
  const name = error instanceof Error ? error.constructor.name : "";
  // A tab whose process died answers with a protocol error before its crash is told; a page's own
  // faults come back as findings, so every protocol error is the browser's.
  return name === "ProtocolError" || name === "TargetCloseError" || name === "ConnectionClosedError";
}
