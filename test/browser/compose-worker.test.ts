/** The composer in a browser's worker sets the very lines that Node sets, from the same metric tables in their compact form. */
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { browserCandidates } from "../../src/browser/find-browser.js";
import { thisMachine } from "../../src/browser/machine.js";
import { serveFromMemory, siteOrigin, type SiteFile } from "../../src/browser/memory-site.js";
import { startBrowser, type StartedBrowser } from "../../src/browser/start-browser.js";
import { cacheFolder, diskCache } from "../../src/cache/disk-cache.js";
import { settingOf } from "../../src/compose/galley.js";
import type { WorkerAnswer, WorkerRequest } from "../../src/compose/worker-session.js";
import { Diagnostics } from "../../src/diagnostics/diagnostic.js";
import { desk, type Desk } from "../../src/pipeline.js";
import { Stopwatch } from "../../src/stopwatch.js";
import { workerTheme } from "../../src/worker-theme.js";

const root = new URL("../..", import.meta.url).pathname;
let emitted: string;
let started: StartedBrowser;
let done: Desk;
beforeAll(async () => {
  emitted = await mkdtemp(join(tmpdir(), "banxin-modules-"));
  // The modules as they are shipped: compiled, not bundled.
  execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", root, "--outDir", emitted, "--declaration", "false"]);
  const machine = thisMachine();
  started = await startBrowser(await browserCandidates({}, machine), machine, { limitMs: 30_000 });
  done = await desk(join(root, "samples/yunting-daily"), { diagnostics: new Diagnostics(), cache: diskCache(cacheFolder()), stopwatch: new Stopwatch() });
});
afterAll(async () => {
  await started?.close();
  await rm(emitted, { recursive: true, force: true });
});

/** Bytes go through the protocol as numbers. */
type Sendable = Record<string, readonly number[]>;

it("gives identical lines for every block of the sample issue over five measures, and identical heads", async () => {
  const { copy, issue, typesetter, fonts } = done;
  const measures = [11, 13, 15, 20, 27].map((em) => em * 9);
  const requests: WorkerRequest[] = [];
  const wanted: WorkerAnswer[] = [];
  for (const article of copy!.articles.values()) {
    for (const block of article.blocks.filter(({ role }) => role !== "table")) {
      const setting = settingOf(block.role, article.kind);
      for (const measurePt of measures) {
        const alternatives = typesetter!.alternatives(block, setting, measurePt);
        requests.push({ ask: "alternatives", block, setting, measurePt });
        wanted.push({ alternatives });
        for (const { lines: count } of alternatives) {
          requests.push({ ask: "lines", block, setting, measurePt, count });
          wanted.push({ lines: typesetter!.lines(block, setting, measurePt, count) });
        }
      }
    }
    if (article.main)
      for (const sizePt of [24, 32, 48]) {
        const ask = { style: "headSong", sizePt, widthPt: 400, maxLines: 3, align: "center" } as const;
        requests.push({ ask: "head", head: article.main, ...ask });
        wanted.push({ head: typesetter!.head(article.main, ask.style, sizePt, ask.widthPt, ask.maxLines, ask.align) });
      }
  }
  expect(requests.length).toBeGreaterThan(2000);

  const page = await started.browser.newPage();
  const session = await page.createCDPSession();
  const files = new Map<string, SiteFile>();
  const served: string[] = [];
  const load = async (path: string): Promise<void> => {
    if (files.has(path)) return;
    const text = await readFile(join(emitted, path), "utf8");
    files.set(path, { bytes: Buffer.from(text), type: "text/javascript" });
    for (const [, from] of text.matchAll(/^import .* from "(\.[^"]+)";$/gm)) await load(new URL(from!, `file://${path}`).pathname);
  };
  await load("/compose/worker.js");
  files.set("/", { bytes: Buffer.from("<!doctype html><title>worker</title>"), type: "text/html" });
  const site = await serveFromMemory(session, (path) => {
    served.push(path);
    return files.get(path);
  });
  await page.goto(`${siteOrigin}/`);

  const theme = await workerTheme(issue!.theme, fonts);
  const tables: Sendable = Object.fromEntries(Object.entries(theme.tables).map(([id, bytes]) => [id, [...bytes]]));
  const answers = await page.evaluate(async (asked, given) => {
    const { theme, tables } = JSON.parse(given) as { theme: object; tables: Record<string, number[]> };
    const worker = new Worker("/compose/worker.js", { type: "module" });
    const opened = { ...theme, tables: Object.fromEntries(Object.entries(tables).map(([id, bytes]) => [id, new Uint8Array(bytes)])) };
    const all = [{ ask: "open", theme: opened }, ...(JSON.parse(asked) as object[])];
    const collected: unknown[] = [];
    await new Promise<void>((resolve, reject) => {
      worker.onerror = (event) => reject(new Error(event.message || "the worker did not start"));
      worker.onmessage = ({ data }) => {
        collected[(data as { id: number }).id] = (data as { answer: unknown }).answer;
        if ((data as { id: number }).id === all.length - 1) resolve();
      };
      all.forEach((request, id) => worker.postMessage({ id, request }));
    });
    return JSON.stringify(collected);
  }, JSON.stringify(requests), JSON.stringify({ theme, tables }));

  const [opened, ...given] = JSON.parse(answers) as WorkerAnswer[];
  expect(opened).toEqual({ opened: true });
  expect(given).toHaveLength(wanted.length);
  const plain = JSON.parse(JSON.stringify(wanted)) as WorkerAnswer[];
  given.forEach((answer, k) => expect(answer, JSON.stringify(requests[k]).slice(0, 200)).toEqual(plain[k]));
  expect(site.takeRefused()).toEqual([]);
  expect(served).toContain("/compose/worker.js");
});
