/** Words that follow the language where they stand: what holds them is not made anew, and keeps its focus and what was typed in it. */
import { element } from "./dom.js";

export class SaidWords {
  readonly #words = new Map<Element, () => string>();

  /** Gives an element its words, now and in every language that is chosen while it stands in the window. */
  on<Made extends Element>(made: Made, words: () => string): Made {
    made.textContent = words();
    this.#words.set(made, words);
    return made;
  }

  /** @param key names the button to the keyboard and to tests */
  button(key: string, words: () => string, act: (event: Event) => void): HTMLElement {
    return this.on(element("button", { type: "button", "data-key": key, on: { click: act } }), words);
  }

  /** The language has changed; an element that is gone from the window is forgotten. */
  speak(): void {
    for (const [made, words] of this.#words) {
      if (made.isConnected) made.textContent = words();
      else this.#words.delete(made);
    }
  }

  clear(): void {
    this.#words.clear();
  }
}
