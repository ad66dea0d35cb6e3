/** A story's text in the panel, and on the page while it is typed: the desk's loop of cutting and filling, with the fit at hand. */
import type { FitState, ModuleState, StoryField, StoryText } from "../protocol.js";
import { get, post } from "./api.js";
import { element } from "./dom.js";
import { LiveStory, type SeenPage } from "./live-story.js";
import { TypedPlace } from "./typed-place.js";
import { count, currentLanguage, roleWords, say } from "./words.js";

export interface TextEditorEvents {
  readonly tell: (words: string) => void;
  readonly closed: () => void;
  /** A story is about to be saved. */
  readonly saving: () => void;
  /** Pages in sight, and what scrolls them. */
  readonly frames: () => readonly SeenPage[];
  readonly host: HTMLElement;
}

const characters = (text: string): number => [...text.replace(/\s/gu, "")].length;

export class TextEditor {
  readonly element = element("section", { class: "text-editor" });
  #story: StoryText | undefined;
  readonly #asks = element("div", { class: "edit-asks", role: "group", hidden: true });
  /** What was edited when the question came up. */
  #asked: HTMLElement | undefined;
  #count = element("p", { class: "edit-count", role: "status" });
  #areas: { readonly field: StoryField; readonly area: HTMLTextAreaElement }[] = [];
  #module: ModuleState | undefined;
  readonly #live: LiveStory;
  readonly #place: TypedPlace;
  /** The story's fit with the words that are painted; the saved one's is the module's. */
  #fit: FitState | undefined;
  /** Why the words are not on the page. */
  #unset = "";

