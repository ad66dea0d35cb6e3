/** Drags a story over the page's grid: its body moves it, its lower right corner changes its span. */
import type { PageContent } from "../page-protocol.js";
import type { ModuleState } from "../protocol.js";
import { element } from "./dom.js";
import { gridBox } from "./grid-box.js";

/** Px that the pointer goes before it counts as dragging. */
const slack = 5;

type Rect = ModuleState["rect"];

export interface DragEvents {
  /** Takes the new rectangle, in columns and rows of the grid. */
  readonly dropped: (rect: Rect) => void;
  /** The story is in hand no more: what waited for that may be drawn. */
  readonly ended: () => void;
}

/** Whether a story of these is in hand: it is not drawn anew under the pointer. */
export const inHand = (places: HTMLElement): boolean => places.querySelector(".in-hand") !== null;

/** @param place the story's button on the page */
export function draggable(place: HTMLElement, module: ModuleState, content: PageContent, { dropped, ended }: DragEvents): void {
  const corner = element("span", { class: "corner", "aria-hidden": "true" });
  place.append(corner);
  place.classList.add("arrangeable");
  place.addEventListener("pointerdown", (start) => {
    if (start.button !== 0) return;
    const resizing = start.target === corner;
    const sheet = place.parentElement;
    if (!sheet) return;
    const ghost = element("div", { class: "ghost" });
    let rect: Rect | undefined;
    const box = sheet.getBoundingClientRect();
    const pxPerPt = box.width / content.widthPt;
    const { grid: { columns, rows, columnPt, gutterPt, leadingPt } } = content;
    const move = (event: PointerEvent): void => {
      const [dx, dy] = [event.clientX - start.clientX, event.clientY - start.clientY];
      if (!rect && Math.hypot(dx, dy) < slack) return;
      const cols = Math.round(dx / pxPerPt / (columnPt + gutterPt));
      const down = Math.round(dy / pxPerPt / leadingPt);
      const old = module.rect;
      const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));
      rect = resizing
        ? { ...old, cols: within(old.cols + cols, 1, columns - old.col), rows: within(old.rows + down, 3, rows - old.row) }
        : { ...old, col: within(old.col + cols, 0, columns - old.cols), row: within(old.row + down, 0, rows - old.rows) };
      if (!ghost.isConnected) sheet.append(ghost);
      const at = (pt: number): string => `${pt * pxPerPt}px`;
      const over = gridBox(rect, content);
      Object.assign(ghost.style, { left: at(over.xPt), top: at(over.yPt), width: at(over.widthPt), height: at(over.heightPt) });
    };
    const end = (event: PointerEvent): void => {
      place.removeEventListener("pointermove", move);
      place.removeEventListener("pointerup", end);
      place.removeEventListener("pointercancel", end);
      ghost.remove();
      place.classList.remove("in-hand");
      // What is dropped speaks of the page as it was: what waited is drawn after it.
      queueMicrotask(ended);
      if (!rect || event.type === "pointercancel") return;
      // The click that follows a drag chooses nothing.
      place.addEventListener("click", (click) => click.stopImmediatePropagation(), { capture: true, once: true });
      if (JSON.stringify(rect) !== JSON.stringify(module.rect)) dropped(rect);
    };
    place.classList.add("in-hand");
    place.setPointerCapture(start.pointerId);
    place.addEventListener("pointermove", move);
    place.addEventListener("pointerup", end);
    place.addEventListener("pointercancel", end);
  });
}
