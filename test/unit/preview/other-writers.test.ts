/** Other programs write the same files at the same time: nothing of theirs is lost, and nothing is called done that is not. */
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { writeWhole } from "../../../src/files/write-whole.js";
import type { Plan } from "../../../src/model/plan.js";
import { OpenIssue } from "../../../src/preview/open-issue.js";
import { EditRefused } from "../../../src/preview/plan-edits.js";
import { PlanFile } from "../../../src/preview/plan-file.js";
import { TextConflict, editText, readStory } from "../../../src/preview/text-edits.js";
import { sample, Workshop } from "../../support/built.js";
import { memoryCache } from "../../support/painted-page.js";

let shop: Workshop;
let folder: string;
let open: OpenIssue;
beforeAll(async () => {
  shop = await Workshop.open();
  folder = await shop.copy(sample("yunting-campus"), "issue");
  open = new OpenIssue(folder, memoryCache());
  await open.refresh();
}, 120_000);
afterAll(() => shop.close());
const path = (): string => join(folder, "plan.json");
const locked = (plan: Plan): string[] => plan.pages.flatMap(({ modules }) => modules).filter(({ lock }) => lock.length > 0).map(({ articles }) => articles.join("+")).sort();
const written = async (): Promise<string[]> => locked(JSON.parse(await readFile(path(), "utf8")) as Plan);

describe("plan.json", { timeout: 60_000 }, () => {
  let file: PlanFile;
  let stories: readonly string[];
  /** What the other program writes: the plan with one more story locked. */
  const lockedToo = async (module: string): Promise<string> => {
    const plan = JSON.parse(await readFile(path(), "utf8")) as Plan;
    return JSON.stringify({ ...plan, pages: plan.pages.map((page) => ({ ...page, modules: page.modules.map((one) => (one.articles.join("+") === module ? { ...one, lock: ["rect"] } : one)) })) });
  };
  const lock = (module: string) => ({ op: "lock" as const, page: "02", module, locked: true });
  beforeEach(async () => {
    await rm(path(), { force: true, recursive: true });
    await open.refresh();
    file = new PlanFile(open, { chosen: () => undefined });
    stories = open.state!.pages[1]!.modules.filter(({ kind, hand }) => kind !== "banner" && hand).map(({ articles }) => articles.join("+"));
    await file.edit(lock(stories[0]!));
  });
  it("written just before an edit is edited as it is now", async () => {
    await writeFile(path(), await lockedToo(stories[1]!));
    await file.edit(lock(stories[2]!));
    expect(await written()).toEqual(stories.slice(0, 3).sort());
  });
  it("written while an edit is made up is edited, too, and nothing of it is lost", async () => {
    const other = await lockedToo(stories[1]!);
    const edited = file.edit(lock(stories[2]!));
    await writeFile(path(), other);
    await edited;
    expect(await written()).toEqual(stories.slice(0, 3).sort());
  });
  it("written while a step is taken back stays: that is refused", async () => {
    const other = await lockedToo(stories[1]!);
    await expect(file.undo(async () => void await writeFile(path(), other))).rejects.toThrow(EditRefused);
    expect(await readFile(path(), "utf8")).toBe(other);
    expect(file.steps).toEqual({ undo: 1, redo: 0 });
  });
  it("that is a folder is told to be one", async () => {
    await rm(path());
    await mkdir(path());
    await expect(file.edit(lock(stories[1]!))).rejects.toMatchObject({ words: { en: "plan.json is a folder: move it away." } });
  });
});

describe("an article", () => {
  const article = "articles/u11.json";
  it("saved by another program after it was read is not written over", async () => {
    const { sha256, fields } = await readStory(folder, article);
    const source = await readFile(join(folder, article), "utf8");
    const [other, beside] = [source.replace("。", "！"), join(folder, "other.json")];
    await writeFile(beside, other);
    const edited = editText(folder, { file: article, sha256, changes: [{ path: [...fields[0]!.path], text: "改" }] }).then(() => undefined, (error: unknown) => error);
    // It comes into its place at once, at any moment of the edit.
    await rename(beside, join(folder, article));
    const conflict = await edited;
    const now = await readFile(join(folder, article), "utf8");
    await writeFile(join(folder, article), source);
    expect(conflict === undefined ? now === other : conflict instanceof TextConflict && now === other).toBe(true);
  });
  it("with a key twice is refused: of two texts one is shown, and the other would be edited", async () => {
    const source = await readFile(join(folder, article), "utf8");
    await writeFile(join(folder, article), source.replace('"blocks"', '"blocks": [], "blocks"'));
    await expect(readStory(folder, article)).rejects.toThrow(EditRefused);
    await writeFile(join(folder, article), source);
  });
  it("has all its changed texts put in at once, each in its own place", async () => {
    const source = await readFile(join(folder, article), "utf8");
    const { sha256, fields } = await readStory(folder, article);
    const changes = [...fields].reverse().map(({ path: at, text }) => ({ path: [...at], text: `${text}”添` }));
    const story = await editText(folder, { file: article, sha256, changes });
    expect(story.fields.map(({ text }) => text)).toEqual(fields.map(({ text }) => `${text}”添`));
    await editText(folder, { file: article, sha256: story.sha256, changes: fields.map(({ path: at, text }) => ({ path: [...at], text })) });
    expect(await readFile(join(folder, article), "utf8")).toBe(source);
  });
});

it("a file is left as it is where, at the last moment, it is to be", async () => {
  const file = join(folder, "some.json");
  await writeFile(file, "theirs");
  expect(await writeWhole(file, "ours", async () => false)).toBe(false);
  expect(await readFile(file, "utf8")).toBe("theirs");
  expect(await writeWhole(file, "ours", async () => true)).toBe(true);
  expect(await readFile(file, "utf8")).toBe("ours");
});
