/** Standard output or standard error: takes text, and knows whether all of it went out. */

/** What is used of a stream of the process. */
export interface Stream {
  write(text: string, done: (error?: Error | null) => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
}

export class Outlet {
  readonly #writing = new Set<Promise<void>>();
  #lost: NodeJS.ErrnoException | undefined;

  constructor(private readonly stream: Stream) {
    // Unheard, the event would end the process with a trace of its own.
    stream.on("error", (error) => this.#fail(error));
  }

  readonly write = (text: string): void => {
    const written = new Promise<void>((resolve) => {
      try {
        this.stream.write(text, (error) => {
          if (error) this.#fail(error);
          resolve();
        });
      } catch (error) {
        this.#fail(error as Error);
        resolve();
      }
    });
    this.#writing.add(written);
    void written.then(() => this.#writing.delete(written));
  };

  /**
   * Waits until everything is out.
   * @returns why some of it is lost; a reader that had enough (`| head`) is no loss
   */
  async finished(): Promise<NodeJS.ErrnoException | undefined> {
    await Promise.all(this.#writing);
    return this.#lost?.code === "EPIPE" ? undefined : this.#lost;
  }

  #fail(error: NodeJS.ErrnoException): void {
    this.#lost ??= error;
  }
}
