/** Where an editor was: the page in sight and how far it was scrolled, found again when the window is opened anew. */
import type { IssueState } from "../protocol.js";

const key = "banxin.place";
/** Scrolling is written down when it has come to rest. */
const restMs = 200;

export interface PlaceEvents {
  readonly current: () => string;
  readonly go: (label: string) => void;
}

export class KeptPlace {
  #folder: string | undefined;
  #restored = false;
  #timer: number | undefined;

  constructor(private readonly host: HTMLElement, private readonly events: PlaceEvents) {
    host.addEventListener("scroll", () => {
      window.clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#keep(), restMs);
    }, { passive: true });
  }

  /** Takes the state of the issue: the first time the place is found again, from then on it is kept. */
  update({ folder, pages }: IssueState): void {
    this.#folder = folder;
    if (pages.length === 0) return;
    if (!this.#restored) this.#restore(folder, pages.map(({ label }) => label));
    this.#restored = true;
    this.#keep();
  }

  /** Another page came into sight. */
  moved(): void {
    if (this.#restored) this.#keep();
  }

  #restore(folder: string, labels: readonly string[]): void {
    try {
      const kept = JSON.parse(localStorage.getItem(key) ?? "{}") as Record<string, unknown>;
      if (kept.folder !== folder || !labels.includes(String(kept.page))) return;
      this.events.go(String(kept.page));
      if (typeof kept.left === "number" && typeof kept.top === "number") this.host.scrollTo(kept.left, kept.top);
    } catch {
      // Kept by another version, or not to be read: the first page is as good.
    }
  }

  #keep(): void {
    if (this.#folder === undefined) return;
    localStorage.setItem(key, JSON.stringify({ folder: this.#folder, page: this.events.current(), left: this.host.scrollLeft, top: this.host.scrollTop }));
  }
}
