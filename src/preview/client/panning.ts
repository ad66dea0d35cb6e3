/** Moves what is looked at: dragged with the middle button or with Space held, and down by a screen where Space is tapped. */

const fieldOrControl = "input, textarea, select, button:not(.place), a, summary, [role=tab], dialog";
/** Px that the pointer goes before it counts as dragging. */
const slack = 3;
/** Of a screen: the last lines seen stay in sight. */
const screenShare = 0.9;

export interface PanningEvents {
  /** The end was reached before. */
  readonly turn: (by: 1 | -1) => void;
}

export class Panning {
  #held = false;
  #dragged = false;
  /** The pointer went down to drag: the click that follows chooses nothing. */
  #grabbed = false;

  constructor(private readonly host: HTMLElement, private readonly events: PanningEvents) {
    document.addEventListener("keydown", (event) => this.#down(event));
    document.addEventListener("keyup", (event) => this.#up(event), true);
    window.addEventListener("blur", () => this.#hold(false));
    // Before the stories: what is dragged so is the page, and no story.
    host.addEventListener("pointerdown", (event) => this.#grab(event), true);
    host.addEventListener("click", (event) => { if (this.#grabbed && event.detail > 0) event.stopPropagation(); }, true);
    // A browser's own way of scrolling with this button.
    host.addEventListener("mousedown", (event) => { if (event.button === 1) event.preventDefault(); });
  }

  #hold(held: boolean): void {
    this.#held = held;
    this.host.classList.toggle("panning", held);
  }

  #down(event: KeyboardEvent): void {
    if (event.key !== " " || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const { target } = event;
    if (target instanceof Element && target.closest(fieldOrControl)) return;
    // A story is chosen by Space, too: when it is let go, and only where nothing was dragged.
    if (!(target instanceof Element && target.closest(".place"))) event.preventDefault();
    if (this.#held) return;
    this.#dragged = false;
    this.#hold(true);
  }

  #up(event: KeyboardEvent): void {
    if (event.key !== " " || !this.#held) return;
    this.#hold(false);
    const onStory = event.target instanceof Element && event.target.closest(".place") !== null;
    if (this.#dragged) event.preventDefault();
    else if (!onStory) this.#screen(event.shiftKey ? -1 : 1);
  }

  #screen(by: 1 | -1): void {
    const { host } = this;
    const before = host.scrollTop;
    host.scrollBy({ top: by * host.clientHeight * screenShare });
    if (host.scrollTop === before) this.events.turn(by);
  }

  #grab(event: PointerEvent): void {
    this.#grabbed = event.button === 1 || (this.#held && event.button === 0);
    if (!this.#grabbed) return;
    event.preventDefault();
    event.stopPropagation();
    const { host } = this;
    const from = { x: event.clientX, y: event.clientY, left: host.scrollLeft, top: host.scrollTop };
    const move = ({ clientX, clientY }: PointerEvent): void => {
      const [dx, dy] = [clientX - from.x, clientY - from.y];
      if (Math.hypot(dx, dy) > slack) this.#dragged = true;
      host.scrollTo(from.left - dx, from.top - dy);
    };
    const end = (): void => {
      host.removeEventListener("pointermove", move);
      for (const name of ["pointerup", "pointercancel"]) host.removeEventListener(name, end);
      host.classList.remove("panned");
    };
    host.classList.add("panned");
    host.setPointerCapture(event.pointerId);
    host.addEventListener("pointermove", move);
    for (const name of ["pointerup", "pointercancel"]) host.addEventListener(name, end);
  }
}
