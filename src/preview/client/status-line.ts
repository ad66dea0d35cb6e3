/** The line at the foot: is what is seen true, and how long did the last change take. */
import { element } from "./dom.js";
import { needsCare } from "./page-fit.js";
import type { FitState } from "../protocol.js";
import type { Store } from "./store.js";
import { choose, counted, currentLanguage, fitWords, say } from "./words.js";

const fileName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

export class StatusLine {
  readonly element = element("footer", { class: "status", role: "status", "aria-live": "polite" });

  /** @param typed the fit of a page with what is typed into it and not saved, where there is any */
  update({ state, desk: { fault }, connection, working }: Pick<Store, "state" | "desk" | "connection" | "working">, typed: (label: string) => FitState | undefined): void {
    const whole = state?.pages.map(({ label, fit }) => typed(label) ?? fit).reduce((sum, fit) => ({
      oversetLines: sum.oversetLines + fit.oversetLines, oversetChars: sum.oversetChars + fit.oversetChars, holeLines: sum.holeLines + fit.holeLines, holeChars: sum.holeChars + fit.holeChars,
    }), { oversetLines: 0, oversetChars: 0, holeLines: 0, holeChars: 0 });
    const wrong = state?.pages.filter(needsCare) ?? [];
    const bad = connection === "lost" || state?.readable === false || (state?.held.length ?? 0) > 0 || fault !== undefined;
    this.element.classList.toggle("bad", bad);
    const count = (severity: string): number => state?.diagnostics.filter((one) => one.severity === severity).length ?? 0;
    const main = connection === "lost" ? say("lost") : !state ? say("loading") : !state.readable ? say(state.pages.length > 0 ? "outdated" : "nothing") : state.held.length > 0 ? `${say("held")}${state.held.map(fileName).join(" ")}` : state.waiting > 0 ? `${say("makingUp")} ${state.pages.length - state.waiting}/${state.pages.length}` : working ? `${say("makingUp")}…` : `${say("updated")} · ${state.tookMs} ms`;
    this.element.replaceChildren(
      element("span", { class: "state" }, main),
      ...(fault ? [element("span", { class: "error" }, choose(fault))] : []),
      ...(whole && ((wrong.length === 0 && state?.waiting === 0) || whole.oversetLines + whole.holeLines > 0) ? [element("span", {}, `${fitWords(whole)}${state?.pages.some(({ label }) => typed(label)) ? say("withTyped") : ""}`)] : []),
      ...(wrong.length > 0 ? [element("span", { class: "error" }, `${say("atFault")}${currentLanguage() === "zh" ? "：" : ": "}${wrong.map(({ label }) => label).join(currentLanguage() === "zh" ? "、" : ", ")}`)] : []),
      ...(["error", "warning", "info"] as const).filter((severity) => count(severity) > 0).map((severity) => element("span", { class: severity }, counted(count(severity), severity))),
    );
  }
}
