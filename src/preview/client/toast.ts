/** A word to the editor that goes by itself; it is read out, too. */
import { element } from "./dom.js";

const shownMs = 4500;
/** Long words stay as long as it takes to read them. */
const msPerCharacter = 90;

export class Toast {
  readonly element = element("div", { class: "toast", role: "alert", hidden: true });
  #timer: number | undefined;

  constructor() {
    document.addEventListener("keydown", ({ key }) => { if (key === "Escape") this.clear(); }, true);
  }

  say(text: string): void {
    this.element.textContent = text;
    this.element.hidden = false;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.clear(), Math.max(shownMs, text.length * msPerCharacter));
  }

  /** It was read, or is in the language of before. */
  clear(): void {
    clearTimeout(this.#timer);
    this.element.hidden = true;
  }
}
