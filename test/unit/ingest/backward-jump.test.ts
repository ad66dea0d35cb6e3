/** A jump that leads to an earlier page is told: readers turn forward. */
import { expect, it } from "vitest";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import { checkJumps } from "../../../src/ingest/jump-checks.js";
import { issueSchema, type IssueFile } from "../../../src/model/issue.js";

const jumping = (from: string, to: string): IssueFile => issueSchema.parse({
  title: "云汀日报", date: "2026-12-07",
  pages: ["01", "02"].map((label) => ({
    label, name: "要闻", layout: "x",
    slots: [label === from ? { slot: "lead", article: "a", jump: { to, afterBlocks: 1 } } : { slot: "lead", article: "a", continued: true }],
  })),
});

it.each([["02", "01", ["jump-backward"]], ["01", "02", []]])("from %s to %s: %j", (from, to, codes) => {
  const diagnostics = new Diagnostics();
  checkJumps(jumping(from, to), () => undefined, (path) => ({ file: "issue.json", path }), diagnostics);
  expect(diagnostics.all.map(({ code }) => code)).toEqual(codes);
});
