/** The first page of an issue that is opened is told before the others are read. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OpenIssue } from "../../../src/preview/open-issue.js";
import type { IssueState } from "../../../src/preview/protocol.js";
import { cacheFolder, diskCache } from "../../../src/cache/disk-cache.js";
import { sample, Workshop } from "../../support/built.js";

let shop: Workshop;
beforeAll(async () => { shop = await Workshop.open(); });
afterAll(() => shop.close());

/** Every state of an issue that is opened, and its first page as each of them showed it. */
async function opened(folder: string): Promise<{ readonly states: readonly IssueState[]; readonly open: OpenIssue }> {
  const states: IssueState[] = [];
  const open = new OpenIssue(folder, diskCache(cacheFolder()));
  open.onState((state) => states.push(state));
  await open.refresh();
  return { states, open };
}
/** A page's state; the frame's document comes anew, with more characters, as pages come. */
const first = ({ pages: [page] }: IssueState) => ({ ...page!, shell: "" });
const shown = ({ pages }: IssueState) => pages.filter(({ version }) => version !== undefined).map(({ label }) => label);

async function edit(folder: string, file: string, change: (value: Record<string, unknown>) => void): Promise<void> {
  const value = JSON.parse(await readFile(join(folder, file), "utf8")) as Record<string, unknown>;
  change(value);
  await writeFile(join(folder, file), JSON.stringify(value));
}

describe("the first page", { timeout: 60_000 }, () => {
  it("comes alone, with the number of the others, and stays as it is when they come", async () => {
    const { states: [early, ...others] } = await opened(await shop.copy(sample("yunting-daily"), "sound"));
    expect(shown(early!)).toEqual(["01"]);
    expect(early!.waiting).toBe(3);
    expect(early!.pages.map(({ label }) => label)).toEqual(["01", "02", "03", "04"]);
    const last = others.at(-1)!;
    expect(last.waiting).toBe(0);
    expect(shown(last)).toEqual(["01", "02", "03", "04"]);
    expect(first(last)).toEqual(first(early!));
  });
  it("is shown where another page's copy is broken, and kept while that is told", async () => {
    const folder = await shop.copy(sample("yunting-daily"), "broken");
    const { pages } = JSON.parse(await readFile(join(folder, "issue.json"), "utf8")) as { pages: { slots?: { article: string }[]; articles?: string[] }[] };
    const [id] = pages[2]!.articles ?? pages[2]!.slots!.map(({ article }) => article);
    await writeFile(join(folder, "articles", `${id}.json`), "{");
    const { states: [early, ...others] } = await opened(folder);
    expect(shown(early!)).toEqual(["01"]);
    const last = others.at(-1)!;
    expect(last.readable).toBe(false);
    expect(last.diagnostics.map(({ place }) => place.file)).toContain(`articles/${id}.json`);
    expect([last.pages[0]!.version, last.pages[0]!.outdated]).toEqual([early!.pages[0]!.version, true]);
  });
  it("waits for all where the program itself gives articles to pages, or a file has not its article's name", async () => {
    const named = await shop.copy(sample("yunting-daily"), "named");
    await edit(named, "articles/d02.json", (article) => { article.id = "d02b"; });
    await edit(named, "issue.json", (issue) => {
      issue.pages = JSON.parse(JSON.stringify(issue.pages).replaceAll('"d02"', '"d02b"'));
    });
    const { states } = await opened(named);
    expect(states.at(-1)!.readable).toBe(true);
    expect(shown(states.at(-1)!)).toEqual(["01", "02", "03", "04"]);
    expect(states.at(-1)!.pages[0]!.modules.map(({ articles }) => articles[0])).toContain("d02b");
  });
  it("shows what the plan puts there", async () => {
    const folder = await shop.copy(sample("yunting-daily"), "planned");
    const { open } = await opened(folder);
    const plan = structuredClone(open.made!.made);
    plan.pages[0]!.modules[0]!.lock = ["page"];
    await writeFile(join(folder, "plan.json"), JSON.stringify(plan));
    const { states: [early, ...others] } = await opened(folder);
    expect(shown(early!)).toEqual(["01"]);
    expect(early!.pages[0]!.modules[0]!.lock).toEqual(["page"]);
    expect(first(others.at(-1)!)).toEqual(first(early!));
  });
});
