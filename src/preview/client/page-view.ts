/** A page on the stage: its frames, what is drawn over it, the places of its stories to be pointed at, and its caption. */
import type { FitState, IssueState, ModuleState, PageState } from "../protocol.js";
import { openChecks } from "./checks.js";
import { element, svg } from "./dom.js";
import { draggable, inHand } from "./drag.js";
import type { PageUnderGlass } from "./loupe.js";
import { type OverlayName, drawOverlays } from "./overlays.js";
import { type PageSize, putAt } from "./grid-box.js";
import { icon } from "./icons.js";
import { Shown } from "./kept-elements.js";
import { faulty, needsCare, pageFit } from "./page-fit.js";
import { PageFrames, pxPerPt } from "./page-frame.js";
import type { PlatePicture } from "./plates.js";
import { changedSince, stepOf } from "./sign-off.js";
import type { Store } from "./store.js";
import { counted, fitWords, heldCount, heldWords, pageWords, say, stepWord } from "./words.js";

export interface PageEvents {
  readonly select: (page: PageState, module: ModuleState) => void;
  readonly hover: (module: ModuleState | undefined, event: PointerEvent | FocusEvent | undefined) => void;
  /** The page was pointed at as a whole, on the board. */
  readonly open: (page: PageState) => void;
  readonly painted: (revision: number) => void;
  /** A story was dragged to another place, or to another span. */
  readonly dropped: (page: PageState, module: ModuleState, rect: ModuleState["rect"]) => void;
  /** The picture of a plate has come, or cannot be had. */
  readonly plate: (src: string, good: boolean) => void;
}

/** How a page is shown. */
export interface PageLook {
  /** CSS px of the screen for each px of the page. */
  readonly scale: number;
  readonly overlays: ReadonlySet<OverlayName>;
  /** The band for overset text hangs beside the paper, which stands where it would without it. */
  readonly hangs: boolean;
  /** Stories may be dragged. */
  readonly arranging: boolean;
  /** A picture of the press plate, seen in place of the page. */
  readonly plate: PlatePicture | undefined;
}

/** A page that could not be had is asked for again so much later. */
const againMs = 1000;

export class PageView {
  /** Out of sight until it is a page's. */
  readonly element = element("figure", { class: "page", hidden: true });
  /** What the page is drawn on. */
  readonly sheet = element("div", { class: "sheet" });
  readonly #layer = svg("svg", { class: "overlays", "aria-hidden": "true" });
  readonly #places = element("div", { class: "places" });
  readonly #caption = element("figcaption", { class: "caption" });
  readonly #note = element("p", { class: "page-note", role: "status" });
  readonly #plate = element("img", { class: "plate-picture", alt: "", hidden: true });
  readonly #frames: PageFrames;
  #page: PageState | undefined;
  #look: PageLook = { scale: 1, overlays: new Set(), hangs: false, arranging: false, plate: undefined };
  #selected: string | undefined;
  #revision = 0;
  #silent = false;
  /** The story that was clicked, which the panel tells of: it has no card until the pointer leaves it. */
  #told: string | undefined;
  /** The picture of a plate that is there. */
  #plateCome = "";
  /** The page's fit with words that are painted into it and not saved. */
  #typed: FitState | undefined;
  readonly #drawn = new Shown();
  readonly #written = new Shown();

