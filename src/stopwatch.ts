/** Milliseconds by stage; they go to timings.json and never into an output that is compared. */
export class Stopwatch {
  readonly #spent = new Map<string, number>();
  readonly #started = performance.now();

  /** Runs `work` and adds its time to `stage`. */
  async time<T>(stage: string, work: () => T | Promise<T>): Promise<T> {
    const from = performance.now();
    try {
      return await work();
    } finally {
      this.add(stage, performance.now() - from);
    }
  }

  /** Adds what another thread has measured. */
  add(stage: string, ms: number): void {
    this.#spent.set(stage, (this.#spent.get(stage) ?? 0) + ms);
  }

  /** Milliseconds since the start, by stage, rounded to a tenth. */
  get report(): Record<string, number> {
    const round = (ms: number): number => Math.round(ms * 10) / 10;
    return { ...Object.fromEntries([...this.#spent].map(([stage, ms]) => [stage, round(ms)])), total: round(performance.now() - this.#started) };
  }
}
