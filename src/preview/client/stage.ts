/** The stage: which pages are shown, side by side or as a board, and how large. Place and zoom stay when pages change. */
import type { FitState, IssueState, ModuleState, PageState } from "../protocol.js";
import { board } from "./board.js";
import type { SeenPage } from "./live-story.js";
import { pxPerPt } from "./page-frame.js";
import { PageView, type PageEvents } from "./page-view.js";
import type { PageUnderGlass } from "./loupe.js";
import type { PlatePicture } from "./plates.js";
import type { SheetInSight } from "./refusal.js";
import type { Settings } from "./settings.js";
import { stepOf } from "./sign-off.js";
import type { Store } from "./store.js";

/** Room around a page, px. */
const margin = 28;
/** Height of a caption, px. */
const captionPx = 34;
/** On the board its chips have a line of their own, below the name. */
const boardCaptionPx = 56;
const zoomSteps = [0.1, 0.15, 0.25, 0.33, 0.5, 0.67, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;

export class Stage {
  readonly #views = new Map<string, PageView>();
  /** The view of the first page that is told, made before: its frame is opened while the server still reads. */
  #next: PageView | undefined;
  #state: IssueState | undefined;
  #current = "";

  constructor(private readonly host: HTMLElement, private readonly settings: Settings, private readonly store: Store, private readonly events: PageEvents, private readonly plateOf: (label: string) => PlatePicture | undefined, private readonly moved: () => void) {
    new ResizeObserver(() => {
      this.layout();
      this.moved();
    }).observe(host);
    host.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    this.#next = this.#view();
    this.#next.frames.open();
  }

  #view(): PageView {
    const view = new PageView(this.store, this.events);
    this.host.append(view.element);
    return view;
  }

  get current(): string {
    return this.#current;
  }

  /** The scale of real size: 1 is a page as large as its paper. */
  get realScale(): number {
    return this.settings.pxPerMm / (96 / 25.4);
  }

  /** Takes a new state; true where a page in sight is being set anew. */
  update(state: IssueState): boolean {
    this.#state = state;
    for (const [label, view] of this.#views) if (!state.pages.some((page) => page.label === label)) {
      view.element.remove();
      this.#views.delete(label);
    }
    for (const { label } of state.pages) if (!this.#views.has(label)) {
      const view = this.#next ?? this.#view();
      this.#next = undefined;
      view.label = label;
      this.#views.set(label, view);
    }
    if (!this.#views.has(this.#current)) this.#current = state.pages[0]?.label ?? "";
    this.layout();
    return this.shown().some(({ label }) => this.#views.get(label)?.comes === true);
  }

  /** The page in sight at a point of the window; the first in sight where no point is given. */
  pageAt(x?: number, y?: number): PageUnderGlass | undefined {
    for (const { label } of this.shown()) {
      const seen = this.#views.get(label)?.seen;
      if (seen && (x === undefined || y === undefined || (x >= seen.box.left && x < seen.box.right && y >= seen.box.top && y < seen.box.bottom))) return seen;
    }
    return undefined;
  }

  view(label: string): PageView | undefined {
    return this.#views.get(label);
  }

  /** Pages in sight: one, two that face one another, or all. */
  shown(): readonly PageState[] {
    const pages = this.#state?.pages ?? [];
    if (this.settings.mode === "board") return pages;
    const at = pages.findIndex(({ label }) => label === this.#current);
    if (at < 0) return [];
    if (this.settings.mode === "single") return [pages[at] as PageState];
    // A paper opens on 1, then 2 and 3 lie side by side.
    const first = at === 0 ? 0 : at - ((at + 1) % 2);
    return first === 0 ? pages.slice(0, 1) : pages.slice(first, first + 2);
  }

  /** Frames of the pages in sight that are set. */
  seen(): SeenPage[] {
    return this.shown().flatMap(({ label }) => {
      const frames = this.#views.get(label)?.frames;
      return frames?.seen && frames.content ? [{ label, version: frames.content.version, frame: frames.seen }] : [];
    });
  }

  /** A page that is in sight large enough to be worked on. */
  sheet(label: string): SheetInSight | undefined {
    const view = this.settings.mode !== "board" && this.shown().some((page) => page.label === label) ? this.#views.get(label) : undefined;
    return view?.frames.content && { sheet: view.sheet, content: view.frames.content };
  }

  /** The fit of a page with the words that are typed into it; undefined when it is as it was saved. */
  typed(label: string, fit: FitState | undefined): void {
    this.#views.get(label)?.typed(fit);
  }

  go(label: string): void {
    if (!this.#views.has(label)) return;
    this.#current = label;
    this.layout();
    if (this.settings.mode === "board") this.#views.get(label)?.element.scrollIntoView({ block: "nearest" });
    this.moved();
  }

  /** Forwards or backwards by a page or a double page. */
  turn(by: 1 | -1): void {
    const pages = this.#state?.pages ?? [];
    const shown = this.shown();
    const edge = by === 1 ? shown.at(-1) : shown[0];
    const from = this.settings.mode === "board" ? this.#current : edge?.label;
    const next = pages[pages.findIndex(({ label }) => label === from) + by];
    if (next) {
      this.go(next.label);
      this.host.scrollTo({ top: 0 });
    }
  }

  /** A story is brought into sight and chosen. */
  reveal(page: string, module: ModuleState | undefined): void {
    if (!this.shown().some(({ label }) => label === page) || this.settings.mode === "board") {
      if (this.settings.mode === "board") this.settings.mode = "single";
      this.go(page);
    }
    for (const [label, view] of this.#views) view.select(label === page ? module?.id : undefined);
    if (module) this.#views.get(page)?.reveal(module.id);
  }

  /** No story is chosen any more. */
  letGo(): void {
    for (const view of this.#views.values()) view.select(undefined);
    // Its ring would look as if it were chosen still.
    const focused = document.activeElement;
    if (focused instanceof HTMLElement && focused.classList.contains("place")) focused.blur();
  }

  /** The next larger or smaller step of zoom. */
  step(by: 1 | -1): void {
    const now = this.scale() / this.realScale;
    const next = by === 1 ? zoomSteps.find((step) => step > now * 1.01) : zoomSteps.findLast((step) => step < now * 0.99);
    if (next) this.zoom(next);
  }

  /** @param about a point of the stage, in px, that stays where it is; its middle when absent */
  zoom(zoom: Settings["zoom"], about?: { readonly x: number; readonly y: number }): void {
    const before = this.scale();
    const { host } = this;
    const x = about?.x ?? host.clientWidth / 2;
    const y = about?.y ?? host.clientHeight / 2;
    const [left, top] = [host.scrollLeft + x, host.scrollTop + y];
    this.settings.zoom = zoom;
    this.layout();
    const ratio = this.scale() / before;
    // A page that was fitted begins at its left: what is further right is the band beside it.
    host.scrollTo(typeof zoom === "number" ? left * ratio - x : 0, top * ratio - y);
    this.moved();
  }

  /** Screen px for each CSS px of a page. */
  scale(): number {
    const { mode, zoom } = this.settings;
    const shown = this.shown();
    const [first] = shown;
    if (!first) return 1;
    if (mode === "board") return this.#board().pagePx / (Math.max(...shown.map(({ widthPt }) => widthPt)) * pxPerPt);
    if (typeof zoom === "number") return zoom * this.realScale;
    const width = shown.reduce((sum, page) => sum + (mode === "single" ? page.trimWidthPt : page.widthPt) * pxPerPt, 0);
    const height = Math.max(...shown.map((page) => page.heightPt * pxPerPt));
    const wide = (this.host.clientWidth - 2 * margin - (shown.length - 1) * 2) / width;
    return zoom === "width" ? wide : Math.min(wide, (this.host.clientHeight - margin - captionPx - 12) / height);
  }

  /** Whether a whole page's band goes beyond the stage; told without a scroll bar, which would make the page smaller and so go again. */
  #hangs(): boolean {
    const [page] = this.shown();
    if (!page || this.settings.mode !== "single" || this.settings.zoom !== "page") return false;
    const { offsetWidth: width, offsetHeight: height } = this.host;
    const [paper, band] = [page.trimWidthPt * pxPerPt, (page.widthPt - page.trimWidthPt) * pxPerPt];
    const scale = Math.min((width - 2 * margin) / paper, (height - margin - captionPx - 12) / (page.heightPt * pxPerPt));
    return (width + paper * scale) / 2 + band * scale > width;
  }

  #board(): ReturnType<typeof board> {
    const pages = this.#state?.pages ?? [];
    const ratio = Math.max(...pages.map(({ heightPt }) => heightPt)) / Math.max(...pages.map(({ widthPt }) => widthPt));
    return board(pages.length, ratio, { widthPx: this.host.clientWidth, heightPx: this.host.clientHeight, captionPx: boardCaptionPx });
  }

  layout(): void {
    const state = this.#state;
    if (!state) return;
    const shown = this.shown();
    this.host.dataset.mode = this.settings.mode;
    this.host.classList.toggle("hanging", this.#hangs());
    const scale = this.scale();
    const cells = this.settings.mode === "board" ? this.#board().cells : [];
    for (const [i, page] of state.pages.entries()) {
      const view = this.#views.get(page.label);
      if (!view) continue;
      const inSight = shown.includes(page);
      view.element.hidden = !inSight;
      view.element.classList.toggle("current", page.label === this.#current);
      if (!inSight) continue;
      const cell = cells[i];
      Object.assign(view.element.style, { order: String(i), gridRow: cell ? String(cell.row) : "", gridColumn: cell ? String(cell.column) : "" });
      view.element.classList.toggle("right-hand", cell?.right === true);
      // A page that has no content yet is as large as its state says.
      view.update(state, page);
      // A signed page takes no changes: nothing on it is offered to be dragged.
      const arranging = this.settings.arranging && this.settings.mode !== "board" && stepOf(this.store.desk, page.label) !== "signed";
      view.show({ scale, overlays: this.settings.overlays, hangs: this.settings.mode === "single", arranging, plate: this.settings.mode === "board" ? undefined : this.plateOf(page.label) });
    }
  }

  #wheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    if (this.settings.mode === "board") return;
    const { left, top } = this.host.getBoundingClientRect();
    const next = Math.min(6, Math.max(0.05, (this.scale() / this.realScale) * Math.exp(-event.deltaY / 300)));
    this.zoom(next, { x: event.clientX - left, y: event.clientY - top });
  }
}