  constructor(private readonly events: TextEditorEvents) {
    this.#asks.addEventListener("keydown", (event) => { if (event.key === "Escape") this.#goOn(event); });
    addEventListener("beforeunload", (event) => { if (this.#changes().length > 0) event.preventDefault(); });
    this.#place = new TypedPlace(events.frames, events.host);
    this.#live = new LiveStory({
      frames: events.frames,
      told: ({ fits, words }) => {
        const own = [...fits].find(([label]) => this.#module?.id.startsWith(`${label}-`));
        if (own) this.#fit = own[1];
        this.#unset = words;
        this.#write();
      },
      painted: () => {
        this.#place.mark();
        this.element.dataset.painted = String(Number(this.element.dataset.typed ?? 0));
      },
    });
  }

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
    this.events.host.classList.add("typing");
    this.#fill(answer.value);
    this.#areas.find(({ field }) => field.role === "paragraph")?.area.focus();
  }

  /** The story's fit after the page was made up again. */
  update(module: ModuleState | undefined): void {
    if (module) this.#module = module;
    // What could not be set may be set with the issue as it is now.
    if (this.open && this.#unset !== "") this.#live.again();
    this.#write();
  }

  /** A page was set anew, with what its files have: what is typed is painted into it again. */
  pageSet(): void {
    if (!this.open) return;
    this.#live.again();
    this.#place.mark();
  }

  /** Puts the words as they are now on the page. */
  #show(): void {
    if (!this.#story) return;
    const { file, sha256 } = this.#story;
    this.element.dataset.typed = String(Number(this.element.dataset.typed ?? 0) + 1);
    this.#live.show({ file, sha256, changes: this.#changes().map(({ field, area }) => ({ path: field.path, text: area.value })) });
  }

  #fill(story: StoryText): void {
    this.#story = story;
    this.#fit = undefined;
    this.#unset = "";
    this.#asks.hidden = true;
    this.#areas = story.fields.map((field) => ({ field, area: this.#area(field) }));
    const button = (word: "save" | "close", act: () => void): HTMLElement => element("button", { type: "button", "data-key": `edit-${word}`, on: { click: act } }, say(word));
    this.element.setAttribute("aria-label", say("editText"));
    this.element.replaceChildren(
      element("div", { class: "edit-bar" }, element("strong", {}, story.file), button("save", () => void this.save()), button("close", () => this.leave())),
      this.#asks, this.#count,
      ...this.#areas.map(({ field, area }) => element("label", { class: `field ${field.role.split(" ")[0]}` }, element("span", {}, roleWords(field.role)), area)),
    );
    // Where the browser does not fit fields to their text, it is done when they stand in the panel.
    setTimeout(() => { for (const { area } of this.#areas) fitHeight(area); });
    this.#write();
  }

  #area(field: StoryField): HTMLTextAreaElement {
    const area = element("textarea", { rows: "1", spellcheck: "false", lang: "zh-CN" });
    area.value = field.text;
    area.addEventListener("input", (event) => {
      fitHeight(area);
      // What an input method has not settled is no copy yet; its end tells.
      if (!(event as InputEvent).isComposing) this.#show();
      this.#write();
    });
    area.addEventListener("compositionend", () => this.#show());
    area.addEventListener("focus", () => this.#place.go(this.#module, field));
    area.addEventListener("keydown", (event) => {
      // Escape, as every key, belongs to the input method while it composes.
      if (event.isComposing) return;
      if ((event.ctrlKey || event.metaKey) && event.key === "s") {
        event.preventDefault();
        void this.save();
      }
      if (event.key === "Escape") this.leave();
    });
    return area;
  }

  #changes(): { readonly field: StoryField; readonly area: HTMLTextAreaElement }[] {
    return this.#areas.filter(({ field, area }) => area.value !== field.text);
  }

  /** How many characters are changed, and what the page still wants gone or added: of the lines that are on the page. */
  #write(): void {
    const fit = this.#fit ?? this.#module?.fit;
    const zh = currentLanguage() === "zh";
    const by = this.#changes().reduce((sum, { field, area }) => sum + characters(area.value) - characters(field.text), 0);
    const signed = `${by > 0 ? "+" : "−"}${Math.abs(by)}`;
    const changed = by === 0 ? "" : zh ? `已改 ${signed} 字；` : `changed by ${signed}; `;
    const { oversetLines = 0, oversetChars = 0, holeLines = 0, holeChars = 0 } = fit ?? {};
    const over = zh ? `超 ${oversetLines} 行，要删 ${oversetChars} 字` : `${count(oversetLines, "line")} over, ${count(oversetChars, "character")} to cut`;
    const short = zh ? `空 ${holeLines} 行，要补约 ${holeChars} 字` : `${count(holeLines, "line")} short, about ${count(holeChars, "character")} to add`;
    const wants = oversetLines > 0 ? over : holeLines > 0 ? short : say("fits");
    this.#count.textContent = `${changed}${this.#unset === "" ? wants : this.#unset}`;
    this.#count.classList.toggle("over", oversetLines > 0 || this.#unset !== "");
    this.#count.classList.toggle("hole", holeLines > 0);
  }

  async save(): Promise<void> {
    const changes = this.#changes();
    if (!this.#story || changes.length === 0) return;
    const { file, sha256 } = this.#story;
    this.events.saving();
    // From here on the page is that of the file.
    this.#live.saved();
    const answer = await post<StoryText>("/api/text", { file, sha256, changes: changes.map(({ field, area }) => ({ path: field.path, text: area.value })) });
    // A story that was left meanwhile stays closed.
    if (!("words" in answer)) {
      if (this.open) this.#fill(answer.value);
      return;
    }
    this.events.tell(answer.words);
    if (!this.open) return;
    if (answer.conflict) this.#conflict(answer.conflict);
    this.#show();
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

  /** Leaves the story; what is typed and not saved is asked about first. */
  leave(): void {
    if (this.#changes().length === 0) {
      this.close();
      return;
    }
    const active = document.activeElement;
    this.#asked = active instanceof HTMLTextAreaElement ? active : this.#asked;
    const button = (word: "keepText" | "throwText" | "goOn", act: (event: Event) => void): HTMLElement => element("button", { type: "button", "data-key": `ask-${word}`, on: { click: act } }, say(word));
    const keep = button("keepText", () => void this.save().then(() => { if (this.open && this.#changes().length === 0) this.close(); }));
    this.#asks.setAttribute("aria-label", say("unsaved"));
    this.#asks.replaceChildren(element("strong", { role: "alert" }, say("unsaved")), keep, button("throwText", () => this.close()), button("goOn", (event) => this.#goOn(event)));
    this.#asks.hidden = false;
    keep.focus();
  }

  #goOn(event: Event): void {
    event.preventDefault();
    this.#asks.hidden = true;
    this.#asked?.focus();
  }

  /** Leaves the story: the page is as it was saved. */
  close(): void {
    this.events.host.classList.remove("typing");
    this.#live.end();
    this.#place.leave();
    this.#story = undefined;
    this.#asked = undefined;
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
