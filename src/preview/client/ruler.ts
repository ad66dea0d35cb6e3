/** Real size: a drawing of known size is made as large as the thing itself, held against the screen. */
import { element, svg } from "./dom.js";
import { currentLanguage, say } from "./words.js";

/** CSS px in a millimetre where nobody has measured: 96 an inch. */
export const usualPxPerMm = 96 / 25.4;

/** Screens from 38 to 406 px an inch. */
const least = 1.5;
const most = 16;

/** ISO/IEC 7810 ID-1: a bank card. */
const card = { widthMm: 85.6, heightMm: 53.98, cornerMm: 3.18 };
const lineMm = 100;

const things = ["card", "line"] as const;
type Thing = (typeof things)[number];

/** A card and a line of 100 mm, and what makes them larger and smaller. */
export class Ruler {
  readonly element = element("div", { class: "ruler" });
  #thing: Thing = "card";
  readonly #drawing = element("div", { class: "ruler-drawing", tabindex: "-1" });
  readonly #read = element("output", { class: "ruler-read", for: "ruler-slider" });
  readonly #slider = element("input", { type: "range", id: "ruler-slider", min: String(least), max: String(most), step: "0.01" });

  constructor(private pxPerMm: number, private readonly changed: (pxPerMm: number) => void) {
    this.#slider.addEventListener("input", () => this.#set(this.#slider.valueAsNumber));
    this.#slider.addEventListener("keydown", (event) => {
      // A tenth of a millimetre on a card is one step; Shift goes ten.
      const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      this.#set(this.pxPerMm + by * (event.shiftKey ? 0.1 : 0.01));
    });
    this.write();
  }

  #set(pxPerMm: number): void {
    this.pxPerMm = Math.round(Math.max(least, Math.min(most, pxPerMm)) * 1000) / 1000;
    this.changed(this.pxPerMm);
    this.#draw();
  }

  /** Draws everything, in the language of the interface. */
  write(): void {
    this.#slider.setAttribute("aria-label", say("rulerSlider"));
    this.element.replaceChildren(
      element("p", {}, say("rulerHelp")),
      element("div", { class: "row-of", role: "radiogroup", "aria-label": say("rulerThing") }, ...things.map((thing) => element("label", {},
        element("input", { type: "radio", name: "ruler-thing", value: thing, checked: thing === this.#thing, on: { change: () => {
          this.#thing = thing;
          this.#draw();
        } } }), say(thing === "card" ? "rulerCard" : "rulerLine")))),
      this.#drawing,
      element("div", { class: "row-of" }, this.#slider, this.#read, element("button", { type: "button", class: "ruler-reset", on: { click: () => this.#set(usualPxPerMm) } }, say("rulerReset"))));
    this.#draw();
  }

  #draw(): void {
    this.#slider.value = String(this.pxPerMm);
    const ppi = Math.round(this.pxPerMm * 25.4);
    this.#read.textContent = currentLanguage() === "zh" ? `每英寸 ${ppi} 像素` : `${ppi} px an inch`;
    this.#slider.setAttribute("aria-valuetext", this.#read.textContent);
    this.#drawing.replaceChildren(this.#thing === "card" ? this.#card() : this.#line());
  }

  #card(): SVGElement {
    const px = this.pxPerMm;
    const { widthMm, heightMm, cornerMm } = card;
    return svg("svg", { class: "ruler-card", width: widthMm * px, height: heightMm * px, viewBox: `0 0 ${widthMm} ${heightMm}`, role: "img", "aria-label": `${say("rulerCard")} 85.6 × 53.98 mm` },
      svg("rect", { x: 0, y: 0, width: widthMm, height: heightMm, rx: cornerMm, class: "ruler-shape" }),
      svg("text", { x: widthMm / 2, y: heightMm / 2 + 1.5, class: "ruler-size" }, "85.6 × 53.98 mm"));
  }

  #line(): SVGElement {
    const px = this.pxPerMm;
    const marks = Array.from({ length: lineMm + 1 }, (_, mm) => svg("line", { x1: mm, x2: mm, y1: 0, y2: mm % 10 === 0 ? 7 : mm % 5 === 0 ? 5 : 3, class: "ruler-mark" }));
    const numbers = Array.from({ length: lineMm / 10 + 1 }, (_, cm) => svg("text", { x: cm * 10, y: 10.5, class: "ruler-number" }, String(cm * 10)));
    return svg("svg", { class: "ruler-line", width: (lineMm + 6) * px, height: 12 * px, viewBox: `-3 0 ${lineMm + 6} 12`, role: "img", "aria-label": `${say("rulerLine")} 100 mm` },
      svg("line", { x1: 0, x2: lineMm, y1: 0, y2: 0, class: "ruler-mark" }), ...marks, ...numbers);
  }
}
