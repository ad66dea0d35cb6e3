import { afterEach, describe, expect, it } from "vitest";
import { Diagnostics } from "../../src/diagnostics/diagnostic.js";
import { ingest } from "../../src/ingest/ingest.js";
import type { Issue } from "../../src/model/issue.js";
import { issueSources, pageSources } from "../../src/sources.js";
import { buildIssue, type BuiltIssue, packaged } from "../support/issue-builder.js";

let built: BuiltIssue | undefined;
afterEach(() => built?.remove());

const pages = (second: object) => [
  { label: "01", name: "要闻", articles: ["a01", "a02"] },
  { label: "02", name: "社会", articles: ["a03"], ...second },
];
async function issueWith(second: object): Promise<Issue> {
  built = await buildIssue({ issue: { pages: pages(second) } });
  const diagnostics = new Diagnostics();
  const issue = await ingest(built.folder, packaged, diagnostics);
  if (!issue) throw new Error(JSON.stringify(diagnostics.all));
  return issue;
}
const texts = (sources: ReadonlyMap<string, Uint8Array>) => [...sources].map(([name, bytes]) => [name, Buffer.from(bytes).toString("utf8")] as const);

describe("sources in archive files", () => {
  it("of the issue are its files as they were read", async () => {
    const issue = await issueWith({});
    const sources = new Map(texts(issueSources(issue)));
    expect([...sources.keys()]).toEqual(["issue.json", "a01.json", "a02.json", "a03.json"]);
    expect(sources.get("issue.json")).toBe(issue.source);
    expect(sources.get("a03.json")).toBe(issue.articles.get("a03")?.source);
  });

  it("of a page are its own articles and its own part of issue.json", async () => {
    const issue = await issueWith({});
    const sources = new Map(texts(pageSources(issue, "02")));
    expect([...sources.keys()]).toEqual(["issue.json", "a03.json"]);
    const file = JSON.parse(sources.get("issue.json")!) as { title: string; pages: { label: string }[] };
    expect(file.pages.map(({ label }) => label)).toEqual(["02"]);
    expect(file.title).toBe(issue.file.title);
  });

  it("of a page do not change with another page", async () => {
    const before = texts(pageSources(await issueWith({}), "01"));
    await built?.remove();
    expect(texts(pageSources(await issueWith({ name: "文化" }), "01"))).toEqual(before);
    expect(texts(pageSources(await issueWith({ name: "文化" }), "02"))).not.toEqual(before);
  });
});
