/** Soft proof and separations on the stage: the press plate of a page as its inks print it, over the page at its very place. */
import type { DeskState, IssueState, ProofJob } from "../protocol.js";
import { post } from "./api.js";
import { element } from "./dom.js";
import { keepingFocus } from "./kept-elements.js";
import { choose, pageWords, say } from "./words.js";

export interface PlatesEvents {
  readonly tell: (words: string) => void;
  /** The page whose plate is to be seen comes into sight. */
  readonly show: (page: string) => void;
  /** Another picture is seen, or none. */
  readonly changed: () => void;
}

/** A picture that lies over a page's trim. */
export interface PlatePicture {
  readonly src: string;
  readonly words: string;
}

/** A plate of one page that was made, with its inks. */
const isPlate = (job: ProofJob): boolean => job.state === "done" && job.page !== undefined && (job.inks?.length ?? 0) > 0;

export const inkWords = (ink: string): string => (ink === "all" ? say("softProof") : ink === "Cyan" || ink === "Magenta" || ink === "Yellow" || ink === "Black" ? say(ink) : ink);

export class Plates {
  readonly element = element("div", { class: "plate-bar", role: "group", hidden: true });
  #seen: { readonly job: ProofJob; readonly ink: string } | undefined;
  /** A plate that is being made, to be seen when it is there. */
  #awaited: string | undefined;
  /** The picture that has come, or failed to. */
  #come = "";

  constructor(private readonly events: PlatesEvents) {
    document.addEventListener("keydown", (event) => {
      // A dialog, or a text that is being edited, has Escape for itself.
      if (event.key !== "Escape" || event.defaultPrevented || !this.#seen || document.querySelector("dialog[open]") || event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      this.close();
    });
  }

  /** The ink that is seen of a job's plate. */
  inkOf(job: ProofJob): string | undefined {
    return this.#seen?.job.id === job.id ? this.#seen.ink : undefined;
  }

  show(job: ProofJob, ink: string): void {
    if (job.page === undefined) return;
    this.#awaited = undefined;
    this.#seen = { job, ink };
    this.events.show(job.page);
    this.events.changed();
  }

  /** Other pages have come into sight: the plate of one that is not among them goes. */
  turned(labels: readonly string[]): void {
    if (this.#seen?.job.page !== undefined && !labels.includes(this.#seen.job.page)) this.close();
  }

  close(): void {
    this.#seen = undefined;
    this.events.changed();
  }

  /** On and off: the newest plate of the page as it stands, which is made where there is none. */
  async toggle(state: IssueState | undefined, desk: DeskState, label: string): Promise<void> {
    if (this.#seen) {
      this.close();
      return;
    }
    const page = state?.pages.find((one) => one.label === label);
    if (!page) return;
    const job = desk.jobs.findLast((one) => isPlate(one) && one.page === label && one.version === page.version);
    if (job) {
      this.show(job, "all");
      return;
    }
    this.events.tell(say("plateComes"));
    const answer = await post<ProofJob>("/api/proofs", { target: "press", page: label });
    if ("words" in answer) this.events.tell(answer.words);
    else this.#awaited = answer.value.id;
  }

  /** The next or the last ink before. */
  turn(by: 1 | -1): void {
    if (!this.#seen) return;
    const { job, ink } = this.#seen;
    const inks = job.inks ?? [];
    this.show(job, inks[(inks.indexOf(ink) + by + inks.length) % inks.length] as string);
  }

  /** Takes what is told of jobs: a plate that was waited for is shown, one that is kept no longer goes. */
  update({ jobs }: DeskState, state: IssueState | undefined): void {
    const awaited = jobs.find(({ id }) => id === this.#awaited);
    if (awaited && isPlate(awaited)) this.show(awaited, "all");
    else if (awaited && (awaited.state === "failed" || awaited.state === "cancelled")) {
      this.#awaited = undefined;
      this.events.tell(awaited.words ? choose(awaited.words) : say(awaited.state));
    }
    if (this.#seen && !jobs.some(({ id }) => id === this.#seen?.job.id)) this.close();
    this.#draw(state);
  }

  /** What lies over a page, if anything does. */
  pictureOf(label: string): PlatePicture | undefined {
    if (!this.#seen || this.#seen.job.page !== label) return undefined;
    const { job, ink } = this.#seen;
    return { src: `/proof/${job.id}/${encodeURIComponent(ink)}.png`, words: `${pageWords(label)} ${inkWords(ink)}` };
  }

  /** A picture is there, or could not be had. */
  come(src: string, good: boolean): void {
    if (!good) {
      this.events.tell(say("plateFailed"));
      this.close();
      return;
    }
    this.#come = src;
    this.events.changed();
  }

  #draw(state: IssueState | undefined): void {
    const seen = this.#seen;
    this.element.hidden = !seen;
    if (!seen) {
      this.element.replaceChildren();
      return;
    }
    const { job, ink } = seen;
    const page = state?.pages.find(({ label }) => label === job.page);
    const label = job.page ?? "";
    const stale = page !== undefined && job.version !== page.version;
    const note = this.pictureOf(label)?.src !== this.#come ? say("plateWorking") : stale ? say("plateStale") : "";
    this.element.setAttribute("aria-label", say("separations"));
    keepingFocus(this.element, () => this.element.replaceChildren(
      element("strong", {}, `${pageWords(label)} · ${inkWords(ink)}`),
      ...(job.inks ?? []).map((one) => element("button", { type: "button", "aria-pressed": String(one === ink), "data-key": `plate-${one}`, on: { click: () => this.show(job, one) } }, inkWords(one))),
      element("button", { type: "button", "data-key": "plate-close", on: { click: () => this.close() } }, `${say("backToPage")} (Esc)`),
      element("span", { class: "plate-note", role: "status" }, note)));
  }
}
