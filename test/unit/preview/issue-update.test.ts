import fc from "fast-check";
import { expect, it } from "vitest";
import { wholeIssue } from "../../../src/preview/client/whole-issue.js";
import { saysTheSame, updateOf, withKnownPages } from "../../../src/preview/issue-update.js";
import type { IssueState, IssueUpdate, PageState } from "../../../src/preview/protocol.js";

const fits = { oversetLines: 0, oversetChars: 0, holeLines: 0, holeChars: 0 };
const page = (label: string, name: string): PageState => ({
  label, name, section: undefined, layout: "auto", ink: "cmyk", template: "inside", widthPt: 1, heightPt: 1, trimWidthPt: 1, version: `v-${name}`, shell: "/shell/1/", outdated: false, held: [], fit: fits, errors: 0, warnings: 0, checks: [], modules: [],
});
const state = (pages: readonly PageState[], revision = 1): IssueState => ({ revision, title: "云汀日报", id: "a", date: "2026-05-01", folder: "/", readable: true, held: [], pages, diagnostics: [], solutions: [], waiting: 0, tookMs: revision });
const pages = fc.uniqueArray(fc.record({ label: fc.constantFrom("01", "02", "03", "04"), name: fc.constantFrom("要闻", "城事", "副刊") }), { selector: ({ label }) => label }).map((list) => list.map(({ label, name }) => page(label, name)));
const sent = (update: IssueUpdate): IssueUpdate => JSON.parse(JSON.stringify(update));

it("gives a viewer every state whole again, whatever it was told before and whatever states it missed", () => {
  fc.assert(fc.property(fc.array(fc.record({ pages, seen: fc.boolean() }), { minLength: 1 }), (states) => {
    let now: IssueState | undefined;
    let told: IssueState | undefined;
    let held: IssueState | undefined;
    for (const [i, one] of states.entries()) {
      now = withKnownPages(state(one.pages, i), now);
      if (!one.seen) continue;
      held = wholeIssue(sent(updateOf(now, told)), held);
      told = now;
      expect(held).toEqual(JSON.parse(JSON.stringify(now)));
    }
  }));
});
it("sends pages that changed, and of the others the label; the viewer keeps the very objects", () => {
  const first = state([page("01", "要闻"), page("02", "城事")]);
  const second = withKnownPages(state([page("01", "要闻"), page("02", "副刊")], 2), first);
  const update = updateOf(second, first);
  expect(update.pages).toEqual(["01", page("02", "副刊")]);
  expect(wholeIssue(update, first)?.pages[0]).toBe(first.pages[0]);
  expect(updateOf(second, undefined).pages).toEqual(second.pages);
});
it("makes nothing of an update for somebody else", () => {
  expect(wholeIssue({ ...state([]), pages: ["01"] }, undefined)).toBeUndefined();
  expect(wholeIssue({ ...state([]), pages: ["03"] }, state([page("01", "要闻")]))).toBeUndefined();
});
it("takes states for the same but for their number and how long they took", () => {
  expect(saysTheSame(state([page("01", "要闻")], 1), state([page("01", "要闻")], 9))).toBe(true);
  expect(saysTheSame(state([page("01", "要闻")], 1), state([page("01", "城事")], 1))).toBe(false);
});
