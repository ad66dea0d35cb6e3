/** Who may talk to the preview, and what it never gives away. */
import { cp, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, describe, it, beforeAll, afterAll } from "vitest";
import type { Hono } from "hono";
import { wholePage } from "../../../src/preview/page-delta.js";
import type { PageContent, PageDelta } from "../../../src/preview/page-protocol.js";
import { EditorsDesk } from "../../../src/preview/editors-desk.js";
import { OpenIssue } from "../../../src/preview/open-issue.js";
import { previewApp } from "../../../src/preview/server.js";
import { type BuiltIssue, buildIssue } from "../../support/issue-builder.js";
import { projectRoot } from "../../support/built.js";
import { memoryCache } from "../../support/painted-page.js";

let issue: BuiltIssue;
let open: OpenIssue;
let desk: EditorsDesk;
let app: Hono;
beforeAll(async () => {
  issue = await buildIssue({ articles: { a02: { id: "a02", kind: "feature", headlines: [{ role: "main", value: "<img src=x onerror=alert(1)>" }], blocks: [{ type: "paragraph", text: "<script>alert(1)</script>江还在。" }] } } });
  open = new OpenIssue(issue.folder, memoryCache());
  await open.refresh();
  desk = new EditorsDesk(open, issue.folder, memoryCache());
  app = previewApp(open, desk, undefined);
}, 60_000);
afterAll(() => issue.remove());

const host = "127.0.0.1:4173";
const ask = (path: string, headers: Record<string, string> = {}, of = app) => of.request(`http://${host}${path}`, { headers: { host, ...headers } });