  constructor(private readonly store: Store, private readonly events: PageEvents) {
    for (const good of [true, false]) this.#plate.addEventListener(good ? "load" : "error", () => {
      this.#plateCome = good ? (this.#plate.getAttribute("src") ?? "") : "";
      if (this.#look.plate) events.plate(this.#look.plate.src, good);
    });
    this.sheet.append(this.#plate, this.#layer, this.#places, this.#note);
    this.element.append(this.sheet, this.#caption);
    const host = element("div", { class: "frames" });
    this.sheet.prepend(host);
    this.#frames = new PageFrames(host, () => this.#painted());
  }

  get label(): string {
    return this.element.dataset.label ?? "";
  }

  set label(label: string) {
    this.element.dataset.label = label;
  }

  /** Takes the page's state; a version that is not shown yet is fetched and set. */
  update({ revision }: IssueState, page: PageState): void {
    // What was typed into the state before is told again when it is painted again.
    if (this.#page?.version !== page.version) this.#typed = undefined;
    this.#page = page;
    this.#revision = revision;
    if (page.version !== undefined) this.element.dataset.version = page.version;
    this.#write();
    if (page.version === undefined || this.#frames.content?.version === page.version) return;
    const { version, shell } = page;
    if (shell !== undefined) this.#frames.prepare(shell);
    this.#bring(version);
  }

  #bring(version: string): void {
    void this.store.content(this.label, version).then((content) => {
      if (this.#page?.version !== version) return;
      // What did not come is asked for again: the next state may be long in coming.
      if (!content) window.setTimeout(() => { if (this.#page?.version === version) this.#bring(version); }, againMs);
      else if (this.#frames.content !== content) void this.#frames.show(content);
    });
  }

  /** True while a newer version than the one that is seen is on its way. */
  get comes(): boolean {
    return this.#frames.content !== undefined && this.#page?.version !== undefined && this.#frames.content.version !== this.#page.version;
  }

  show(look: PageLook): void {
    this.#look = look;
    this.#layout();
    this.#draw();
    this.#lay();
  }

  /** Lays the plate over the trim; the page below stays as it is. */
  #lay(): void {
    const { plate } = this.#look;
    const { content } = this.#frames;
    // Until it has come, the page itself is seen.
    this.#plate.hidden = !plate || !content || this.#plateCome !== plate.src;
    if (!plate || !content) return;
    this.#plate.alt = plate.words;
    if (this.#plate.getAttribute("src") !== plate.src) this.#plate.setAttribute("src", plate.src);
    this.#plate.style.width = `${(100 * content.trim.widthPt) / content.widthPt}%`;
    this.#plate.style.height = `${(100 * content.trim.heightPt) / content.heightPt}%`;
  }

  /** The caption tells this fit while words that are not saved are painted; undefined: the page's own. */
  typed(fit: FitState | undefined): void {
    this.#typed = fit;
    this.#write();
  }

  select(id: string | undefined): void {
    this.#selected = id;
    for (const place of this.#places.children) place.classList.toggle("selected", (place as HTMLElement).dataset.id === id);
  }

  /** Brings a story of the page into sight and gives it the focus. */
  reveal(id: string): void {
    const place = [...this.#places.children].find((one) => (one as HTMLElement).dataset.id === id) as HTMLElement | undefined;
    place?.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.#focus(place);
  }

  /** What is chosen is told in the panel: no card beside it. */
  #focus(place: HTMLElement | undefined): void {
    this.#silent = true;
    place?.focus({ preventScroll: true });
    this.#silent = false;
  }

  /** The page as it is seen, where it is seen yet. */
  get seen(): PageUnderGlass | undefined {
    const { content } = this.#frames;
    return content && { content, box: this.sheet.getBoundingClientRect(), scale: this.#look.scale, plate: this.#look.plate?.src };
  }

  /** Its frames: what is set, and where it is seen. */
  get frames(): PageFrames {
    return this.#frames;
  }

  #painted(): void {
    if (this.#frames.content) this.element.dataset.shown = this.#frames.content.version;
    this.#layout();
    this.#draw();
    this.#write();
    this.events.painted(this.#revision);
    // What was taken back while it was being set is not what the page is.
    if (this.comes && this.#page?.version !== undefined) this.#bring(this.#page.version);
  }

  #layout(): void {
    const size = this.#frames.content ?? this.#page;
    if (!size) return;
    const [width, height] = [size.widthPt * pxPerPt * this.#look.scale, size.heightPt * pxPerPt * this.#look.scale];
    this.sheet.style.width = `${width}px`;
    this.sheet.style.height = `${height}px`;
    const band = this.#look.hangs ? (size.widthPt - (this.#frames.content?.trim.widthPt ?? this.#page?.trimWidthPt ?? size.widthPt)) * pxPerPt * this.#look.scale : 0;
    this.element.style.marginRight = band > 0 ? `${-band}px` : "";
    this.sheet.style.setProperty("--scale", String(this.#look.scale));
  }

  #draw(): void {
    const content = this.#frames.content;
    if (!content || !this.#page || inHand(this.#places)) return;
    const { overlays, arranging } = this.#look;
    if (!this.#drawn.differs(this.#page, content, [...overlays].join(" "), arranging)) return;
    drawOverlays(this.#layer, content, this.#page.modules, this.#look.overlays);
    const focused = (document.activeElement as HTMLElement | null)?.dataset.id;
    this.#places.replaceChildren(...this.#page.modules.filter(({ kind }) => kind !== "banner").map((module) => this.#place(module, content)));
    // The place that a card stood beside is gone.
    this.events.hover(undefined, undefined);
    if (focused) this.#focus([...this.#places.children].find((one): one is HTMLElement => (one as HTMLElement).dataset.id === focused));
  }

  #place(module: ModuleState, size: PageSize): HTMLElement {
    const { box, fit } = module;
    const locked = this.#look.arranging && module.lock.length > 0;
    const choose = (): void => { if (this.#page) this.events.select(this.#page, module); };
    const place = element("button", {
      class: `place${module.id === this.#selected ? " selected" : ""}${locked ? " locked" : ""}`, type: "button", "data-id": module.id, "aria-label": `${module.title}: ${fitWords(fit)}${locked ? `; ${say("lockedHere")}` : ""}`,
      on: {
        click: (event) => {
          // A click of the keyboard has no pointer that could leave.
          this.#told = (event as MouseEvent).detail > 0 ? module.id : undefined;
          this.events.hover(undefined, undefined);
          choose();
        },
        pointerenter: (event) => {
          if (this.#told === module.id) return;
          this.#told = undefined;
          this.events.hover(module, event as PointerEvent);
        },
        pointerleave: () => {
          // A place that is drawn anew under the pointer is not left.
          if (place.isConnected) this.#told = undefined;
          this.events.hover(undefined, undefined);
        },
        focus: (event) => { if (!this.#silent) this.events.hover(module, event as FocusEvent); },
        blur: () => this.events.hover(undefined, undefined),
      },
    });
    if (locked) place.append(element("span", { class: "lock-mark", title: say("lockedHere") }, icon("lock")));
    if (this.#look.arranging && this.#frames.content) draggable(place, module, this.#frames.content, { dropped: (rect) => { if (this.#page) this.events.dropped(this.#page, module, rect); }, ended: () => this.#draw() });
    putAt(place, box, size);
    return place;
  }

  /** Its fit with words that are painted into it and not saved, where there are any. */
  get typedFit(): FitState | undefined {
    return this.#typed;
  }

  #write(): void {
    const page = this.#page;
    const step = stepOf(this.store.desk, this.label);
    const changed = page !== undefined && changedSince(this.store.desk, page);
    if (!page || !this.#written.differs(page, this.#frames.failure, this.#frames.content !== undefined, this.#typed && fitWords(this.#typed), step, changed)) return;
    const bad = faulty(page);
    this.element.classList.toggle("faulty", needsCare(page));
    const fit = pageFit(this.#typed ? { ...page, fit: this.#typed } : page);
    const passed = page.checks.filter(({ holds }) => holds).length;
    const open = element("button", { class: "open", type: "button", on: { click: () => this.events.open(page) } }, element("strong", {}, page.label), ` ${page.name}`);
    this.#caption.replaceChildren(
      open,
      // What does not fit is said where the page is sound; one at fault says that alone.
      ...(bad ? [] : [element("span", { class: `badge ${fit.look}` }, fit.words)]),
      ...(!bad && page.held.length > 0 ? [element("span", { class: "badge over" }, heldCount(page.held.length))] : []),
      ...(step === "makeup" ? [] : [element("span", { class: `badge step-${step}${changed ? " hole" : ""}` }, changed ? say("signedChanged") : stepWord(step))]),
      ...(page.ink === "cmyk" ? [] : [element("span", { class: "badge", title: say("ink") }, page.ink.toUpperCase())]),
      ...(page.checks.length > 0 ? [element("button", {
        type: "button", class: `badge${passed < page.checks.length ? " hole" : ""}`, "data-key": `checks-${page.label}`, title: say("checks"), "aria-label": `${say("checks")}: ${passed}/${page.checks.length}`, "aria-haspopup": "dialog",
        on: { click: () => openChecks(page) },
      }, `${passed}/${page.checks.length}`)] : []),
      ...(page.errors > 0 ? [element("span", { class: "badge over" }, counted(page.errors, "error"))] : []),
      ...(page.warnings > 0 ? [element("span", { class: "badge hole" }, counted(page.warnings, "warning"))] : []),
    );
    this.#note.textContent = this.#frames.failure ?? (page.outdated ? say("pageOutdated") : !this.#frames.content ? say("loading") : heldWords(page.modules.filter(({ id }) => page.held.includes(id)).map(({ title }) => title)));
    this.#note.hidden = this.#note.textContent === "";
    this.#note.classList.toggle("held", !bad && page.held.length > 0);
    this.sheet.setAttribute("aria-label", `${pageWords(page.label)} ${page.name}`);
  }
}
