/** Starts the first browser that works, sandboxed and without a network. */
import { execFile, type ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import puppeteer, { type Browser } from "puppeteer";
import { MachineError } from "../diagnostics/machine-error.js";
import { unlessAborted } from "../diagnostics/given-up.js";
import type { BrowserCandidate, BrowserExecutable, BrowserSource } from "./find-browser.js";
import { newProfile, sweepProfiles } from "./abandoned-profiles.js";
import type { Machine } from "./machine.js";
import type { NotHere } from "./not-here.js";

export interface StartedBrowser {
  readonly browser: Browser;
  readonly source: BrowserSource;
  readonly path: string;
  /** E.g. `HeadlessChrome/147.0.7727.0`. */
  readonly version: string;
  /** Candidates that were there but did not start, with the reason. */
  readonly skipped: readonly string[];
  /** Ends the browser and removes its folder; safe to call twice. */
  close(): Promise<void>;
}

export interface StartOptions {
  readonly limitMs: number;
  readonly signal?: AbortSignal;
}

/** A place of the search and why it gave no browser. */
interface LookedAt {
  readonly place: string;
  readonly reason: NotHere;
}

/** A browser that was found but did not start. */
class StartFailure extends Error {
  constructor(readonly sandbox: boolean, reason: string) {
    super(reason);
  }
}

/**
 * Starts the first candidate that works; those that do not are noted.
 * @throws MachineError `no-browser` naming every place looked at, or `browser-sandbox`.
 */
export async function startBrowser(candidates: readonly BrowserCandidate[], machine: Machine, options: StartOptions): Promise<StartedBrowser> {
  const looked: LookedAt[] = [];
  const skipped: string[] = [];
  let sandboxed = false;
  for (const candidate of candidates) {
    // Unpacking takes seconds; what is left of it is no browser that anyone takes for whole.
    const found = await unlessAborted(candidate.locate(), options.signal);
    if ("zh" in found) {
      looked.push({ place: candidate.place, reason: found });
      continue;
    }
    try {
      return { ...(await start(found, machine, options)), source: candidate.source, path: found.path, skipped };
    } catch (error) {
      options.signal?.throwIfAborted();
      if (!(error instanceof StartFailure)) throw error;
      sandboxed ||= error.sandbox;
      looked.push({ place: candidate.place, reason: { zh: `启动不了：${error.message}`, en: `does not start: ${error.message}` } });
      skipped.push(`${candidate.place} (does not start: ${error.message})`);
    }
  }
  throw sandboxed ? noSandbox(looked) : noBrowser(looked);
}

async function start(executable: BrowserExecutable, machine: Machine, options: StartOptions): Promise<Omit<StartedBrowser, "source" | "path" | "skipped">> {
  const profile = await newProfile(tmpdir());
  void sweepProfiles(tmpdir());
  // When the process ends without closing the browser, puppeteer kills it; its folder goes here.
  // The dying browser may still write for a moment.
  const onExit = () => rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  process.once("exit", onExit);
  const removeProfile = async () => {
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    process.off("exit", onExit);
  };
  const open = async () => {
    const browser = await puppeteer.launch({
      executablePath: executable.path,
      headless: executable.shell ? "shell" : true,
      pipe: true, // no debugging port, and the browser ends when this process does
      userDataDir: profile,
      timeout: options.limitMs,
      ...(options.signal ? { signal: options.signal } : {}),
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      env: { ...machine.env, ...executable.env },
      args: [...browserFlags(machine.uid), ...(executable.shell ? shellFlags : [])],
    });
    return { browser, version: await browser.version() };
  };
  try {
    // Puppeteer kills a browser whose start is given up, but over a pipe its own wait may then never end.
    const { browser, version } = await unlessAborted(open(), options.signal);
    let closing: Promise<void> | undefined;
    const close = async () => {
      const child = browser.process();
      try {
        // A browser that is being killed need not answer any more.
        if (browser.connected) await Promise.race([browser.close(), ...(child ? [gone(child)] : [])]);
      } finally {
        if (child) await ended(child);
        await removeProfile();
      }
    };
    return { browser, version, close: () => (closing ??= close()) };
  } catch (error) {
    try {
      options.signal?.throwIfAborted();
      const told = await lastWords(executable, machine, profile);
      const text = `${told}\n${error instanceof Error ? error.message : String(error)}`;
      throw new StartFailure(/no usable sandbox|suid sandbox|namespace sandbox|zygote_host_impl/i.test(text), firstReason(text));
    } finally {
      await removeProfile();
    }
  }
}

async function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => child.once("exit", () => resolve()));
}

/** Kills a process that has not ended yet and waits for its end: only then does it write no more files. */
async function ended(child: ChildProcess): Promise<void> {
  const end = gone(child);
  child.kill("SIGKILL");
  await end;
}

