/** What was made of a text before: while a story is typed, all of its texts but one are the same at every keystroke. */
export class Recall<T> {
  readonly #made = new Map<string, T>();

  /** @param most texts that are remembered; the oldest goes first */
  constructor(private readonly most: number) {}

  get(key: string, make: () => T): T {
    const known = this.#made.get(key);
    if (known !== undefined) {
      // It comes last again.
      this.#made.delete(key);
      this.#made.set(key, known);
      return known;
    }
    const made = make();
    this.#made.set(key, made);
    for (const oldest of this.#made.keys()) {
      if (this.#made.size <= this.most) break;
      this.#made.delete(oldest);
    }
    return made;
  }
}
