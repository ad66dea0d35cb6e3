/** The panel at the side: how every story fits, and everything that is found wrong. */
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { DeskState, IssueState, ModuleState, PageState } from "../protocol.js";
import { alternativesSection } from "./alternatives.js";
import type { Arranging } from "./arrange.js";
import type { PressPanel } from "./press-panel.js";
import type { TextEditor } from "./text-editor.js";
import { detailsOf, sourceLink } from "./details.js";
import { element } from "./dom.js";
import { KeptElements, Shown, keepingFocus, putChildren } from "./kept-elements.js";
import { fitLook, pageFit } from "./page-fit.js";
import type { Settings } from "./settings.js";
import { signedWith, stepOf } from "./sign-off.js";
import { choose, count, currentLanguage, fitWords, pageWords, say, signedElsewhere } from "./words.js";

export interface PanelEvents {
  readonly reveal: (page: string, module: ModuleState | undefined) => void;
  readonly changed: () => void;
  /** A proposed solution is taken. */
  readonly take: (number: number) => void;
  /** Another page of the same stories is taken. */
  readonly alternative: (page: string, number: number) => void;
  readonly tell: (words: string) => void;
  readonly editText: (module: ModuleState) => void;
}

/** What the panel shows besides lists of its own. */
export interface PanelParts {
  readonly arranging: Arranging;
  readonly editor: TextEditor;
  readonly press: PressPanel;
}

const tabs = ["fit", "problems", "press"] as const;
const severities = ["error", "warning", "info"] as const;

/** A story of a page, by its article. */
export const moduleOf = (state: IssueState, page: string | undefined, article: string | undefined): { page: PageState; module: ModuleState } | undefined => {
  for (const one of state.pages) {
    if (page !== undefined && one.label !== page) continue;
    const module = one.modules.find(({ articles, kind }) => article !== undefined && kind !== "banner" && articles.includes(article));
    if (module) return { page: one, module };
  }
  return undefined;
};

function badgeOf(page: PageState): HTMLElement {
  const { words, look } = pageFit(page);
  return element("span", { class: `badge ${look}` }, words);
}

export class Panel {
  readonly element = element("aside", { class: "panel" });
  selected: { readonly page: string; readonly id: string } | undefined;
  readonly #kept = new KeptElements();
  readonly #chosen = new Shown();
  readonly #turned = new Shown();

  constructor(private readonly settings: Settings, private readonly parts: PanelParts, private readonly events: PanelEvents) {}

  /** An edit of the chosen story was refused: its fields show again how it stands. */
  refused(): void {
    this.#kept.forget("details");
    this.events.changed();
  }

