/** The bar at the top: pages, how they are looked at, zoom, overlays, language. */
import type { DeskState, IssueState } from "../protocol.js";
import { element } from "./dom.js";
import { KeptElements, keepingFocus, putChildren } from "./kept-elements.js";
import { icon } from "./icons.js";
import { needsCare } from "./page-fit.js";
import { type OverlayName, overlayNames } from "./overlays.js";
import { PageStrip } from "./page-strip.js";
import { type Mode, type Settings, modes } from "./settings.js";
import { changedSince, stepOf } from "./sign-off.js";
import { say } from "./words.js";

export interface ToolbarEvents {
  readonly go: (label: string) => void;
  readonly turn: (by: 1 | -1) => void;
  readonly mode: (mode: Mode) => void;
  readonly zoom: (zoom: Settings["zoom"]) => void;
  readonly step: (by: 1 | -1) => void;
  readonly loupe: () => void;
  readonly overlay: (name: OverlayName) => void;
  readonly language: () => void;
  readonly print: () => void;
  readonly settings: () => void;
  readonly help: () => void;
  readonly nextProblem: () => void;
  readonly arrange: () => void;
  readonly history: (way: "undo" | "redo") => void;
}

export interface ToolbarView {
  readonly state: IssueState | undefined;
  readonly current: string;
  /** Share of the real size. */
  readonly scale: number;
  readonly loupe: boolean;
  readonly desk: DeskState;
}

/** Sizes that are offered, as shares of the real one. */
const sizes = [0.25, 0.5, 0.75, 1, 1.5, 2, 4] as const;

const percent = (share: number): string => `${Math.round(share * 100)} %`;

export class Toolbar {
  readonly element = element("header", { class: "toolbar" });
  readonly #kept = new KeptElements();
  readonly #pages: PageStrip;

  constructor(private readonly settings: Settings, private readonly events: ToolbarEvents) {
    this.#pages = new PageStrip(events);
    // As menus do: it goes with Escape, and with a click elsewhere.
    document.addEventListener("pointerdown", ({ target }) => { if (!this.#menu?.contains(target as Node)) this.#shut(); }, true);
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.#menu?.open) return;
      event.stopPropagation();
      this.#shut();
      this.#menu?.querySelector("summary")?.focus();
    });
  }

  get #menu(): HTMLDetailsElement | null {
    return this.element.querySelector("details");
  }

  #shut(): void {
    if (this.#menu) this.#menu.open = false;
  }

  update({ state, current, scale, loupe, desk }: ToolbarView): void {
    const { mode, zoom, overlays, arranging } = this.settings;
    const open = this.#menu?.open ?? false;
    const pages = (state?.pages ?? []).map((page) => ({ label: page.label, name: page.name, faulty: needsCare(page), step: stepOf(desk, page.label), changed: changedSince(desk, page) }));
    keepingFocus(this.element, () => {
      this.#pages.update(pages, current);
      putChildren(this.element, [
        this.#kept.of("title", [state?.title, state?.date], () => element("h1", {}, state?.title ?? "版心", element("small", {}, state?.date ?? ""))),
        this.#pages.element,
        this.#kept.of("modes", [mode], () => this.#modes()),
        this.#kept.of("zoom", [zoom, scale, loupe], () => this.#zoom(scale, loupe)),
        this.#kept.of("overlays", [[...overlays].sort().join(" ")], () => this.#overlays(open)),
        this.#kept.of("hand", [arranging, desk.undo, desk.redo], () => this.#hand(desk)),
        this.#kept.of("others", [], () => this.#others()),
      ]);
    });
  }

  #button(key: string, label: string, press: () => void, more: Record<string, unknown> = {}, ...shown: readonly (string | Node)[]): HTMLElement {
    return element("button", { type: "button", "data-key": key, title: label, "aria-label": label, ...more, on: { click: press } }, ...(shown.length > 0 ? shown : [label]));
  }

  #modes(): HTMLElement {
    return element("div", { class: "group", role: "group", "aria-label": say("view") }, ...modes.map((mode) =>
      this.#button(`mode-${mode}`, say(mode), () => this.events.mode(mode), { "aria-pressed": String(this.settings.mode === mode) })));
  }

  #zoom(scale: number, loupe: boolean): HTMLElement {
    const { zoom } = this.settings;
    const select = element("select", {
      "aria-label": say("zoom"), "data-key": "zoom",
      on: { change: (event) => {
        const { value } = event.target as HTMLSelectElement;
        this.events.zoom(value === "page" || value === "width" ? value : Number(value));
      } },
    });
    const options: [string, string][] = [["page", say("fitPage")], ["width", say("fitWidth")], ...sizes.map((size): [string, string] => [String(size), size === 1 ? say("realSize") : percent(size)])];
    const now = String(zoom);
    if (!options.some(([value]) => value === now)) options.push([now, percent(scale)]);
    select.append(...options.map(([value, text]) => element("option", { value, selected: value === now }, typeof zoom !== "number" && value === now ? `${text} (${percent(scale)})` : text)));
    return element("div", { class: "group", role: "group", "aria-label": say("zoom") },
      this.#button("zoom-out", say("zoomOut"), () => this.events.step(-1), {}, icon("smaller")), select, this.#button("zoom-in", say("zoomIn"), () => this.events.step(1), {}, icon("larger")),
      this.#button("loupe", `${say("loupe")} (Z)`, this.events.loupe, { "aria-pressed": String(loupe) }, icon("loupe")));
  }

  #overlays(open: boolean): HTMLElement {
    return element("details", { class: "menu", open }, element("summary", { "data-key": "overlays" }, say("overlays")),
      element("div", { class: "menu-body", role: "group", "aria-label": say("overlays") }, ...overlayNames.map((name) => element("label", {},
        element("input", { type: "checkbox", "data-key": `overlay-${name}`, checked: this.settings.overlays.has(name), on: { change: () => this.events.overlay(name) } }), say(name)))));
  }

  #hand({ undo, redo }: Pick<DeskState, "undo" | "redo">): HTMLElement {
    return element("div", { class: "group", role: "group", "aria-label": say("arrange") },
      this.#button("arrange", `${say("arrange")} (E)`, this.events.arrange, { "aria-pressed": String(this.settings.arranging) }, icon("arrange"), say("arrange")),
      this.#button("undo", `${say("undo")} (Ctrl+Z)`, () => this.events.history("undo"), { disabled: undo === 0 }, icon("undo")),
      this.#button("redo", `${say("redo")} (Ctrl+Y)`, () => this.events.history("redo"), { disabled: redo === 0 }, icon("redo")));
  }

  #others(): HTMLElement {
    return element("div", { class: "group end" },
      this.#button("problem", `${say("nextProblem")} (N)`, this.events.nextProblem, {}, icon("problem")),
      this.#button("print", `${say("printPage")} (Ctrl+P)`, this.events.print, {}, icon("print")),
      this.#button("settings", `${say("settings")} (,)`, this.events.settings, {}, icon("settings")),
      this.#button("help", `${say("help")} (?)`, this.events.help, {}, icon("help")),
      this.#button("language", say("language"), this.events.language));
  }
}
