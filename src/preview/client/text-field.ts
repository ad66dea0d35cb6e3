/** A field for one text of a story: as high as its text, patient with input methods, left and saved by the keyboard. */
import { element } from "./dom.js";

export interface TextFieldEvents {
  /** Its text is another one. An input method's letters are `settled` once they are copy. */
  readonly changed: (settled: boolean) => void;
  readonly chosen: () => void;
  readonly save: () => void;
  readonly leave: () => void;
}

export function textField(text: string, { changed, chosen, save, leave }: TextFieldEvents): HTMLTextAreaElement {
  const area = element("textarea", { rows: "1", spellcheck: "false", lang: "zh-CN", on: { focus: chosen } });
  area.value = text;
  area.addEventListener("input", (event) => {
    fitHeight(area);
    changed(!(event as InputEvent).isComposing);
  });
  area.addEventListener("compositionend", () => changed(true));
  area.addEventListener("keydown", (event) => {
    // Escape, as every key, belongs to the input method while it composes.
    if (event.isComposing) return;
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      save();
    }
    if (event.key === "Escape") leave();
  });
  return area;
}

/** Where the browser does not fit a field to its text by itself; it must stand in the window. */
export function fitHeight(area: HTMLTextAreaElement): void {
  if (CSS.supports("field-sizing", "content")) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}
