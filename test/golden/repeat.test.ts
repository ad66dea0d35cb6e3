/** Same input, same bytes; one change, one page (design §6.6 and §3). */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build, type BuildOptions, type BuildResult } from "../../src/build.js";
import { openPress, type OpenPress } from "../../src/paginate/press.js";
import { filesBelow, sample, Workshop } from "../support/built.js";

let shop: Workshop;
let issue: string;
let press: OpenPress;
let first: BuildResult;
let files: Map<string, Buffer>;
const options = (cache: string): BuildOptions => ({ cache: shop.cache(cache), press, targets: ["press", "archive"] });

beforeAll(async () => {
  [shop, press] = await Promise.all([Workshop.open(), openPress({ tabs: 2 })]);
  issue = await shop.copy(sample("yunting-campus"), "issue");
  first = await shop.build(issue, "first", options("a"));
  files = await filesBelow(first.folder!);
});
afterAll(async () => {
  await press.close();
  await shop.close();
});

/** Output that is compared: timings are not. */
const compared = (all: ReadonlyMap<string, Buffer>) => new Map([...all].filter(([path]) => path !== "timings.json"));
const differing = (a: ReadonlyMap<string, Buffer>, b: ReadonlyMap<string, Buffer>) =>
  [...new Set([...compared(a).keys(), ...compared(b).keys()])].filter((path) => !a.get(path)?.equals(b.get(path) ?? Buffer.alloc(0)));

describe("building again", () => {
  it("from nothing, with another browser and in another folder, gives the same bytes", async () => {
    expect(first.ok).toBe(true);
    const again = await shop.build(issue, "again", { cache: shop.cache("b"), targets: ["press", "archive"] });
    expect(differing(files, await filesBelow(again.folder!))).toEqual([]);
  });
  it("from what was kept gives the same bytes", async () => {
    const again = await shop.build(issue, "kept", options("a"));
    expect(differing(files, await filesBelow(again.folder!))).toEqual([]);
  });
  it("of one page alone gives that page as the whole issue has it", async () => {
    const again = await shop.build(issue, "one", { ...options("c"), page: "02" });
    const made = [...(await filesBelow(again.folder!))].filter(([path]) => path.endsWith(".pdf"));
    expect(made.map(([path]) => path)).toEqual([`pages/${first.issue}-02.archive.pdf`, `pages/${first.issue}-02.press.pdf`]);
    for (const [path, bytes] of made) expect(bytes.equals(files.get(path)!), path).toBe(true);
  });
});

describe("one change", () => {
  /** Two neighbouring Han characters of a paragraph on page 02 change places: the lines keep their lengths. */
  async function change(folder: string): Promise<void> {
    const { pages } = JSON.parse(await readFile(join(folder, "issue.json"), "utf8")) as { pages: { label: string; articles?: string[]; slots?: { article: string }[] }[] };
    const on = (label: string) => pages.filter((p) => p.label === label).flatMap((p) => [...(p.articles ?? []), ...(p.slots ?? []).map((s) => s.article)]);
    const id = on("02").find((one) => !on("01").includes(one))!;
    const file = join(folder, "articles", `${id}.json`);
    const article = JSON.parse(await readFile(file, "utf8")) as { blocks: { type: string; text?: unknown }[] };
    const block = article.blocks.find((b) => b.type === "paragraph" && typeof b.text === "string")!;
    block.text = (block.text as string).replace(/(\p{Script=Han}{4})(\p{Script=Han})(\p{Script=Han})/u, "$1$3$2");
    await writeFile(file, JSON.stringify(article));
  }

  it("changes that page's plates and no byte of another page's", async () => {
    const changed = await shop.copy(issue, "changed");
    await change(changed);
    for (const cache of ["a", "fresh"]) {
      const again = await shop.build(changed, `changed-${cache}`, options(cache));
      expect(again.ok).toBe(true);
      const pdfs = differing(files, await filesBelow(again.folder!)).filter((path) => path.endsWith(".pdf"));
      expect(pdfs).toEqual([`${first.issue}.archive.pdf`, `pages/${first.issue}-02.archive.pdf`, `${first.issue}.press.pdf`, `pages/${first.issue}-02.press.pdf`].sort((a, b) => [...files.keys()].indexOf(a) - [...files.keys()].indexOf(b)));
    }
  });
});

describe("a page at fault", () => {
  it("gets no plate but a proof; sound pages get theirs, older files stay and are called stale", async () => {
    const faulty = await shop.copy(issue, "faulty");
    const { pages } = JSON.parse(await readFile(join(faulty, "issue.json"), "utf8")) as { pages: { articles?: string[]; slots?: { article: string }[] }[] };
    const id = (pages[1]!.articles ?? pages[1]!.slots!.map((s) => s.article))[0]!;
    const file = join(faulty, "articles", `${id}.json`);
    const article = JSON.parse(await readFile(file, "utf8")) as { blocks: object[] };
    for (let i = 0; i < 14; i++) article.blocks.push({ type: "paragraph", text: "这一段太长了，版面放不下，只有大样会把它印出来给人看。".repeat(6) });
    const whole = await build(faulty, { ...options("a"), out: shop.path("faulty-out") });
    expect(whole.ok).toBe(true);
    await writeFile(file, JSON.stringify(article));
    const result = await build(faulty, { ...options("a"), targets: ["press", "proof"], out: shop.path("faulty-out") });
    expect(result.ok).toBe(false);
    expect(result.diagnostics.some(({ code, place }) => code === "overset" && place.page === "02" && place.module === id)).toBe(true);
    const state = new Map(result.manifest!.files.map(({ path, stale }) => [path, stale ?? false]));
    expect(state.get(`pages/${first.issue}-01.press.pdf`)).toBe(false);
    expect(state.get(`pages/${first.issue}-02.press.pdf`)).toBe(true);
    expect(state.get(`${first.issue}.press.pdf`)).toBe(true);
    expect(state.get(`pages/${first.issue}-02.proof.pdf`)).toBe(false);
    expect(state.get(`${first.issue}.proof.pdf`)).toBe(false);
    const report = JSON.parse(await readFile(join(result.folder!, "report.json"), "utf8")) as { ok: boolean };
    expect(report.ok).toBe(false);
    // The proof shows every word, what is overset beside the page: nothing but the misfit itself is a fault.
    expect([...new Set(result.diagnostics.filter(({ severity }) => severity !== "info").map(({ code }) => code))].filter((code) => code !== "overset" && code !== "hole")).toEqual([]);
    expect((await filesBelow(result.folder!)).get(`pages/${first.issue}-02.press.pdf`)!.equals(files.get(`pages/${first.issue}-02.press.pdf`)!)).toBe(true);
  });
});
