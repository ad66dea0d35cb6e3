/** A glass over the page: shows what lies under it several times as large, while the page below stays as it is. */
import type { PageContent } from "../page-protocol.js";
import { element } from "./dom.js";
import { PageFrames, pxPerPt } from "./page-frame.js";
import { say } from "./words.js";

/** A page in sight, as the glass finds it. */
export interface PageUnderGlass {
  readonly content: PageContent;
  /** Its sheet on the screen. */
  readonly box: DOMRect;
  /** Screen px for each CSS px of the page. */
  readonly scale: number;
  /** The picture of a plate that lies over the page's trim. */
  readonly plate: string | undefined;
}

export interface LoupeEvents {
  /** The page at a point of the screen, or the first in sight where no point is given. */
  readonly pageAt: (x?: number, y?: number) => PageUnderGlass | undefined;
  readonly tell: (words: string) => void;
  /** It was taken up or put away. */
  readonly switched: () => void;
}

/** Times that the glass enlarges what is seen. */
const powers = [2, 3, 4, 6] as const;
/** A key that is held longer than this is a glass held in the hand; it goes with the key. */
const holdMs = 350;
/** Screen px that an arrow key moves the glass by, alone and with Shift. */
const step = 16;
const stride = 96;

const arrows: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(Math.max(least, most), value));

export class Loupe {
  readonly #page = element("div", { class: "loupe-page" });
  readonly element = element("div", { class: "loupe away", "aria-hidden": "true" }, this.#page);
  readonly #frames = new PageFrames(this.#page, () => this.#draw());
  readonly #plate = element("img", { class: "plate-picture", alt: "", hidden: true });
  #on = false;
  #power = 1;
  /** Where the glass is held, on the screen. */
  #at: { readonly x: number; readonly y: number } | undefined;
  #asked: string | undefined;
  /** When its key went down, by the keyboard's clock: a busy window hears of it late. */
  #downAt = 0;
  #pressed: { readonly since: number; readonly wasOn: boolean } | undefined;

  /** @param stage what the glass is moved over */
  constructor(private readonly stage: HTMLElement, private readonly events: LoupeEvents) {
    stage.addEventListener("pointermove", ({ clientX: x, clientY: y }) => {
      this.#at = { x, y };
      this.#draw();
    });
    stage.addEventListener("pointerleave", () => {
      this.#at = undefined;
      this.#draw();
    });
    stage.addEventListener("scroll", () => this.#draw(), { passive: true });
    document.addEventListener("keydown", (event) => this.#key(event), true);
    document.addEventListener("keyup", ({ key, timeStamp }) => { if (key === "z") this.#release(timeStamp); }, true);
    window.addEventListener("blur", ({ timeStamp }) => this.#release(timeStamp));
  }

  get on(): boolean {
    return this.#on;
  }

  /** The key goes down: the glass is there at once, for as long as the key is held or, after a tap, until the next one. */
  press(): void {
    if (this.#pressed) return;
    this.#pressed = { since: this.#downAt, wasOn: this.#on };
    if (!this.#on) this.toggle();
  }

  #release(at: number): void {
    const pressed = this.#pressed;
    this.#pressed = undefined;
    if (pressed && this.#on && (pressed.wasOn || at - pressed.since > holdMs)) this.toggle();
  }

  toggle(): void {
    this.#on = !this.#on;
    if (this.#on && !this.#at) this.#at = this.#middle();
    if (this.#on) this.events.tell(say("loupeHelp"));
    this.#draw();
    this.events.switched();
  }

  /** The page below has changed, was moved or is seen at another size. */
  refresh(): void {
    this.#draw();
  }

  #middle(): { readonly x: number; readonly y: number } | undefined {
    const seen = this.events.pageAt();
    if (!seen) return undefined;
    const { left, top, right, bottom } = this.stage.getBoundingClientRect();
    const { box } = seen;
    return { x: (Math.max(left, box.left) + Math.min(right, box.right)) / 2, y: (Math.max(top, box.top) + Math.min(bottom, box.bottom)) / 2 };
  }

  #key(event: KeyboardEvent): void {
    if (!event.repeat) this.#downAt = event.timeStamp;
    if (!this.#on || event.altKey || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]")) return;
    if (event.target instanceof HTMLElement && (event.target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(event.target.tagName))) return;
    const arrow = arrows[event.key];
    if (arrow) this.#move(arrow, event.shiftKey ? stride : step);
    else if (event.key === "]") this.#power = Math.min(powers.length - 1, this.#power + 1);
    else if (event.key === "[") this.#power = Math.max(0, this.#power - 1);
    else if (event.key === "Escape") this.toggle();
    else return;
    event.preventDefault();
    event.stopPropagation();
    this.#draw();
  }

  /** Moves the glass; at the edge of the window the page comes along. */
  #move([dx, dy]: readonly [number, number], by: number): void {
    const from = this.#at ?? this.#middle();
    const seen = from && (this.events.pageAt(from.x, from.y) ?? this.events.pageAt());
    if (!from || !seen) return;
    const { box } = seen;
    const { left, top, right, bottom } = this.stage.getBoundingClientRect();
    const wanted = { x: within(from.x + dx * by, box.left, box.right - 1), y: within(from.y + dy * by, box.top, box.bottom - 1) };
    const at = { x: within(wanted.x, left + 1, right - 2), y: within(wanted.y, top + 1, bottom - 2) };
    this.stage.scrollBy(wanted.x - at.x, wanted.y - at.y);
    this.#at = at;
  }

  #draw(): void {
    const seen = this.#on && this.#at ? this.events.pageAt(this.#at.x, this.#at.y) : undefined;
    // Put away, it is laid out still: a frame that is not displayed cannot set its page.
    this.element.classList.toggle("away", !seen);
    this.stage.classList.toggle("under-loupe", this.#on);
    if (!seen || !this.#at) return;
    const { content, box, scale } = seen;
    const key = `${content.label} ${content.version} ${content.shell}`;
    if (this.#asked !== key) {
      this.#asked = key;
      void this.#frames.show(content);
    }
    // Until the page under the glass is set, what is seen in it would be another one.
    this.#page.classList.toggle("away", this.#frames.content?.label !== content.label);
    const power = powers[this.#power] as number;
    this.#lay(seen, power);
    const { x, y } = this.#at;
    const { style } = this.element;
    [style.left, style.top] = [`${x}px`, `${y}px`];
    this.element.dataset.power = String(power);
    const half = this.element.clientWidth / 2;
    this.#page.style.setProperty("--scale", String(scale * power));
    this.#page.style.transform = `translate(${half - (x - box.left) * power}px, ${half - (y - box.top) * power}px)`;
  }

  /** Over the plate the glass shows the plate. */
  #lay({ content: { trim }, scale, plate }: PageUnderGlass, power: number): void {
    this.#plate.hidden = plate === undefined;
    if (plate === undefined) return;
    // Frames come with the first page that is shown: the plate lies over them.
    if (this.#page.lastElementChild !== this.#plate) this.#page.append(this.#plate);
    if (this.#plate.getAttribute("src") !== plate) this.#plate.setAttribute("src", plate);
    [this.#plate.style.width, this.#plate.style.height] = [trim.widthPt, trim.heightPt].map((pt) => `${pt * pxPerPt * scale * power}px`) as [string, string];
  }
}