  /** @param current label of the page in sight */
  update(state: IssueState | undefined, desk: DeskState, current: string): void {
    this.element.setAttribute("aria-label", say("panel"));
    if (this.parts.editor.open) {
      // What is being typed is never drawn over.
      if (this.parts.editor.element.parentElement !== this.element) this.element.replaceChildren(this.parts.editor.element);
      return;
    }
    keepingFocus(this.element, () => {
      const body = this.#kept.of("body", [this.settings.panel], () => element("div", { class: "panel-body", role: "tabpanel", id: "panel-body", tabindex: "0", "aria-label": say(this.settings.panel) }));
      putChildren(body, state ? this.#body(state, desk, current) : []);
      putChildren(this.element, [this.#tabs(state), body, ...(state ? this.#details(state, desk) : [])]);
    });
    this.#follow(current);
  }

  /** The list goes with the page in sight; a story that is chosen in it stays under the pointer. */
  #follow(current: string): void {
    const { selected } = this;
    const key = `${selected?.page} ${selected?.id}`;
    const chosen = this.#chosen.differs(key);
    const turned = this.#turned.differs(current);
    if (this.settings.panel !== "fit") return;
    if (chosen && selected) this.element.querySelector(`[data-key="fit-${CSS.escape(selected.id)}"]`)?.scrollIntoView({ block: "nearest" });
    else if (turned) this.element.querySelector(`.page-fit[data-page="${CSS.escape(current)}"]`)?.scrollIntoView({ block: "start" });
  }

  #body(state: IssueState, desk: DeskState, current: string): HTMLElement[] {
    switch (this.settings.panel) {
      case "fit": return [...this.#alternatives(state, desk, current), ...this.#fit(state, current)];
      case "problems": return this.#problems(state);
      case "press": return this.parts.press.render(state.pages, current, desk);
    }
  }

  #tabs(state: IssueState | undefined): HTMLElement {
    const problems = state?.diagnostics.filter(({ severity }) => severity !== "info").length ?? 0;
    return this.#kept.of("tabs", [this.settings.panel, problems], () => this.#tabList(problems));
  }

  #tabList(problems: number): HTMLElement {
    const list = element("div", { class: "tabs", role: "tablist" }, ...tabs.map((name) => {
      const chosen = this.settings.panel === name;
      return element("button", {
        type: "button", role: "tab", "aria-selected": String(chosen), "aria-controls": "panel-body", tabindex: chosen ? "0" : "-1", "data-key": `tab-${name}`,
        on: { click: () => this.#open(name) },
      }, say(name), ...(name === "problems" && problems > 0 ? [element("span", { class: "count" }, String(problems))] : []));
    }));
    list.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      event.preventDefault();
      event.stopPropagation();
      const by = event.key === "ArrowRight" ? 1 : tabs.length - 1;
      const next = tabs[(tabs.indexOf(this.settings.panel) + by) % tabs.length] as (typeof tabs)[number];
      this.#open(next);
      (this.element.querySelector(`[data-key="tab-${next}"]`) as HTMLElement | null)?.focus();
    });
    return list;
  }

  #open(name: Settings["panel"]): void {
    this.settings.panel = name;
    this.events.changed();
  }

  #details(state: IssueState, desk: DeskState): HTMLElement[] {
    const { selected } = this;
    const page = state.pages.find(({ label }) => label === selected?.page);
    const module = page?.modules.find(({ id }) => id === selected?.id);
    if (!page || !module || this.settings.panel === "press") return [];
    const signed = stepOf(desk, page.label) === "signed";
    // A jumped story has one text, which a signed page that shows a part of it holds fast.
    const elsewhere = signedWith(desk, state.pages, module.articles[0]).filter((label) => label !== page.label);
    return [this.#kept.of("details", [page.label, JSON.stringify(module), page.modules.map(({ id, title }) => `${id} ${title}`).join("\n"), signed, elsewhere.join(" "), state.folder, this.settings.editor], () => this.#story(state, page, module, signed, elsewhere))];
  }

  /** @param elsewhere labels of other pages that carry the story and are signed */
  #story(state: IssueState, page: PageState, module: ModuleState, signed: boolean, elsewhere: readonly string[]): HTMLElement {
    const details = detailsOf(this.settings, state, module);
    if (module.source) details.append(element("button", { type: "button", class: "edit-text", disabled: signed || elsewhere.length > 0, "data-key": "edit-text", on: { click: () => this.events.editText(module) } }, say("editText")));
    if (signed || elsewhere.length > 0) details.append(element("p", { class: "hint" }, signed ? say("signedHere") : signedElsewhere(elsewhere)));
    details.append(this.parts.arranging.form(page, module, signed));
    return details;
  }

  #alternatives(state: IssueState, desk: DeskState, current: string): HTMLElement[] {
    const page = state.pages.find(({ label }) => label === current);
    if (page?.layout !== "auto") return [];
    const signed = stepOf(desk, page.label) === "signed";
    return [this.#kept.of("alternatives", [page, JSON.stringify(desk.alternatives), signed], () => alternativesSection(page, desk.alternatives, signed, { tell: this.events.tell, take: this.events.alternative }))];
  }

  #fit(state: IssueState, current: string): HTMLElement[] {
    const chosen = this.selected?.id;
    this.#kept.keep("fit ", new Set(state.pages.map(({ label }) => label)));
    return state.pages.map((page) => this.#kept.of(`fit ${page.label}`, [page, page.modules.some(({ id }) => id === chosen) ? chosen : undefined, page.label === current], () => this.#pageFit(page, page.label === current)));
  }

  #pageFit(page: PageState, inSight: boolean): HTMLElement {
    return element("section", { class: `page-fit${inSight ? " in-sight" : ""}`, "data-page": page.label },
      element("h3", {}, `${page.label} ${page.name}`, badgeOf(page)),
      element("ul", {}, ...page.modules.filter(({ kind }) => kind !== "banner").map((module) => element("li", {},
        element("button", {
          type: "button", class: `row ${fitLook(module.fit)}${module.id === this.selected?.id ? " selected" : ""}`, "data-key": `fit-${module.id}`,
          on: { click: () => this.events.reveal(page.label, module) },
        }, element("span", { class: "title" }, module.title), element("span", { class: "lines" }, currentLanguage() === "zh" ? `${module.lines} 行` : count(module.lines, "line")), element("span", { class: "how" }, fitWords(module.fit)))))));
  }

  #problems(state: IssueState): HTMLElement[] {
    if (state.diagnostics.length === 0 && state.solutions.length === 0) return [element("p", { class: "none" }, say("noProblems"))];
    const ordered = [...state.diagnostics].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
    const ways = state.solutions.map((one) => element("li", {}, `${pageWords(one.page)}  ${choose(one)}`,
      ...(one.applies ? [element("button", { type: "button", "data-key": `take-${one.number}`, on: { click: () => this.events.take(one.number) } }, say("take"))] : [])));
    return [
      element("ul", { class: "problems" }, ...ordered.map((one, i) => this.#problem(state, one, i))),
      ...(ways.length > 0 ? [element("h3", {}, say("solutions")), element("ul", { class: "ways" }, ...ways)] : []),
    ];
  }

  #problem(state: IssueState, { code, severity, place, hint, ...words }: Diagnostic, index: number): HTMLElement {
    const found = moduleOf(state, place.page, place.module);
    const where = [place.page === undefined ? "" : pageWords(place.page), found?.module.title ?? place.module ?? ""].filter((part) => part !== "").join(" ");
    const label = place.page ?? found?.page.label;
    return element("li", { class: severity },
      element("button", {
        type: "button", class: "row", "data-key": `problem-${index}-${code}`, disabled: label === undefined,
        on: { click: () => { if (label !== undefined) this.events.reveal(label, found?.module); } },
      }, element("span", { class: "severity" }, say(severity)), element("span", { class: "message" }, words[currentLanguage()]), element("span", { class: "where" }, where)),
      hint ? element("p", { class: "hint" }, hint[currentLanguage()]) : undefined,
      place.file !== undefined ? sourceLink(this.settings, state, place.file, place.line ?? 1) : undefined);
  }
}
