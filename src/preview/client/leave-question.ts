/** What is to become of words that are typed and not saved, when the story is left. */
import { element } from "./dom.js";
import type { SaidWords } from "./said-words.js";
import { say } from "./words.js";

export interface LeaveAnswers {
  readonly keep: () => void;
  readonly throwAway: () => void;
}

export class LeaveQuestion {
  readonly element = element("div", { class: "edit-asks", role: "group", hidden: true });
  /** What was edited when the question came up. */
  #asked: HTMLElement | undefined;

  constructor(private readonly words: SaidWords, private readonly answers: LeaveAnswers) {
    this.element.addEventListener("keydown", (event) => { if (event.key === "Escape") this.#goOn(event); });
  }

  ask(): void {
    const active = document.activeElement;
    this.#asked = active instanceof HTMLTextAreaElement ? active : this.#asked;
    const button = (word: "keepText" | "throwText" | "goOn", act: (event: Event) => void): HTMLElement => this.words.button(`ask-${word}`, () => say(word), act);
    const keep = button("keepText", this.answers.keep);
    this.name();
    this.element.replaceChildren(this.words.on(element("strong", { role: "alert" }), () => say("unsaved")), keep, button("throwText", this.answers.throwAway), button("goOn", (event) => this.#goOn(event)));
    this.element.hidden = false;
    keep.focus();
  }

  /** Its name in the language of the moment. */
  name(): void {
    this.element.setAttribute("aria-label", say("unsaved"));
  }

  /** The question is answered, or asks for nothing any more. */
  close(): void {
    this.element.hidden = true;
    this.#asked = undefined;
  }

  #goOn(event: Event): void {
    event.preventDefault();
    this.element.hidden = true;
    this.#asked?.focus();
  }
}
