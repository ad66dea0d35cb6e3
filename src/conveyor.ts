/** A conveyor between two stages that work side by side: what one puts on it, the other takes off in order. */
export class Conveyor<T> implements AsyncIterable<T> {
  readonly #waiting: T[] = [];
  readonly #takers: ((result: IteratorResult<T, undefined>) => void)[] = [];
  #ended = false;

  put(item: T): void {
    const taker = this.#takers.shift();
    if (taker) taker({ done: false, value: item });
    else this.#waiting.push(item);
  }

  /** Nothing more will come; what lies on it can still be taken. */
  end(): void {
    this.#ended = true;
    for (const taker of this.#takers.splice(0)) taker({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): AsyncIterator<T, undefined> {
    return {
      next: () => {
        if (this.#waiting.length > 0) return Promise.resolve({ done: false, value: this.#waiting.shift() as T });
        if (this.#ended) return Promise.resolve({ done: true, value: undefined });
        return new Promise((resolve) => this.#takers.push(resolve));
      },
    };
  }
}
