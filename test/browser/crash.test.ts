import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { Diagnostics } from "../../src/diagnostics/diagnostic.js";
import type { PageHtml } from "../../src/model/render.js";
import { openPress, type OpenPress } from "../../src/paginate/press.js";
import { withoutDates } from "../../src/print/check-raw-pdf.js";
import { testPage, testShell } from "../support/painted-page.js";

const shell = await testShell("一二三");
const pages: PageHtml[] = ["01", "02", "03"].map((label, i) => testPage({ label, texts: [{ id: `${label}-b1`, lines: [{ text: "一二三".slice(i), xPt: 30, yPt: 60 }] }] }));

// Other tests start browsers meanwhile: those of this file are told by a temporary folder of its own.
const temporary = mkdtempSync(join(tmpdir(), "banxin-crash-"));
process.env.TMPDIR = temporary;
process.env.TEMP = temporary;
afterAll(() => rmSync(temporary, { recursive: true, force: true }));
const ours = () => readdirSync(temporary).filter((name) => name.startsWith("banxin-browser-"));

/** Process ids of this press's browser, whose command line names its profile folder, or of its tabs. */
function browserProcesses(kind: "browser" | "renderer"): number[] {
  const table = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n").map((row) => {
    const [, id, parent, args] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row) ?? ["", "0", "0", ""];
    return { id: Number(id), parent: Number(parent), args: args! };
  });
  const browsers = table.filter(({ args }) => !args.includes("--type=") && ours().some((profile) => args.includes(profile))).map(({ id }) => id);
  if (kind === "browser") return browsers;
  const family = new Set(browsers);
  for (let size = 0; size !== family.size; ) {
    size = family.size;
    for (const { id, parent } of table) if (family.has(parent)) family.add(id);
  }
  return table.filter(({ id, args }) => family.has(id) && args.includes("--type=renderer")).map(({ id }) => id);
}

function kill(kind: "browser" | "renderer"): void {
  const ids = browserProcesses(kind);
  expect(ids.length).toBeGreaterThan(0);
  for (const id of ids) process.kill(id, "SIGKILL");
}

let press: OpenPress | undefined;
afterEach(async () => { await press?.close(); });

/** Prints all pages; `disturb` is called after a page is set and before it is printed. */
async function print(disturb: (page: PageHtml) => void, tabs = 2): Promise<Buffer[]> {
  press = await openPress({ tabs });
  const printed: Buffer[] = [];
  await press.eachPage(shell, pages, async (tab, page) => {
    const diagnostics = new Diagnostics();
    const rendered = await tab.set(page, diagnostics);
    expect(diagnostics.all).toEqual([]);
    disturb(page);
    printed[pages.indexOf(page)] = Buffer.from(withoutDates(await rendered!.pdf()));
  });
  return printed;
}

describe("a browser that is killed", () => {
  it("is started again once, and the pages come out the same", async () => {
    const undisturbed = await print(() => {});
    await press!.close();
    let killed = 0;
    const printed = await print((page) => { if (page === pages[1] && killed++ === 0) kill("browser"); });
    expect(killed).toBe(1);
    for (const [i, bytes] of printed.entries()) expect(bytes.equals(undisturbed[i]!)).toBe(true);
  });

  it("is reported when it dies again", async () => {
    await expect(print((page) => { if (page === pages[0] || page === pages[1]) kill("browser"); }, 1)).rejects.toMatchObject({ name: "MachineError", code: "browser-crashed" });
  });

  it("is replaced when only a tab's process dies", async () => {
    let killed = false;
    const printed = await print((page) => { if (page === pages[1] && !killed) { killed = true; kill("renderer"); } }, 1);
    expect(printed).toHaveLength(3);
  });
});

describe("leaving", () => {
  it("removes the browser's folder and its processes, also after a raised signal", async () => {
    press = await openPress({ tabs: 1 });
    expect(ours()).toHaveLength(1);
    await press.close();
    expect(ours()).toEqual([]);

    const control = new AbortController();
    press = await openPress({ tabs: 1, signal: control.signal });
    const work = press.eachPage(shell, pages, async (tab, page) => {
      await tab.set(page, new Diagnostics());
      control.abort(new Error("interrupted"));
      await new Promise((done) => setTimeout(done, 50));
      await tab.set(page, new Diagnostics());
    });
    await expect(work).rejects.toThrow("interrupted");
    await press.close();
    expect(ours()).toEqual([]);
  });

  it("gives up a wait at its limit", async () => {
    press = await openPress({ tabs: 1, limits: { setMs: 1 } });
    const lines = Array.from({ length: 4000 }, (_, i) => ({ text: "一二三", xPt: 30, yPt: 20 + (i % 40) * 9 }));
    const long = testPage({ texts: [{ id: "01-b1", lines }] });
    await expect(press.eachPage(shell, [long], async (tab, page) => void (await tab.set(page, new Diagnostics()))))
      .rejects.toMatchObject({ name: "MachineError", code: "browser-timeout" });
  });
});
