/** Keeps one browser alive: a crashed one is started again once, and the second crash is reported. */
import { MachineError } from "../diagnostics/machine-error.js";
import type { StartedBrowser } from "./start-browser.js";

/** A running browser and how many came before it. */
export interface KeptBrowser {
  readonly started: StartedBrowser;
  readonly generation: number;
}

export class BrowserKeeper {
  #current: Promise<KeptBrowser> | undefined;
  #generation = 0;
  #closing: Promise<void> | undefined;

  constructor(private readonly start: () => Promise<StartedBrowser>, private readonly restarts = 1) {}

  /** The running browser; starts it on first use and after a failed start. */
  get(): Promise<KeptBrowser> {
    if (this.#closing) return Promise.reject(new MachineError("browser-closed", { zh: "浏览器已经关闭。", en: "The browser has been closed." }));
    const generation = this.#generation;
    return (this.#current ??= this.start().then(
      (started) => ({ started, generation }),
      (error: unknown) => {
        this.#current = undefined; // a failed start is not remembered
        throw error;
      },
    ));
  }

  /**
   * Replaces a browser that was lost. Tabs that lost the same browser share one replacement.
   * @throws MachineError `browser-crashed` when the restart has been used up.
   */
  async replace(lost: KeptBrowser, cause: unknown): Promise<void> {
    if (lost.generation !== this.#generation) return; // another tab was here first
    if (lost.generation >= this.restarts) {
      await this.#forget();
      throw new MachineError(
        "browser-crashed",
        { zh: `浏览器（${lost.started.path}）又一次崩溃。`, en: `The browser (${lost.started.path}) crashed again after a restart.` },
        { hint: { zh: "可能是内存不足；请关闭其他程序，或用 --browser 换一个浏览器。", en: "Memory may be short; close other programs, or choose another browser with --browser." }, cause },
      );
    }
    this.#generation++;
    await this.#forget();
  }

  /** Ends the browser; safe to call twice, and every caller waits until it is gone. */
  close(): Promise<void> {
    return (this.#closing ??= this.#forget());
  }

  async #forget(): Promise<void> {
    const current = this.#current;
    this.#current = undefined;
    const kept = await current?.catch(() => undefined); // a failed start was reported to its caller
    await kept?.started.close();
  }
}
