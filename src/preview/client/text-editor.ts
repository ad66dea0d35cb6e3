/** A story's text in the panel: the desk's loop of cutting and filling, with the count at hand. */
import type { ModuleState, StoryField, StoryText } from "../protocol.js";
import { get, post } from "./api.js";
import { element } from "./dom.js";
import { currentLanguage, say } from "./words.js";

export interface TextEditorEvents {
  readonly tell: (words: string) => void;
  readonly closed: () => void;
}

const characters = (text: string): number => [...text.replace(/\s/gu, "")].length;

export class TextEditor {
  readonly element = element("section", { class: "text-editor" });
  #story: StoryText | undefined;
  #count = element("p", { class: "edit-count", role: "status" });
  #areas: { readonly field: StoryField; readonly area: HTMLTextAreaElement }[] = [];
  #module: ModuleState | undefined;
  #wished = 0;

  constructor(private readonly events: TextEditorEvents) {}

  get open(): boolean {
    return this.#story !== undefined;
  }

  /** Opens a story's file; `module` says what the story is to lose or gain. */
  async show(module: ModuleState): Promise<void> {
    if (!module.source) return;
    const answer = await get<StoryText>(`/api/story?file=${encodeURIComponent(module.source.file)}`);
    if ("words" in answer) {
      this.events.tell(answer.words);
      return;
    }
    this.#module = module;
    this.#fill(answer.value);
    this.#areas.find(({ field }) => field.role === "paragraph")?.area.focus();
  }

  /** The story's fit after the page was made up again. */
  update(module: ModuleState | undefined): void {
    if (module) this.#module = module;
    this.#wished = this.#changes().reduce((sum, { field, area }) => sum + characters(area.value) - characters(field.text), 0);
    this.#write();
  }

  #fill(story: StoryText): void {
    this.#story = story;
    this.#wished = 0;
    this.#areas = story.fields.map((field) => ({ field, area: this.#area(field) }));
    const button = (word: "save" | "close", act: () => void): HTMLElement => element("button", { type: "button", "data-key": `edit-${word}`, on: { click: act } }, say(word));
    this.element.setAttribute("aria-label", say("editText"));
    this.element.replaceChildren(
      element("div", { class: "edit-bar" }, element("strong", {}, story.file), button("save", () => void this.save()), button("close", () => this.close())),
      this.#count,
      ...this.#areas.map(({ field, area }) => element("label", { class: `field ${field.role.split(" ")[0]}` }, element("span", {}, field.role), area)),
    );
    // Where the browser does not fit fields to their text, it is done when they stand in the panel.
    setTimeout(() => { for (const { area } of this.#areas) fitHeight(area); });
    this.#write();
  }

  #area(field: StoryField): HTMLTextAreaElement {
    const area = element("textarea", { rows: "1", spellcheck: "false", lang: "zh-CN" });
    area.value = field.text;
    area.addEventListener("input", () => {
      fitHeight(area);
      this.update(undefined);
    });
    area.addEventListener("keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key === "s") {
        event.preventDefault();
        void this.save();
      }
      if (event.key === "Escape") this.close();
    });
    return area;
  }

  #changes(): { readonly field: StoryField; readonly area: HTMLTextAreaElement }[] {
    return this.#areas.filter(({ field, area }) => area.value !== field.text);
  }

  /** How many characters are changed, and how many the page still wants gone or added. */
  #write(): void {
    const fit = this.#module?.fit;
    const zh = currentLanguage() === "zh";
    const owed = fit ? fit.oversetChars - fit.holeChars : 0;
    const left = owed + this.#wished;
    const changed = this.#wished === 0 ? "" : zh ? `已改 ${this.#wished > 0 ? "+" : "−"}${Math.abs(this.#wished)} 字；` : `changed by ${this.#wished > 0 ? "+" : "−"}${Math.abs(this.#wished)}; `;
    const wants = owed === 0 && this.#wished === 0 ? say("fits") : left > 0 ? (zh ? `约还要删 ${left} 字` : `about ${left} to cut`) : left < 0 ? (zh ? `约还要补 ${-left} 字` : `about ${-left} to add`) : zh ? "字数约正好" : "about right";
    this.#count.textContent = `${changed}${wants}`;
    this.#count.classList.toggle("over", left > 0);
    this.#count.classList.toggle("hole", left < 0);
  }

  async save(): Promise<void> {
    const changes = this.#changes();
    if (!this.#story || changes.length === 0) return;
    const { file, sha256 } = this.#story;
    const answer = await post<StoryText>("/api/text", { file, sha256, changes: changes.map(({ field, area }) => ({ path: field.path, text: area.value })) });
    if (!("words" in answer)) {
      this.#fill(answer.value);
      return;
    }
    this.events.tell(answer.words);
    if (answer.conflict) this.#conflict(answer.conflict);
  }

  /** Both texts side by side: the editor's own stay in the fields, what the file has now stands below each. */
  #conflict(current: StoryText): void {
    const now = new Map(current.fields.map((field) => [JSON.stringify(field.path), field.text]));
    for (const { field, area } of this.#areas) {
      const text = now.get(JSON.stringify(field.path));
      area.parentElement?.querySelector(".theirs")?.remove();
      if (text !== undefined && text !== area.value) area.after(element("p", { class: "theirs" }, `${say("inFile")} ${text}`));
    }
    // Saving again is then a choice made in sight of both.
    this.#story = { ...current, fields: this.#story?.fields ?? current.fields };
  }

  close(): void {
    this.#story = undefined;
    this.#areas = [];
    this.element.replaceChildren();
    this.events.closed();
  }
}

function fitHeight(area: HTMLTextAreaElement): void {
  if (CSS.supports("field-sizing", "content")) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}