/** Over a pipe, puppeteer does not hear why a browser ends; a second try on a blank page tells. */
async function lastWords(executable: BrowserExecutable, machine: Machine, profile: string): Promise<string> {
  return new Promise((resolve) => {
    const args = [...browserFlags(machine.uid), "--headless", `--user-data-dir=${profile}`, "--dump-dom", "about:blank"];
    execFile(executable.path, args, { env: { ...machine.env, ...executable.env }, timeout: 10_000, killSignal: "SIGKILL" }, (error, _, stderr) => {
      resolve(`${stderr}\n${error ? error.message : ""}`);
    });
  });
}

/** The flags beside puppeteer's own, which already turn off extensions, background work and updates. */
export function browserFlags(uid: number | undefined): string[] {
  return [
    "--disable-gpu",
    "--font-render-hinting=none", // glyph positions must not depend on a pixel grid
    "--hide-scrollbars",
    "--disable-background-networking",
    "--disable-extensions",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    // Chromium refuses its sandbox to root; for everyone else it stays on.
    ...(uid === 0 ? ["--no-sandbox"] : []),
  ];
}

/**
 * Flags that only the headless shell knows. Frames come on demand there, and none is demanded: pages are measured and
 * printed, and nobody looks at the window. Painting it takes a tenth of a page's time and decodes every picture.
 */
const shellFlags: readonly string[] = ["--enable-begin-frame-control"];

/** The telling line of a launch error: the loader's or Chromium's own words. */
function firstReason(text: string): string {
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
  const line = lines.find((text) => /error while loading|FATAL|No usable sandbox|ENOENT|EACCES/.test(text)) ?? lines[0] ?? "no reason given";
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}

/** The places as a list for people: names of one folder with one reason share a line. */
function listed(looked: readonly LookedAt[], language: "zh" | "en"): string {
  const groups = new Map<string, { folder: string; names: string[]; reason: string }>();
  for (const { place, reason: { [language]: reason } } of looked) {
    const split = Math.max(place.lastIndexOf("/"), place.lastIndexOf("\\")) + 1;
    const path = /^([A-Za-z]:)?[\\/]/.test(place); // an npm name and a variable have no folder
    const folder = path ? place.slice(0, split) : "";
    const key = path ? `${folder} ${reason}` : `${place} ${reason}`;
    const group = groups.get(key) ?? { folder, names: [], reason };
    group.names.push(path ? place.slice(split) : place);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ folder, names, reason }) => `  ${folder}${names.length > 1 ? `{${names.join(", ")}}` : names[0]}${language === "zh" ? `（${reason}）` : ` (${reason})`}`).join("\n");
}

function noBrowser(looked: readonly LookedAt[]): MachineError {
  const folder = looked.find(({ reason }) => reason.refusedFolder !== undefined)?.reason.refusedFolder;
  if (folder !== undefined) return cacheRefused(folder, looked);
  return new MachineError(
    "no-browser",
    {
      zh: `找不到可用的浏览器。已查找：\n${listed(looked, "zh")}`,
      en: `No browser could be started. Looked at:\n${listed(looked, "en")}`,
    },
    {
      hint: {
        zh: "运行 npx puppeteer browsers install chrome-headless-shell，或用 --browser 指定 Chrome 的路径。",
        en: "Run: npx puppeteer browsers install chrome-headless-shell (or name a Chrome with --browser).",
      },
    },
  );
}

/** There is a browser, only no room for it: another browser is not what is wanted first. */
function cacheRefused(folder: string, looked: readonly LookedAt[]): MachineError {
  return new MachineError(
    "cache-not-written",
    {
      zh: `随包的浏览器要解到缓存文件夹 ${folder}，那里写不进去，也没有别的浏览器。已查找：\n${listed(looked, "zh")}`,
      en: `The browser that comes with the package is unpacked into the cache folder ${folder}, which cannot be written, and there is no other browser. Looked at:\n${listed(looked, "en")}`,
    },
    {
      hint: {
        zh: "腾出 250 MB 空间，或用环境变量 BANXIN_CACHE 指定一个能写的文件夹。",
        en: "Make 250 MB of room there, or name a folder that can be written in BANXIN_CACHE.",
      },
    },
  );
}

function noSandbox(looked: readonly LookedAt[]): MachineError {
  return new MachineError(
    "browser-sandbox",
    {
      zh: `系统不允许浏览器的沙箱启动（没有用户命名空间）。已查找：\n${listed(looked, "zh")}`,
      en: `The system does not let the browser's sandbox start (no user namespaces). Looked at:\n${listed(looked, "en")}`,
    },
    {
      hint: {
        zh: "允许用户命名空间：sudo sysctl -w kernel.unprivileged_userns_clone=1 kernel.apparmor_restrict_unprivileged_userns=0（容器内请加 --security-opt seccomp=unconfined），或安装自带 setuid 沙箱的 Chrome。沙箱不会被悄悄关闭。",
        en: "Allow user namespaces: sudo sysctl -w kernel.unprivileged_userns_clone=1 kernel.apparmor_restrict_unprivileged_userns=0 (in a container: --security-opt seccomp=unconfined), or install a Chrome with its setuid sandbox. The sandbox is never switched off silently.",
      },
    },
  );
}
