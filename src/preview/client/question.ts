/** A question before something is done that counts: in the preview's own words and language, answered by mouse or keyboard. */
import { element } from "./dom.js";
import { say } from "./words.js";

/**
 * @param words what is asked
 * @param act the word on the button that says yes
 * @returns true for yes; Escape and the other button say no
 */
export function asked(words: string, act: string): Promise<boolean> {
  const dialog = element("dialog", { class: "help question", "aria-label": words },
    element("p", {}, words),
    element("form", { method: "dialog" },
      element("button", { value: "no", "data-key": "question-no" }, say("cancel")),
      element("button", { value: "yes", class: "act", "data-key": "question-yes" }, act)));
  document.body.append(dialog);
  return new Promise((answered) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      answered(dialog.returnValue === "yes");
    });
    dialog.showModal();
  });
}
