/** What happens to a preview on a bad day: a tab that dies, a folder that goes, a line that is cut, a process that is killed, requests that make no sense. */
import { type ChildProcess, spawn } from "node:child_process";
import { readFile, readdir, rename, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Page } from "puppeteer";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { IssueState } from "../../src/preview/protocol.js";
import { projectRoot, sample, Workshop } from "../support/built.js";
import { CutLine } from "../support/cut-line.js";
import { PreviewPage } from "../support/preview-page.js";

let shop: Workshop;
let folder: string;
beforeEach(async () => {
  shop = await Workshop.open();
  folder = await shop.copy(sample("yunting-campus"), "issue");
});
afterEach(() => shop.close());

const settled = (page: Page) => page.waitForFunction(() => {
  const views = [...document.querySelectorAll<HTMLElement>(".page:not([hidden])")];
  return views.length > 0 && views.every((view) => view.dataset.shown !== undefined && view.dataset.shown === view.dataset.version);
}, { timeout: 30_000, polling: 20 });
const painted = (page: Page) => page.evaluate(() => document.querySelector<HTMLIFrameElement>(".page:not([hidden]) .page-frame:not(.spare)")!.contentDocument!.body.textContent);

describe("a preview in one process with its test", { timeout: 180_000 }, () => {
  let opened: PreviewPage;
  beforeEach(async () => {
    opened = await PreviewPage.open(folder);
    await opened.until(({ waiting }) => waiting === 0);
  }, 60_000);
  afterEach(() => opened.close());
  const article = () => join(folder, "articles/u03.json");
  /** The third story's head in other words. */
  const retitle = async (to: string): Promise<void> => {
    const json = JSON.parse(await readFile(article(), "utf8")) as { headlines: { role: string; value: string }[] };
    json.headlines.find(({ role }) => role === "main")!.value = to;
    await writeFile(article(), JSON.stringify(json, null, 2));
  };

  it("finds page, zoom and place again after its tab has died", async () => {
    const { page } = opened;
    await page.keyboard.press("PageDown");
    await page.keyboard.press("2");
    await opened.settled();
    await page.evaluate(() => document.querySelector(".stage")!.scrollTo(200, 500));
    await delay(400);
    const session = await page.createCDPSession();
    // It answers nothing any more.
    void session.send("Page.crash").catch(() => {});
    await delay(500);
    const next = await page.browser().newPage();
    await next.setViewport({ width: 1280, height: 800 });
    await next.goto(opened.running.url);
    await settled(next);
    expect(await next.$$eval(".page:not([hidden])", (pages) => pages.map((one) => (one as HTMLElement).dataset.label))).toEqual(["02"]);
    expect(await next.$eval('[data-key="zoom"]', (select) => (select as HTMLSelectElement).value)).toBe("2");
    expect(await next.evaluate(() => [document.querySelector(".stage")!.scrollLeft, document.querySelector(".stage")!.scrollTop])).toEqual([200, 500]);
  });
  it("shows its last state while the folder is away, and follows its files again when it is back", async () => {
    const before = await painted(opened.page);
    await rename(folder, `${folder}-away`);
    await opened.until(({ readable }) => !readable);
    expect(await painted(opened.page)).toBe(before);
    await rename(`${folder}-away`, folder);
    await opened.until(({ readable }) => readable);
    await delay(500);
    await retitle("湖边跑来两千人");
    await opened.until(({ pages }) => pages[0]!.modules.some(({ title }) => title === "湖边跑来两千人"));
    expect(await painted(opened.page)).toContain("湖边跑来");
  });
  it("misses nothing that changed while the line was cut", async () => {
    const line = await CutLine.open(Number(new URL(opened.running.url).port));
    const { page } = opened;
    await page.goto(`http://127.0.0.1:${line.port}/`);
    await settled(page);
    line.cut();
    await page.waitForFunction(() => document.querySelector(".status")!.classList.contains("bad"), { timeout: 10_000 });
    await retitle("断线时改的标题");
    await delay(4000);
    line.mend();
    await page.waitForFunction(() => document.querySelector<HTMLIFrameElement>(".page:not([hidden]) .page-frame:not(.spare)")?.contentDocument?.body.textContent?.includes("断线时改"), { timeout: 30_000, polling: 50 });
    expect(await page.$eval(".status", (status) => status.classList.contains("bad"))).toBe(false);
    line.close();
  });
  it("answers nonsense and goes on", async () => {
    const { url } = opened.running;
    const port = Number(new URL(url).port);
    /** What a raw request is answered with; nothing where the connection is closed at once. */
    const raw = (text: string): Promise<string> => new Promise((done) => {
      let got = "";
      const socket = connect(port, "127.0.0.1", () => socket.write(text));
      socket.on("data", (data) => { got += String(data); });
      socket.on("error", () => done(got));
      socket.on("close", () => done(got));
      setTimeout(() => socket.destroy(), 1500);
    });
    const host = `Host: 127.0.0.1:${port}`;
    for (const text of [
      "\0\0\0\0", "GET\r\n\r\n", `GET / HTTP/9.9\r\n${host}\r\n\r\n`, `POST /api/plan HTTP/1.1\r\n${host}\r\nContent-Type: application/json\r\nContent-Length: 999\r\n\r\n{`,
      `POST /api/text HTTP/1.1\r\n${host}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`, `GET /${"a".repeat(100_000)} HTTP/1.1\r\n${host}\r\n\r\n`,
      `GET /%E0%A4%A HTTP/1.1\r\n${host}\r\n\r\n`, `GET /api/pages/%ff HTTP/1.1\r\n${host}\r\n\r\n`, `GET //../../etc/passwd HTTP/1.1\r\n${host}\r\n\r\n`, `GET http://[ HTTP/1.1\r\n${host}\r\n\r\n`,
      `GET / HTTP/1.1\r\nHost: [\r\n\r\n`, `GET /api/story?file=%00 HTTP/1.1\r\n${host}\r\n\r\n`,
    ]) expect(await raw(text), text.slice(0, 60)).not.toMatch(/^HTTP\/1\.1 (200|5)/);
    const bodies: unknown[] = [null, 1, "x", [], {}, { op: "move" }, { op: "head", page: "01", module: "u01", by: 7 }, { op: "picture", page: "01", module: "u01", figure: {}, side: "cols", by: 1 }, { page: {} }, { target: "proof", paper: "A5", language: "zh" }, { __proto__: { op: "anew" } }, { op: "alternative", page: "01", number: 1e9 }];
    for (const path of ["/api/plan", "/api/text", "/api/steps", "/api/proofs", "/api/alternatives", "/api/proofs/x/cancel", "/api/none"])
      for (const body of [...bodies.map((one) => JSON.stringify(one)), "{", "\u0000", "[".repeat(50_000)]) {
        const answer = await fetch(`${url}${path.slice(1)}`, { method: "POST", body, headers: { "Content-Type": "application/json" } });
        expect(answer.status, `${path} ${body.slice(0, 40)}`).toBeLessThan(500);
        if (!path.endsWith("cancel")) expect(answer.status, `${path} ${body.slice(0, 40)}`).toBeGreaterThanOrEqual(400);
      }
    for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS"]) expect((await fetch(`${url}api/plan`, { method })).status, method).toBe(404);
    expect(((await (await fetch(`${url}api/issue`)).json()) as IssueState).readable).toBe(true);
    expect(await readdir(folder)).not.toContain("plan.json");
  });
});

