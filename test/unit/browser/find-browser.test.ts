import { describe, expect, it } from "vitest";
import { browserCandidates, type Embedded } from "../../../src/browser/find-browser.js";
import type { Machine } from "../../../src/browser/machine.js";

function machine(parts: Partial<Machine> & { executables?: string[]; folders?: Record<string, string[]> } = {}): Machine {
  return {
    platform: "linux", arch: "x64", env: { PATH: "/home/li/bin:/usr/bin:relative" }, home: "/home/li", uid: 1000,
    isExecutable: async (path) => parts.executables?.includes(path) ?? false,
    list: async (folder) => parts.folders?.[folder] ?? [],
    ...parts,
  };
}

const embedded = (outcome: string | Error): Embedded => ({
  packed: async () => (outcome === "absent" ? { zh: "没有安装", en: "not installed" } : { folder: "/npm", version: "9" }),
  unpack: async () => {
    if (outcome instanceof Error) throw outcome;
    return { path: "/cache/chromium", env: { LD_LIBRARY_PATH: "/cache/lib" } };
  },
});

const reason = (found: object): string => ("en" in found ? String(found.en) : "");

describe("the order of the search", () => {
  it("is config, environment, embedded, installed, puppeteer's own", async () => {
    const candidates = await browserCandidates(
      { config: "/etc/chosen" },
      machine({ env: { PUPPETEER_EXECUTABLE_PATH: "/env/chrome", PATH: "" }, folders: puppeteerFolders }),
      embedded("there"),
    );
    const sources = candidates.map((candidate) => candidate.source);
    expect([...new Set(sources)]).toEqual(["config", "environment", "embedded", "installed", "puppeteer"]);
    expect(sources).toEqual([...sources].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
  });

  it("has one place only when --browser names it", async () => {
    const [only, ...rest] = await browserCandidates({ option: "/my/chrome", config: "/etc/chosen" }, machine({ executables: ["/my/chrome"] }), embedded("there"));
    expect(rest).toEqual([]);
    expect(only!.source).toBe("option");
    expect(await only!.locate()).toMatchObject({ path: "/my/chrome" });
  });

  it("says why a place holds no browser instead of throwing", async () => {
    const candidates = await browserCandidates({}, machine(), embedded(new Error("disk full")));
    const said = new Map(await Promise.all(candidates.map(async (candidate) => [candidate.place, reason(await candidate.locate())] as const)));
    expect(said.get("PUPPETEER_EXECUTABLE_PATH")).toBe("not set");
    expect(said.get("@sparticuz/chromium")).toBe("cannot be unpacked: disk full");
    expect(said.get("/usr/bin/chromium")).toMatch(/not there/);
    expect(said.get("/home/li/.cache/puppeteer")).toBe("holds no browser");
  });

  it("gives the embedded browser its own libraries and calls it a shell", async () => {
    const candidates = await browserCandidates({}, machine(), embedded("there"));
    const found = await candidates.find((candidate) => candidate.source === "embedded")!.locate();
    expect(found).toEqual({ path: "/cache/chromium", env: { LD_LIBRARY_PATH: "/cache/lib" }, shell: true });
  });
});

const order = ["option", "config", "environment", "embedded", "installed", "puppeteer"];
const puppeteerFolders = {
  "/home/li/.cache/puppeteer/chrome-headless-shell": ["linux-99.0.1.1", "linux-131.0.2.9", "linux-131.0.10.1"],
  "/home/li/.cache/puppeteer/chrome-headless-shell/linux-99.0.1.1": ["chrome-headless-shell-linux64"],
  "/home/li/.cache/puppeteer/chrome-headless-shell/linux-131.0.2.9": ["chrome-headless-shell-linux64"],
  "/home/li/.cache/puppeteer/chrome-headless-shell/linux-131.0.10.1": ["chrome-headless-shell-linux64"],
};

describe("installed browsers", () => {
  const places = async (parts: Parameters<typeof machine>[0]) =>
    (await browserCandidates({}, machine(parts), embedded("absent"))).map((candidate) => candidate.place);

  it("are searched along PATH, but never in the current folder", async () => {
    const all = await places({});
    expect(all).toContain("/home/li/bin/google-chrome");
    expect(all.filter((place) => place.startsWith("relative"))).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
  });

  it("stand in the applications folders of macOS and Windows", async () => {
    expect(await places({ platform: "darwin" })).toContain("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    const windows = await places({ platform: "win32", home: "C:\\Users\\li", env: { PROGRAMFILES: "C:\\Program Files", Path: "D:\\tools" } });
    expect(windows).toContain("C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe");
    expect(windows).toContain("D:\\tools\\chrome.exe");
  });

  it("of puppeteer come newest first by number, not by letter", async () => {
    const own = (await places({ folders: puppeteerFolders })).filter((place) => place.includes("puppeteer/chrome-headless"));
    expect(own.map((place) => /linux-([\d.]+)/.exec(place)![1])).toEqual(["131.0.10.1", "131.0.2.9", "99.0.1.1"]);
  });
});