describe("the preview's server", () => {
  it("answers the editor's own browser, by name or by number", async () => {
    for (const name of [host, "localhost:4173", "[::1]:4173"]) expect((await app.request(`http://${name}/`, { headers: { host: name } })).status, name).toBe(200);
    expect((await ask("/api/issue", { origin: `http://${host}`, "sec-fetch-site": "same-origin" })).status).toBe(200);
  });
  it("refuses another name for this machine, another page's scripts, and another port's", async () => {
    expect((await app.request("http://evil.example/", { headers: { host: "evil.example" } })).status).toBe(403);
    expect((await ask("/api/issue", { origin: "http://evil.example" })).status).toBe(403);
    expect((await ask("/api/issue", { origin: "http://127.0.0.1:9999" })).status).toBe(403);
    expect((await ask("/api/issue", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" })).status).toBe(403);
    expect((await app.request(`http://${host}/`, { headers: {} })).status).toBe(403);
    // A link in a message may open it.
    expect((await ask("/", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" })).status).toBe(200);
  });
  it("asks for its token where it is opened to other machines, and keeps it in a cookie that scripts cannot read", async () => {
    const wide = previewApp(open, desk, "the-token");
    expect((await ask("/api/issue", {}, wide)).status).toBe(403);
    expect((await ask("/?token=another-one", {}, wide)).status).toBe(403);
    const entered = await ask("/?token=the-token", {}, wide);
    expect(entered.status).toBe(302);
    const cookie = entered.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Strict/i);
    expect((await ask("/api/issue", { cookie: cookie.split(";")[0]! }, wide)).status).toBe(200);
  });
  it("serves no path outside its own folders, however it is written", async () => {
    const paths = ["/client/../../package.json", "/client/%2e%2e%2fpackage.json", "/assets/..%2f..%2fpackage.json", "/client/main.ts", "/assets/.env", "/picture/../../etc/passwd", "/shell/1/..%2fshell.css",
      "/shell/1/font/..%2f..%2fx", "/api/pages/..%2f..%2fissue.json", "/articles/a01.json", "/issue.json", "/client/%00main.js", "/client/main.js%00", "/shell/99/shell.css", "/%c0%af"];
    for (const path of paths) expect((await ask(path)).status, path).toBe(404);
  });
  it("lets no script in but its own: neither inline nor from elsewhere", async () => {
    for (const path of ["/", "/frame.html"]) {
      const policy = (await ask(path)).headers.get("content-security-policy") ?? "";
      expect(policy, path).toContain("script-src 'self';");
      expect(policy, path).toContain("default-src 'none'");
      expect(policy, path).not.toMatch(/script-src[^;]*unsafe/);
    }
    const page = await (await ask("/")).text();
    expect(page).toContain('<link rel="modulepreload" href="/client/main.js">');
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=/i);
  });
  it("gives copy as text: a page's HTML holds none of its marks", async () => {
    const { html } = (await (await ask("/api/pages/01")).json()) as { html: string };
    expect(html).not.toMatch(/<script|<img src=x/i);
    expect(html).toContain("&lt;");
  });
  it("sends who holds an earlier version of a page what differs, and anybody else the whole", async () => {
    const read = async (query: string) => (await (await ask(`/api/pages/01${query}`)).json()) as { version: string; html?: string; since?: string };
    const before = await read("");
    const file = join(issue.folder, "articles", "a02.json");
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace("江还在。", "江还流。"));
    await open.refresh();
    const delta = await read(`?since=${before.version}`);
    expect(delta).toMatchObject({ since: before.version });
    expect(delta).not.toHaveProperty("html");
    const now = await read("");
    expect(now.version).toBe(delta.version);
    expect(wholePage(delta as unknown as PageDelta, before as unknown as PageContent)?.html).toBe(now.html);
    expect(await read("?since=never-made")).toEqual(now);
    await writeFile(file, text);
    await open.refresh();
  }, 60_000);
  it("tells a viewer the whole issue once, and of later states the pages that changed", async () => {
    const stream = (await ask("/api/events")).body!.pipeThrough(new TextDecoderStream()).getReader();
    let told = "";
    const next = async (): Promise<{ pages: (string | { label: string })[] }> => {
      for (;;) {
        const found = /event: issue\ndata: (.*)\n/.exec(told);
        if (found) {
          told = told.slice(found.index + found[0].length);
          return JSON.parse(found[1]!);
        }
        told += (await stream.read()).value ?? "";
      }
    };
    expect((await next()).pages).toEqual(JSON.parse(JSON.stringify(open.state!.pages)));
    const file = join(issue.folder, "articles", "a02.json");
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace("江还在。", "江还在流。"));
    await open.refresh();
    const { pages } = await next();
    const changed = open.state!.pages.filter(({ modules }) => modules.some(({ articles }) => articles.includes("a02"))).map(({ label }) => label);
    expect(changed).toHaveLength(1);
    expect(pages.map((page) => (typeof page === "string" ? page : { label: page.label }))).toEqual(open.state!.pages.map(({ label }) => (changed.includes(label) ? { label } : label)));
    await stream.cancel();
    await writeFile(file, text);
    await open.refresh();
  }, 60_000);
  it("names styles and faces by what is in them: a browser keeps those of another issue that was served at the same address", async () => {
    const shellOf = async (folder: string): Promise<string> => {
      const other = new OpenIssue(folder, memoryCache());
      await other.refresh();
      return other.state!.pages[0]!.shell!;
    };
    const own = await shellOf(issue.folder);
    expect(own).toMatch(/^\/shell\/[0-9a-f]{16}\/$/);
    expect(await shellOf(issue.folder)).toBe(own);
    const themed = await buildIssue({});
    try {
      const plain = await shellOf(themed.folder);
      await mkdir(join(themed.folder, "theme"), { recursive: true });
      await cp(join(projectRoot, "styles/themes/classic/theme.json"), join(themed.folder, "theme", "theme.json"));
      expect(await shellOf(themed.folder)).toBe(plain);
      await writeFile(join(themed.folder, "theme", "theme.css"), ".bx-module { outline: 1px solid red; }\n");
      expect(await shellOf(themed.folder)).not.toBe(plain);
    } finally {
      await themed.remove();
    }
  }, 60_000);
  it("is not alarmed by who leaves in the middle of a request", async () => {
    const told: unknown[] = [];
    const watched = previewApp(open, desk, undefined, (error) => told.push(error));
    const leaving = new AbortController();
    const body = new ReadableStream({ pull(stream) { leaving.abort(); stream.error(new Error("aborted")); } });
    const answer = await watched.request(new Request(`http://${host}/api/plan`, { method: "POST", headers: { host, "content-type": "application/json" }, body, signal: leaving.signal, duplex: "half" } as RequestInit));
    expect(answer.status).toBe(400);
    expect(told).toEqual([]);
  });
  it("answers what it does not understand", async () => {
    expect((await app.request(`http://${host}/api/issue`, { method: "DELETE", headers: { host } })).status).toBe(404);
    expect((await ask("/api/pages/99")).status).toBe(404);
    expect((await ask(`/api/pages/${"9".repeat(4000)}`)).status).toBe(404);
  });
});

it("runs never overlap, no change is missed, and the same is not told twice", { timeout: 60_000 }, async () => {
  const own = new OpenIssue(issue.folder, memoryCache());
  const told: { readonly revision: number; readonly title: string; readonly waiting: number }[] = [];
  own.onState(({ revision, title, waiting }) => told.push({ revision, title, waiting }));
  const file = join(issue.folder, "issue.json");
  const text = await readFile(file, "utf8");
  // Moved into place: nobody reads half of it.
  const titled = async (title: string): Promise<void> => {
    await writeFile(`${file}.partial-test`, JSON.stringify({ ...(JSON.parse(text) as object), title }));
    await rename(`${file}.partial-test`, file);
  };
  const whole = () => told.filter(({ waiting }) => waiting === 0).map(({ title }) => title);
  const { title } = JSON.parse(text) as { title: string };
  await Promise.all([own.refresh(), own.refresh(), own.refresh()]);
  expect(whole()).toEqual([title]);
  // The first is at work on the old file when the others come; one more run sees what they saw.
  const first = own.refresh();
  await new Promise((turn) => setTimeout(turn, 1));
  await titled("江城晚报");
  await Promise.all([first, own.refresh(), own.refresh()]);
  expect(whole().at(-1)).toBe("江城晚报");
  await titled(title);
  await own.refresh();
  expect(whole()).toEqual([title, "江城晚报", title]);
  expect(told.map(({ revision }) => revision)).toEqual(told.map((_, i) => i + 1));
});
it("tells viewers while a change takes long that what they see is not of the files, and when it is again", { timeout: 60_000 }, async () => {
  const cache = memoryCache();
  let slow = false;
  const own = new OpenIssue(issue.folder, { ...cache, async get(...key: Parameters<typeof cache.get>) {
    if (slow) await delay(700);
    slow = false;
    return cache.get(...key);
  } });
  await own.refresh();
  const told: boolean[] = [];
  own.work.onChange((working) => told.push(working));
  slow = true;
  const file = join(issue.folder, "articles", "a02.json");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace("江还在。", "江仍在。"));
  await own.refresh();
  await writeFile(file, text);
  expect(slow).toBe(false);
  expect(told.slice(0, 2)).toEqual([true, false]);
  expect(own.work.on).toBe(false);
});
