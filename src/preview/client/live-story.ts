/** A story is seen on the page while it is typed: the newest words are sent, set and painted; what is overtaken is never sent. */
import type { FitState, TypedStory } from "../protocol.js";
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
  /** The story's exact fit by page, or why it cannot be set. */
  readonly told: (told: { readonly fits: ReadonlyMap<string, FitState>; readonly words: string }) => void;
  /** The words sent last are painted. */
  readonly painted: () => void;
}

/** More pages than are ever in sight while one types. */
const mostPages = 4;

export class LiveStory {
  readonly #patches = new Map<string, { readonly version: string; readonly patch: StoryPatch }>();
  #wanted: Typed | undefined;
  /** What is shown, or being set: a page that is set anew gets it again. */
  #last: Typed | undefined;
  #working = false;

  constructor(private readonly events: LiveStoryEvents) {}

  /** Shows these words; of those that come while others are being set only the newest are set. */
  show(typed: Typed): void {
    this.#wanted = this.#last = typed;
    if (!this.#working) void this.#work();
  }

  /** A page was set anew: what is typed is painted into it again. */
  again(): void {
    if (this.#last) this.show(this.#last);
  }

  async #work(): Promise<void> {
    this.#working = true;
    try {
      while (this.#wanted) {
        const typed = this.#wanted;
        this.#wanted = undefined;
        const answer = await post<TypedStory>("/api/typed", { ...typed, pages: this.events.frames().map(({ label }) => label).slice(0, mostPages) });
        // Closed or saved meanwhile: the page is that of the file.
        if (this.#last === undefined) continue;
        if ("words" in answer) this.events.told({ fits: new Map(), words: answer.words });
        else this.#paint(answer.value);
        if (!this.#wanted) this.events.painted();
      }
    } finally {
      this.#working = false;
    }
  }

  #paint({ pages, faces, findings }: TypedStory): void {
    for (const seen of this.events.frames()) {
      const page = pages.find(({ label }) => label === seen.label);
      if (!page) continue;
      const patch = this.#patchOf(seen);
      patch.load(faces);
      patch.paint(page);
    }
    this.events.told({ fits: new Map(pages.map(({ label, fit }) => [label, fit])), words: findings.map(choose).join(" ") });
  }

  /** A page that was set anew has nothing of what was painted before. */
  #patchOf({ label, version, frame }: SeenPage): StoryPatch {
    const held = this.#patches.get(label);
    if (held?.version === version && held.patch.frame === frame) return held.patch;
    const patch = new StoryPatch(frame);
    this.#patches.set(label, { version, patch });
    return patch;
  }

  /** The words are saved: what is painted stays until the page that comes of them takes its place. */
  saved(): void {
    this.#wanted = this.#last = undefined;
    this.#patches.clear();
  }

  /** Nothing is typed any more: pages are as they were saved. */
  end(): void {
    for (const { label, version, frame } of this.events.frames()) {
      const held = this.#patches.get(label);
      if (held?.version === version && held.patch.frame === frame) held.patch.restore();
    }
    this.saved();
  }
}
