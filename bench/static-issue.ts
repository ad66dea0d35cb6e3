/** The finished pages of an issue as one static document, as plain Chromium would be given it. */
import { readFile } from "node:fs/promises";
import { browserCandidates } from "../src/browser/find-browser.js";
import { thisMachine } from "../src/browser/machine.js";
import { browserFlags, startBrowser } from "../src/browser/start-browser.js";
import { cacheFolder, diskCache } from "../src/cache/disk-cache.js";
import { Diagnostics } from "../src/diagnostics/diagnostic.js";
import { toTrueType } from "../src/fonts/truetype.js";
import { PageTab } from "../src/paginate/page-tab.js";
import { shellSite } from "../src/paginate/shell-document.js";
import { desk } from "../src/pipeline.js";
import { pageMaker } from "../src/render.js";
import { buildShell, stylesheet } from "../src/shell.js";
import { Stopwatch } from "../src/stopwatch.js";
import type { SiteFile } from "../src/browser/memory-site.js";
import type { Page } from "puppeteer";

export interface StaticIssue {
  readonly pages: number;
  /** What stands in the document's body. */
  readonly body: string;
  /** Files by path: the document, its stylesheet, whole faces and pictures. */
  readonly files: ReadonlyMap<string, SiteFile>;
}

/** The browser as the reference starts it. */
export interface ReferenceBrowser {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
  readonly args: readonly string[];
}

/** The browser that Banxin itself would start, with its flags; only the network of this machine stays open. */
export async function referenceBrowser(): Promise<ReferenceBrowser> {
  const machine = thisMachine();
  for (const candidate of await browserCandidates({}, machine)) {
    const found = await candidate.locate();
    if (!("path" in found)) continue;
    return { path: found.path, env: found.env, args: browserFlags(machine.uid).filter((flag) => !flag.startsWith("--host-resolver-rules")) };
  }
  throw new Error("no browser");
}

const limits = { startMs: 30_000, loadMs: 60_000, setMs: 60_000, printMs: 60_000 };

/** Sets every page as a build does and takes the finished markup from the tab. */
export async function staticIssue(path: string): Promise<StaticIssue> {
  const diagnostics = new Diagnostics();
  const cache = diskCache(cacheFolder());
  const stopwatch = new Stopwatch();
  const { issue, dummy, fonts } = await desk(path, { diagnostics, stopwatch, cache });
  if (!issue || !dummy || diagnostics.hasErrors) throw new Error(`the issue is at fault: ${diagnostics.all.map((d) => d.en).join("; ")}`);
  const { theme } = issue;
  const css = await stylesheet(theme, false);
  const press = { version: "", eachPage: () => Promise.reject(new Error("no press")), close: () => Promise.resolve() };
  const pages = dummy.pages.map(await pageMaker(css, { theme, fonts, cache, press, proof: false }));
  const shell = await buildShell(theme, dummy.pages, css, "", fonts, cache);
  const site = await shellSite(shell);

  const files = new Map<string, SiteFile>();
  const bodies: string[] = [];
  let styles = "";
  const started = await startBrowser(await browserCandidates({}, thisMachine()), thisMachine(), { limitMs: limits.startMs });
  try {
    const tab = await PageTab.open(started.browser, shell, site, limits);
    for (const page of pages) {
      const { diagnostics: faults } = await tab.set(page);
      if (faults.length > 0) throw new Error(faults.map((fault) => fault.en).join("; "));
      const taken = await (tab as unknown as { page: Page }).page.evaluate(() => ({
        styles: [...document.querySelectorAll("style")].map((style) => style.textContent ?? "").join("\n"),
        body: document.body.innerHTML,
      }));
      bodies.push(taken.body);
      styles = taken.styles;
      for (const [name, { bytes, type }] of page.pictures) files.set(name, { bytes, type });
    }
  } finally {
    await started.close();
  }
  for (const id of shell.fonts.keys()) {
    const source = Object.values(theme.faces).flat().find((face) => face.id === id);
    if (source) files.set(`/font/${id}`, { bytes: await toTrueType(await readFile(source.path)), type: "font/ttf" });
  }
  const body = bodies.join("\n");
  files.set("/shell.css", site.files.get("/shell.css") as SiteFile);
  files.set("/issue.html.body", { type: "text/html; charset=utf-8", bytes: body });
  files.set("/issue.html", {
    type: "text/html; charset=utf-8",
    bytes: `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>reference</title><link rel="stylesheet" href="/shell.css"><style>${styles}</style></head><body>${body}</body></html>`,
  });
  return { pages: pages.length, body, files };
}
