/** Values computed once per key. */
export class Memo<T> {
  readonly #held = new Map<string, T>();

  get size(): number {
    return this.#held.size;
  }

  get(key: string, make: () => T): T {
    let value = this.#held.get(key);
    if (value === undefined) {
      value = make();
      this.#held.set(key, value);
    }
    return value;
  }
}
