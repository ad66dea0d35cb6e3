/** Make-up by hand: a chosen story is locked, moved, given another span, or changes places; by form as well as by dragging. */
import type { IssueState, ModuleState, PageState } from "../protocol.js";
import type { PlanEdit } from "../plan-edits.js";
import { post } from "./api.js";
import { element } from "./dom.js";
import { sizesForm } from "./sizes.js";
import { fitWords, say, type Word } from "./words.js";

export interface ArrangeEvents {
  readonly tell: (words: string) => void;
  readonly state: () => IssueState | undefined;
  /** An edit came to nothing, for these reasons: fields show again what is. `rect`: where the story was to stand. */
  readonly refused: (words: string, page?: string, module?: ModuleState, rect?: ModuleState["rect"]) => void;
}

const keyOf = ({ articles }: ModuleState): string => articles.join("+");

export class Arranging {
  constructor(private readonly events: ArrangeEvents) {}

  /** Sends an edit and says what it came to: what cannot be is explained. */
  async edit(body: PlanEdit, page?: string, module?: ModuleState): Promise<void> {
    const answer = await post("/api/plan", body);
    if ("words" in answer) {
      this.events.refused(answer.words, page, module, "rect" in body ? body.rect : undefined);
      return;
    }
    const found = this.events.state()?.pages.find(({ label }) => label === page)?.modules.find(({ id }) => id === module?.id);
    if (found && (found.fit.oversetLines > 0 || found.fit.holeLines > 0)) this.events.tell(`${found.title}: ${fitWords(found.fit)}`);
  }

  async step(way: "undo" | "redo"): Promise<void> {
    const answer = await post<{ readonly done: boolean }>(`/api/plan/${way}`, {});
    if ("words" in answer) this.events.tell(answer.words);
    else if (!answer.value.done) this.events.tell(say(way === "undo" ? "nothingToUndo" : "nothingToRedo"));
  }

  move(page: string, module: ModuleState, rect: ModuleState["rect"]): void {
    void this.edit({ op: "move", page, module: keyOf(module), rect }, page, module);
  }

  /** Fields for a story's place, its lock, and whom it changes places with. */
  form(page: PageState, module: ModuleState, signed: boolean): HTMLElement {
    const { rect } = module;
    const field = (name: keyof typeof rect, word: Word, from: number): HTMLElement => element("label", {}, say(word),
      element("input", { type: "number", name, min: String(from), value: String(rect[name] + from - (name === "cols" || name === "rows" ? from : 0)), disabled: signed, "data-key": `rect-${name}` }));
    const form = element("form", { class: "arrange", "aria-label": say("arrange") },
      field("col", "column", 1), field("row", "row", 1), field("cols", "span", 1), field("rows", "depth", 1),
      element("button", { type: "submit", disabled: signed, "data-key": "place-it" }, say("placeIt")));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const read = (name: string): number => Number(new FormData(form).get(name));
      this.move(page.label, module, { col: read("col") - 1, row: read("row") - 1, cols: read("cols"), rows: read("rows") });
    });
    const lock = element("label", { class: "lock" }, element("input", {
      type: "checkbox", checked: module.lock.length > 0, disabled: signed, "data-key": "lock",
      on: { change: (event) => void this.edit({ op: "lock", page: page.label, module: keyOf(module), locked: (event.target as HTMLInputElement).checked }, page.label, module) },
    }), say("lock"));
    const others = page.modules.filter((other) => other.id !== module.id && other.kind !== "banner");
    const swap = element("select", {
      "aria-label": say("swap"), disabled: signed, "data-key": "swap",
      on: { change: (event) => {
        const { value } = event.target as HTMLSelectElement;
        if (value !== "") void this.edit({ op: "swap", page: page.label, module: keyOf(module), other: value }, page.label, module);
      } },
    }, element("option", { value: "" }, say("swap")), ...others.map((other) => element("option", { value: keyOf(other) }, other.title)));
    const anew = element("button", { type: "button", disabled: signed, "data-key": "anew", on: { click: () => void this.edit({ op: "anew", page: page.label }, page.label) } }, say("anew"));
    const sizes = sizesForm(page, module, signed, (act) => void this.edit(act, page.label, module));
    return element("div", { class: "arranging" }, sizes, form, element("div", { class: "row-of" }, lock, swap, anew));
  }
}
