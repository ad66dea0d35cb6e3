/** Where Chrome and Chromium stand when somebody installed them. Names and places only; nothing is run. */
import { posix, win32 } from "node:path";
import type { Machine } from "./machine.js";

const onPath = ["chrome-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge-stable"];

/** Every place to look at on this machine, the likelier first. */
export function installedPlaces(machine: Machine): string[] {
  const { env, home, platform } = machine;
  if (platform === "win32") {
    const roots = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].filter((root) => root !== undefined);
    const tails = ["Google\\Chrome\\Application\\chrome.exe", "Chromium\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];
    return [
      ...tails.flatMap((tail) => roots.map((root) => win32.join(root, tail))),
      ...searchPath(env.PATH ?? env.Path, ";", ["chrome.exe", "chromium.exe"], win32.join),
    ];
  }
  const named = platform === "darwin"
    ? ["/Applications", posix.join(home, "Applications")].flatMap((root) => [
        `${root}/Google Chrome.app/Contents/MacOS/Google Chrome`,
        `${root}/Chromium.app/Contents/MacOS/Chromium`,
        `${root}/Microsoft Edge.app/Contents/MacOS/Microsoft Edge`,
      ])
    : ["/usr/bin", "/usr/local/bin", "/opt/google/chrome", "/snap/bin"].flatMap((root) =>
        root === "/opt/google/chrome" ? [`${root}/chrome`] : onPath.map((name) => `${root}/${name}`));
  return [...new Set([...named, ...searchPath(env.PATH, ":", onPath, posix.join)])];
}

function searchPath(path: string | undefined, separator: string, names: readonly string[], join: (...parts: string[]) => string): string[] {
  // A relative entry of PATH would run whatever lies in the current folder.
  const folders = (path ?? "").split(separator).filter((folder) => /^([A-Za-z]:)?[\\/]/.test(folder));
  return folders.flatMap((folder) => names.map((name) => join(folder, name)));
}

/** Browsers that puppeteer downloaded, headless shells first, newest version first. */
export async function puppeteerPlaces(machine: Machine): Promise<{ cache: string; places: string[] }> {
  const join = machine.platform === "win32" ? win32.join : posix.join;
  const cache = machine.env.PUPPETEER_CACHE_DIR ?? join(machine.home, ".cache", "puppeteer");
  const places: string[] = [];
  for (const product of ["chrome-headless-shell", "chrome"] as const) {
    const builds = [...(await machine.list(join(cache, product)))].sort(byVersion).reverse();
    for (const build of builds) {
      for (const folder of await machine.list(join(cache, product, build))) {
        if (!folder.startsWith(`${product}-`)) continue;
        places.push(join(cache, product, build, folder, executableName(product, machine.platform)));
      }
    }
  }
  return { cache, places };
}

function executableName(product: "chrome-headless-shell" | "chrome", platform: NodeJS.Platform): string {
  if (platform === "win32") return `${product}.exe`;
  if (platform === "darwin" && product === "chrome") {
    return "Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing";
  }
  return product;
}

/** Orders `linux-131.0.6778.85` and the like by version number. */
function byVersion(a: string, b: string): number {
  const numbers = (name: string) => name.slice(name.indexOf("-") + 1).split(".").map(Number);
  const [x, y] = [numbers(a), numbers(b)];
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const difference = (x[i] ?? 0) - (y[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
