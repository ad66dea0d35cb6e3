/** What cannot be is explained at its place: the rectangle that was wanted, with the reason on it. */
import type { BoxPt } from "../../model/dummy.js";
import type { PageContent } from "../page-protocol.js";
import { element } from "./dom.js";
import { type PageSize, putAt } from "./grid-box.js";

/** A page in sight: its sheet, and what is set on it. */
export interface SheetInSight {
  readonly sheet: HTMLElement;
  readonly content: PageContent;
}

/** As much of a box as lies on the page; one that lies wholly beside it comes to its edge. */
function onPage({ xPt, yPt, widthPt, heightPt }: BoxPt, page: PageSize): BoxPt {
  const within = (from: number, length: number, most: number): readonly [number, number] => {
    const start = Math.min(Math.max(from, 0), most - edgePt);
    return [start, Math.min(Math.max(from + length, start + edgePt), most) - start];
  };
  const [x, width] = within(xPt, widthPt, page.widthPt);
  const [y, height] = within(yPt, heightPt, page.heightPt);
  return { xPt: x, yPt: y, widthPt: width, heightPt: height };
}

/** The least that is shown of a place. */
const edgePt = 24;

const leastMs = 8000;
const msPerCharacter = 120;

export class Refusal {
  #note: HTMLElement | undefined;
  #timer: number | undefined;

  constructor() {
    // Whatever is done next answers it.
    document.addEventListener("pointerdown", () => this.clear(), true);
    document.addEventListener("keydown", (event) => {
      // Escape is for the words that are read, and for nothing behind them.
      if (this.#note && event.key === "Escape") event.preventDefault();
      this.clear();
    }, true);
  }

  show({ sheet, content }: SheetInSight, wanted: BoxPt, words: string): void {
    this.clear();
    const box = onPage(wanted, content);
    const right = box.xPt + box.widthPt / 2 > content.widthPt / 2;
    const low = box.yPt + box.heightPt / 2 > content.heightPt / 2;
    const note = element("div", { class: `ghost refusal${right ? " right" : ""}${low ? " low" : ""}` }, element("p", { role: "alert" }, words));
    putAt(note, box, content);
    sheet.append(note);
    note.firstElementChild?.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.#note = note;
    this.#timer = window.setTimeout(() => this.clear(), Math.max(leastMs, words.length * msPerCharacter));
  }

  clear(): void {
    window.clearTimeout(this.#timer);
    this.#note?.remove();
    this.#note = undefined;
  }
}
