/** Steps of the page on its way to the press, and real files made in the background. */
import { type DeskState, type PageState, type PageStep, type ProofJob, type SheetPaper, type SignOff, pageSteps, sheetPapers } from "../protocol.js";
import { post } from "./api.js";
import { element } from "./dom.js";
import { KeptElements } from "./kept-elements.js";
import { type Plates, inkWords } from "./plates.js";
import { asked } from "./question.js";
import type { Settings } from "./settings.js";
import { signOffOf } from "./sign-off.js";
import { choose, currentLanguage, say, stepWord } from "./words.js";

const targets = ["press", "archive", "proof"] as const;
const targetWord = (target: ProofJob["target"]): string => say(target === "press" ? "plate" : target);
const nameKey = "banxin.name";

export interface PressPanelEvents {
  readonly tell: (words: string) => void;
}

export class PressPanel {
  readonly #kept = new KeptElements();

  constructor(private readonly settings: Pick<Settings, "paper">, private readonly plates: Plates, private readonly events: PressPanelEvents, private readonly redraw: () => void) {}

  render(page: PageState | undefined, desk: DeskState): HTMLElement[] {
    const own = page && signOffOf(desk, page.label);
    return [
      // A name that is being typed is not drawn over by what others do.
      ...(page ? [this.#kept.of("steps", [page.label, page.name, page.version === own?.plate?.version, JSON.stringify(own)], () => this.#steps(page, own))] : []),
      this.#kept.of("makes", [page?.label], () => this.#makes(page)), this.#kept.of("prints", [page?.label, this.settings.paper], () => this.#prints(page)), this.#jobs(desk),
    ];
  }

  #steps(page: PageState, own: SignOff | undefined): HTMLElement {
    const signed = own?.step === "signed";
    const name = element("input", { type: "text", name: "name", autocomplete: "name", "aria-label": say("yourName"), placeholder: say("yourName"), value: localStorage.getItem(nameKey) ?? "", "data-key": "name" });
    name.addEventListener("change", () => localStorage.setItem(nameKey, name.value));
    const go = (step: PageStep): void => void this.#step(page.label, step, name.value, own?.step ?? "makeup");
    return element("section", { class: "steps" },
      element("h3", {}, `${page.label} ${page.name}`), name,
      element("div", { class: "step-row", role: "group", "aria-label": say("steps") }, ...pageSteps.map((step) =>
        element("button", { type: "button", "aria-pressed": String((own?.step ?? "makeup") === step), "data-key": `step-${step}`, on: { click: () => go(step) } }, step === "signed" && !signed ? say("sign") : stepWord(step)))),
      ...(own ? [element("p", { class: "signed-by" }, `${stepWord(own.step)} · ${own.name} · ${new Date(own.at).toLocaleString(currentLanguage() === "zh" ? "zh-CN" : "en")}${own.revisions > 0 ? ` · ${say("revisions")} ${own.revisions}` : ""}`)] : []),
      ...(own?.plate ? [element("p", { class: "plate-sum" }, `SHA-256 ${own.plate.sha256}`), ...(own.plate.version === page.version ? [] : [element("p", { class: "changed-since" }, say("changedSince"))])] : []));
  }

  async #step(page: string, step: PageStep, name: string, now: PageStep): Promise<void> {
    if (name.trim() === "") {
      this.events.tell(say("nameFirst"));
      return;
    }
    const signed = now === "signed";
    if (signed && step !== "signed" && !(await asked(say("takeBack"), say("takeItBack")))) return;
    const skips = pageSteps.indexOf(step) > pageSteps.indexOf(now) + 1;
    if (skips && !(await asked(`${say("skips")} ${stepWord(now)} → ${stepWord(step)}`, stepWord(step)))) return;
    localStorage.setItem(nameKey, name);
    const answer = await post("/api/steps", { page, step, name, ...(signed && step !== "signed" ? { takeBack: true } : {}), ...(skips ? { skip: true } : {}) });
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

  #jobs({ jobs }: DeskState): HTMLElement {
    return element("ul", { class: "jobs" }, ...[...jobs].reverse().map((job) => this.#job(job)));
  }

  #job(job: ProofJob): HTMLElement {
    const what = `${job.page ?? say("wholeIssue")} · ${targetWord(job.target)}${job.paper ? ` · ${job.paper}` : ""}`;
    const running = job.state === "waiting" || job.state === "working";
    const inks = job.inks ?? [];
    const seen = this.plates.inkOf(job);
    return element("li", { class: `job ${job.state}` },
      element("span", { class: "what" }, what),
      element("span", { class: "how" }, job.words ? choose(job.words) : `${say(job.state)}${job.ms === undefined ? "" : ` · ${(job.ms / 1000).toFixed(1)} s`}`),
      ...(running ? [element("progress", { "aria-label": what }), element("button", { type: "button", "data-key": `cancel-${job.id}`, on: { click: () => void post(`/api/proofs/${job.id}/cancel`, {}) } }, say("cancel"))] : []),
      ...(job.state === "done" && job.file ? [element("a", { href: `/proof/${job.id}/${encodeURIComponent(job.file)}`, target: "_blank", rel: "noopener" }, say(job.paper ? "openToPrint" : "openFile"))] : []),
      ...(inks.length > 0 && job.state === "done" ? [element("div", { class: "inks", role: "group", "aria-label": say("separations") }, ...inks.map((ink) =>
        element("button", { type: "button", "aria-pressed": String(seen === ink), "data-key": `ink-${job.id}-${ink}`, on: { click: () => (seen === ink ? this.plates.close() : this.plates.show(job, ink)) } }, inkWords(ink))))] : []));
  }
}
