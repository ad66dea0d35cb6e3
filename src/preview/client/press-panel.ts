/** Steps of the page on its way to the press, and what makes real files in the background. */
import { type DeskState, type PageState, type PageStep, type SheetPaper, type SignOff, pageSteps, sheetPapers } from "../protocol.js";
import { post } from "./api.js";
import { element } from "./dom.js";
import { KeptElements } from "./kept-elements.js";
import type { Plates } from "./plates.js";
import { proofList, targetWord } from "./proof-list.js";
import { asked } from "./question.js";
import type { Settings } from "./settings.js";
import { changedSince, signOffOf } from "./sign-off.js";
import { currentLanguage, say, skipsWords, stepWord } from "./words.js";

const targets = ["press", "archive", "proof"] as const;
const nameKey = "banxin.name";
/** Enough of a file's sum to compare by eye. */
const sumHead = 16;

export interface PressPanelEvents {
  readonly tell: (words: string) => void;
}

export class PressPanel {
  readonly #kept = new KeptElements();

  constructor(private readonly settings: Pick<Settings, "paper">, private readonly plates: Plates, private readonly events: PressPanelEvents, private readonly redraw: () => void) {}

  /** @param current label of the page in sight */
  render(pages: readonly PageState[], current: string, desk: DeskState): HTMLElement[] {
    const page = pages.find(({ label }) => label === current);
    const changed = page !== undefined && changedSince(desk, page);
    const own = page && signOffOf(desk, page.label);
    return [
      // A name that is being typed is not drawn over by what others do.
      ...(page ? [this.#kept.of("steps", [page.label, page.name, changed, JSON.stringify(own)], () => this.#steps(page, own, changed))] : []),
      this.#kept.of("makes", [page?.label], () => this.#makes(page)), this.#kept.of("prints", [page?.label, this.settings.paper], () => this.#prints(page)), proofList(desk, pages, this.plates),
    ];
  }

  #steps(page: PageState, own: SignOff | undefined, changed: boolean): HTMLElement {
    const signed = own?.step === "signed";
    const name = element("input", { type: "text", name: "name", autocomplete: "name", "aria-label": say("yourName"), placeholder: say("yourName"), value: localStorage.getItem(nameKey) ?? "", "data-key": "name" });
    name.addEventListener("change", () => localStorage.setItem(nameKey, name.value));
    const go = (step: PageStep): void => void this.#step(page.label, step, name.value, own?.step ?? "makeup");
    return element("section", { class: "steps" },
      element("h3", {}, `${page.label} ${page.name}`), name,
      element("div", { class: "step-row", role: "group", "aria-label": say("steps") }, ...pageSteps.map((step) =>
        element("button", { type: "button", "aria-pressed": String((own?.step ?? "makeup") === step), "data-key": `step-${step}`, on: { click: () => go(step) } }, step === "signed" && !signed ? say("sign") : stepWord(step)))),
      ...(own ? [element("p", { class: "signed-by" }, `${stepWord(own.step)} · ${own.name} · ${new Date(own.at).toLocaleString(currentLanguage() === "zh" ? "zh-CN" : "en")}${own.revisions > 0 ? ` · ${say("revisions")} ${own.revisions}` : ""}`)] : []),
      ...(own?.plate ? [this.#sum(own.plate.sha256)] : []),
      ...(changed ? [element("p", { class: "changed-since" }, say("changedSince"))] : []),
      ...(signed ? [element("button", { type: "button", class: "take-back", "data-key": "take-back", on: { click: () => go("final") } }, say("takeBackPage"))] : []));
  }

  /** The whole is there to be copied and read out; the eye gets its beginning. */
  #sum(sha256: string): HTMLElement {
    return element("p", { class: "plate-sum" }, "SHA-256 ", element("code", { title: sha256 },
      element("span", { class: "sum-head" }, sha256.slice(0, sumHead)), element("span", { class: "sum-rest" }, sha256.slice(sumHead))));
  }

  async #step(page: string, step: PageStep, name: string, now: PageStep): Promise<void> {
    // Nothing is done again: a signed page would get another plate.
    if (step === now) return;
    if (name.trim() === "") {
      this.events.tell(say("nameFirst"));
      return;
    }
    const signed = now === "signed";
    if (signed && !(await asked(say("takeBack"), say("takeItBack")))) return;
    const skipped = pageSteps.slice(pageSteps.indexOf(now) + 1, pageSteps.indexOf(step));
    if (skipped.length > 0 && !(await asked(skipsWords(now, step, skipped), stepWord(step)))) return;
    localStorage.setItem(nameKey, name);
    const answer = await post("/api/steps", { page, step, name, ...(signed ? { takeBack: true } : {}), ...(skipped.length > 0 ? { skip: true } : {}) });
    if ("words" in answer) this.events.tell(answer.words);
  }

  #makes(page: PageState | undefined): HTMLElement {
    const make = (target: string, label?: string): void => void post("/api/proofs", { target, ...(label === undefined ? {} : { page: label }) }).then((answer) => { if ("words" in answer) this.events.tell(answer.words); });
    return element("section", { class: "makes" }, element("h3", {}, say("realFiles")),
      ...(page ? [element("div", { class: "row-of" }, element("span", {}, page.label), ...targets.map((target) => element("button", { type: "button", "data-key": `make-${target}`, on: { click: () => make(target, page.label) } }, targetWord(target))))] : []),
      element("div", { class: "row-of" }, element("span", {}, say("wholeIssue")), ...targets.map((target) => element("button", { type: "button", "data-key": `make-all-${target}`, on: { click: () => make(target) } }, targetWord(target)))));
  }

  /** A proof of a page, or of every page, on paper that an office printer takes. */
  print(page: string | undefined): void {
    void post("/api/proofs", { target: "proof", paper: this.settings.paper, language: currentLanguage(), ...(page === undefined ? {} : { page }) }).then((answer) => { if ("words" in answer) this.events.tell(answer.words); });
  }

  #prints(page: PageState | undefined): HTMLElement {
    const choice = element("select", { "aria-label": say("paper"), "data-key": "paper", on: { change: (event) => {
      this.settings.paper = (event.target as HTMLSelectElement).value as SheetPaper;
      this.redraw();
    } } }, ...sheetPapers.map((paper) => element("option", { value: paper, selected: paper === this.settings.paper }, paper)));
    return element("section", { class: "makes" }, element("h3", {}, say("printProof")), element("div", { class: "row-of" }, choice,
      ...(page ? [element("button", { type: "button", "data-key": "print-page", on: { click: () => this.print(page.label) } }, say("printPage"))] : []),
      element("button", { type: "button", "data-key": "print-all", on: { click: () => this.print(undefined) } }, say("printIssue"))));
  }
}
