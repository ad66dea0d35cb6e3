/** The place on the page of the text that is being edited: tinted, and kept in sight. */
import type { ModuleState } from "../protocol.js";
import type { StoryField } from "../story-protocol.js";
import type { SeenPage } from "./live-story.js";

const heads: Readonly<Record<string, string>> = { kicker: "kicker", main: "main", sub: "deck", summary: "summary" };
const tint = "bx-typed";

/** What the text's element may be called after its module's id: a group of briefs names the article too. */
export function namesOf({ path: [part, index, kind, item], role }: StoryField, articles: readonly string[]): string[] {
  if (part === "headlines") return [heads[role] ?? "", ...articles.map((article) => `${article}/head`)].filter((name) => name !== "");
  if (part !== "blocks") return [];
  const block = kind === "items" ? `b${index}.${item}` : `b${index}`;
  return [block, ...articles.map((article) => `${article}/${block}`)];
}

export class TypedPlace {
  #ids: readonly string[] = [];
  /** Texts that have the tint now, in sight or not. */
  #tinted: Element[] = [];

  constructor(private readonly frames: () => readonly SeenPage[], private readonly host: HTMLElement) {}

  /** The text of `field` is edited from now on. */
  go(module: ModuleState | undefined, field: StoryField): void {
    // In a group of briefs the file says which of them it is.
    const own = module?.source?.file.replace(/^articles\/|\.json$/g, "") ?? "";
    this.#ids = module ? namesOf(field, [own]).map((name) => `${module.id}-${name}`) : [];
    this.mark();
  }

  leave(): void {
    this.#ids = [];
    this.mark();
  }

  /** Tints the place, which may be a new element, and brings it into sight. */
  mark(): void {
    for (const old of this.#tinted) old.classList.remove(tint);
    this.#tinted = [];
    for (const { frame } of this.frames()) {
      const page = frame.contentDocument;
      const found = this.#ids.map((id) => page?.getElementById(id)).find((one) => one);
      if (!found) continue;
      found.classList.add(tint);
      this.#tinted.push(found);
      this.#bring(frame, found);
    }
  }

  #bring(frame: HTMLIFrameElement, text: Element): void {
    const lines = [...text.querySelectorAll("[data-l]")];
    const outer = frame.getBoundingClientRect();
    const scale = outer.width / (frame.offsetWidth || 1);
    const room = this.host.getBoundingClientRect();
    const boxes = lines.map((line) => line.getBoundingClientRect());
    const seen = boxes.some(({ top, bottom, left, right }) => outer.top + top * scale >= room.top && outer.top + bottom * scale <= room.bottom && outer.left + left * scale >= room.left && outer.left + right * scale <= room.right);
    const [first] = boxes;
    if (seen || !first) return;
    this.host.scrollBy({ left: outer.left + first.left * scale - room.left - room.width / 3, top: outer.top + first.top * scale - room.top - room.height / 3 });
  }
}
