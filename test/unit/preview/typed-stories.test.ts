/** A story as it is typed: set into its own frames, told exactly, written nowhere. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OpenIssue } from "../../../src/preview/open-issue.js";
import { sum } from "../../../src/preview/text-edits.js";
import { TypedStories } from "../../../src/preview/typed-stories.js";
import { cacheFolder, diskCache } from "../../../src/cache/disk-cache.js";
import { sample, Workshop } from "../../support/built.js";

let shop: Workshop;
let folder: string;
let open: OpenIssue;
let typed: TypedStories;
beforeAll(async () => {
  shop = await Workshop.open();
  folder = await shop.copy(sample("yunting-daily"), "issue");
  open = new OpenIssue(folder, diskCache(cacheFolder()));
  await open.refresh();
  typed = new TypedStories(open);
}, 60_000);
afterAll(() => shop.close());

const file = "articles/d02.json";
const text = async (): Promise<string> => readFile(join(folder, file), "utf8");
const paragraph = async (): Promise<{ readonly path: (string | number)[]; readonly words: string }> => {
  const { blocks } = JSON.parse(await text()) as { blocks: { text?: unknown }[] };
  const at = blocks.findIndex((block) => typeof block.text === "string");
  return { path: ["blocks", at, "text"], words: String(blocks[at]!.text) };
};
const set = async (words: string, pages = ["01"]) => typed.set({ file, sha256: sum(await text()), pages, changes: [{ path: (await paragraph()).path, text: words }] });
/** Lines of the story in the page's HTML: their words and places. */
const lines = (html: string) => {
  const story = /<article id="01-d02"[\s\S]*?<\/article>/.exec(html)?.[0] ?? "";
  return [...story.matchAll(/<span class="bx-l[^"]*" data-l="\d+" style="([^"]*)">([\s\S]*?)<\/span>(?=<span class="bx-l|<br|<\/(?:p|h\d|figcaption))/g)].map(([, style, inner]) => [style, inner!.replace(/<[^>]*>/g, "")]);
};

describe("a story that is typed", () => {
  it("as it was saved is the page as it was printed, line by line", async () => {
    const { pages: [page], faces, findings } = await set((await paragraph()).words);
    expect(lines(page!.html).length).toBeGreaterThan(20);
    expect(lines(page!.html)).toEqual(lines(open.content("01")!.html));
    expect(page!.fit).toEqual({ oversetLines: 0, oversetChars: 0, holeLines: 0, holeChars: 0 });
    expect([faces, findings]).toEqual([[], []]);
  });
  it("is shown on the pages that are asked for, and only where it stands", async () => {
    const { words } = await paragraph();
    expect((await set(words, ["02", "03"])).pages).toEqual([]);
    expect((await set(words, ["01", "02"])).pages.map(({ label }) => label)).toEqual(["01"]);
  });
  it("is told as over by the lines that stand beside the page, on wider paper", async () => {
    const { pages: [page] } = await set((await paragraph()).words + "江边的风从早吹到晚，渡口的人来了又走。".repeat(12));
    const over = page!.html.match(/bx-overset/g) ?? [];
    expect(page!.fit.oversetLines).toBe(over.length);
    expect(over.length).toBeGreaterThan(0);
    expect(page!.widthPt).toBeGreaterThan(open.content("01")!.trim.widthPt);
    // All other stories of the page stand as they were saved.
    const { fit } = open.state!.pages[0]!;
    expect(page!.pageFit).toEqual({ ...fit, oversetLines: fit.oversetLines + page!.fit.oversetLines, oversetChars: fit.oversetChars + page!.fit.oversetChars });
  });
  it("brings a face for characters that the page's frame has not", async () => {
    const { faces } = await set(`${(await paragraph()).words}龘`);
    expect(faces.map(({ range }) => range)).toEqual(["U+9f98"]);
    const [, source, characters] = /^\/typed-face\/([^/]+)\/(.+)$/.exec(faces[0]!.url)!;
    const face = await typed.face(decodeURIComponent(source!), characters!);
    expect(Buffer.from(face!.subarray(0, 4)).toString("hex")).toBe("00010000");
    expect(await typed.face("../../etc", characters!)).toBeUndefined();
    expect(await typed.face(decodeURIComponent(source!), "9f98-110000")).toBeUndefined();
    expect(await typed.face(decodeURIComponent(source!), "zz")).toBeUndefined();
  });
  it("is text, whatever it looks like", async () => {
    const { pages: [page] } = await set(`<img src=x onerror=alert(1)>${(await paragraph()).words}`);
    expect(page!.html).not.toContain("<img src=x");
    expect(page!.html).toContain("&lt;");
  });
  it("says why it is not set: an empty paragraph, a path that holds no text, a file that changed, one that is on no page", async () => {
    const sha256 = sum(await text());
    const told = async (wish: Partial<Parameters<TypedStories["set"]>[0]>) => {
      const { pages, findings } = await typed.set({ file, sha256, pages: ["01"], changes: [], ...wish });
      expect(pages).toEqual([]);
      return findings[0]?.en;
    };
    expect(await told({ changes: [{ path: (await paragraph()).path, text: "" }] })).toMatch(/empty/);
    expect(await told({ changes: [{ path: ["blocks", 999, "text"], text: "江" }] })).toMatch(/no text/);
    expect(await told({ changes: [{ path: ["__proto__", "text"], text: "江" }] })).toMatch(/no text/);
    expect(await told({ sha256: "0".repeat(64) })).toMatch(/changed elsewhere/);
    expect(await told({ file: "articles/none.json" })).toMatch(/no page/);
  });
  it("on a page that is kept stands line by line as it does once it is saved, over or full, and nothing was written before", async () => {
    const { made } = open.made!;
    const pages = made.pages.filter(({ label }) => label === "01").map((page) => ({ ...page, modules: page.modules.map((module) => ({ ...module, lock: ["page"] })) }));
    await writeFile(join(folder, "plan.json"), JSON.stringify({ ...made, pages }));
    await open.refresh();
    const before = await text();
    const { path, words } = await paragraph();
    for (const added of ["又宽又静", "江边的风从早吹到晚，渡口的人来了又走。".repeat(9)]) {
      const changed = words.replace("。", `，${added}。`);
      const live = (await set(changed)).pages[0]!;
      const written = await text();
      const article = JSON.parse(before) as { blocks: { text: string }[] };
      article.blocks[path[1] as number]!.text = changed;
      expect(written).not.toContain(added);
      await writeFile(join(folder, file), JSON.stringify(article));
      await open.refresh();
      expect(live.fit).toEqual(open.state!.pages[0]!.modules.find(({ id }) => id === "01-d02")!.fit);
      expect(live.fit.oversetLines > 0).toBe(added.length > 20);
      expect(lines(live.html)).toEqual(lines(open.content("01")!.html));
      expect(lines(live.html).map(([, one]) => one).join("")).toContain(added.slice(0, 4));
    }
  });
});
