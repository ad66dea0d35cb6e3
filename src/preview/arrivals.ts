/** Pages that are told before the others are made up. */
import { setTimeout as delay } from "node:timers/promises";
import type { DummyPage } from "../model/dummy.js";
import type { PlanPage } from "../model/plan.js";

export interface Arrival {
  readonly page: DummyPage;
  readonly planned: PlanPage;
}

export class Arrivals {
  readonly #all: Arrival[] = [];
  #told = 0;
  #telling: Promise<void> | undefined;
  readonly #end = new AbortController();
  #broken: { readonly error: unknown } | undefined;

  /**
   * @param tell pours and tells what has come so far; it is not called again before it has ended
   * @param gatherMs for which pages are gathered before each telling
   * @param first whether nobody has seen a page yet: then the first one is told before the next is worked on
   */
  constructor(private readonly tell: (all: readonly Arrival[]) => Promise<void>, private readonly gatherMs: number, private readonly first: boolean) {}

  /** A page has come; the next one waits for what is given back. */
  put(arrival: Arrival): Promise<void> | void {
    this.#all.push(arrival);
    this.#telling ??= this.#tellAll().finally(() => { this.#telling = undefined; });
    if (this.first && this.#all.length === 1) return this.#telling;
  }

  async #tellAll(): Promise<void> {
    try {
      while (this.#told < this.#all.length) {
        if (!this.first || this.#told > 0) await delay(this.gatherMs, undefined, { signal: this.#end.signal }).catch(() => {});
        if (this.#end.signal.aborted) return;
        this.#told = this.#all.length;
        await this.tell([...this.#all]);
      }
    } catch (error) {
      this.#broken ??= { error };
    }
  }

  /** No page will come any more: what is being told is told to its end, the rest is left to the whole. Throws what a telling threw. */
  async end(): Promise<void> {
    this.#end.abort();
    await this.#telling;
    if (this.#broken) throw this.#broken.error;
  }
}
