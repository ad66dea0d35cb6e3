/** What is written to the issue folder, and what never is. */
import { cp, mkdtemp, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Hono } from "hono";
import { EditorsDesk } from "../../../src/preview/editors-desk.js";
import { OpenIssue } from "../../../src/preview/open-issue.js";
import { EditRefused } from "../../../src/preview/plan-edits.js";
import type { StoryText } from "../../../src/preview/story-protocol.js";
import { previewApp } from "../../../src/preview/server.js";
import { type BuiltIssue, buildIssue } from "../../support/issue-builder.js";
import { memoryCache } from "../../support/painted-page.js";

let issue: BuiltIssue;
let open: OpenIssue;
let desk: EditorsDesk;
let app: Hono;
beforeEach(async () => {
  issue = await buildIssue();
  const cache = memoryCache();
  open = new OpenIssue(issue.folder, cache);
  desk = new EditorsDesk(open, issue.folder, cache);
  app = previewApp(open, desk, undefined);
  await open.refresh();
}, 60_000);
afterEach(async () => {
  await desk.close();
  await issue.remove();
});

const host = "127.0.0.1:4173";
const send = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  app.request(`http://${host}${path}`, { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body), headers: { host, origin: `http://${host}`, "content-type": "application/json", ...headers } });
const story = async (file: string): Promise<StoryText> => (await (await app.request(`http://${host}/api/story?file=${encodeURIComponent(file)}`, { headers: { host } })).json()) as StoryText;
const source = (file: string): Promise<string> => readFile(join(issue.folder, file), "utf8");

describe("text edited in the preview", { timeout: 60_000 }, () => {
  const file = "articles/a02.json";
  it("is written into its place, key order and layout kept", async () => {
    const odd = (await source(file)).replace('"kind": "feature",', '"kind":   "feature",');
    await writeFile(join(issue.folder, file), odd);
    const { sha256, fields } = await story(file);
    const field = fields.find(({ text }) => text.startsWith("他说"))!;
    const answer = await send("/api/text", { file, sha256, changes: [{ path: field.path, text: "他说：“江还在。”\n\"引号\"与\\" }] });
    expect(answer.status).toBe(200);
    expect(await source(file)).toBe(odd.replace('"他说，渡船停了，江还在。"', JSON.stringify("他说：“江还在。”\n\"引号\"与\\")));
    expect(open.state!.pages[0]!.version).toBeDefined();
  });
  it("is refused where the file changed underneath; both texts come back and nothing is written", async () => {
    const { sha256, fields } = await story(file);
    const other = (await source(file)).replace("三十年", "四十年");
    await writeFile(join(issue.folder, file), other);
    const answer = await send("/api/text", { file, sha256, changes: [{ path: fields[0]!.path, text: "改" }] });
    expect(answer.status).toBe(409);
    expect(((await answer.json()) as { conflict: StoryText }).conflict.fields.some(({ text }) => text.includes("四十年"))).toBe(true);
    expect(await source(file)).toBe(other);
  });
  it("reaches no file that is no article, and no value that is no text", async () => {
    const { sha256 } = await story(file);
    for (const path of ["issue.json", "../x.json", "articles/../issue.json", "articles/..\\x.json", "/etc/passwd", "articles/none.json", "articles/a02.json\u0000"])
      expect([400, 409], path).toContain((await send("/api/text", { file: path, sha256, changes: [{ path: ["id"], text: "x" }] })).status);
    for (const path of [["blocks"], ["blocks", 99, "text"], ["constructor"], ["__proto__", "x"]]) expect((await send("/api/text", { file, sha256, changes: [{ path, text: "x" }] })).status, path.join()).toBe(409);
    // A text that the schema refuses breaks no file.
    expect((await send("/api/text", { file, sha256, changes: [{ path: ["kind"], text: "nonsense" }] })).status).toBe(409);
    expect((await story(file)).sha256).toBe(sha256);
  });
});

