import { expect, it } from "vitest";
import { changedSince, signedWith } from "../../../../src/preview/client/sign-off.js";
import type { DeskState, ModuleState, PageState, PageStep } from "../../../../src/preview/protocol.js";

const desk = (step: PageStep, version?: string): DeskState => ({
  signOffs: { "01": { step, name: "甲", at: "2026-12-06T12:00:00Z", revisions: 0, ...(version === undefined ? {} : { plate: { sha256: "0", version } }) } },
  undo: 0, redo: 0, jobs: [], alternatives: undefined,
});

it.each([
  ["one that is as it was signed", desk("signed", "a"), "a", false],
  ["one whose copy has changed", desk("signed", "a"), "b", true],
  ["one that is still made up: nothing is known of it", desk("signed", "a"), undefined, false],
  ["one that was taken back", desk("final"), "b", false],
  ["one that nobody signed", { ...desk("final"), signOffs: {} }, "b", false],
] as const)("a page that has changed since it was signed: %s", (_, state, version, changed) => {
  expect(changedSince(state, { label: "01", version })).toBe(changed);
});

it("a story is held by every signed page that shows a part of it", () => {
  const page = (label: string, ...ids: string[]) => ({ label, modules: ids.map((id) => ({ articles: [id] }) as unknown as ModuleState) }) as unknown as PageState;
  const pages = [page("01", "a", "b"), page("02", "a", "c")];
  expect(signedWith(desk("signed", "1"), pages, "a")).toEqual(["01"]);
  expect(signedWith(desk("signed", "1"), pages, "c")).toEqual([]);
  expect(signedWith(desk("final"), pages, "a")).toEqual([]);
  expect(signedWith(desk("signed", "1"), pages, undefined)).toEqual([]);
});
