/** A run that takes longer than an edit should is told to viewers: what they see is not yet of the files as they are. */

const slowMs = 400;

export class SlowWork {
  readonly #takers = new Set<(working: boolean) => void>();
  #on = false;

  /** Whether files have changed some time ago, and what comes of it is not told yet. */
  get on(): boolean {
    return this.#on;
  }

  /** Calls `take` when that begins and when it ends; the result ends that. */
  onChange(take: (working: boolean) => void): () => void {
    this.#takers.add(take);
    return () => void this.#takers.delete(take);
  }

  async during(work: () => Promise<void>): Promise<void> {
    const slow = setTimeout(() => this.#tell(true), slowMs);
    try {
      await work();
    } finally {
      clearTimeout(slow);
      this.#tell(false);
    }
  }

  #tell(on: boolean): void {
    if (this.#on === on) return;
    this.#on = on;
    for (const take of this.#takers) take(on);
  }
}