describe("what comes from elsewhere", { timeout: 60_000 }, () => {
  it("is not done: a form, another origin, no JSON, too much of it, an unknown act", async () => {
    const edit = { op: "anew", page: "01" };
    expect((await send("/api/plan", edit, { "content-type": "text/plain" })).status).toBe(415);
    expect((await send("/api/plan", edit, { origin: "http://evil.example" })).status).toBe(403);
    expect((await send("/api/plan", edit, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await send("/api/plan", "{")).status).toBe(400);
    expect((await send("/api/plan", { op: "erase" })).status).toBe(400);
    expect((await send("/api/plan", JSON.stringify({ op: "x".repeat(3_000_000) }))).status).toBe(413);
    expect((await readdir(issue.folder)).sort()).toEqual(["articles", "issue.json", "pictures"]);
  });
});

describe("a signed page", { timeout: 120_000 }, () => {
  it("has its plate's sum, refuses changes, and counts a revision when it is taken back", async () => {
    const signing = await send("/api/steps", { page: "01", step: "first", name: "周一鸣" });
    expect(signing.status).toBe(200);
    expect(desk.state.signOffs["01"]).toMatchObject({ step: "first", name: "周一鸣", revisions: 0 });
    const skipping = await send("/api/steps", { page: "01", step: "signed", name: "林知秋" });
    expect(skipping.status).toBe(409);
    expect(((await skipping.json()) as { refused: { en: string } }).refused.en).toContain("skip");
    const signed = await send("/api/steps", { page: "01", step: "signed", name: "林知秋", skip: true });
    // The page of three short stories is not full: it has no plate, and cannot be signed.
    expect(signed.status).toBe(409);
    expect(((await signed.json()) as { refused: { en: string } }).refused.en).toMatch(/short|long/);
    expect(desk.state.signOffs["01"]!.step).toBe("first");
    // One that was signed with a plate:
    await writeFile(join(issue.folder, "states.json"), JSON.stringify({ version: 1, pages: { "01": { step: "signed", name: "林知秋", at: "2026-12-06T20:15:00.000Z", revisions: 0, plate: { sha256: "ab", version: "cd" } } } }));
    await desk.open();
    expect((await send("/api/plan", { op: "anew", page: "01" })).status).toBe(409);
    const { sha256, fields } = await story("articles/a02.json");
    expect((await send("/api/text", { file: "articles/a02.json", sha256, changes: [{ path: fields[0]!.path, text: "改" }] })).status).toBe(409);
    expect((await send("/api/steps", { page: "01", step: "second", name: "林知秋" })).status).toBe(409);
    expect((await send("/api/steps", { page: "01", step: "second", name: "林知秋", takeBack: true })).status).toBe(200);
    expect(desk.state.signOffs["01"]).toMatchObject({ step: "second", revisions: 1 });
    expect(desk.state.signOffs["01"]).not.toHaveProperty("plate");
  });
});

describe("a page that is signed", { timeout: 120_000 }, () => {
  const signedNow = (version: string) => writeFile(join(issue.folder, "states.json"), JSON.stringify({ version: 1, pages: { "01": { step: "signed", name: "林知秋", at: "2026-12-06T20:15:00.000Z", revisions: 0, plate: { sha256: "ab", version } } } }));
  const refusal = async (answer: Response): Promise<string> => ((await answer.json()) as { refused: { zh: string } }).refused.zh;

  it("is not signed again: no plate is made, and what was signed stays", async () => {
    await signedNow(open.state!.pages[0]!.version!);
    for (const more of [{}, { skip: true }, { takeBack: true }]) {
      const answer = await send("/api/steps", { page: "01", step: "signed", name: "周一鸣", ...more });
      expect(answer.status).toBe(409);
      expect(await refusal(answer)).toContain("先撤回");
    }
    expect(desk.jobs.views).toEqual([]);
    expect(JSON.parse(await source("states.json")).pages["01"]).toMatchObject({ name: "林知秋", revisions: 0, plate: { sha256: "ab" } });
  });

  it("is signed with the plate of what was seen: one that changes while its plate is made is not signed", async () => {
    // The page of three short stories has no plate of its own.
    const made = { id: "1", target: "press", page: "01", state: "done", file: "1.pdf", sha256: "ef" } as const;
    vi.spyOn(desk.jobs, "start").mockReturnValue(made);
    const finished = vi.spyOn(desk.jobs, "finished").mockImplementation(async () => {
      await writeFile(join(issue.folder, "articles/a02.json"), (await source("articles/a02.json")).replace("三十年", "四十年"));
      return made;
    });
    const sign = () => send("/api/steps", { page: "01", step: "signed", name: "林知秋", skip: true });
    const { version } = open.state!.pages[0]!;
    const changed = await sign();
    expect(changed.status).toBe(409);
    expect(await refusal(changed)).toContain("有改动");
    expect(desk.state.signOffs).toEqual({});
    expect(open.state!.pages[0]!.version).not.toBe(version);
    finished.mockResolvedValue(made);
    expect((await sign()).status).toBe(200);
    expect(desk.state.signOffs["01"]).toMatchObject({ step: "signed", plate: { sha256: "ef", version: open.state!.pages[0]!.version } });
  });
});

describe("a story that is put where it cannot be", { timeout: 60_000 }, () => {
  it("is refused with the reason, the page stays, and nothing is written", async () => {
    const [page] = open.state!.pages;
    const [one, other] = page!.modules.filter(({ kind }) => kind !== "banner");
    expect(other).toBeDefined();
    const { revision } = open.state!;
    const answer = await send("/api/plan", { op: "move", page: page!.label, module: one!.articles.join("+"), rect: { ...other!.rect, row: other!.rect.row + 1 } });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("放不下");
    expect(await readdir(issue.folder)).not.toContain("plan.json");
    expect(open.state!.revision).toBe(revision);
    expect(open.state!.pages[0]!.version).toBe(page!.version);
    expect(open.state!.pages[0]!.outdated).toBe(false);
  });
});

describe("what is done at the same time", { timeout: 60_000 }, () => {
  const file = "articles/a02.json";
  it("writes one of several edits of a text, and refuses the others", async () => {
    const { sha256, fields } = await story(file);
    const { path } = fields.find(({ text }) => text.startsWith("他说"))!;
    const answers = await Promise.all(Array.from({ length: 6 }, (_, i) => send("/api/text", { file, sha256, changes: [{ path, text: `他说，江还在${"一二三四五六"[i]}。` }] })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    const won = answers.findIndex(({ status }) => status === 200);
    expect(await source(file)).toContain(`他说，江还在${"一二三四五六"[won]}。`);
    expect((await readdir(join(issue.folder, "articles"))).filter((name) => name.includes("partial"))).toEqual([]);
  });

  it("keeps every step of a page", async () => {
    const labels = open.state!.pages.map(({ label }) => label);
    const wanted = labels.flatMap((page) => (["first", "second"] as const).map((step) => ({ page, step, name: "甲", skip: true })));
    for (const { status } of await Promise.all(wanted.map((step) => send("/api/steps", step)))) expect(status).toBe(200);
    const { pages } = JSON.parse(await source("states.json")) as { pages: Record<string, { step: string }> };
    expect(Object.keys(pages).sort()).toEqual([...labels].sort());
  });
});

describe("a signed page", { timeout: 60_000 }, () => {
  const sign = (label: string, folder = issue.folder): Promise<void> => writeFile(join(folder, "states.json"), JSON.stringify({ version: 1, pages: { [label]: { step: "signed", name: "甲", at: "2026-12-06T12:00:00Z", revisions: 0, plate: { sha256: "0", version: "0" } } } }));

  it("refuses undo; a lock that somebody else wrote holds", async () => {
    const folder = await mkdtemp(join(tmpdir(), "banxin-signed-"));
    try {
      await cp(fileURLToPath(new URL("../../../samples/yunting-campus", import.meta.url)), folder, { recursive: true });
      const cache = memoryCache();
      const campus = new OpenIssue(folder, cache);
      const own = new EditorsDesk(campus, folder, cache);
      await campus.refresh();
      await own.edit({ op: "lock", page: "01", module: "u03", locked: true });
      const plan = await readFile(join(folder, "plan.json"), "utf8");
      await sign("01", folder);
      await expect(own.undo()).rejects.toBeInstanceOf(EditRefused);
      expect(await readFile(join(folder, "plan.json"), "utf8")).toBe(plan);
      await own.close();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it("refuses every story of a group, and a link to one of its stories", async () => {
    const [page] = open.state!.pages;
    await sign(page!.label);
    const files = [...open.laid!.issue!.articles].filter(([id]) => page!.modules.some(({ articles }) => articles.includes(id))).map(([, article]) => article.file);
    for (const file of files) {
      const { sha256, fields } = await story(file);
      expect((await send("/api/text", { file, sha256, changes: [{ path: fields[0]!.path, text: "改" }] })).status, file).toBe(409);
    }
    await symlink(join(issue.folder, files[0]!), join(issue.folder, "articles/yy.json"));
    expect((await app.request(`http://${host}/api/story?file=articles/yy.json`, { headers: { host } })).status).toBe(409);
  });

  it("cannot be told from others while states.json is broken: nothing is changed", async () => {
    await writeFile(join(issue.folder, "states.json"), "{broken");
    await desk.open();
    expect(desk.state.fault?.zh).toContain("states.json");
    const { sha256, fields } = await story("articles/a02.json");
    expect((await send("/api/text", { file: "articles/a02.json", sha256, changes: [{ path: fields[0]!.path, text: "改" }] })).status).toBe(409);
    expect(await source("states.json")).toBe("{broken");
  });
});

it("edits texts alone, and none that cannot be printed; a byte order mark stays", { timeout: 60_000 }, async () => {
  const file = "articles/a02.json";
  const { sha256, fields } = await story(file);
  for (const path of [["id"], ["kind"], ["blocks", 0, "type"]]) expect((await send("/api/text", { file, sha256, changes: [{ path, text: "news" }] })).status, path.join()).toBe(409);
  for (const text of ["\u0007", "\ud800"]) expect((await send("/api/text", { file, sha256, changes: [{ path: fields[0]!.path, text }] })).status).toBe(409);
  const marked = `\ufeff${await source(file)}`;
  await writeFile(join(issue.folder, file), marked);
  const now = await story(file);
  expect((await send("/api/text", { file, sha256: now.sha256, changes: [{ path: now.fields[0]!.path, text: "江边" }] })).status).toBe(200);
  expect(await source(file)).toBe(marked.replace(JSON.stringify(now.fields[0]!.text), JSON.stringify("江边")));
});
