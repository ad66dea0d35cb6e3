/** A story's text in the panel, and on the page while it is typed: the desk's loop of cutting and filling, with the fit at hand. */
import type { FitState, IssueState, ModuleState, PageState } from "../protocol.js";
import type { StoryField, StoryText } from "../story-protocol.js";
import { get, post } from "./api.js";
import { element } from "./dom.js";
import { LeaveQuestion } from "./leave-question.js";
import { LiveStory, type SeenPage, type Typed } from "./live-story.js";
import { SaidWords } from "./said-words.js";
import { StoryFields } from "./story-fields.js";
import { changedWords, wantedWords } from "./typed-fit.js";
import { TypedPlace } from "./typed-place.js";
import { say } from "./words.js";

export interface TextEditorEvents {
  readonly tell: (words: string) => void;
  /** A story was left; `focused` where the keyboard was in the editor, and wants another place. */
  readonly closed: (module: ModuleState | undefined, focused: boolean) => void;
  /** A story is about to be saved. */
  readonly saving: () => void;
  /** Pages in sight, and what scrolls them. */
  readonly frames: () => readonly SeenPage[];
  readonly host: HTMLElement;
  /** A page's fit with words that are painted and not saved; undefined when it is as it was saved. */
  readonly pageFit: (label: string, fit: FitState | undefined) => void;
}

/** A story on its page. */
interface Standing {
  readonly page: PageState;
  readonly module: ModuleState;
}

const nothing = (): string => "";

