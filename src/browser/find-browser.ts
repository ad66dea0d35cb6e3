/** The order in which browsers are tried, and where each one is. */
import { packedChromium, unpackChromium } from "./embedded-chromium.js";
import { installedPlaces, puppeteerPlaces } from "./installed-browsers.js";
import { type Machine, userCacheFolder } from "./machine.js";
import type { NotHere } from "./not-here.js";

export type BrowserSource = "option" | "config" | "environment" | "embedded" | "installed" | "puppeteer";

/** A browser to start. */
export interface BrowserExecutable {
  readonly path: string;
  /** Added to the environment of its process. */
  readonly env: Readonly<Record<string, string>>;
  /** A headless shell, not a full Chrome: it takes the flag `--headless` in its old meaning. */
  readonly shell: boolean;
}

/** One place of the search. */
export interface BrowserCandidate {
  readonly source: BrowserSource;
  /** The place as it is shown to people. */
  readonly place: string;
  /** The browser, or the reason why there is none here. */
  locate(): Promise<BrowserExecutable | NotHere>;
}

export interface BrowserChoice {
  /** `--browser PATH`: nothing else is tried. */
  readonly option?: string;
  /** `browser` of the configuration file. */
  readonly config?: string;
}

/** Unpacks the browser that comes with the program; replaced in tests. */
export interface Embedded {
  packed: typeof packedChromium;
  unpack: typeof unpackChromium;
}

/** What a system says of a folder that is full, read-only or another's. */
const refusals: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EPERM", "ENOTDIR"]);

/** Every place to try, in order; nothing is unpacked or started yet. */
export async function browserCandidates(
  choice: BrowserChoice,
  machine: Machine,
  embedded: Embedded = { packed: packedChromium, unpack: unpackChromium },
): Promise<BrowserCandidate[]> {
  const file = (source: BrowserSource, path: string, label = path): BrowserCandidate => ({
    source,
    place: label,
    locate: async () => (await machine.isExecutable(path)) ? executable(path) : { zh: "没有此文件，或不可执行", en: "not there, or not executable" },
  });
  if (choice.option !== undefined) return [file("option", choice.option, `--browser ${choice.option}`)];

  const candidates: BrowserCandidate[] = [];
  if (choice.config !== undefined) candidates.push(file("config", choice.config, `config: ${choice.config}`));
  const variable = machine.env.PUPPETEER_EXECUTABLE_PATH;
  if (variable) candidates.push(file("environment", variable, `PUPPETEER_EXECUTABLE_PATH: ${variable}`));
  else candidates.push({ source: "environment", place: "PUPPETEER_EXECUTABLE_PATH", locate: async () => ({ zh: "没有设置", en: "not set" }) });
  candidates.push({
    source: "embedded",
    place: "@sparticuz/chromium",
    async locate() {
      const packed = await embedded.packed(machine);
      if ("zh" in packed) return packed;
      try {
        return { ...(await embedded.unpack(packed, machine)), shell: true };
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        const refused = refusals.has((cause as NodeJS.ErrnoException).code ?? "");
        return { zh: `解不开：${reason}`, en: `cannot be unpacked: ${reason}`, ...(refused ? { refusedFolder: userCacheFolder(machine) } : {}) };
      }
    },
  });
  for (const path of installedPlaces(machine)) candidates.push(file("installed", path));
  const downloaded = await puppeteerPlaces(machine);
  for (const path of downloaded.places) candidates.push(file("puppeteer", path));
  if (downloaded.places.length === 0) {
    candidates.push({ source: "puppeteer", place: downloaded.cache, locate: async () => ({ zh: "里面没有浏览器", en: "holds no browser" }) });
  }
  return candidates;
}

function executable(path: string): BrowserExecutable {
  return { path, env: {}, shell: /headless[-_]shell/.test(path) };
}
