/** A story is seen on the page while it is typed: the newest words are sent, set and painted; what is overtaken is never sent. */
import type { FitState } from "../protocol.js";
import type { TypedStory } from "../story-protocol.js";
import { post } from "./api.js";
import { StoryPatch } from "./story-patch.js";
import { choose } from "./words.js";

/** What is typed of a story, as the server takes it. */
export interface Typed {
  readonly file: string;
  readonly sha256: string;
  readonly changes: readonly { readonly path: readonly (string | number)[]; readonly text: string }[];
}

/** A page in sight: its frame and the version that stands in it. */
export interface SeenPage {
  readonly label: string;
  readonly version: string;
  readonly frame: HTMLIFrameElement;
}

export interface LiveStoryEvents {
  /** Pages in sight. */
  readonly frames: () => readonly SeenPage[];
  /** Label of the story's own page, which is measured in sight or not. */
  readonly own: () => string | undefined;
  /** The story's exact fit by page, or why it cannot be set, in the language of the moment. */
  readonly told: (told: { readonly fits: ReadonlyMap<string, FitState>; readonly words: () => string }) => void;
  /** The fit of a whole page with the words that are painted into it; undefined when it has its saved state back. */
  readonly pageFit: (label: string, fit: FitState | undefined) => void;
  /** The words sent last are painted. */
  readonly painted: () => void;
}

/** The story's own page, and more than are ever in sight while one types. */
const mostPages = 4;

export class LiveStory {
  readonly #patches = new Map<string, { readonly version: string; readonly patch: StoryPatch }>();
  #wanted: Typed | undefined;
  /** What is shown, or being set: a page that is set anew gets it again. */
  #last: Typed | undefined;
  #working = false;
  /** Pages that were told with the words that are typed. */
  readonly #fitted = new Set<string>();

  constructor(private readonly events: LiveStoryEvents) {}

  /** Shows these words; of those that come while others are being set only the newest are set. */
  show(typed: Typed): void {
    this.#wanted = this.#last = typed;
    if (!this.#working) void this.#work();
  }

  /** The story is set once as it is: the first words that are typed find the rest of it set. */
  ready(story: Omit<Typed, "changes">): void {
    void post<TypedStory>("/api/typed", { ...story, changes: [], pages: this.#labels() });
  }

  /** Whether the page is to show words that are not saved. */
  get shows(): boolean {
    return this.#last !== undefined;
  }

  /** A page was set anew or came into sight: what is typed is painted into it again. */
  again(): void {
    if (this.#last) this.show(this.#last);
  }

  async #work(): Promise<void> {
    this.#working = true;
    try {
      while (this.#wanted) {
        const typed = this.#wanted;
        this.#wanted = undefined;
        const answer = await post<TypedStory>("/api/typed", { ...typed, pages: this.#labels() });
        // Closed or saved meanwhile: the page is that of the file, or has another story's words by now.
        if (this.#last?.file !== typed.file) continue;
        if ("words" in answer) this.events.told({ fits: new Map(), words: () => answer.words });
        else this.#paint(answer.value);
        if (!this.#wanted) this.events.painted();
      }
    } finally {
      this.#working = false;
    }
  }

  #labels(): string[] {
    const own = this.events.own();
    return [...new Set([...(own === undefined ? [] : [own]), ...this.events.frames().map(({ label }) => label)])].slice(0, mostPages);
  }

  #paint({ pages, faces, findings }: TypedStory): void {
    for (const seen of this.events.frames()) {
      const page = pages.find(({ label }) => label === seen.label);
      if (!page) continue;
      const patch = this.#patchOf(seen);
      patch.load(faces);
      patch.paint(page);
      this.#fitted.add(page.label);
      this.events.pageFit(page.label, page.pageFit);
    }
    this.events.told({ fits: new Map(pages.map(({ label, fit }) => [label, fit])), words: () => findings.map(choose).join(" ") });
  }

  /** A page that was set anew has nothing of what was painted before. */
  #patchOf({ label, version, frame }: SeenPage): StoryPatch {
    const held = this.#patches.get(label);
    if (held?.version === version && held.patch.frame === frame) return held.patch;
    held?.patch.restore();
    const patch = new StoryPatch(frame);
    this.#patches.set(label, { version, patch });
    return patch;
  }

  /** The words are being saved: what is painted stays, and nothing more is. */
  hold(): void {
    this.#wanted = this.#last = undefined;
  }

  /** The words are saved: what is painted stays until the page that comes of them takes its place. */
  saved(): void {
    this.hold();
    this.#patches.clear();
  }

  /** Nothing is typed any more: pages are as they were saved, those too that are not in sight. */
  end(): void {
    for (const { patch } of this.#patches.values()) patch.restore();
    for (const label of this.#fitted) this.events.pageFit(label, undefined);
    this.#fitted.clear();
    this.saved();
  }
}