describe("a preview in a process of its own", { timeout: 180_000 }, () => {
  let server: ChildProcess | undefined;
  afterEach(() => { server?.kill("SIGKILL"); });
  const start = async (): Promise<string> => {
    const started = spawn(process.execPath, [join(projectRoot, "dist/cli/main.js"), "preview", folder, "--port", "0"], { stdio: ["ignore", "pipe", "ignore"], env: process.env });
    server = started;
    return new Promise((done, fail) => {
      started.stdout!.on("data", (data) => done(String(data).trim()));
      started.on("exit", () => fail(new Error("the preview ended")));
    });
  };
  const state = async (url: string): Promise<IssueState> => {
    for (;;) {
      const found = (await (await fetch(`${url}api/issue`)).json()) as IssueState | null;
      if (found && found.pages.length > 0 && found.waiting === 0) return found;
      await delay(50);
    }
  };
  const send = (url: string, path: string, body: object) => fetch(`${url}api/${path}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  /** Every file of the issue folder, and what is in it. */
  const files = async (): Promise<Map<string, string>> => {
    const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
    return new Map(await Promise.all(names.map(async (name) => [name, await readFile(name, "latin1")] as const)));
  };

  it("killed while it writes and builds leaves every file whole, and starts again", async () => {
    // What a process leaves that was killed between writing and moving.
    await writeFile(join(folder, "plan.json.partial-999999999"), "{ half");
    for (const [i, wait] of [0, 25, 90, 400].entries()) {
      const url = await start();
      const { pages, readable } = await state(url);
      expect(readable).toBe(true);
      const before = await files();
      expect([...before.keys()].filter((name) => name.includes(".partial-"))).toEqual([]);
      const [, other] = pages[0]!.modules;
      const requests = [send(url, "proofs", { target: "press" }), send(url, "plan", { op: "lock", page: "01", module: other!.articles.join("+"), locked: i % 2 === 0 }), send(url, "steps", { page: "01", step: "first", name: `周 ${i}` })].map((one) => one.catch(() => undefined));
      await delay(wait);
      const ended = new Promise((done) => server!.once("exit", done));
      server!.kill("SIGKILL");
      await Promise.all([ended, ...requests]);
      for (const [name, text] of await files()) {
        if (name.includes(".partial-")) continue;
        if (name.endsWith(".json")) expect(() => JSON.parse(Buffer.from(text, "latin1").toString("utf8")), name).not.toThrow();
        if (!/(plan|states)\.json$/.test(name)) expect(text === before.get(name), name).toBe(true);
      }
    }
    expect((await state(await start())).readable).toBe(true);
  });
});