export class TextEditor {
  readonly element = element("section", { class: "text-editor" });
  #story: StoryText | undefined;
  #count = element("p", { class: "edit-count", role: "status" });
  /** Where the story stands that is edited, whatever is chosen on the page meanwhile. */
  #at: Standing | undefined;
  /** The text that is edited. */
  #field: StoryField | undefined;
  /** Labels of the pages in sight. */
  #inSight = "";
  readonly #words = new SaidWords();
  readonly #fields = new StoryFields(this.#words, {
    changed: (settled) => {
      if (settled) this.#show();
      this.#write();
    },
    chosen: (field) => {
      this.#field = field;
      this.#place.go(this.#at?.module, field);
    },
    save: () => void this.save(),
    leave: () => this.leave(),
  });
  readonly #question = new LeaveQuestion(this.#words, {
    keep: () => void this.save().then(() => { if (this.open && this.#fields.changes.length === 0) this.close(); }),
    throwAway: () => this.close(),
  });
  readonly #live: LiveStory;
  readonly #place: TypedPlace;
  /** The story's fit with the words that are painted; the saved one's is the module's. */
  #fit: FitState | undefined;
  /** Why the words are not on the page. */
  #unset = nothing;

  constructor(private readonly events: TextEditorEvents) {
    addEventListener("beforeunload", (event) => { if (this.#fields.changes.length > 0) event.preventDefault(); });
    this.#place = new TypedPlace(events.frames, events.host);
    this.#live = new LiveStory({
      frames: events.frames,
      own: () => this.#at?.page.label,
      pageFit: events.pageFit,
      told: ({ fits, words }) => {
        this.#fit = fits.get(this.#at?.page.label ?? "") ?? this.#fit;
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
  async show(page: PageState, module: ModuleState): Promise<void> {
    if (!module.source) return;
    const answer = await get<StoryText>(`/api/story?file=${encodeURIComponent(module.source.file)}`);
    if ("words" in answer) {
      this.events.tell(answer.words);
      return;
    }
    this.#at = { page, module };
    this.#fit = undefined;
    this.events.host.classList.add("typing");
    this.#fill(answer.value);
  }

  /** The keyboard goes to the first paragraph, once the fields stand in the window. */
  begin(): void {
    if (this.#story) this.#live.ready({ file: this.#story.file, sha256: this.#story.sha256 });
    this.#fields.focus();
  }

  /** The issue was made up again: the editor keeps to its story, wherever it stands now. */
  update({ pages }: IssueState): void {
    if (!this.#story || !this.#at) return;
    const { file } = this.#story;
    const [before, all] = [this.#at, pages.flatMap((page) => page.modules.map((module): Standing => ({ page, module })))];
    const now = all.find(({ module }) => module.id === before.module.id) ?? all.find(({ module }) => module.source?.file === file) ?? before;
    this.#at = now;
    if (now.module.id !== before.module.id && this.#field) this.#place.go(now.module, this.#field);
    const anew = now.page.version !== before.page.version;
    // From here on the saved fit is that of the words in the fields.
    if (anew && !this.#live.shows) this.#fit = undefined;
    // What could not be set may be set with the issue as it is now; a page in sight tells itself when it is set anew.
    if (this.#unset() !== "" || (anew && !this.events.frames().some(({ label }) => label === now.page.label))) this.#live.again();
    this.#write();
  }

  /** Other pages may be in sight: what is typed is painted into those that come. */
  moved(): void {
    const inSight = this.events.frames().map(({ label }) => label).join(" ");
    if (inSight === this.#inSight) return;
    this.#inSight = inSight;
    this.pageSet();
  }

  /** The language has changed: words change where they stand, and what is typed, the focus and the caret stay. */
  speak(): void {
    if (!this.open) return;
    this.#name();
    this.#words.speak();
    this.#write();
  }

  #name(): void {
    this.element.setAttribute("aria-label", say("editText"));
    this.#question.name();
  }

  /** A page was set anew, with what its files have: what is typed is painted into it again. */
  pageSet(): void {
    if (!this.open) return;
    this.#live.again();
    this.#place.mark();
  }

  /** The story's words as they are now, by what differs from its file. */
  #typed({ file, sha256 }: StoryText): Typed {
    return { file, sha256, changes: this.#fields.changes };
  }

  /** Puts the words as they are now on the page. */
  #show(): void {
    if (!this.#story) return;
    this.element.dataset.typed = String(Number(this.element.dataset.typed ?? 0) + 1);
    this.#live.show(this.#typed(this.#story));
  }

  #fill(story: StoryText): void {
    this.#story = story;
    this.#unset = nothing;
    this.#words.clear();
    this.#name();
    this.#question.close();
    this.element.replaceChildren(
      element("div", { class: "edit-head" },
        element("strong", { class: "edit-title" }, this.#at?.module.title ?? story.file),
        element("div", { class: "edit-bar" }, element("small", { title: story.file }, story.file),
          this.#words.button("edit-save", () => say("save"), () => void this.save()), this.#words.button("edit-close", () => say("close"), () => this.leave())),
        this.#count, this.#question.element),
      ...this.#fields.fill(story),
    );
    this.#write();
  }

  /** How many characters are changed, and what the page still wants gone or added: of the lines that are on the page. */
  #write(): void {
    const fit = this.#fit ?? this.#at?.module.fit;
    if (!fit) return;
    const unset = this.#unset();
    this.#count.textContent = `${changedWords(this.#fields.moreCharacters)}${unset === "" ? wantedWords(fit) : unset}`;
    this.#count.classList.toggle("over", fit.oversetLines > 0 || unset !== "");
    this.#count.classList.toggle("hole", fit.holeLines > 0);
  }

  async save(): Promise<void> {
    if (!this.#story) return;
    const typed = this.#typed(this.#story);
    if (typed.changes.length === 0) return;
    this.events.saving();
    // From here on the page is that of the file.
    this.#live.hold();
    const answer = await post<StoryText>("/api/text", typed);
    if ("words" in answer) this.events.tell(answer.words);
    // A story that was left meanwhile stays closed, and another one as it is.
    if (this.#story?.file !== typed.file) return;
    if (!("words" in answer)) {
      this.#live.saved();
      this.#fields.keepingCaret(() => this.#fill(answer.value));
      return;
    }
    if (answer.conflict) {
      this.#fields.compare(answer.conflict);
      // Saving again is then a choice made in sight of both.
      this.#story = { ...answer.conflict, fields: this.#story.fields };
    }
    this.#show();
  }

  /** Leaves the story; what is typed and not saved is asked about first. */
  leave(): void {
    if (this.#fields.changes.length === 0) {
      this.close();
      return;
    }
    this.#question.ask();
  }

  /** Leaves the story: the page is as it was saved. */
  close(): void {
    const focused = document.activeElement === document.body || this.element.contains(document.activeElement);
    const module = this.#at?.module;
    this.events.host.classList.remove("typing");
    this.#live.end();
    this.#place.leave();
    this.#question.close();
    this.#story = this.#at = this.#field = this.#fit = undefined;
    this.#fields.clear();
    this.#words.clear();
    this.element.replaceChildren();
    this.events.closed(module, focused);
  }
}
