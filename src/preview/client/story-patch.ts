/** Paints a story that is being typed into the page that is seen, and gives the page its saved state back. */
import type { TypedFace, TypedPage } from "../story-protocol.js";
import { pxPerPt } from "./page-frame.js";

interface FaceWindow extends Window {
  readonly FontFace: typeof FontFace;
}

export class StoryPatch {
  /** Elements of the page as it was saved, by those that stand in their place. */
  readonly #saved = new Map<string, Element>();
  readonly #faces = new Set<string>();
  readonly #widthPx: string;
  /** The sheet of paper that the patch was made for: the next state of a frame brings its own. */
  readonly #sheet: Element | null;

  constructor(readonly frame: HTMLIFrameElement) {
    this.#widthPx = frame.style.width;
    this.#sheet = this.#page?.querySelector(".pagedjs_page") ?? null;
  }

  get #page(): Document | null {
    return this.frame.contentDocument;
  }

  /** Puts the stories and the rules of `typed` in place of the page's own. */
  paint({ html, widthPt }: TypedPage): void {
    const page = this.#page;
    if (!page) return;
    page.documentElement.classList.add("bx-typing");
    // A document of its own runs nothing and loads nothing; stories, rules and boxes alone are taken out of it.
    const made = new DOMParser().parseFromString(html, "text/html");
    const shown = new Set<string>();
    for (const story of made.querySelectorAll<HTMLElement>(".bx-module[id]")) {
      shown.add(story.id);
      this.#put(`#${CSS.escape(story.id)}`, story);
    }
    // A story that had overset lines and has none now is as it was saved only if nobody types in it.
    for (const [place, saved] of this.#saved) if (place.startsWith("#") && !shown.has(saved.id)) this.#giveBack(place);
    const rules = made.querySelector("svg.bx-ornaments");
    if (rules) this.#put("svg.bx-ornaments", rules);
    // The band for overset lines hangs over the page's edge: the page itself stays where it is.
    this.frame.style.width = `${Math.max(Number.parseFloat(this.#widthPx), widthPt * pxPerPt)}px`;
  }

  #put(place: string, fresh: Element): void {
    const page = this.#page;
    const old = page?.querySelector(place);
    if (!page || !old) return;
    if (this.#saved.has(place)) renew(old, fresh, page);
    else {
      this.#saved.set(place, old);
      old.replaceWith(page.adoptNode(fresh));
    }
  }

  #giveBack(place: string): void {
    const saved = this.#saved.get(place);
    if (saved) this.#page?.querySelector(place)?.replaceWith(saved);
    this.#saved.delete(place);
  }

  /** Loads faces for characters that the frame does not hold; until they are there another face draws them, as wide as they are. */
  load(faces: readonly TypedFace[]): void {
    const page = this.#page;
    const own = this.frame.contentWindow as FaceWindow | null;
    if (!page || !own) return;
    for (const { family, url, range } of faces) {
      if (this.#faces.has(url)) continue;
      this.#faces.add(url);
      const face = new own.FontFace(family, `url("${url}")`, { unicodeRange: range });
      void face.load().then(() => page.fonts.add(face), () => this.#faces.delete(url));
    }
  }

  /** The page as it was saved; a frame that was set anew meanwhile is left alone. */
  restore(): void {
    if (!this.#sheet || !this.#page?.contains(this.#sheet)) return;
    for (const place of [...this.#saved.keys()]) this.#giveBack(place);
    this.#page?.documentElement.classList.remove("bx-typing");
    this.frame.style.width = this.#widthPx;
  }
}

/** Makes `old` the same as `fresh`; what is the same already stays, and needs not be laid out again. */
function renew(old: Element, fresh: Element, page: Document): void {
  if (old.isEqualNode(fresh)) return;
  const [now, next] = [[...old.children], [...fresh.children]];
  const alike = now.length > 0 && now.length === next.length && now.every(({ id, localName }, i) => id === next[i]?.id && localName === next[i]?.localName);
  if (!alike) {
    old.replaceWith(page.adoptNode(fresh));
    return;
  }
  for (const [i, one] of now.entries()) {
    const other = next[i] as Element;
    if (!one.isEqualNode(other)) one.replaceWith(page.adoptNode(other));
  }
}
