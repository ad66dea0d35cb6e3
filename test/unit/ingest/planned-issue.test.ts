/** An issue as its plan wants it: replacements wherever the old story was named, held stories nowhere. */
import { describe, expect, it } from "vitest";
import { plannedIssue } from "../../../src/ingest/planned-issue.js";
import type { IssueFile } from "../../../src/model/issue.js";

const why = { zh: "放不下", en: "no room" };
const rect = { col: 0, row: 0, cols: 2, rows: 9 };
const file = {
  title: "报", date: "2026-12-07",
  pages: [
    { label: "01", name: "一", articles: ["a", "b", "c"], series: [{ banner: ["刊"], articles: ["a", "b", "c"] }], pins: [{ article: "b", rect }] },
    { label: "02", name: "二", slots: [{ slot: "lead", article: "d", jump: { to: "03", afterBlocks: 2 } }, { slot: "second", article: "e" }] },
    { label: "03", name: "三", slots: [{ slot: "lead", article: "d", continued: true }] },
  ],
  sections: [{ name: "叠", pages: ["01"], articles: ["a", "f"] }],
} as unknown as IssueFile;

describe("an issue with a plan", () => {
  it("that changes nothing stays as it is", () => {
    expect(plannedIssue(file, { held: [] })).toBe(file);
  });
  it("has the replacement wherever the old story was named", () => {
    const made = plannedIssue(file, { held: [], replaced: [{ old: "b", new: "n" }, { old: "d", new: "m" }, { old: "f", new: "g" }] });
    expect(made.pages[0]).toMatchObject({ articles: ["a", "n", "c"], series: [{ banner: ["刊"], articles: ["a", "n", "c"] }], pins: [{ article: "n", rect }] });
    expect(made.pages[1]!.slots).toEqual([{ slot: "lead", article: "m", jump: { to: "03", afterBlocks: 2 } }, { slot: "second", article: "e" }]);
    expect(made.pages[2]!.slots).toEqual([{ slot: "lead", article: "m", continued: true }]);
    expect(made.sections![0]!.articles).toEqual(["a", "g"]);
  });
  it("has a held story nowhere; a series of one story is none", () => {
    const made = plannedIssue(file, { held: [{ article: "b", why }, { article: "e", why }] });
    expect(made.pages[0]).toMatchObject({ articles: ["a", "c"], series: [{ articles: ["a", "c"] }], pins: [] });
    expect(made.pages[1]!.slots!.map(({ article }) => article)).toEqual(["d"]);
    expect(plannedIssue(file, { held: [{ article: "b", why }, { article: "c", why }] }).pages[0]!.series).toEqual([]);
  });
  it("holds a replacement by its own id", () => {
    expect(plannedIssue(file, { held: [{ article: "n", why }], replaced: [{ old: "b", new: "n" }] }).pages[0]!.articles).toEqual(["a", "c"]);
    // A story that was replaced may be held: it stands on no page anyway.
    expect(plannedIssue(file, { held: [{ article: "b", why }], replaced: [{ old: "b", new: "n" }] }).pages[0]!.articles).toEqual(["a", "n", "c"]);
  });
  it("leaves a section's held stories to the assignment, which tells of them", () => {
    expect(plannedIssue(file, { held: [{ article: "f", why }] }).sections![0]!.articles).toEqual(["a", "f"]);
  });
});
