/** What the keyboard does, as people expect from readers of pages. */
import { element } from "./dom.js";
import { capital, currentLanguage, say } from "./words.js";

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

/** Keys that bear a drawing. */
const drawn: Readonly<Record<string, string>> = { ArrowLeft: "←", ArrowRight: "→" };

const nameOf = (command: Command): string => (currentLanguage() === "zh" ? command.zh : capital(command.en));

/** The list of keys, as a dialog. */
export function helpDialog(commands: readonly Command[]): HTMLDialogElement {
  const dialog = element("dialog", { class: "help", "aria-label": say("help") },
    // The focus goes to the head of the list: at the button below it, the list would open at its end.
    element("h2", { tabindex: "-1", autofocus: true }, say("help")),
    element("dl", { class: "keys" }, ...commands.map((command) => element("div", {},
      element("dt", {}, ...command.keys.map((key) => element("kbd", {}, drawn[key] ?? key))), element("dd", {}, nameOf(command))))),
    element("form", { method: "dialog" }, element("button", {}, say("close"))));
  dialog.addEventListener("close", () => dialog.remove());
  return dialog;
}
