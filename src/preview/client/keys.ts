/** What the keyboard does, as people expect from readers of pages. */
import { element } from "./dom.js";
import { say, currentLanguage } from "./words.js";

export interface Command {
  readonly keys: readonly string[];
  readonly zh: string;
  readonly en: string;
  /** Undefined where the keys are listened for elsewhere, and the command is only told. */
  readonly run?: () => void;
}

const typing = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));

/** Listens for the commands' keys, but not while something is typed or a browser's own shortcut is meant. */
export function listen(commands: readonly Command[]): void {
  document.addEventListener("keydown", (event) => {
    // A dialog has the keyboard to itself.
    if (event.defaultPrevented || typing(event.target) || event.altKey || document.querySelector("dialog[open]")) return;
    const name = `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.key}`;
    const command = commands.find(({ keys }) => keys.includes(name));
    if (!command?.run) return;
    event.preventDefault();
    command.run();
  });
}

/** The list of keys, as a dialog. */
export function helpDialog(commands: readonly Command[]): HTMLDialogElement {
  const dialog = element("dialog", { class: "help", "aria-label": say("help") },
    element("h2", {}, say("help")),
    element("dl", {}, ...commands.flatMap((command) => [element("dt", {}, ...command.keys.map((key) => element("kbd", {}, key))), element("dd", {}, command[currentLanguage()])])),
    element("form", { method: "dialog" }, element("button", {}, say("close"))));
  dialog.addEventListener("close", () => dialog.remove());
  return dialog;
}
