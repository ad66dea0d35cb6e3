import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Embedded, browserCandidates } from "../../../src/browser/find-browser.js";
import { thisMachine, type Machine } from "../../../src/browser/machine.js";
import { browserFlags, startBrowser } from "../../../src/browser/start-browser.js";
import { MachineError } from "../../../src/diagnostics/machine-error.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "banxin-start-"));
  script("broken", "echo 'error while loading shared libraries: libnss3.so' >&2; exit 127");
  script("boxed", "echo 'FATAL:zygote_host_impl_linux.cc No usable sandbox!' >&2; exit 1");
});
afterAll(() => rmSync(folder, { recursive: true }));

const script = (name: string, body: string) => writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
const machine = (env: Record<string, string> = {}): Machine => ({ ...thisMachine(), home: folder, env: { PATH: "", ...env }, list: async () => [] });
const absent = { packed: async () => ({ zh: "没有安装", en: "not installed" }), unpack: async () => { throw new Error("unused"); } };
const bareMachine = (env: Record<string, string> = {}): Machine => {
  const bare = machine(env);
  return { ...bare, isExecutable: async (path) => path.startsWith(folder) && existsSync(path) };
};

async function failure(choice: { option?: string }, env: Record<string, string> = {}, embedded: Embedded = absent): Promise<MachineError> {
  const here = bareMachine(env);
  const error = await startBrowser(await browserCandidates(choice, here, embedded), here, { limitMs: 5000 }).then(() => undefined, (reason: unknown) => reason);
  expect(error).toBeInstanceOf(MachineError);
  return error as MachineError;
}

describe("when no browser starts", () => {
  it("names every place looked at, in both languages, and one command", async () => {
    const error = await failure({});
    expect(error.code).toBe("no-browser");
    for (const text of [error.zh, error.en]) {
      for (const place of ["PUPPETEER_EXECUTABLE_PATH", "@sparticuz/chromium", "/usr/bin/{chrome-headless-shell, chromium, ", join(folder, ".cache/puppeteer")]) {
        expect(text).toContain(place);
      }
    }
    expect(error.en).toContain("/opt/google/chrome/chrome (not there, or not executable)");
    expect(error.zh).toContain("/opt/google/chrome/chrome（没有此文件，或不可执行）");
    expect(error.zh).not.toMatch(/not there|not set|not installed|holds no/);
    expect(error.hint?.en).toContain("npx puppeteer browsers install");
  });

  it("names the cache folder where there is no room for the browser that comes with the package", async () => {
    const full = { packed: async () => ({ folder, version: "1" }), unpack: async () => { throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" }); } };
    const error = await failure({}, {}, full);
    expect(error.code).toBe("cache-not-written");
    for (const text of [error.zh, error.en]) expect(text).toContain(join(folder, ".cache/banxin"));
    expect(error.hint?.en).toContain("BANXIN_CACHE");
  });

  it("fails at once for --browser, saying what is wrong with it", async () => {
    const missing = await failure({ option: join(folder, "nowhere") });
    expect(missing.en).toContain(`--browser ${join(folder, "nowhere")} (not there`);
    const broken = await failure({ option: join(folder, "broken") });
    expect(broken.en).toContain("libnss3.so");
    expect(broken.en).not.toContain("/usr/bin/");
  });

  it("notes a browser that does not start and tries the next place", async () => {
    const error = await failure({}, { PUPPETEER_EXECUTABLE_PATH: join(folder, "broken") });
    expect(error.en).toMatch(/broken \(does not start: .*libnss3\.so\)/);
    expect(error.en).toContain("/usr/bin/{");
  });

  it("tells the remedy when the sandbox is what fails, and does not start without it", async () => {
    const error = await failure({ option: join(folder, "boxed") });
    expect(error.code).toBe("browser-sandbox");
    expect(error.hint?.en).toContain("unprivileged_userns_clone");
  });

  it("leaves no profile folder behind", async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith("banxin-browser-"));
    await failure({ option: join(folder, "broken") });
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith("banxin-browser-") && !before.includes(name))).toEqual([]);
  });
});

describe("the flags", () => {
  it("switch the sandbox off for root and for nobody else", () => {
    expect(browserFlags(0)).toContain("--no-sandbox");
    expect(browserFlags(1000)).not.toContain("--no-sandbox");
    expect(browserFlags(undefined)).not.toContain("--no-sandbox");
  });

  it("leave no name to be resolved", () => {
    expect(browserFlags(1000)).toContain("--host-resolver-rules=MAP * ~NOTFOUND");
  });
});

describe("the headless shell", () => {
  it("makes no frames, and measures and prints all the same", async () => {
    const here = thisMachine();
    const started = await startBrowser(await browserCandidates({}, here), here, { limitMs: 30_000 });
    try {
      if (!/^HeadlessChrome/.test(started.version) || started.source !== "embedded") return; // a whole browser makes frames
      const page = await started.browser.newPage();
      await page.setContent("<p style='width:100px;height:50px'>\u7248\u5fc3</p>");
      const seen = await page.evaluate(async () => {
        let frames = 0;
        requestAnimationFrame(() => { frames++; });
        await new Promise((resolve) => { setTimeout(resolve, 200); });
        return { frames, height: document.querySelector("p")!.getBoundingClientRect().height };
      });
      expect(seen).toEqual({ frames: 0, height: 50 });
      expect((await page.pdf()).length).toBeGreaterThan(500);
    } finally {
      await started.close();
    }
  });
});
