/** The issue while some of its pages are still made up: every problem is told once, at the page as it is shown. */
import { beforeAll, expect, it } from "vitest";
import { noCache } from "../../../src/cache/disk-cache.js";
import { type Diagnostic, Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import { type Desk, desk } from "../../../src/pipeline.js";
import { noneHeld } from "../../../src/preview/held-articles.js";
import { issueState, type MadeUp, partialState } from "../../../src/preview/issue-state.js";
import type { IssueState } from "../../../src/preview/protocol.js";
import { Stopwatch } from "../../../src/stopwatch.js";
import { sample } from "../../support/built.js";

const finding = (code: string, place: Diagnostic["place"], severity: Diagnostic["severity"] = "error"): Diagnostic => ({ code, severity, place, zh: `${code}。`, en: `${code}.` });
const ofFiles = finding("low-picture", { file: "articles/a01.json" }, "warning");
const old = [ofFiles, finding("overset", { page: "01", module: "old" }), finding("overset", { page: "02", module: "old" }), finding("hole", { page: "03", module: "old" })];

let whole: Desk;
let before: IssueState;
beforeAll(async () => {
  whole = await desk(sample("yunting-daily"), { diagnostics: new Diagnostics(), stopwatch: new Stopwatch(), cache: noCache });
  before = issueState(whole, old, new Map());
}, 120_000);
/** What has come when only these pages are made up. */
const come = (...labels: string[]): MadeUp => ({
  issue: whole.issue!, plan: { pages: whole.plan!.pages.filter(({ label }) => labels.includes(label)) }, dummy: { pages: whole.dummy!.pages.filter(({ label }) => labels.includes(label)) }, held: noneHeld,
});
const of = ({ diagnostics }: IssueState, label: string | undefined) => diagnostics.filter(({ place }) => place.page === label);

it("tells the new problems of pages that have come, the old ones of pages that wait, those of files once", () => {
  // The run knows of page 02 already, where the same text is over by other lines; it is not shown before its page.
  const found = [ofFiles, finding("hole", { page: "01", module: "new" }), finding("overset", { page: "02", module: "new" })];
  const state = partialState(come("01"), found, new Map(), before);
  expect(of(state, undefined)).toEqual([ofFiles]);
  expect(of(state, "01")).toEqual([found[1]]);
  expect(of(state, "02")).toEqual([old[2]]);
  expect(of(state, "03")).toEqual([old[3]]);
  expect(state.diagnostics).toHaveLength(4);
});
it("counts at every page what the list holds of it", () => {
  const found = [finding("overset", { page: "02", module: "new" }), finding("overset", { page: "02", module: "other" })];
  for (const state of [partialState(come("01"), found, new Map(), before), partialState(come("01", "02"), found, new Map(), before), partialState(come("01"), found, new Map(), undefined)])
    for (const { label, errors } of state.pages) expect(errors, label).toBe(of(state, label).filter(({ severity }) => severity === "error").length);
});
it("tells a problem that was mended no more, and none of a page that the issue has no more", () => {
  const gone = finding("hole", { page: "09" });
  const state = partialState(come("01", "02", "03", "04"), [], new Map(), { ...before, diagnostics: [...old, gone], pages: [...before.pages, { ...before.pages[0]!, label: "09" }] });
  expect(state.diagnostics).toEqual([]);
});
it("lists problems page by page, as when all pages are made up", () => {
  const state = partialState(come("03"), [ofFiles, finding("hole", { page: "03", module: "new" })], new Map(), before);
  expect(state.diagnostics.map(({ place }) => place.page)).toEqual([undefined, "01", "02", "03"]);
});
