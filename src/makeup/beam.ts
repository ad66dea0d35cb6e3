/** The cheapest states of a step: dear ones are dropped as soon as enough cheaper ones are held. */
export class Beam<T extends { readonly key: number }> {
  readonly #width: number;
  #held: T[] = [];
  /** A state that costs this or more is dropped. */
  limit = Number.POSITIVE_INFINITY;

  /** @param width states kept in the end */
  constructor(width: number) {
    this.#width = width;
  }

  /** Keeps a state that is cheaper than `limit`. */
  add(state: T): void {
    if (state.key >= this.limit) return;
    this.#held.push(state);
    if (this.#held.length >= 4 * this.#width) this.#trim();
  }

  /** Equal states stay in the order in which they came. */
  #trim(): void {
    this.#held.sort((a, b) => a.key - b.key);
    if (this.#held.length <= this.#width) return;
    this.#held.length = this.#width;
    this.limit = this.#held[this.#width - 1].key;
  }

  /** The cheapest, in order. */
  best(): T[] {
    this.#trim();
    return this.#held;
  }
}
