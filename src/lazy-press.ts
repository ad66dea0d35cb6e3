/** A press that starts in the background and is waited for only where a page must be set. */
import { type OpenPress, openPress } from "./paginate/press.js";

export interface LazyPressOptions {
  /** Path of a browser. */
  readonly browser?: string;
  /** A browser named by the settings file, tried after `browser`. */
  readonly configuredBrowser?: string;
  readonly signal?: AbortSignal;
  /** A press that is lent: it is not closed. */
  readonly press?: OpenPress;
}

export class LazyPress {
  #opening: Promise<OpenPress> | undefined;
  #closing: Promise<void> = Promise.resolve();
  #version = "";

  constructor(private readonly options: LazyPressOptions) {}

  /** Begins to start the browser; a failure is told by `get`. */
  start(): void {
    const { browser, configuredBrowser, signal, press } = this.options;
    this.#opening ??= press
      ? Promise.resolve(press)
      : openPress({ ...(browser ? { option: browser } : {}), ...(configuredBrowser ? { config: configuredBrowser } : {}), ...(signal ? { signal } : {}) });
    // An issue that does not validate needs no browser, so nobody may ask for this result.
    this.#opening.catch(() => {});
  }

  /** @throws MachineError where no browser starts */
  async get(): Promise<OpenPress> {
    this.start();
    const press = await (this.#opening as Promise<OpenPress>);
    this.#version = press.version;
    return press;
  }

  /** Version of the browser, once it was asked for. */
  get version(): string {
    return this.#version;
  }

  /** Ends the browser, unless it was lent. Called again, it tells how the first call ended. */
  close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = undefined;
    if (opening && !this.options.press) {
      this.#closing = opening.then((press) => press.close(), () => {}); // a browser that did not start was told by `get`
    }
    return this.#closing;
  }
}
