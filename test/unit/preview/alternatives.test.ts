/** Other pages of the same stories: one after another can be taken, as long as the page is made of the same. */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EditorsDesk } from "../../../src/preview/editors-desk.js";
import { OpenIssue } from "../../../src/preview/open-issue.js";
import { EditRefused } from "../../../src/preview/plan-edits.js";
import type { AlternativesState } from "../../../src/preview/protocol.js";
import { memoryCache } from "../../support/painted-page.js";

describe("other pages", { timeout: 120_000 }, () => {
  let folder: string;
  let open: OpenIssue;
  let desk: EditorsDesk;
  /** States of the search, as viewers are told them. */
  const told: (AlternativesState | undefined)[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "banxin-others-"));
    await cp(fileURLToPath(new URL("../../../samples/yunting-campus", import.meta.url)), folder, { recursive: true });
    const cache = memoryCache();
    open = new OpenIssue(folder, cache);
    desk = new EditorsDesk(open, folder, cache);
    desk.onState(({ alternatives }) => void told.push(alternatives));
    await open.refresh();
    const found = new Promise<void>((done) => { const end = desk.onState(({ alternatives }) => { if (alternatives?.state === "done") { end(); done(); } }); });
    desk.alternatives.start("01");
    await found;
  }, 120_000);
  afterAll(async () => {
    await desk.close();
    await rm(folder, { recursive: true, force: true });
  });

  const standing = () => desk.state.alternatives!.pages.filter(({ now }) => now).map(({ number }) => number);
  const rects = () => Object.fromEntries(open.state!.pages[0]!.modules.map(({ articles, rect }) => [articles.join("+"), rect]));
  const take = (number: number) => desk.edit({ op: "alternative", page: "01", number });
  const article = () => {
    const { file } = [...open.laid!.issue!.articles.values()].find(({ article: { id } }) => open.state!.pages[0]!.modules.some(({ articles }) => articles[0] === id))!;
    return join(folder, file);
  };

  it("are taken one after another, the first one too; the one that stands is marked, and everybody is told", async () => {
    const first = rects();
    expect(desk.state.alternatives!.pages.length).toBeGreaterThanOrEqual(3);
    expect(standing()).toEqual([1]);
    for (const number of [2, 3, 1]) {
      await take(number);
      expect(standing()).toEqual([number]);
      expect(told.at(-1)!.pages.filter(({ now }) => now).map((one) => one.number)).toEqual([number]);
      expect(open.state!.pages[0]!.fit).toMatchObject({ oversetLines: 0, holeLines: 0 });
    }
    expect(rects()).toEqual(first);
    await desk.undo();
    expect(standing()).toEqual([3]);
    await desk.redo();
    expect(standing()).toEqual([1]);
    expect(desk.state.alternatives).not.toHaveProperty("stale");
  });
  it("have none that stands when the page is made otherwise by hand, and can be taken all the same", async () => {
    const keys = open.state!.pages[0]!.modules.filter(({ kind }) => kind !== "banner").map(({ articles }) => articles.join("+"));
    const pairs = keys.flatMap((module, i) => keys.slice(i + 1).map((other) => ({ op: "swap", page: "01", module, other }) as const));
    // Most stories do not go into another one's place.
    for (const pair of pairs) if (await desk.edit(pair).then(() => true, () => false)) {
      if (standing().length === 0) break;
      await desk.undo();
    }
    expect(standing()).toEqual([]);
    await take(2);
    expect(standing()).toEqual([2]);
    await desk.undo();
    await desk.undo();
  });
  it("are out of date, and refused, while an article is another one, and no longer when it is as it was", async () => {
    const before = await readFile(article(), "utf8");
    const { headlines, ...rest } = JSON.parse(before) as { headlines: { role: string; value: string }[] };
    await writeFile(article(), JSON.stringify({ ...rest, headlines: headlines.map((one) => ({ ...one, value: one.value.replace(/.$/u, "新") })) }));
    await open.refresh();
    expect(desk.state.alternatives).toMatchObject({ state: "done", stale: true });
    expect(told.at(-1)).toEqual(desk.state.alternatives);
    await expect(take(2)).rejects.toBeInstanceOf(EditRefused);
    await writeFile(article(), "{");
    await open.refresh();
    expect(told.at(-1)).toMatchObject({ stale: true });
    // The layout of the file is no matter.
    await writeFile(article(), JSON.stringify(JSON.parse(before), null, 3));
    await open.refresh();
    expect(told.at(-1)).not.toHaveProperty("stale");
    await take(2);
    await desk.undo();
  });
  it("are not told again by states of the issue that change nothing in them", async () => {
    const other = [...open.laid!.issue!.articles.values()].find(({ article: { id } }) => !open.state!.pages[0]!.modules.some(({ articles }) => articles.includes(id)))!;
    const source = JSON.parse(await readFile(join(folder, other.file), "utf8")) as { blocks: unknown[] };
    const { revision } = open.state!;
    const count = told.length;
    await writeFile(join(folder, other.file), JSON.stringify({ ...source, blocks: [...source.blocks, { type: "paragraph", text: "校园里的银杏这几天正黄，午后常有人在树下读书。" }] }));
    await open.refresh();
    expect(open.state!.revision).toBeGreaterThan(revision);
    expect(told).toHaveLength(count);
  });
  it("are put away, and followed no more once the desk is closed", async () => {
    desk.alternatives.cancel();
    expect(told.at(-1)).toBeUndefined();
    const count = told.length;
    await desk.close();
    await open.refresh();
    expect(told).toHaveLength(count);
  });
});
