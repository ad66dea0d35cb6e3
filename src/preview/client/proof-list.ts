/** Files that were made in the background, the newest first: when, whether it is the signed plate, and whether its page has changed since. */
import type { DeskState, PageState, ProofJob } from "../protocol.js";
import { post } from "./api.js";
import { element } from "./dom.js";
import { type Plates, inkWords } from "./plates.js";
import { signOffOf } from "./sign-off.js";
import { choose, currentLanguage, say } from "./words.js";

export const targetWord = (target: ProofJob["target"]): string => say(target === "press" ? "plate" : target);

export function proofList(desk: DeskState, pages: readonly PageState[], plates: Plates): HTMLElement {
  return element("ul", { class: "jobs" }, ...[...desk.jobs].reverse().map((job) => row(job, desk, pages.find(({ label }) => label === job.page), plates)));
}

const clock = (at: string): string => new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

/** How it came out, with its clock time; the day and how long it took are told where it is pointed at. */
function outcome({ at, ms, state, words }: ProofJob): HTMLElement {
  const took = ms === undefined ? "" : ` · ${(ms / 1000).toFixed(1)} s`;
  return element("span", { title: at && `${new Date(at).toLocaleString(currentLanguage() === "zh" ? "zh-CN" : "en")}${took}` }, [at && clock(at), words ? choose(words) : say(state)].filter(Boolean).join(" "));
}

function row(job: ProofJob, desk: DeskState, page: PageState | undefined, plates: Plates): HTMLElement {
  const what = `${job.page ?? say("wholeIssue")} · ${targetWord(job.target)}${job.paper ? ` · ${job.paper}` : ""}`;
  const running = job.state === "waiting" || job.state === "working";
  const inks = job.inks ?? [];
  const seen = plates.inkOf(job);
  const signed = page && job.sha256 !== undefined && signOffOf(desk, page.label)?.plate?.sha256 === job.sha256;
  const stale = page?.version !== undefined && job.state === "done" && job.version !== page.version;
  return element("li", { class: `job ${job.state}` },
    element("span", { class: "what" }, what),
    element("span", { class: "how" }, outcome(job),
      ...(signed ? [element("span", { class: "badge step-signed" }, say("signedPlate"))] : []),
      ...(stale ? [element("span", { class: "badge hole", title: say("fileStaleHelp") }, say("fileStale"))] : [])),
    ...(running ? [element("progress", { "aria-label": what }), element("button", { type: "button", "data-key": `cancel-${job.id}`, on: { click: () => void post(`/api/proofs/${job.id}/cancel`, {}) } }, say("cancel"))] : []),
    ...(job.state === "done" && job.file ? [element("a", { href: `/proof/${job.id}/${encodeURIComponent(job.file)}`, target: "_blank", rel: "noopener" }, say(job.paper ? "openToPrint" : "openFile"))] : []),
    ...(inks.length > 0 && job.state === "done" ? [element("div", { class: "inks", role: "group", "aria-label": say("separations") }, ...inks.map((ink) =>
      element("button", { type: "button", "aria-pressed": String(seen === ink), "data-key": `ink-${job.id}-${ink}`, on: { click: () => (seen === ink ? plates.close() : plates.show(job, ink)) } }, inkWords(ink))))] : []));
}
