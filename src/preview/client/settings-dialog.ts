/** What an editor sets once: language, the program that opens a story's file, and how large a millimetre is on this screen. */
import { element } from "./dom.js";
import { editorAddress, isEditorAddress, knownEditors } from "./editors.js";
import { Ruler } from "./ruler.js";
import type { Settings } from "./settings.js";
import { type Language, currentLanguage, say } from "./words.js";

export interface SettingsEvents {
  readonly language: (language: Language) => void;
  /** A setting has changed: what is seen follows at once. */
  readonly changed: () => void;
}

const languages: readonly (readonly [Language, string])[] = [["zh", "中文"], ["en", "English"]];

/** Opens the dialog; it goes when it is closed. */
export function openSettings(settings: Settings, events: SettingsEvents): HTMLDialogElement {
  const dialog = element("dialog", { class: "help settings", id: "settings" });
  const ruler = new Ruler(settings.pxPerMm, (pxPerMm) => {
    settings.pxPerMm = pxPerMm;
    events.changed();
  });
  const choice = languageChoice((language) => {
    events.language(language);
    write();
    choice.focus(language);
  });
  const write = (): void => {
    dialog.setAttribute("aria-label", say("settings"));
    ruler.write();
    choice.write();
    dialog.replaceChildren(
      element("h2", {}, say("settings")),
      choice.element,
      editorChoice(settings, events.changed),
      element("fieldset", {}, element("legend", {}, say("realSizeHead")), ruler.element),
      element("form", { method: "dialog" }, element("button", { type: "submit", "data-key": "settings-close" }, say("close"))));
  };
  write();
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Its buttons stay the same ones while the words around them change: a second click, or a screen reader, still has them. */
function languageChoice(choose: (language: Language) => void) {
  const head = element("legend", {});
  const group = element("div", { class: "row-of", role: "radiogroup" }, ...languages.map(([language, name]) =>
    element("label", { lang: language === "zh" ? "zh-CN" : "en" }, element("input", { type: "radio", name: "language", value: language, checked: currentLanguage() === language, on: { change: () => choose(language) } }), name)));
  return {
    element: element("fieldset", {}, head, group),
    write: (): void => {
      head.textContent = say("languageHead");
      group.setAttribute("aria-label", say("languageHead"));
    },
    focus: (language: Language): void => { (group.querySelector(`input[value="${language}"]`) as HTMLElement | null)?.focus(); },
  };
}

function editorChoice(settings: Settings, changed: () => void): HTMLElement {
  const list = element("select", { "aria-label": say("editorHead"), "data-key": "editor-list" },
    ...knownEditors.map(({ name, address }) => element("option", { value: address }, name)), element("option", { value: "" }, say("editorOwn")));
  const field = element("input", { type: "text", spellcheck: "false", autocomplete: "off", "aria-label": say("editorAddress"), "aria-describedby": "editor-said", "data-key": "editor-address" });
  const said = element("p", { class: "said", id: "editor-said", role: "status" });
  const read = (): void => {
    const good = isEditorAddress(field.value);
    field.setAttribute("aria-invalid", String(!good));
    said.classList.toggle("bad", !good);
    said.textContent = good ? `${say("editorOpens")} ${editorAddress(field.value, "/paper/articles/a01.json", 12)}` : say("editorBad");
    list.value = knownEditors.some(({ address }) => address === field.value) ? field.value : "";
    if (!good || field.value === settings.editor) return;
    settings.editor = field.value;
    changed();
  };
  list.addEventListener("change", () => {
    if (list.value === "") field.focus();
    else field.value = list.value;
    read();
  });
  field.addEventListener("input", read);
  field.value = settings.editor;
  read();
  return element("fieldset", {}, element("legend", {}, say("editorHead")), element("div", { class: "editor-choice" }, list, field), said);
}
