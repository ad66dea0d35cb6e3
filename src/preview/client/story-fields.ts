/** The fields of a story that is edited: one for each text of its file, in the order in which they are read. */
import type { StoryField, StoryText } from "../story-protocol.js";
import type { TextChange } from "../text-edits.js";
import { element } from "./dom.js";
import type { SaidWords } from "./said-words.js";
import { fitHeight, textField } from "./text-field.js";
import { roleWords, say } from "./words.js";

export interface StoryFieldEvents {
  /** Words of a field are others now; `settled` where no input method is at work in it. */
  readonly changed: (settled: boolean) => void;
  readonly chosen: (field: StoryField) => void;
  readonly save: () => void;
  readonly leave: () => void;
}

interface Field {
  readonly field: StoryField;
  readonly area: HTMLTextAreaElement;
}

const characters = (text: string): number => [...text.replace(/\s/gu, "")].length;

export class StoryFields {
  #all: readonly Field[] = [];

  constructor(private readonly words: SaidWords, private readonly events: StoryFieldEvents) {}

  /** Takes a story; the result is what stands in the editor. */
  fill({ fields }: StoryText): HTMLElement[] {
    this.#all = fields.map((field) => ({
      field,
      area: textField(field.text, { changed: this.events.changed, chosen: () => this.events.chosen(field), save: this.events.save, leave: this.events.leave }),
    }));
    // When they stand in the panel.
    setTimeout(() => { for (const { area } of this.#all) fitHeight(area); });
    return this.#all.map(({ field, area }) => element("label", { class: `field ${field.role.split(" ")[0]}` }, this.words.on(element("span"), () => roleWords(field.role)), area));
  }

  clear(): void {
    this.#all = [];
  }

  /** Fills anew by `fill`; the keyboard goes on in the field it was in. */
  keepingCaret(fill: () => void): void {
    const at = this.#all.findIndex(({ area }) => area === document.activeElement);
    const { selectionStart, selectionEnd } = this.#all[at]?.area ?? {};
    fill();
    const area = this.#all[at]?.area;
    area?.focus({ preventScroll: true });
    if (selectionStart !== undefined && selectionEnd !== undefined) area?.setSelectionRange(selectionStart, selectionEnd);
  }

  /** The keyboard goes to the first paragraph. */
  focus(): void {
    this.#all.find(({ field }) => field.role === "paragraph")?.area.focus();
  }

  get #changed(): readonly Field[] {
    return this.#all.filter(({ field, area }) => area.value !== field.text);
  }

  /** Texts that are others than in the file. */
  get changes(): TextChange[] {
    return this.#changed.map(({ field, area }) => ({ path: [...field.path], text: area.value }));
  }

  /** Characters more than in the file; less than 0 where there are fewer. */
  get moreCharacters(): number {
    return this.#changed.reduce((sum, { field, area }) => sum + characters(area.value) - characters(field.text), 0);
  }

  /** Both texts side by side: the editor's own stay in the fields, what the file has now stands below each. */
  compare(current: StoryText): void {
    const now = new Map(current.fields.map((field) => [JSON.stringify(field.path), field.text]));
    for (const { field, area } of this.#all) {
      const text = now.get(JSON.stringify(field.path));
      area.parentElement?.querySelector(".theirs")?.remove();
      if (text !== undefined && text !== area.value) area.after(this.words.on(element("p", { class: "theirs" }), () => `${say("inFile")} ${text}`));
    }
  }
}
