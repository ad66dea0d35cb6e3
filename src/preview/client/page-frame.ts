/** One page as it is seen: a frame that shows it, and a spare one in which its next state is set before it takes its place. */
import type { ShowRequest } from "../../paginate/measurements.js";
import type { PageContent } from "../page-protocol.js";
import { element } from "./dom.js";
import { PageParts } from "./page-parts.js";

interface FrameWindow {
  banxinShow(request: ShowRequest): Promise<{ readonly failure?: string }>;
}

/** Points to CSS px. */
export const pxPerPt = 96 / 72;

/** Longer than the fullest page takes on a slow machine. */
const answerMs = 8000;
/** A frame that failed is loaded anew so many times before that is told. */
const mostTries = 2;

/** Paged.js and the script that sets pages: the same document for all. */
const address = "/frame.html";

class Frame {
  readonly element = element("iframe", { class: "page-frame spare", tabindex: "-1", "aria-hidden": "true" });
  #opened: Promise<void> | undefined;
  #shell = "";
  #loaded: Promise<void> = Promise.resolve();

  /** Loads the document, where none stands here. */
  open(): Promise<void> {
    return (this.#opened ??= new Promise<void>((loaded) => {
      this.element.addEventListener("load", () => loaded(), { once: true });
      this.element.src = address;
    }));
  }

  /** Brings a shell's styles and faces in, where others stand here. */
  load(shell: string): Promise<void> {
    if (this.#shell === shell) return this.#loaded;
    this.#shell = shell;
    // One after another: of two that come at once the later one stays.
    return (this.#loaded = this.#loaded.then(() => this.#load(shell)));
  }

  async #load(shell: string): Promise<void> {
    await this.open();
    const page = this.element.contentDocument;
    if (!page) return;
    const before = page.querySelectorAll("link[data-shell]");
    const styles = element("link", { rel: "stylesheet", href: `${shell}shell.css`, "data-shell": shell, "data-pagedjs-ignore": "" });
    await new Promise<void>((loaded) => {
      for (const end of ["load", "error"]) styles.addEventListener(end, () => loaded(), { once: true });
      // The frame's own rules stand after those of the page.
      page.head.prepend(styles);
    });
    for (const link of before) link.remove();
    // Faces that were loaded for words being typed: the new shell has them.
    page.fonts.clear();
    await Promise.allSettled([...page.fonts].map((face) => face.load()));
  }

  /** The next state loads its document again, whatever stands here. */
  forget(): void {
    [this.#opened, this.#shell] = [undefined, ""];
  }

  async set(content: PageContent): Promise<{ readonly failure?: string }> {
    const { html, pagedCss: css, pageName, pictures } = content;
    this.element.style.width = `${content.widthPt * pxPerPt}px`;
    this.element.style.height = `${content.heightPt * pxPerPt}px`;
    const own = this.element.contentWindow as unknown as FrameWindow | null;
    if (!own || typeof own.banxinShow !== "function") return { failure: "the frame did not load" };
    const root = this.element.contentDocument?.documentElement;
    // Words that were typed into the state before go with it.
    root?.classList.remove("bx-typing");
    root?.classList.toggle("bx-grey", content.greyPictures);
    root?.style.setProperty("--trim", `${content.trim.widthPt * pxPerPt}px`);
    // A document that is gone answers nothing.
    const late = new Promise<{ readonly failure: string }>((done) => window.setTimeout(() => done({ failure: "the frame gave no answer" }), answerMs));
    return Promise.race([own.banxinShow({ html, css, pageName, pictures }), late]);
  }
}

/** Whether a frame that shows one state has all that another needs: faces, paper, rules, pictures. */
const sameFrame = (one: PageContent, other: PageContent): boolean =>
  one.shell === other.shell && one.pageName === other.pageName && one.pagedCss === other.pagedCss && one.widthPt === other.widthPt && one.heightPt === other.heightPt && one.trim.widthPt === other.trim.widthPt && one.greyPictures === other.greyPictures
  && other.pictures.every((picture) => one.pictures.includes(picture));

export class PageFrames {
  /** Frames come with the first state that is shown: most pages of an issue are not in sight at once. */
  #frames: { readonly shown: Frame; readonly spare: Frame } | undefined;
  #wanted: PageContent | undefined;
  #working = false;
  /** Of the state that is seen. */
  #parts: PageParts | undefined;
  /** The state that is seen. */
  content: PageContent | undefined;
  failure: string | undefined;

  constructor(private readonly host: HTMLElement, private readonly changed: () => void) {}

  #both(): { readonly shown: Frame; readonly spare: Frame } {
    if (!this.#frames) {
      this.#frames = { shown: new Frame(), spare: new Frame() };
      this.host.append(this.#frames.shown.element, this.#frames.spare.element);
    }
    return this.#frames;
  }

  /** The frame that is seen, once a state of the page stands in it. */
  get seen(): HTMLIFrameElement | undefined {
    return this.content && this.#frames?.shown.element;
  }

  #seen(content: PageContent, parts: PageParts): void {
    [this.content, this.#parts, this.failure] = [content, parts, undefined];
    this.changed();
  }

  /** Puts changed stories into the page that is seen; false where it must be set anew. */
  #put(next: PageContent, parts: PageParts): boolean {
    const { content } = this;
    const page = this.seen?.contentDocument;
    if (!content || !page || !this.#parts || this.failure !== undefined || !sameFrame(content, next)) return false;
    // While a story is typed the page is not as it was saved.
    if (page.documentElement.classList.contains("bx-typing") || !parts.putInto(page, this.#parts)) return false;
    this.#seen(next, parts);
    return true;
  }

  /** A frame is opened while nothing is known of its page yet. */
  open(): void {
    void this.#both().spare.open();
  }

  /** Styles and faces of the page's first state are loaded while its content is still on its way. */
  prepare(shell: string): void {
    if (this.content || this.#working) return;
    void this.#both().spare.load(shell);
  }

  /** Sets a state of the page and shows it; of states that come while one is being set only the last is set. */
  async show(content: PageContent): Promise<void> {
    this.#wanted = content;
    if (this.#working) return;
    this.#working = true;
    let tries = 0;
    try {
      while (this.#wanted) {
        const next: PageContent = this.#wanted;
        this.#wanted = undefined;
        const parts = PageParts.of(next.html, this.#parts);
        if (this.#put(next, parts)) continue;
        const { shown, spare } = this.#both();
        await spare.load(next.shell);
        const outcome = await spare.set(next);
        if (outcome.failure !== undefined) {
          spare.forget();
          if (++tries < mostTries) this.#wanted ??= next;
          else {
            this.failure = outcome.failure;
            this.changed();
          }
          continue;
        }
        spare.element.classList.remove("spare");
        shown.element.classList.add("spare");
        this.#frames = { shown: spare, spare: shown };
        this.#seen(next, parts);
      }
    } finally {
      this.#working = false;
    }
  }
}
