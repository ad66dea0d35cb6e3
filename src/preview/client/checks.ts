/** The desk's ten checks of a page by name, and which of them hold. */
import type { PageState } from "../protocol.js";
import { element } from "./dom.js";
import { choose, pageWords, say } from "./words.js";

/** Opens the list; it goes when it is closed. */
export function openChecks({ label, name, checks }: PageState): void {
  const title = `${pageWords(label)} ${name} · ${say("checks")}`;
  const dialog = element("dialog", { class: "help checks", "aria-label": title },
    element("h2", {}, title),
    element("ol", {}, ...checks.map((check) => element("li", { class: check.holds ? "holds" : "fails" },
      element("span", {}, choose(check)), element("strong", {}, say(check.holds ? "holds" : "fails"))))),
    element("form", { method: "dialog" }, element("button", { type: "submit", "data-key": "checks-close" }, say("close"))));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
