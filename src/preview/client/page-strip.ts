/** The pages in the bar: as many whole buttons as there is room for, in a strip that scrolls between its two arrows. */
import type { PageStep } from "../protocol.js";
import { element } from "./dom.js";
import { icon } from "./icons.js";
import { Shown } from "./kept-elements.js";
import { say, stepWord } from "./words.js";

export interface PageButton {
  readonly label: string;
  readonly name: string;
  readonly faulty: boolean;
  readonly step: PageStep;
  /** Signed, and no longer what was signed. */
  readonly changed: boolean;
}

export interface PageStripEvents {
  readonly go: (label: string) => void;
  readonly turn: (by: 1 | -1) => void;
}

/** Room between two buttons, px; as in the styles. */
const gapPx = 1;
/** Where fewer pages than this would be seen, other things in the bar give way. */
const leastSeen = 2;

export class PageStrip {
  readonly #strip = element("div", { class: "pages-strip", on: { scroll: () => this.#fade() } });
  readonly element = element("nav", { class: "group pages-nav" });
  readonly #shown = new Shown();

  constructor(private readonly events: PageStripEvents) {
    new ResizeObserver(() => this.#fit()).observe(this.element);
    // Buttons may have another size where the bar gives the same room.
    window.addEventListener("resize", () => this.#fit());
  }

  update(pages: readonly PageButton[], current: string): void {
    if (!this.#shown.differs(JSON.stringify(pages), current)) return;
    this.element.setAttribute("aria-label", say("pages"));
    const at = this.#strip.scrollLeft;
    this.#strip.replaceChildren(...pages.map((page) => this.#button(page, page.label === current)));
    this.element.replaceChildren(this.#arrow("previous", -1), this.#strip, this.#arrow("next", 1));
    this.#strip.scrollLeft = at;
    this.#fit();
  }

  #arrow(way: "previous" | "next", by: 1 | -1): HTMLElement {
    return element("button", { type: "button", "data-key": way, title: say(way), "aria-label": say(way), on: { click: () => this.events.turn(by) } }, icon(way));
  }

  #button({ label, name, faulty, step, changed }: PageButton, current: boolean): HTMLElement {
    const words = [`${label} ${name}`, ...(step === "makeup" ? [] : [changed ? say("signedChanged") : stepWord(step)]), ...(faulty ? [say("atFault")] : [])].join(" · ");
    return element("button", {
      type: "button", "data-key": `page-${label}`, title: words, "aria-label": words, "aria-current": current ? "page" : undefined,
      class: [...(faulty ? ["faulty"] : []), ...(step === "signed" ? ["signed"] : []), ...(changed ? ["changed"] : [])].join(" ") || undefined, on: { click: () => this.events.go(label) },
    }, label);
  }

  /** The bar has other room, or other pages: what is seen of them is whole, and the page in sight is among it. */
  #fit(): void {
    const buttons = [...this.#strip.children] as HTMLElement[];
    const arrows = [...this.element.children].reduce((sum, one) => sum + (one === this.#strip ? 0 : (one as HTMLElement).offsetWidth + gapPx), 0);
    for (const button of buttons) button.style.width = "";
    const wide = Math.max(0, ...buttons.map(({ offsetWidth }) => offsetWidth)) + gapPx;
    if (wide === gapPx) return;
    const widthOf = (seen: number): number => seen * wide - gapPx;
    // What the bar gives is told by what the strip would like, never by what it was given before.
    this.element.style.flexBasis = `${arrows + widthOf(buttons.length)}px`;
    this.element.style.minWidth = `${arrows + widthOf(Math.min(leastSeen, buttons.length))}px`;
    const seen = Math.max(1, Math.min(buttons.length, Math.floor((this.element.clientWidth - arrows + gapPx + 0.5) / wide)));
    this.#strip.style.width = `${widthOf(seen)}px`;
    for (const button of buttons) button.style.width = `${wide - gapPx}px`;
    this.#bring(buttons.findIndex((button) => button.hasAttribute("aria-current")), seen, wide);
    this.#fade();
  }

  /** The page in sight has a neighbour beside it where there is one, so that one sees that it goes on. */
  #bring(current: number, seen: number, wide: number): void {
    if (current < 0) return;
    const beside = seen > 2 ? 1 : 0;
    const first = Math.round(this.#strip.scrollLeft / wide);
    const wanted = Math.min(Math.max(first, current + beside - seen + 1), Math.max(0, current - beside));
    this.#strip.scrollLeft = wanted * wide;
  }

  /** An edge that more lies behind is faded. */
  #fade(): void {
    const { scrollLeft, scrollWidth, clientWidth } = this.#strip;
    this.#strip.classList.toggle("more-before", scrollLeft > 1);
    this.#strip.classList.toggle("more-after", scrollLeft + clientWidth < scrollWidth - 1);
  }
}
